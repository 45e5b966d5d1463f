import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { ExcelFunction, ExcelMetadata } from "../../src/catalogue/types";
import { faultsOf, faultsOfAssociation, faultsOfMetadata } from "../../tools/checks";
import { manifestOf, ribbonSizes } from "../../tools/manifest";
import type { Release } from "../../tools/project";

const release: Release = { version: "1.2.3", address: "https://example.org/microscale" };
const page = `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'">`;

function described(id: string, changes: Partial<ExcelFunction> = {}): ExcelFunction {
  return {
    id,
    name: id,
    description: "Does a thing.",
    helpUrl: `${release.address}/reference/${id.toLowerCase()}.html`,
    parameters: [{ name: "value", description: "A value.", type: "any" }],
    result: {},
    ...changes,
  };
}

function metadataOf(...functions: ExcelFunction[]): ExcelMetadata {
  return { allowCustomDataForDataTypeAny: true, allowErrorForDataTypeAny: true, functions };
}

const script = `CustomFunctions.associate("MICRO.VERSION", () => "MicroScale 1.2.3, contracts 2026-11-01");`;

/** A folder that works in Excel, with some files changed or, where the content is undefined, left out. */
function builtFolder(changes: Record<string, string | undefined> = {}): string {
  const directory = mkdtempSync(join(tmpdir(), "microscale-"));
  folders.push(directory);
  const icons = ribbonSizes.map((size) => [`assets/icon-${size}.png`, "png"]);
  const files: Record<string, string | undefined> = {
    "functions.js": script,
    "functions.json": JSON.stringify(metadataOf(described("MICRO.VERSION"))),
    ...Object.fromEntries(
      ["de", "fr", "es", "pt"].map((code) => [`functions-${code}.json`, JSON.stringify(metadataOf(described("MICRO.VERSION")))]),
    ),
    "catalogue.json": JSON.stringify({ version: "1.2.3", functions: [] }),
    "manifest.xml": manifestOf(release),
    "functions.html": page,
    "index.html": page,
    "taskpane.html": page,
    "reference/index.html": page,
    "reference/micro.version.html": page,
    ...Object.fromEntries(icons),
    ...changes,
  };
  for (const [file, content] of Object.entries(files)) {
    if (content === undefined) continue;
    mkdirSync(dirname(join(directory, file)), { recursive: true });
    writeFileSync(join(directory, file), content);
  }
  return directory;
}

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

describe("a built folder", () => {
  test("that works has no fault", () => {
    expect(faultsOf(builtFolder(), release)).toEqual([]);
  });

  const elsewhere = manifestOf(release).replace(`${release.address}/functions.js`, "https://elsewhere.example/functions.js");
  test.each<[string, Record<string, string | undefined>, string]>([
    [
      "without the pane that the manifest names",
      { "taskpane.html": undefined },
      "the manifest names taskpane.html, which is not in the folder",
    ],
    ["without an icon", { "assets/icon-80.png": undefined }, "the manifest names assets/icon-80.png, which is not in the folder"],
    ["whose manifest names another domain", { "manifest.xml": elsewhere }, "the manifest names another domain or folder"],
    [
      "whose manifest is of another version",
      { "manifest.xml": manifestOf({ ...release, version: "1.2.2" }) },
      "the manifest is of another version",
    ],
    [
      "whose catalogue is of another version",
      { "catalogue.json": `{"version":"1.2.2"}` },
      "catalogue.json is of another version",
    ],
    ["whose MICRO.VERSION says another version", { "functions.js": script.replace("1.2.3", "1.2.33") }, "MICRO.VERSION() says"],
    [
      "with a page that loads from elsewhere",
      { "index.html": `${page}<script src="https://elsewhere.example/a.js"></script>` },
      "index.html loads https",
    ],
    ["with a page without a policy", { "index.html": "<!doctype html>" }, "index.html has no Content-Security-Policy"],
    [
      "with a page that allows eval",
      { "index.html": page.replace("'none'", "'unsafe-eval'") },
      "the policy of index.html allows eval",
    ],
    ["without a help page", { "reference/micro.version.html": undefined }, "the helpUrl of MICRO.VERSION is not in the folder"],
    [
      "with a function without help",
      { "functions.json": JSON.stringify(metadataOf(described("MICRO.VERSION", { helpUrl: undefined }))) },
      "MICRO.VERSION has no helpUrl",
    ],
    [
      "with help on another domain",
      {
        "functions.json": JSON.stringify(metadataOf(described("MICRO.VERSION", { helpUrl: "https://elsewhere.example/x.html" }))),
      },
      "the helpUrl of MICRO.VERSION is elsewhere",
    ],
    [
      "with a function that has another name in German",
      { "functions-de.json": JSON.stringify(metadataOf(described("MICRO.STAND"))) },
      "functions-de.json differs from functions.json in more than its descriptions",
    ],
    [
      "with a Portuguese description that Excel cuts",
      { "functions-pt.json": JSON.stringify(metadataOf(described("MICRO.VERSION", { description: "x".repeat(1025) }))) },
      "functions-pt.json: the description of MICRO.VERSION is longer than 1024 characters",
    ],
  ])("%s has that fault", (_name, changes, fault) => {
    expect(faultsOf(builtFolder(changes), release).join("\n")).toContain(fault);
  });
});

describe("functions.js and functions.json", () => {
  const declared = metadataOf(described("MICRO.VERSION"), described("MICRO.MARGIN"));

  test.each([
    ["a function that is declared only", script, "MICRO.MARGIN is in functions.json, but functions.js does not associate it"],
    [
      "a function that is associated only",
      `${script}CustomFunctions.associate("A.B", () => 1);`,
      "A.B is associated, but functions.json does not name it",
    ],
    ["a function associated twice", script + script, "MICRO.VERSION is associated twice"],
    [
      "a use of Excel's error class before a host has loaded",
      `class E extends CustomFunctions.Error {}`,
      "uses CustomFunctions.Error while it loads",
    ],
    ["a script that needs a page", "document.title", "functions.js does not load: document is not defined"],
  ])("%s is a fault", (_name, source, fault) => {
    expect(faultsOfAssociation(declared, source, "1.2.3").join("\n")).toContain(fault);
  });
});

describe("functions.json", () => {
  const long = (length: number) => "x".repeat(length);

  test("of functions within the limits has no fault", () => {
    const most = described(`A.${long(62).toUpperCase()}`, {
      description: long(1024),
      parameters: [{ name: long(64), description: long(512), type: "any" }],
    });
    expect(faultsOfMetadata(metadataOf(most), 1_000_000)).toEqual([]);
  });

  test.each<[string, ExcelFunction[], string]>([
    ["an id of 65 characters", [described(`A.${long(63).toUpperCase()}`)], "no id for Excel"],
    ["an id with a small letter", [described("Micro.MARGIN")], "no id for Excel"],
    ["an id of two characters", [described("A1")], "no id for Excel"],
    ["an id that is a cell", [described("ABC12")], "ABC12 is the address of a cell"],
    ["two ids that are one name in a file", [described("A.B_C"), described("A_B.C")], "the same name in a saved workbook"],
    ["a description of 1025 characters", [described("A.B", { description: long(1025) })], "the description of A.B is longer"],
    [
      "a parameter's name of 65",
      [described("A.B", { parameters: [{ name: long(65), description: "", type: "any" }] })],
      "name of A.B is too long",
    ],
    [
      "a parameter's description of 513",
      [described("A.B", { parameters: [{ name: "a", description: long(513), type: "any" }] })],
      "description of a of A.B",
    ],
  ])("with %s has a fault", (_name, functions, fault) => {
    expect(faultsOfMetadata(metadataOf(...functions), 1000).join("\n")).toContain(fault);
  });

  test("of more than a million bytes has a fault", () => {
    expect(faultsOfMetadata(metadataOf(), 1_000_001).join()).toContain("Excel reads at most");
  });
});
