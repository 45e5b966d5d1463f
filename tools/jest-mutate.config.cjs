// The tests that a mutant of the pure rooms has to pass: few property runs, nothing that builds, draws or starts other programs, nor
// what takes minutes. One seed, so that a mutant that was noticed is noticed again
process.env.PROPERTY_RUNS ??= "30";
process.env.PROPERTY_SEED ??= "7";
const jest = require("../jest.config.cjs");

module.exports = {
  ...jest,
  rootDir: "..",
  testTimeout: 120_000,
  // The sources are roots too, or a test counts as related only to what it imports itself
  roots: ["<rootDir>/tests", "<rootDir>/src"],
  testSequencer: "<rootDir>/tools/quick-tests-first.cjs",
  testPathIgnorePatterns: [
    "/tests/(e2e|excel|tools|cli|file|workbooks|sheet|taskpane|workbench|help|languages|limits|look|architecture|catalogue)/",
    "/tests/plan/(sheet|agreement).test.ts$",
    "/tests/calc/ruin/paths.test.ts$",
    "/tests/properties/solve-and-best.test.ts$",
    "/tests/[^/]+.test.ts$",
  ],
};
