"use strict";
// Becomes build/calc.js: it runs the engine beside it with what V8 compiled last time, for most of a short command is compiling.
const fs = require("node:fs");
const Module = require("node:module");
const path = require("node:path");
const vm = require("node:vm");

const file = path.join(__dirname, "calc.engine.js");
const { mtimeMs, size } = fs.statSync(file);
// Whatever the compiled code depends on stands in its name: V8 itself looks only at the length of the source
const cacheFile = `${file}.${process.version}-${process.arch}-${size}-${Math.round(mtimeMs)}.cache`;

function compiled() {
  try {
    return fs.readFileSync(cacheFile);
  } catch {
    return undefined;
  }
}

const cachedData = compiled();
// The build leaves no character beyond ASCII in it
const script = new vm.Script(Module.wrap(fs.readFileSync(file, "latin1")), {
  filename: file,
  cachedData,
  importModuleDynamically: vm.constants?.USE_MAIN_CONTEXT_DEFAULT_LOADER,
});
const engine = new Module(file, module);
engine.filename = file;
engine.paths = module.paths;
script.runInThisContext().call(engine.exports, engine.exports, Module.createRequire(file), engine, file, __dirname);

if (cachedData === undefined || script.cachedDataRejected) {
  process.once("exit", () => {
    // Without a cache the next command is as slow as this one: nothing to tell anybody
    try {
      for (const name of fs.readdirSync(__dirname)) if (name.startsWith("calc.engine.js.")) fs.rmSync(path.join(__dirname, name));
      const own = `${cacheFile}.${process.pid}`;
      fs.writeFileSync(own, script.createCachedData());
      fs.renameSync(own, cacheFile);
    } catch {
      return;
    }
  });
}
