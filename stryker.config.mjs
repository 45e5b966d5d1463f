/**
 * npm run mutate: StrykerJS changes the code of the pure rooms, a mutant at a time, and the tests must notice. On demand for all
 * (`npm run mutate`), or for some files (`npm run mutate -- --mutate src/calc/split.ts`); CI does what a change touches.
 */
const named = process.env.MUTATE_TESTS !== undefined;

export default {
  mutate: ["calc", "host", "door", "grid", "plan"].map((room) => `src/${room}/**/*.ts`),
  // Named tests run without jest, which would need most of the time for itself
  testRunner: named ? "direct" : "jest",
  plugins: ["@stryker-mutator/*", "./tools/direct-runner.mjs", "./tools/mutation-shortcuts.mjs"],
  ignorers: ["shortcuts"],
  jest: { configFile: "tools/jest-mutate.config.cjs" },
  coverageAnalysis: "perTest",
  ignoreStatic: true,
  // With named tests each report stands for itself
  incremental: !named,
  incrementalFile: ".cache/stryker-incremental.json",
  tempDirName: ".cache/stryker",
  reporters: ["clear-text", "json"],
  jsonReporter: { fileName: process.env.MUTATE_REPORT ?? ".cache/mutation.json" },
  thresholds: { high: 95, low: 92, break: 92 },
  concurrency: Number(process.env.MUTATE_JOBS ?? 2),
};
