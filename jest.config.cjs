/** How jest runs: npm test, and with some of it changed tools/jest-*.config.cjs. */
const { availableParallelism } = require("node:os");

module.exports = {
  testEnvironment: "node",
  roots: ["<rootDir>/tests"],
  setupFiles: ["<rootDir>/tests/esbuild-that-ends.cjs"],
  testMatch: ["**/*.test.ts"],
  transform: {
    "/node_modules/(cjk-regex/lib|rxjs/dist/cjs(/operators)?|@cj-tech-master/excelts/dist/cjs)/index\\.js$":
      "<rootDir>/tests/transform.cjs",
    "^.+\\.(ts|m?js)$": [
      "ts-jest",
      {
        tsconfig: "tests/tsconfig.json",
        diagnostics: false,
      },
    ],
  },
  sandboxInjectedGlobals: [
    "Array",
    "Error",
    "JSON",
    "Map",
    "Math",
    "Number",
    "Object",
    "Promise",
    "Set",
    "String",
    "Symbol",
    "isNaN",
  ],
  testTimeout: 30000,
  // One more than cores: a test of a page waits for its browser, and a core would idle meanwhile
  maxWorkers: availableParallelism() + 1,
  testSequencer: "<rootDir>/tools/long-tests-first.cjs",
  moduleNameMapper: {
    "^lodash-es$": "lodash",
    "^@univerjs/engine-render$": "<rootDir>/src/sheet/no-drawing.ts",
    "^fast-check$": "<rootDir>/tests/fast-check.cjs",
  },
  transformIgnorePatterns: [
    "/node_modules/(?!(nanoid|franc-min|trigram-utils|n-gram|collapse-white-space|rbush|quickselect|kdbush|cjk-regex|ot-json1|@wendellhu|@cj-tech-master|rxjs/dist/cjs/(operators/)?index|uplot))",
  ],
};
