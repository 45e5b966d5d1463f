/**
 * How jest reads packages of hundreds of files: as one, made by esbuild, since every test file loads what it imports anew. All else goes
 * through ts-jest.
 */
const { createHash } = require("node:crypto");
const { readFileSync } = require("node:fs");
const { join } = require("node:path");

// A call is a process of its own: the thread with a service that esbuild would keep can hold jest open when the tests are done
const threads = process.env.ESBUILD_WORKER_THREADS;
process.env.ESBUILD_WORKER_THREADS = "0";
const { buildSync, version } = require("esbuild");
if (threads === undefined) delete process.env.ESBUILD_WORKER_THREADS;
else process.env.ESBUILD_WORKER_THREADS = threads;

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
