/** Long tables and ranges pass through formulas as values: what comes out is what the functions say, worked out here on plain rows. */
import fc from "fast-check";
import type { WorkbookData } from "../../src/grid/workbook-data";
import { createHeadlessSheet } from "../../src/sheet/headless";
import type { Sheet } from "../../src/sheet/sheet";
import { runsBy } from "../property";
import { fakeLibrary } from "./fake-library";

type Value = number | string | boolean | null;
type Rows = readonly (readonly Value[])[];

const count = 1100;
const library = fakeLibrary();

/** Header, then numbers that are their own places, and here and there another value. */
function table(others: readonly (readonly [row: number, column: number, value: Value])[]): Value[][] {
  const rows: Value[][] = Array.from({ length: count }, (_, row) => [row, row + 0.5, -row]);
  rows[0] = ["Low", "High", "Close"];
  for (const [row, column, value] of others) rows[row]![column] = value;
  return rows;
}

function workbookOf(rows: Rows, formulas: Readonly<Record<string, string>>): WorkbookData {
  const cells = Object.fromEntries(
    rows.flatMap((row, down) =>
      row.flatMap((value, right) => (value === null ? [] : [[`${"ABC"[right]}${down + 1}`, { value }] as const])),
    ),
  );
  const asked = Object.fromEntries(Object.entries(formulas).map(([address, formula]) => [address, { formula }]));
  return {
    sheets: [
      { name: "Bars", cells },
      { name: "Asked", cells: asked },
    ],
  };
}

async function results(rows: Rows, formulas: Readonly<Record<string, string>>): Promise<Sheet> {
  const sheet = createHeadlessSheet(library, workbookOf(rows, formulas));
  await sheet.recalculate();
  return sheet;
}

const codes = (values: readonly (readonly unknown[])[]): unknown[][] =>
  values.map((row) =>
    row.map((value) => (value !== null && typeof value === "object" ? (value as { code: string }).code : value)),
  );

const places = fc.tuple(
  fc.integer({ min: 1, max: count - 1 }),
  fc.integer({ min: 0, max: 2 }),
  fc.constantFrom<Value>("text", true, null, 0, 7.25),
);

test("DROP and VSTACK of a long range and of a function's table give the rows that they name", async () => {
  const dropped = fc.oneof(fc.integer({ min: -4, max: 4 }), fc.constantFrom(-90, 90));
  await fc.assert(
    fc.asyncProperty(
      fc.array(places, { maxLength: 6 }),
      dropped,
      fc.integer({ min: -2, max: 2 }),
      async (others, down, right) => {
        const rows = table(others);
        const sheet = await results(rows, {
          A1: `=DROP(Bars!A1:C${count},${down},${right})`,
          E1: `=VSTACK(TAKE(Bars!A1:C${count},1),DROP(GIVE.BACK(Bars!A1:C${count}),${down},${right}))`,
        });
        const cut = <Item>(items: readonly Item[], by: number): Item[] =>
          by >= 0 ? items.slice(by) : items.slice(0, items.length + by);
        const left = cut(rows, down).map((row) => cut(row, right));
        const lastColumn = "ABC"[left[0]!.length - 1]!;
        expect(sheet.readRange(`Asked!A1:${lastColumn}${left.length}`)).toEqual(left);
        const filled = left.map((row) => [...row, ...Array<string>(3 - row.length).fill("#N/A")]);
        expect(codes(sheet.readRange(`Asked!E1:G${left.length + 1}`))).toEqual([rows[0], ...filled]);
        sheet.dispose();
      },
    ),
    runsBy(25),
  );
}, 60_000);

test("measures of a long range are those of its numbers", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(places, { maxLength: 6 }),
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: -5, max: 5 }),
      async (others, first, beyond) => {
        const rows = table(others);
        const last = count + beyond;
        const range = `Bars!A${first}:B${last}`;
        const sheet = await results(rows, {
          A1: `=COUNT(${range})`,
          A2: `=COUNTA(${range})`,
          A3: `=MAX(${range})`,
          A4: `=MIN(${range})`,
          A5: `=COUNTIF(Bars!B${first}:B${last},"<40")`,
          A6: `=COUNT(VSTACK(Bars!A1:B1,${range}))`,
        });
        const part = rows.slice(first - 1, last).flatMap((row) => row.slice(0, 2));
        const numbers = part.filter((value) => typeof value === "number");
        const seconds = rows.slice(first - 1, last).map((row) => row[1]);
        expect(sheet.readRange("Asked!A1:A6")).toEqual([
          [numbers.length],
          [part.filter((value) => value !== null).length],
          [Math.max(...numbers)],
          [Math.min(...numbers)],
          [seconds.filter((value) => typeof value === "number" && value < 40).length],
          [numbers.length],
        ]);
        sheet.dispose();
      },
    ),
    runsBy(25),
  );
}, 60_000);

test("IFERROR puts its value for the errors in a long table, and what is well stays", async () => {
  const sheet = await results(table([]), {
    A1: `=IFERROR(GIVE.BACK(Bars!A1:A${count}),"none")`,
    B1: `=IFERROR(VSTACK(DROP(GIVE.BACK(Bars!A1:B${count}),0,1),GIVE.BACK(Bars!A1:B2)),-1)`,
    E1: `=SUM(IFERROR(DROP(GIVE.BACK(Bars!A1:A${count}),1),0))`,
    E2: `=INDEX(SORT(DROP(GIVE.BACK(Bars!A1:A${count}),1),1,-1),1,1)`,
  });
  expect(sheet.readRange("Asked!A1:A3")).toEqual([["Low"], [1], [2]]);
  expect(sheet.readRange(`Asked!B${count}:C${count + 2}`)).toEqual([
    [count - 0.5, -1],
    ["Low", "High"],
    [1, 1.5],
  ]);
  expect(sheet.readRange("Asked!E1:E2")).toEqual([[((count - 1) * count) / 2], [count - 1]]);
  sheet.dispose();
});

test("a stack that several formulas make, one of which sorts it, is the same for all of them", async () => {
  const stack = `VSTACK(Bars!A2:B2,DROP(Bars!A1:B${count},H1))`;
  const formulas = { A1: `=INDEX(SORT(${stack},1,-1),1,1)`, A2: `=INDEX(${stack},2,1)`, A3: `=INDEX(SORT(${stack},1,-1),1,2)` };
  const sheet = await results(table([]), formulas);
  for (const down of [5, 9, 5]) {
    sheet.setValue("Asked!H1", down);
    await sheet.recalculate();
    expect(sheet.readRange("Asked!A1:A3")).toEqual([[count - 1], [down], [count - 0.5]]);
  }
  sheet.setValue("Bars!A6", 4000);
  await sheet.recalculate();
  expect(sheet.readRange("Asked!A1:A3")).toEqual([[4000], [4000], [5.5]]);
  sheet.dispose();
});

test("XMATCH finds TRUE and FALSE in a long column from either end, and whatever else as before", async () => {
  const marked = fc.tuple(fc.integer({ min: 1, max: count - 1 }), fc.constantFrom<Value>(true, false, "TRUE", 1, null));
  await fc.assert(
    fc.asyncProperty(fc.array(marked, { maxLength: 6 }), fc.boolean(), async (marks, wanted) => {
      const rows = table(marks.map(([row, value]) => [row, 0, value] as const));
      const word = String(wanted).toUpperCase();
      const column = `Bars!A1:A${count}`;
      const sheet = await results(rows, {
        A1: `=XMATCH(${word},${column})`,
        A2: `=XMATCH(${word},${column},0,-1)`,
        A3: `=XMATCH(${word},DROP(GIVE.BACK(${column}),1),0,-1)`,
        A4: `=XMATCH(${count - 1}.5,Bars!B1:B${count},0,-1)`,
        A5: `=XMATCH("close",Bars!C1:C${count})`,
      });
      const values = rows.map(([value]) => value);
      const place = (at: number): number | string => (at < 0 ? "#N/A" : at + 1);
      expect(codes(sheet.readRange("Asked!A1:A5"))).toEqual([
        [place(values.indexOf(wanted))],
        [place(values.lastIndexOf(wanted))],
        [place(values.slice(1).lastIndexOf(wanted))],
        [count],
        [1],
      ]);
      sheet.dispose();
    }),
    runsBy(25),
  );
}, 60_000);

test("a long column of conditions chooses row by row between results and single values", async () => {
  const column = `GIVE.BACK(Bars!A2:A${count})`;
  const sheet = await results(table([[40, 0, 0]]), {
    A1: `=IF(SEQUENCE(${count - 1})>20,${column},"before")`,
    B1: `=IF(${column},"some",DROP(GIVE.BACK(Bars!B1:B${count}),1))`,
    C1: `=IF(IF(SEQUENCE(${count - 1})=3,NA(),SEQUENCE(${count - 1})<5),1,0)`,
    D1: `=ROWS(Bars!A1:B${count})+ROWS(A1#)+ROWS(Bars!A1)+ROWS({1;2})`,
    E1: `=IF(SEQUENCE(${count - 1})>20,GIVE.BACK(Bars!A1:A3),7)`,
  });
  const rows = Array.from({ length: count - 1 }, (_, at) => at + 1);
  const value = (row: number): number => (row === 40 ? 0 : row);
  expect(sheet.readRange(`Asked!A1:A${count - 1}`)).toEqual(rows.map((row) => [row > 20 ? value(row) : "before"]));
  expect(sheet.readRange(`Asked!B1:B${count - 1}`)).toEqual(rows.map((row) => [value(row) ? "some" : row + 0.5]));
  expect(codes(sheet.readRange("Asked!C1:C6"))).toEqual([[1], [1], ["#N/A"], [1], [0], [0]]);
  expect(sheet.read("Asked!D1")).toBe(count + (count - 1) + 1 + 2);
  expect(codes(sheet.readRange("Asked!E19:E22"))).toEqual([[7], [7], ["#N/A"], ["#N/A"]]);
  sheet.dispose();
});
