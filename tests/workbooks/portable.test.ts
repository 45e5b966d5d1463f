/** Copies without our functions, calculated by other programs than ours. */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CellError } from "../../src/grid/cell";
import { cellName, readAddress } from "../../src/grid/address";
import type { SheetValue, WorkbookData } from "../../src/grid/workbook-data";
import { WorkbookFile } from "../../src/file/workbook-file";
import { readWorkbook } from "../../src/file/xlsx";
import { excelFaults } from "../file/excel-rules";
import { WrittenParts } from "../file/schema-faults";
import { folder, inFolder, partsOf, run, writeTemplate } from "../cli/files";
import { templates } from "../../src/workbooks/templates";
import { templateFile } from "../../tools/workbooks";
import { builtLibrary, customFunctions, root } from "./engine";
import { nativeForms } from "./native-forms";
import { convert, office } from "./office";
import { slow, whole } from "../property";

jest.setTimeout(300_000);
const open = (name: string): WorkbookData =>
  readWorkbook(new Uint8Array(readFileSync(inFolder(name))), { customFunctions: customFunctions() });

/** Those whose native formulas the other programs here know: the others have LET, XMATCH, UNIQUE and FILTER too. */
const withNative = ["native-forms", "scale-out"];

const all = whole ? ["native-forms", ...templates.map(({ id }) => id)] : withNative;

beforeAll(async () => {
  for (const id of all) {
    if (id === "native-forms")
      writeFileSync(inFolder(`${id}.xlsx`), await templateFile({ workbook: nativeForms }, builtLibrary()));
    else await writeTemplate(id, `${id}.xlsx`);
    await run(`${id}.xlsx`, "--portable", "--out", `${id}-portable.xlsx`);
  }
});

/** Every number that is the result of a formula, by place. */
function numbersOf({ sheets }: WorkbookData): Record<string, number> {
  return Object.fromEntries(
    sheets.flatMap(({ name, cells, spills = {} }) => [
      ...Object.entries(cells).flatMap(([address, { value }]): [string, number][] =>
        typeof value === "number" ? [[`${name}!${address}`, value]] : [],
      ),
      ...Object.values(spills).flatMap(({ range, values }) => {
        const { row, column } = readAddress(range);
        return values.flatMap((cells_, down) =>
          cells_.flatMap((value, right): [string, number][] =>
            typeof value === "number" ? [[`${name}!${cellName(row + down, column + right)}`, value]] : [],
          ),
        );
      }),
    ]),
  );
}

function expectSame(found: Record<string, number>, expected: Record<string, number>): void {
  const different = Object.entries(expected).filter(
    ([place, value]) => !(Math.abs((found[place] ?? NaN) - value) <= 1e-9 * Math.max(1, Math.abs(value))),
  );
  expect(different.map(([place, value]) => `${place} ${value} ${found[place]}`)).toEqual([]);
}

describe.each(all)("the portable copy of %s", (id) => {
  it("has no function of ours, the same numbers, and says what became of each cell", async () => {
    const [before, after] = [open(`${id}.xlsx`), open(`${id}-portable.xlsx`)];
    expect(excelFaults(new Uint8Array(readFileSync(inFolder(`${id}-portable.xlsx`))))).toEqual([]);
    expect(JSON.stringify(partsOf(`${id}-portable.xlsx`))).not.toContain("<f>_xldudf_");
    expectSame(numbersOf(after), numbersOf(before));
    const notes = after.sheets.find(({ name }) => name === "Portable notes")!;
    const ours = before.sheets
      .flatMap(({ cells }) => Object.values(cells))
      .filter(({ formula }) => /[A-Z]\.[A-Z]/.test(formula ?? ""));
    expect(Object.keys(notes.cells).filter((address) => address.startsWith("A")).length).toBeGreaterThanOrEqual(ours.length);
  });
});

slow("all of them are valid by the published schemas", async () => {
  const parts = new WrittenParts();
  for (const id of all) parts.add(id, new Uint8Array(readFileSync(inFolder(`${id}-portable.xlsx`))));
  expect(parts.count).toBeGreaterThan(4 * all.length);
  expect(await parts.faults()).toEqual([]);
});

describe.each(withNative)("the portable copy of %s", (id) => {
  it("holds native formulas that IronCalc calculates to the same numbers", async () => {
    const portable = open(`${id}-portable.xlsx`);
    const sheets = portable.sheets
      .filter(({ name }) => name !== "Portable notes")
      .map(({ name, cells }) => [name, inputsOf(cells)] as const);
    const input = JSON.stringify({ sheets, names: portable.names ?? {} });
    const { stdout, stderr } = spawnSync(process.execPath, [join(__dirname, "ironcalc.mjs")], {
      input,
      encoding: "utf8",
      cwd: root,
    });
    if (stdout === "") throw new Error(stderr);
    const results = JSON.parse(stdout) as [string, Record<string, string>][];
    const different = results.flatMap(([sheet, cells]) =>
      Object.entries(cells).flatMap(([address, text]) => {
        const cell = portable.sheets.find(({ name }) => name === sheet)!.cells[address]!;
        // Texts are made with TEXT, whose formats are IronCalc's own business
        if (typeof cell.value !== "number") return [];
        return Math.abs(Number(text) - cell.value) <= 1e-7 * Math.max(1, Math.abs(cell.value))
          ? []
          : [`${sheet}!${address} ${cell.formula} ${cell.value} ${text}`];
      }),
    );
    expect(different).toEqual([]);
    expect(results.flatMap(([, cells]) => Object.keys(cells)).length).toBeGreaterThanOrEqual(3);
  });
});

function inputsOf(cells: WorkbookData["sheets"][number]["cells"]): Record<string, SheetValue> {
  return Object.fromEntries(
    Object.entries(cells).flatMap(([address, { formula, value = null }]): [string, SheetValue][] => {
      if (formula !== undefined) return [[address, formula]];
      return value === null || value instanceof CellError ? [] : [[address, value]];
    }),
  );
}

const withOffice = office === undefined ? describe.skip : describe;
if (office === undefined) console.warn("LibreOffice is not installed: its recalculation of the portable copies is skipped");

withOffice("LibreOffice, which calculates every formula when it opens a file,", () => {
  /** Functions younger than 2007 that it does not have: a formula with one of them gives way to its result. */
  const unknown = /_xlfn\.(?!(?:CONCAT|IFNA|IFS|MAXIFS|MINIFS|SWITCH|TEXTJOIN)\()/;

  /** The results of native formulas wiped; how many there are. */
  const wipe = (id: string): number => {
    const file = WorkbookFile.open(new Uint8Array(readFileSync(inFolder(`${id}-portable.xlsx`))), customFunctions());
    let count = 0;
    for (const { sheet, cell } of [...file.formulas()]) {
      if (unknown.test(cell.formula ?? "")) sheet.cells.dropFormula(cell.address);
      else {
        count += 1;
        if (typeof cell.value === "number") sheet.cells.setResult(cell.address, 0);
      }
    }
    writeFileSync(inFolder(`${id}-wiped.xlsx`), file.bytes());
    return count;
  };

  it("gives the same numbers in the copies of all templates, though their stored results were wiped", () => {
    const counts = new Map(all.map((id) => [id, wipe(id)]));
    expect([...counts].filter(([, count]) => count === 0)).toEqual([]);
    expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(whole ? 1000 : 90);
    const out = convert(
      folder,
      all.map((id) => `${id}-wiped.xlsx`),
      "xlsx",
    );
    for (const id of all) {
      const calculated = readWorkbook(new Uint8Array(readFileSync(join(out, `${id}-wiped.xlsx`))), {
        customFunctions: customFunctions(),
      });
      expectSame(numbersOf(calculated), numbersOf(open(`${id}-portable.xlsx`)));
    }
  });

  slow("keeps our formulas when it opens and saves a template, so that calc calculates it anew", async () => {
    const out = convert(folder, ["scale-out.xlsx"], "xlsx");
    writeFileSync(inFolder("back.xlsx"), readFileSync(join(out, "scale-out.xlsx")));
    const { answers } = await run("back.xlsx", "Exit!F15:F17");
    expect(answers).toEqual(["70701.7\n71053.4\n71405.1"]);
  });
});
