/**
 * npm run mutate: StrykerJS changes the code of the pure rooms, a mutant at a time, and the tests must notice. On demand for all
 * (`npm run mutate`), or for some files (`npm run mutate -- --mutate src/calc/split.ts`); CI does what a change touches.
 */
export default {
  mutate: ["calc", "host", "door", "grid", "plan"].map((room) => `src/${room}/**/*.ts`),
  testRunner: "jest",
  // Named tests are all run: looking for those that are related would only take time
  jest: { configFile: "tools/jest-mutate.config.cjs", enableFindRelatedTests: process.env.MUTATE_TESTS === undefined },
  coverageAnalysis: "perTest",
  ignoreStatic: true,
  // With named tests each report stands for itself
  incremental: process.env.MUTATE_TESTS === undefined,
  incrementalFile: ".cache/stryker-incremental.json",
  tempDirName: ".cache/stryker",
  reporters: ["clear-text", "json"],
  jsonReporter: { fileName: ".cache/mutation.json" },
  thresholds: { high: 95, low: 92, break: 92 },
  concurrency: Number(process.env.MUTATE_JOBS ?? 2),
};
