/** Which stored results are kept, and what then stands in the cells: the same as when everything is calculated each time. */
import fc from "fast-check";
import { CellError, type CellResult, isTable } from "../../src/grid/cell";
import type { CellData, SheetValue, WorkbookData } from "../../src/grid/workbook-data";
import { createHeadlessSheet } from "../../src/sheet/headless";
import type { Sheet } from "../../src/sheet/sheet";
import { keepResults, resultOf, sameResults } from "../../src/sheet/stored-results";
import { runsBy } from "../property";
import { fakeLibrary } from "./fake-library";

jest.setTimeout(300_000);

const library = fakeLibrary();
const sheet: Sheet = createHeadlessSheet(library, { sheets: [{ name: "S", cells: {} }] });
afterAll(() => sheet.dispose());
afterEach(() => jest.restoreAllMocks());

async function opened(data: WorkbookData): Promise<void> {
  sheet.open(data);
  sheet.keepShown([]);
  await sheet.recalculate();
}

const rows = 7;

/** A formula in row `at` of column A: it reads numbers of column B, and formulas below it. */
function formula(at: number): fc.Arbitrary<string> {
  const [own, below] = [`B${at}`, fc.integer({ min: at + 1, max: rows + 1 }).map((row) => `A${row}`)];
  return fc.oneof(
    { arbitrary: fc.constantFrom(`=${own}*2+1`, `="t"&${own}`, `=${own}>2`), weight: 3 },
    { arbitrary: below.map((other) => `=${other}+1`), weight: 2 },
    below.map((other) => `=IF(N(${other})>3,1,0)`),
    below.map((other) => `=SUM(${other}:A${rows + 1})`),
    below.map((other) => `=INDIRECT("${other}")`),
    below.map((other) => `=Input+N(${other})`),
    fc.constantFrom(`=NOSUCH(${own})`, `=IFERROR(NOSUCH(${own}),7)`, `=1/(${own}-2)`, `=TODAY()`),
    fc.constant(`=SUM(SEQUENCE(${own}))`),
  );
}

const stored: fc.Arbitrary<SheetValue> = fc.oneof(
  { arbitrary: fc.integer({ min: 0, max: 9 }), weight: 4 },
  fc.constantFrom("t2", "", true, null, new CellError("#N/A"), 0.5),
);

const workbook: fc.Arbitrary<WorkbookData> = fc
  .tuple(
    fc.tuple(...Array.from({ length: rows }, (_, row) => fc.tuple(formula(row + 1), stored, fc.integer({ min: 0, max: 4 })))),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([lines, isSpilling, isArray]) => {
    const cells: Record<string, CellData> = { [`A${rows + 1}`]: { value: 3 } };
    for (const [at, [text, value, input]] of lines.entries()) {
      cells[`A${at + 1}`] = { formula: text, value };
      cells[`B${at + 1}`] = { value: input };
    }
    if (isSpilling) cells["D1"] = { formula: "=SEQUENCE(1+N(A1))", value: 1 };
    if (isArray) cells["F1"] = { formula: "=B1:B2*2", value: 1, array: "F1:F2" };
    return { sheets: [{ name: "S", cells }], names: { Input: "S!$B$3" } };
  });

/** Everything calculated from the stored results of all that differ, and once more with those that are kept. */
async function keptInFull(data: WorkbookData): Promise<{ address: string; reason: string }[]> {
  const now = sheet.workbook().sheets[0];
  const all = Object.entries(data.sheets[0]!.cells).flatMap(([address, { formula: text, value = null }]) =>
    text === undefined || value === null ? [] : [{ sheet: "S", address, formula: text, stored: [[value]] }],
  );
  const differing = all.filter((each) => !sameResults(each.stored, resultOf(now, each.address), 1e-9));
  const doubtful = differing.filter((each) => each.formula !== "=TODAY()");
  if (doubtful.length === 0) return [];
  sheet.keep(differing);
  await sheet.recalculate();
  const answers = await sheet.evaluateAt(doubtful);
  const kept = doubtful.filter((each, at) => {
    const answer = answers[at]!;
    const table = isTable(answer) ? answer.map((row) => [...row]) : [[answer]];
    return !sameResults(each.stored, table, 1e-9);
  });
  sheet.keep(kept);
  await sheet.recalculate();
  return kept.map((each) => ({ address: each.address, reason: reasonOf(answers[doubtful.indexOf(each)]!) }));
}

function reasonOf(answer: CellResult): string {
  if (isTable(answer)) return `it gives ${answer.length} rows by ${answer[0]!.length} columns here`;
  return answer instanceof CellError ? `${answer.code} ${answer.message}`.trim() : `it gives ${String(answer)} here`;
}

test("what is kept and what then stands there are those of a calculation of everything", async () => {
  await fc.assert(
    fc.asyncProperty(workbook, async (data) => {
      await opened(data);
      const { kept } = await keepResults(sheet, data, []);
      const values = sheet.readRange("A1:G12");
      sheet.keepShown([]);
      await opened(data);
      if (data.sheets[0]!.cells["F1"] === undefined) {
        const expected = await keptInFull(data);
        expect(kept.map(({ address, reason }) => ({ address, reason }))).toEqual(expected);
      } else {
        sheet.keep(kept);
        await sheet.recalculate();
      }
      expect(values).toEqual(sheet.readRange("A1:G12"));
    }),
    runsBy(2),
  );
});

/** Rows of `=Bn*2+1`, with what they are said to give. */
function doubled(...results: SheetValue[]): WorkbookData {
  const cells: Record<string, CellData> = {};
  for (const [at, value] of results.entries()) {
    cells[`A${at + 1}`] = { formula: `=B${at + 1}*2+1`, value };
    cells[`B${at + 1}`] = { value: at + 1 };
  }
  return { sheets: [{ name: "S", cells }] };
}

test("results that nobody reads are kept without another calculation", async () => {
  const data = doubled(3, 6, "text", 9);
  await opened(data);
  const recalculate = jest.spyOn(sheet, "recalculate");
  const [calculated, gone] = [jest.fn(), jest.fn()];
  const watch = sheet.calculation.onCalculated(calculated);
  sheet.calculation.onCalculated(gone).dispose();
  const { kept } = await keepResults(sheet, data, []);
  expect(kept.map(({ address, reason }) => [address, reason])).toEqual([
    ["A2", "it gives 5 here"],
    ["A3", "it gives 7 here"],
  ]);
  expect(recalculate).not.toHaveBeenCalled();
  watch.dispose();
  // What follows the results, such as shades of cells, is told all the same
  expect([calculated.mock.calls.length, gone.mock.calls.length]).toEqual([1, 0]);
  expect(sheet.readRange("A1:A4")).toEqual([[3], [6], ["text"], [9]]);
});

test("in a chain the first that differs is kept, and the others are calculated from it", async () => {
  const cells = { A1: { formula: "=A2+1", value: 8 }, A2: { formula: "=A3+1", value: 7 }, A3: { formula: "=A4+1", value: 6 } };
  const data = { sheets: [{ name: "S", cells: { ...cells, A4: { value: 1 } } }] };
  await opened(data);
  const { kept } = await keepResults(sheet, data, []);
  expect(kept.map(({ address, reason }) => [address, reason])).toEqual([["A3", "it gives 2 here"]]);
  expect(sheet.readRange("A1:A3")).toEqual([[8], [7], [6]]);
});

test("a kept result that is read by a formula which did not differ changes that one", async () => {
  const { sheets } = doubled(30);
  const data = { sheets: [{ name: "S", cells: { ...sheets[0]!.cells, C1: { formula: "=IF(A1>2,1,0)+0*A1", value: 1 } } }] };
  const other = { sheets: [{ name: "S", cells: { ...sheets[0]!.cells, C1: { formula: "=MIN(A1,3)", value: 3 } } }] };
  for (const each of [data, other]) {
    await opened(each);
    expect((await keepResults(sheet, each, [])).kept.map(({ address }) => address)).toEqual(["A1"]);
    expect(sheet.readRange("A1:C1")).toEqual([[30, 1, each === data ? 1 : 3]]);
  }
});

test("a kept result stays when its inputs are calculated again, and goes where another formula is typed", async () => {
  const data = doubled(3, 6);
  await opened(data);
  await keepResults(sheet, data, []);
  sheet.setValue("B2", 7);
  await sheet.recalculate();
  expect(sheet.read("A2")).toBe(6);
  sheet.setFormula("A2", "=B2*3");
  await sheet.recalculate();
  expect(sheet.read("A2")).toBe(21);
});
