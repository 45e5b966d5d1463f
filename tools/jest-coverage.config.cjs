// npm run coverage: what the tests of the pure rooms reach, with thresholds. Pages and files are tested in a browser and by other programs
const jest = require("../jest.config.cjs");

process.env.PROPERTY_RUNS ??= "30";
const rooms = ["calc", "door", "functions", "grid", "host", "plan"];

module.exports = {
  ...jest,
  rootDir: "..",
  testMatch: [...rooms, "properties", "contract", "vectors"].map((room) => `<rootDir>/tests/${room}/**/*.test.ts`),
  collectCoverage: true,
  coverageProvider: "v8",
  collectCoverageFrom: rooms.map((room) => `src/${room}/**/*.ts`),
  coverageReporters: ["text-summary", "json-summary"],
  coverageDirectory: ".cache/coverage",
  coverageThreshold: { global: { lines: 99, branches: 97 } },
};
