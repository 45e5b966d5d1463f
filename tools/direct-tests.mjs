/**
 * Runs test files of bare node in this process, as jest would, with modules that are loaded anew each time: a mutant costs some
 * milliseconds, where jest needs a third of a second to set itself up. describe, it and expect are jest's own packages where they have one.
 */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { compileFunction } from "node:vm";
import { transformSync } from "esbuild";
import { expect } from "expect";
import { bind } from "jest-each";
import { ModuleMocker } from "jest-mock";

const parameters = ["exports", "require", "module", "__filename", "__dirname"];
const endings = ["", ".ts", ".tsx", ".cjs", ".js", ".json", "/index.ts"];

/** Modules of a folder by path, compiled once; each `fresh` gives a loader whose modules nobody has loaded yet. */
function modulesOf(root) {
  const compiled = new Map();
  const ofPackages = createRequire(join(root, "package.json"));

  const compile = (path) => {
    const text = readFileSync(path, "utf8");
    const { code } = path.endsWith(".json")
      ? { code: `module.exports = ${text}` }
      : transformSync(text, { loader: path.endsWith(".tsx") ? "tsx" : "ts", format: "cjs", target: "node20", sourcefile: path });
    return compileFunction(code, parameters, { filename: path });
  };
  const fileOf = (path) => {
    const found = endings.map((ending) => path + ending).find((each) => /\.\w+$/.test(each) && existsSync(each));
    if (found === undefined) throw new Error(`no module ${path}`);
    return found;
  };
  const pathOf = (name, from) => {
    if (name === "fast-check") return join(root, "tests/fast-check.cjs");
    return name.startsWith(".") ? fileOf(resolve(dirname(from), name)) : undefined;
  };

  const fresh = () => {
    const loaded = new Map();
    const load = (path) => {
      const known = loaded.get(path);
      if (known) return known.exports;
      // Files of node_modules hold no mutants
      if (path.includes("node_modules")) return ofPackages(path);
      if (!compiled.has(path)) compiled.set(path, compile(path));
      const module = { exports: {} };
      loaded.set(path, module);
      const require = (name) => {
        const inner = pathOf(name, path);
        return inner === undefined ? ofPackages(name) : load(inner);
      };
      compiled.get(path)(module.exports, require, module, path, dirname(path));
      return module.exports;
    };
    return load;
  };
  return { fresh, pathOf };
}

function blockIn(parent) {
  return { parent, name: parent ? parent.name : "", before: [], after: [], beforeEach: [], afterEach: [], isEntered: false };
}

/** What describe and it of one file said, as a list of tests in their order. */
function collect(file, { fresh, pathOf }, mocker) {
  const tests = [];
  let block = blockIn();
  const describe = (name, body) => {
    const outer = block;
    block = { ...blockIn(outer), name: `${outer.name} ${name}` };
    body();
    block = outer;
  };
  const it = (name, body) =>
    tests.push({ id: `${file}#${tests.length}`, name: `${block.name} ${name}`.trim(), body, block, jest });
  const skip = () => undefined;
  skip.each = () => skip;
  const open = (found) => Object.assign(found, { skip, each: bind(found, false) });
  const hook = (kind) => (body) => block[kind].push(body);
  const jest = {
    ...{ setTimeout: () => jest, fn: mocker.fn.bind(mocker), spyOn: mocker.spyOn.bind(mocker) },
    ...{ isolateModules: (body) => body(), requireActual: (name) => fresh()(pathOf(name, file)) },
  };
  Object.assign(globalThis, {
    ...{ expect, jest, describe: open(describe), it: open(it), test: it },
    ...{ beforeAll: hook("before"), afterAll: hook("after"), beforeEach: hook("beforeEach"), afterEach: hook("afterEach") },
  });
  // Each file has modules of its own, as with jest
  fresh()(file);
  return tests;
}

const outwards = (block) => (block ? [block, ...outwards(block.parent)] : []);

async function each(bodies) {
  for (const body of bodies) await body();
}

async function failureOf({ body, block }, entered) {
  const blocks = outwards(block);
  let failure;
  const attempt = async (run) => {
    try {
      await run();
    } catch (error) {
      failure ??= error instanceof Error ? error : new Error(String(error));
    }
  };
  await attempt(async () => {
    for (const one of [...blocks].reverse()) {
      if (!one.isEntered) entered.push(one);
      if (!one.isEntered) await each(one.before);
      one.isEntered = true;
    }
    for (const one of [...blocks].reverse()) await each(one.beforeEach);
    await body();
  });
  // After a test that failed, too: what it changed would spoil all that come after it
  for (const one of blocks) await attempt(() => each(one.afterEach));
  return failure;
}

/**
 * Runs those tests of files that are tried at all; `isAsked` picks, `begin` hears of each before it starts, and it ends at the first
 * failure where `endsEarly`. A file is loaded when its turn comes: `loading` and `loaded` hear of that.
 */
export function directTests(root, isTried = () => true) {
  const modules = modulesOf(root);
  return async function run(
    files,
    { isAsked = () => true, begin = () => undefined, loading = () => undefined, loaded = () => undefined, endsEarly = false },
  ) {
    const mocker = new ModuleMocker(globalThis);
    const results = [];
    const entered = [];
    const isDone = () => endsEarly && results.at(-1)?.failure;
    const runTest = async (test) => {
      begin(test.id);
      globalThis.jest = test.jest;
      const started = performance.now();
      const failure = await failureOf(test, entered);
      results.push({ ...test, failure, time: performance.now() - started });
    };
    try {
      for (const file of files) {
        if (isDone()) break;
        loading();
        const tests = collect(file, modules, mocker).filter((test) => isTried(test) && isAsked(test.id));
        loaded();
        for (const test of tests) if (!isDone()) await runTest(test);
      }
      for (const block of entered.reverse()) await each(block.after);
    } finally {
      mocker.restoreAllMocks();
    }
    return results;
  };
}
