/** A draft keeps long columns of numbers apart, and only once: what it keeps is the workbook. */
import type { CellData, WorkbookData } from "../../src/grid/workbook-data";
import { createHeadlessSheet } from "../../src/sheet/headless";
import { withLongColumns } from "../../src/sheet/long-columns";
import type { Sheet } from "../../src/sheet/sheet";
import { oneIn } from "../property";
import { fakeLibrary } from "./fake-library";

const rows = 1500;
const style = { numberFormat: "0.00" };
const workbook: WorkbookData = {
  sheets: [
    { name: "Plan", cells: { A1: { value: 1 }, B1: { formula: "=SUM(Bars!A:A)*A1" } } },
    {
      name: "Bars",
      cells: Object.fromEntries(
        Array.from({ length: rows }, (_, at): [string, CellData][] => [
          [`A${at + 1}`, { value: at + 0.5, style }],
          [`B${at + 1}`, { value: -at }],
          [`C${at + 1}`, { value: at % 7 === 0 ? "word" : at }],
        ])
          .flat()
          .concat([["E1", { formula: "=Plan!A1*SEQUENCE(1400)" }]]),
      ),
    },
  ],
};

let sheet: Sheet;
beforeEach(async () => {
  sheet = createHeadlessSheet(fakeLibrary(), workbook);
  await sheet.recalculate();
});
afterEach(() => sheet.dispose());

const cellsOf = (data: WorkbookData) => data.sheets.map(({ name, cells }) => [name, cells]);

test("a draft and its long columns are the workbook", () => {
  const { workbook: kept, long, isCut } = sheet.draft(20_000);
  expect(long.Bars!.columns.map(({ column, values }) => [column, values.length])).toEqual([
    [0, 1300],
    [1, 1300],
  ]);
  expect(kept.sheets[1]!.cells.A300).toBeUndefined();
  expect(kept.sheets[1]!.cells.C300).toEqual({ value: 299 });
  expect(isCut).toBe(false);
  expect(cellsOf(withLongColumns(kept, long))).toEqual(cellsOf(sheet.workbook()));
});

const edits: readonly [string, (bars: Sheet) => void][] = [
  ["a text", (bars) => bars.setValue("Bars!A700", "typed")],
  ["a logical value", (bars) => bars.setValue("Bars!B1400", true)],
  ["a formula", (bars) => bars.setFormula("Bars!B700", "=1+1")],
  ["a blank cell", (bars) => bars.setValue("Bars!B700", null)],
  ["another look", (bars) => bars.setLook("Bars!A700", { bold: true })],
  ["another look at its beginning", (bars) => bars.setNumberFormats("Bars!B1:B240", ["0.000"])],
  ["a number", (bars) => bars.setValue("Bars!A700", 7)],
  ["a row that is gone", (bars) => bars.deleteRows("Bars", 700)],
  ["rows of a table", (bars) => bars.putRows("Bars!A2", [[8, 9]])],
];

test.each(oneIn(3, edits))("with %s in a long column it is the workbook, too", async (_, act) => {
  const before = sheet.draft(20_000).long;
  act(sheet);
  await sheet.recalculate();
  const { workbook: kept, long } = sheet.draft(20_000);
  expect(long.Bars).not.toBe(before.Bars);
  const anew = createHeadlessSheet(fakeLibrary(), withLongColumns(kept, long));
  await anew.recalculate();
  expect(anew.readRange(`Bars!A1:C${rows}`)).toEqual(sheet.readRange(`Bars!A1:C${rows}`));
  expect(cellsOf(anew.workbook())).toEqual(cellsOf(sheet.workbook()));
  anew.dispose();
});

test("an input beside them leaves the long columns as they are kept", async () => {
  const before = sheet.draft(20_000).long.Bars;
  sheet.setValue("Plan!A1", 2);
  await sheet.recalculate();
  expect(sheet.read("Bars!E1400")).toBe(2800);
  expect(sheet.draft(20_000).long.Bars).toBe(before);
});

test("what is no column of numbers is kept down to the last row that is asked for", () => {
  const { workbook: kept, isCut } = sheet.draft(1000);
  expect([kept.sheets[1]!.cells.C1000, kept.sheets[1]!.cells.C1001, isCut]).toEqual([{ value: 999 }, undefined, true]);
});
