// The tests that a mutant of the pure rooms has to pass: few property runs, nothing that builds, draws or starts other programs, nor
// what takes minutes
process.env.PROPERTY_RUNS ??= "30";
const { jest } = require("../package.json");

// Only these, where they are named: of everything that imports a small module each mutant would load hundreds of files
const named = process.env.MUTATE_TESTS?.split(",").map((path) => `<rootDir>/${path}`);

module.exports = {
  ...jest,
  testMatch: named ?? jest.testMatch,
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
