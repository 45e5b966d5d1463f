/** Ranges of one column that begin in the same cell: what is found of them is what the engine finds of each by itself. */
import { type ArrayValueObject, BaseReferenceObject } from "@univerjs/engine-formula";
import fc from "fast-check";
import type { CellData } from "../../src/grid/workbook-data";
import { CellError } from "../../src/grid/cell";
import { RangeArray } from "../../src/sheet/growing-ranges";
import { createHeadlessSheet } from "../../src/sheet/headless";
import type { Sheet } from "../../src/sheet/sheet";
import { runsBy } from "../property";
import { fakeLibrary } from "./fake-library";

const library = fakeLibrary();
const rows = 130;

const sheetOf = (cells: Record<string, CellData>): Sheet => createHeadlessSheet(library, { sheets: [{ name: "S", cells }] });

const column = (letter: string, cells: readonly CellData[]): Record<string, CellData> =>
  Object.fromEntries(cells.map((cell, at) => [`${letter}${at + 1}`, cell]));

const changed = <T>(list: readonly T[], at: number, other: T): T[] => list.map((each, place) => (place === at ? other : each));

const formulas = (letter: string, formula: (row: number) => string): Record<string, CellData> =>
  column(
    letter,
    Array.from({ length: rows }, (_, at) => ({ formula: formula(at + 1) })),
  );

const format = { numberFormat: "0.000 €" };
const cell: fc.Arbitrary<CellData> = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: -99_999, max: 99_999 }).map((cents) => ({ value: cents / 100 })) },
  { weight: 4, arbitrary: fc.double({ noNaN: true, min: -1e6, max: 1e6 }).map((value) => ({ value })) },
  { weight: 2, arbitrary: fc.integer({ min: -9, max: 9 }).map((value) => ({ value, style: format })) },
  fc.constantFrom<CellData>(
    ...[{ value: "text" }, { value: true }, { value: "" }, {}, { value: 7, style: { numberFormat: "@" } }, { value: 1e308 }],
    ...[{ formula: "=1/3" }, { formula: '=""' }, { formula: "=D1" }, { formula: "=TRUE" }],
  ),
);
const failing = fc.option(fc.tuple(fc.integer({ min: 0, max: rows - 1 }), fc.constantFrom("=1/0", "=NA()")), { nil: undefined });

describe("what is found of a range that others go on from", () => {
  const measures = ["sum", "count", "countA", "max", "min"] as const;
  const told = (value: ReturnType<ArrayValueObject["sum"]>) =>
    value.isError()
      ? { error: (value as unknown as { getErrorType(): string }).getErrorType(), data: value.getCustomData() }
      : { value: value.getValue(), pattern: value.getPattern() };

  afterEach(() => jest.restoreAllMocks());

  it("is what the engine finds of its cells, number formats and reasons included", async () => {
    const found: unknown[] = [];
    // The engine's own, as the first sheet of a process mends it
    sheetOf({}).dispose();
    const read = BaseReferenceObject.prototype.toArrayValueObject;
    const compared = new Set<ArrayValueObject>();
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: rows, maxLength: rows }), failing, async (cells, error) => {
        const sheet = sheetOf({
          ...column("A", error ? changed(cells, error[0], { formula: error[1] }) : cells),
          ...formulas("B", (row) => `=SUM(A$1:A${row})+AVERAGE(A$2:A${row + 1})`),
        });
        const spy = jest.spyOn(BaseReferenceObject.prototype, "toArrayValueObject");
        spy.mockImplementation(function (this: BaseReferenceObject, usesCache = true) {
          const given = read.call(this, usesCache);
          if (!usesCache || !(given instanceof RangeArray) || compared.has(given)) return given;
          compared.add(given);
          const plain = read.call(this, false);
          for (const measure of measures) found.push([told(given[measure]()), told(plain[measure]())]);
          return given;
        });
        await sheet.recalculate();
        spy.mockRestore();
        for (const [ours, engines] of found.splice(0) as [unknown, unknown][]) expect(ours).toEqual(engines);
        sheet.dispose();
      }),
      runsBy(20),
    );
    expect(compared.size).toBeGreaterThan(60);
  });
});

describe("running totals and highest values so far", () => {
  const values = Array.from({ length: rows }, (_, at) => ((at * 37) % 101) - 40);
  const totals = (of: readonly number[]): number[] => of.map((_, at) => of.slice(0, at + 1).reduce((sum, each) => sum + each, 0));
  const shown = (sheet: Sheet, letter: string): unknown[] => sheet.readRange(`S!${letter}1:${letter}${rows}`).flat();
  const sums = formulas("B", (row) => `=SUM(A$1:A${row})`);
  const highest = formulas("C", (row) => `=MAX(B$1:B${row})`);

  it("follow an edit in their middle, and an error until it is gone", async () => {
    const sheet = sheetOf({
      ...column(
        "A",
        values.map((value) => ({ value })),
      ),
      ...sums,
      ...highest,
    });
    await sheet.recalculate();
    expect(shown(sheet, "B")).toEqual(totals(values));
    expect(shown(sheet, "C")).toEqual(totals(values).map((_, at, all) => Math.max(...all.slice(0, at + 1))));
    sheet.setValue("S!A60", 1000);
    await sheet.recalculate();
    expect(shown(sheet, "B")).toEqual(totals(changed(values, 59, 1000)));
    sheet.setFormula("S!A110", "=1/0");
    await sheet.recalculate();
    expect(shown(sheet, "B").map((value) => (value instanceof CellError ? value.code : "number"))).toEqual(
      values.map((_, at) => (at < 109 ? "number" : "#DIV/0!")),
    );
    sheet.setValue("S!A110", 5);
    await sheet.recalculate();
    expect(shown(sheet, "B")).toEqual(totals(changed(changed(values, 59, 1000), 109, 5)));
    sheet.dispose();
  });

  it("read what spills into their column, when that grows and shrinks as well", async () => {
    const sheet = sheetOf({ A1: { formula: "=SEQUENCE(D1*2,1,1,1)" }, D1: { formula: "=E1" }, E1: { value: 30 }, ...sums });
    for (const count of [60, 120, 20]) {
      sheet.setValue("S!E1", count / 2);
      await sheet.recalculate();
      const spilled = values.map((_, at) => (at < count ? at + 1 : 0));
      expect(shown(sheet, "B")).toEqual(totals(spilled));
    }
    sheet.dispose();
  });
});

it("two thousand running totals read their column once", async () => {
  const count = 2000;
  const cells: Record<string, CellData> = {};
  for (let row = 1; row <= count; row += 1) {
    cells[`A${row}`] = { formula: `=${row}/7` };
    cells[`B${row}`] = { formula: `=SUM(A$1:A${row})` };
  }
  const sheet = sheetOf(cells);
  const objects = jest.spyOn(BaseReferenceObject.prototype, "iterator");
  await sheet.recalculate();
  // Those of fewer than a hundred rows
  expect(objects.mock.calls.length).toBeLessThan(2 * 100);
  // Each of the sums is rounded to a double
  expect(sheet.read(`S!B${count}`)).toBeCloseTo((count * (count + 1)) / 14, 4);
  sheet.dispose();
});
