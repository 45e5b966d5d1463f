/** Which way imports run (src/README.md), and where a word may stand. */
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, posix } from "node:path";

const source = join(__dirname, "../../src");
const files = readdirSync(source, { recursive: true, encoding: "utf8" })
  .map((file) => file.replace(/\\/g, "/"))
  .filter((file) => file.endsWith(".ts"));

const textOf = (file: string) => readFileSync(join(source, file), "utf8");
const roomOf = (file: string) => file.split("/")[0]!;

interface Import {
  from: string;
  /** A room of src, or a package. */
  to: string;
  isPackage: boolean;
}

function specifiersOf(file: string): string[] {
  const found = textOf(file).matchAll(
    /(?:^|\n)\s*(?:import|export)[^"';]*?from\s+"([^"]+)"|import\(?\s*(?:\/\*.*?\*\/\s*)?"([^"]+)"/g,
  );
  return [...found].map((match) => (match[1] ?? match[2])!);
}

function importsOf(file: string): Import[] {
  return specifiersOf(file).map((specifier) => {
    if (!specifier.startsWith(".")) return { from: file, to: specifier, isPackage: true };
    return { from: file, to: roomOf(posix.normalize(posix.join(dirname(file), specifier))), isPackage: false };
  });
}

/** The modules of ours that a file imports, types included. */
function modulesOf(file: string): string[] {
  return specifiersOf(file)
    .filter((specifier) => specifier.startsWith("."))
    .map((specifier) => `${posix.normalize(posix.join(dirname(file), specifier))}.ts`)
    .filter((module) => files.includes(module));
}

/** One circle each: the way from a module back to itself. */
function circlesOf(modules: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (module: string, way: readonly string[]): void => {
    const at = way.indexOf(module);
    if (at >= 0) circles.push([...way.slice(at), module].join(" > "));
    if (at >= 0 || done.has(module)) return;
    for (const next of modules.get(module)!) visit(next, [...way, module]);
    done.add(module);
  };
  for (const module of modules.keys()) visit(module, []);
  return circles;
}

/** The rooms that each room may import. */
const allowed: Record<string, string[]> = {
  calc: [],
  door: ["grid"],
  grid: [],
  host: ["calc", "door", "grid", "catalogue"],
  functions: ["calc", "door", "host"],
  generated: ["functions"],
  catalogue: [],
  excel: ["generated", "grid", "host"],
  file: ["grid"],
  sheet: ["grid", "host", "catalogue"],
  languages: [],
  look: ["languages"],
  plan: ["calc"],
  form: ["calc", "door", "help", "languages", "plan"],
  help: ["catalogue", "grid", "languages", "look", "host"],
  workbooks: ["calc", "catalogue", "door", "grid", "host", "plan", "sheet"],
  workbench: ["door", "form", "help", "look", "file", "grid", "plan", "sheet", "workbooks", "host", "catalogue"],
  taskpane: ["door", "form", "grid", "help", "languages", "look", "plan", "workbooks", "host", "catalogue", "generated"],
  cli: ["door", "file", "grid", "sheet", "host", "generated", "workbooks", "catalogue"],
};

const all = files.flatMap(importsOf);

describe("imports", () => {
  it.each(Object.entries(allowed))("of %s stay within its neighbours", (room, neighbours) => {
    const strays = all.filter(
      ({ from, to, isPackage }) => roomOf(from) === room && !isPackage && to !== room && !neighbours.includes(to),
    );
    expect(strays.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });

  it("run in one direction: a room imports only rooms above it in src/README.md", () => {
    const map = /```\n([\s\S]*?)```/.exec(readFileSync(join(source, "README.md"), "utf8"))![1]!;
    const order = [...map.matchAll(/^([a-z]+)\//gm)].map((match) => match[1]!);
    expect([...order].sort()).toEqual(Object.keys(allowed).sort());
    const upward = all.filter(({ from, to, isPackage }) => !isPackage && order.indexOf(to) > order.indexOf(roomOf(from)));
    expect(upward.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });

  it("make no circle among modules", () => {
    const modules = new Map(files.map((file) => [file, modulesOf(file)]));
    expect(circlesOf(modules)).toEqual([]);
  });

  it("of calc on formulas hold no templates and no files: a short command does not make what it does not need", () => {
    const loaded = new Set<string>();
    const load = (module: string): void => {
      if (loaded.has(module)) return;
      loaded.add(module);
      const later = [...textOf(module).matchAll(/import\((?:\/\*.*?\*\/\s*)?"([^"]+)"\)/g)].map((match) => match[1]!);
      const there = (specifier: string) => `${posix.normalize(posix.join(dirname(module), specifier))}.ts`;
      for (const next of modulesOf(module)) if (!later.map(there).includes(next)) load(next);
    };
    ["cli/main.ts", "cli/formula-command.ts"].forEach(load);
    expect([...loaded].filter((module) => ["workbooks", "file"].includes(roomOf(module)))).toEqual([]);
    expect(loaded).toContain("sheet/headless.ts");
  });

  it("know every room of src", () => {
    expect([...new Set(files.map(roomOf))].filter((room) => !(room in allowed))).toEqual([]);
  });

  it("of calc are decimal.js and nothing else", () => {
    const packages = all.filter(({ from, isPackage }) => roomOf(from) === "calc" && isPackage).map(({ to }) => to);
    expect([...new Set(packages)]).toEqual(["decimal.js"]);
  });

  it("of functions and host hold no package and nothing of Node, so that they run in Excel", () => {
    const strays = all.filter(({ from, isPackage }) => ["functions", "host", "excel"].includes(roomOf(from)) && isPackage);
    expect(strays).toEqual([]);
  });
});

describe("formulas", () => {
  it("are taken apart by grid/ alone", () => {
    const readers = all.filter(({ to, isPackage }) => isPackage && to === "@borgar/fx").map(({ from }) => roomOf(from));
    expect([...new Set(readers)]).toEqual(["grid"]);
  });

  /** These two read what is a formula in the reader's separators alone: commas for decimals, semicolons between arguments. */
  const separators = ["door/typed-formula.ts", "help/local-formula.ts"];
  it("are matched by no pattern elsewhere, and worksheets are put into quotes in grid/ alone", () => {
    const pattern = /\(\?:\[\^'\]\|''\)|\(\?:\[\^"\]\|""\)\*"\|'|replace(?:All)?\((?:"'"|\/'\/g), "''"\)/;
    const strays = files.filter((file) => roomOf(file) !== "grid" && !separators.includes(file) && pattern.test(textOf(file)));
    expect(strays).toEqual([]);
  });

  it("know the names by which files call our functions from grid/function-tokens.ts alone", () => {
    const said = files.filter((file) => /xldudf|xludf/i.test(textOf(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "")));
    expect(said).toEqual(["grid/function-tokens.ts"]);
  });
});

describe("words", () => {
  it("CustomFunctions is said only in excel/ and by the stand-in for it", () => {
    const said = files.filter((file) => /\bCustomFunctions\b/.test(textOf(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "")));
    expect(said.filter((file) => roomOf(file) !== "excel" && !file.startsWith("sheet/"))).toEqual([]);
  });

  it("Univer is known only in sheet/", () => {
    const known = all.filter(({ to, isPackage }) => isPackage && to.startsWith("@univerjs/")).map(({ from }) => roomOf(from));
    expect([...new Set(known)]).toEqual(["sheet"]);
  });

  it("the library that reads and writes .xlsx is known only in file/, so that another can take its place", () => {
    const known = all
      .filter(({ to, isPackage }) => isPackage && to.startsWith("@cj-tech-master/excelts"))
      .map(({ from }) => roomOf(from));
    expect([...new Set(known)]).toEqual(["file"]);
  });

  it("money is no floating point number: calc keeps Math out of everything but indicators, replays and odds", () => {
    const strays = files.filter(
      (file) =>
        /^calc\/[^/]+\.ts$/.test(file) && /\bMath\.(round|floor|ceil|trunc|pow|log|exp)|parseFloat|\bNumber\(/.test(textOf(file)),
    );
    expect(strays).toEqual([]);
  });
});

describe("files", () => {
  it("of functions are called after their function and stay short", () => {
    const long = files.filter((file) => roomOf(file) === "functions" && textOf(file).split("\n").length > 100);
    expect(long).toEqual([]);
  });

  it("are kebab-case", () => {
    expect(files.filter((file) => !/^[a-z0-9-]+(\/[a-z0-9-]+)*(\.d)?\.ts$/.test(file))).toEqual([]);
  });
});
