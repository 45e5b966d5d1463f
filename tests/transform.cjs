/**
 * How jest reads the modules of packages: by esbuild, as the build does (our own sources go through ts-jest). Packages of hundreds of files
 * are read as one, since every test file loads what it imports anew.
 */
const { createHash } = require("node:crypto");
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { buildSync, transformSync, version } = require("esbuild");

const common = {
  format: "cjs",
  target: "es2020",
  platform: "node",
  // An import of a moment later is a require: modules of jest have no other
  supported: { "dynamic-import": false },
  // Fields of classes are assigned, as the compiler's target has it
  tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
};
const entry = /\/node_modules\/(cjk-regex\/lib|rxjs\/dist\/cjs|@cj-tech-master\/excelts\/dist\/cjs)\/index\.js$/;
const lock = readFileSync(join(__dirname, "../package-lock.json"));
const own = createHash("sha256").update(version).update(readFileSync(__filename)).update(lock).digest("hex");

function transformed(source, file) {
  const options = { ...common, sourcefile: file, sourcemap: "external", sourcesContent: false };
  const { code, map } = transformSync(source, options);
  return { code, map };
}

function bundled(file) {
  const options = { ...common, bundle: true, write: false, minifyWhitespace: true, logLevel: "error" };
  return { code: buildSync({ ...options, entryPoints: [file] }).outputFiles[0].text };
}

module.exports = {
  process: (source, file) =>
    file.endsWith("/rxjs/dist/cjs/operators/index.js")
      ? { code: 'module.exports = require("rxjs");' }
      : entry.test(file)
        ? bundled(file)
        : transformed(source, file),
  getCacheKey: (source, file, { configString }) =>
    createHash("sha256").update([own, source, file, configString].join("\0")).digest("hex"),
};
