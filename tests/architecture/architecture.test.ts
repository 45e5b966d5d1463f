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

function importsOf(file: string): Import[] {
  const specifiers = [...textOf(file).matchAll(/(?:^|\n)\s*(?:import|export)[^"';]*?from\s+"([^"]+)"|import\(?\s*"([^"]+)"/g)];
  return specifiers.map((match) => {
    const specifier = (match[1] ?? match[2])!;
    if (!specifier.startsWith(".")) return { from: file, to: specifier, isPackage: true };
    return { from: file, to: roomOf(posix.normalize(posix.join(dirname(file), specifier))), isPackage: false };
  });
}

/** The rooms that each room may import. */
const allowed: Record<string, string[]> = {
  calc: [],
  door: ["grid"],
  grid: [],
  host: ["calc", "door", "grid", "catalogue", "generated"],
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
  workbooks: ["catalogue", "grid", "host", "plan", "sheet"],
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

describe("words", () => {
  it("CustomFunctions is said only in excel/ and by the stand-in for it", () => {
    const said = files.filter((file) => /\bCustomFunctions\b/.test(textOf(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "")));
    expect(said.filter((file) => roomOf(file) !== "excel" && !file.startsWith("sheet/"))).toEqual([]);
  });

  it("Univer is known only in sheet/", () => {
    const known = all.filter(({ to, isPackage }) => isPackage && to.startsWith("@univerjs/")).map(({ from }) => roomOf(from));
    expect([...new Set(known)]).toEqual(["sheet"]);
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
