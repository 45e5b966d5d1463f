// npm run fuzz: the random calls of tests/fuzz, which take hours at their full number and are no part of npm test
const { jest } = require("../package.json");

module.exports = { ...jest, rootDir: "..", testMatch: ["**/*.fuzz.ts"] };
