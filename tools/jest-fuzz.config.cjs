// npm run fuzz: the random calls of tests/fuzz, and every property of tests/properties on FUZZ_PROPERTIES cases (default 10,000). They take
// hours at their full number and are no part of npm test
process.env.PROPERTY_RUNS ??= process.env.FUZZ_PROPERTIES ?? "10000";
const jest = require("../jest.config.cjs");

module.exports = {
  ...jest,
  rootDir: "..",
  testMatch: ["**/*.fuzz.ts", "**/tests/properties/*.test.ts"],
  testTimeout: 24 * 3600 * 1000,
};
