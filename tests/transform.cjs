/**
 * How jest reads packages of hundreds of files: as one, made by esbuild, since every test file loads what it imports anew. All else goes
 * through ts-jest.
 */
const { createHash } = require("node:crypto");
const { readFileSync } = require("node:fs");
const { join } = require("node:path");

require("./esbuild-that-ends.cjs");
const { buildSync, version } = require("esbuild");

const lock = readFileSync(join(__dirname, "../package-lock.json"));
const own = createHash("sha256").update(version).update(readFileSync(__filename)).update(lock).digest("hex");

function bundled(file) {
  const options = { bundle: true, format: "cjs", target: "es2020", platform: "node", minifyWhitespace: true };
  return buildSync({ ...options, entryPoints: [file], write: false, logLevel: "error" }).outputFiles[0].text;
}

module.exports = {
  process: (_source, file) => ({
    code: file.endsWith("/rxjs/dist/cjs/operators/index.js") ? 'module.exports = require("rxjs");' : bundled(file),
  }),
  getCacheKey: (source, file, { configString }) =>
    createHash("sha256").update([own, source, file, configString].join("\0")).digest("hex"),
};
