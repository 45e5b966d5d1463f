/** What a second program shows of the planning sheet, by the rules of decimals in the file: the same texts as the page. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CellError } from "../../src/grid/cell";
import { writeWorkbook } from "../../src/file/xlsx";
import { scalingPlan } from "../../src/workbooks/scaling-plan";
import { instruments, planningSheet } from "../plan/planning-sheet";
import { slowly } from "../property";
import { convert, office } from "./office";
import { pdfTexts } from "./pdf-text";

jest.setTimeout(240_000);

const withOffice = office === undefined ? describe.skip : slowly;
if (office === undefined) console.warn("LibreOffice is not installed: what it shows of the planning sheet is skipped");

withOffice("LibreOffice", () => {
  const planning = planningSheet();
  const folder = mkdtempSync(join(tmpdir(), "microscale-shown-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** The planning sheet as it stands, results without their formulas: it knows none of our functions. */
  function planFile(): Promise<Uint8Array> {
    const sheet = scalingPlan.workbook.sheets[0]!;
    const cells = Object.fromEntries(
      Object.entries(sheet.cells).map(([address, { style }]) => {
        const value = planning.sheet.read(`Plan!${address}`);
        if (value instanceof CellError) throw new Error(`${address} holds ${value.code}`);
        return [address, { value, ...(style && { style }) }];
      }),
    );
    const names = Object.entries(scalingPlan.workbook.names!).filter(([, place]) => place.startsWith("Plan!"));
    const { validations: _rules, charts: _charts, ...look } = sheet;
    return writeWorkbook({ sheets: [{ ...look, cells }], names: Object.fromEntries(names) }, { customFunctions: [] });
  }

  it("shows entry, plan and prices with the decimals that the page shows", async () => {
    const expected: string[][][] = [];
    for (const [index, [entry, values]] of instruments.entries()) {
      await planning.set(values);
      expect(planning.shown("B7")).toBe(entry);
      const rows = [13, 14, 15].map((row) => [..."EFGHIJKLMNO"].map((letter) => planning.shown(`${letter}${row}`)));
      expected.push([["Entry price", entry], ["Worst stage", planning.shown("H5")], ...rows]);
      writeFileSync(join(folder, `plan-${index}.xlsx`), await planFile());
    }
    const out = convert(
      folder,
      instruments.map((_, index) => `plan-${index}.xlsx`),
      "pdf",
    );
    instruments.forEach(([entry], index) => {
      const texts = ` | ${pdfTexts(readFileSync(join(out, `plan-${index}.pdf`))).join(" | ")} | `;
      const missing = expected[index]!.map((row) => row.filter((text) => text !== "").join(" | ")).filter(
        (row) => !texts.includes(` | ${row} | `),
      );
      expect([entry, missing]).toEqual([entry, []]);
    });
  });
});
