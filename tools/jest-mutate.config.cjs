// The tests that a mutant of the pure rooms has to pass: few property runs, nothing that builds, draws or starts other programs
process.env.PROPERTY_RUNS ??= "30";
const { jest } = require("../package.json");

module.exports = {
  ...jest,
  rootDir: "..",
  // The sources are roots too, or a test counts as related only to what it imports itself
  roots: ["<rootDir>/tests", "<rootDir>/src"],
  testPathIgnorePatterns: [
    "/tests/(e2e|excel|tools|cli|workbooks|sheet|taskpane|workbench|help|languages)/",
    "/tests/[^/]+.test.ts$",
  ],
};
