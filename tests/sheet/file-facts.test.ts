/** What a file says beside cells, and formulas depend on: hidden rows, other workbooks, days counted from 1904. */
import type { CellData, WorkbookData } from "../../src/grid/workbook-data";
import { createHeadlessSheet } from "../../src/sheet/headless";
import { fakeLibrary } from "./fake-library";

async function results(
  data: Omit<WorkbookData, "sheets">,
  cells: Record<string, CellData>,
  formulas: readonly string[],
  beside = {},
) {
  const sheet = createHeadlessSheet(fakeLibrary(), { ...data, sheets: [{ name: "Log", cells, ...beside }] });
  await sheet.recalculate();
  const answers = await sheet.evaluateAll(formulas);
  const saved = sheet.workbook();
  sheet.dispose();
  return { answers, saved };
}

test("rows that a filter hides never count in SUBTOTAL, rows that somebody hid only with 9", async () => {
  const cells = Object.fromEntries([1, 2, 4, 8, 16].map((value, row) => [`A${row + 1}`, { value }]));
  const { answers, saved } = await results(
    {},
    cells,
    ["=SUBTOTAL(9,A1:A5)", "=SUBTOTAL(109,A1:A5)", "=SUM(A1:A5)", "=AGGREGATE(9,5,A1:A5)", "=SUBTOTAL(3,A1:A5)"],
    { filteredRows: [2], hiddenRows: [4] },
  );
  expect(answers).toEqual([29, 21, 31, 21, 4]);
  expect(saved.sheets[0]).toMatchObject({ filteredRows: [2], hiddenRows: [4] });
});

test("other workbooks are read from what the file keeps of them", async () => {
  const books: WorkbookData["books"] = {
    "1": {
      sheets: [
        { name: "Prices", cells: { B2: 70000, B3: "MBT", C3: true } },
        { name: "Fee table", cells: { A1: 1, A2: 2, A3: 3, B1: 0.04, B2: -0.5 } },
      ],
      names: { Taker: "='Fee table'!$B$1" },
    },
  };
  const { answers } = await results({ books }, {}, [
    "=[1]Prices!$B$2*2",
    "=SUM('[1]Fee table'!A1:A3)",
    "=[1]!Taker*100",
    "=VLOOKUP(2,'[1]Fee table'!$A$1:$B$9,2,FALSE)",
    '=[1]prices!B3&"!"',
    "=SUM('[1]Fee table'!A:A)",
    "=[2]Prices!A1",
    "=[1]!Nobody",
  ]);
  expect(answers).toMatchObject([140000, 6, 4, -0.5, "MBT!", 6, { code: "#REF!" }, { code: "#REF!" }]);
});

test("days are counted from 1904 where the file says so", async () => {
  const { answers, saved } = await results({ countsFrom1904: true }, { A1: { value: 43830 }, A2: { value: 43890 } }, [
    "=YEAR(A1)",
    '=TEXT(A2,"yyyy-mm-dd")',
    "=A2-A1",
    "=DATE(2024,1,1)",
    "=WEEKDAY(A1,2)",
    "=EOMONTH(A1,0)",
    "=EDATE(A1,2)",
    '=IF(A1=DATE(2024,1,1),"same","shifted")',
    '=TEXT(A1,"0.00")',
  ]);
  expect(answers).toEqual([2024, "2024-03-01", 60, 43830, 1, 43860, 43890, "same", "43830.00"]);
  expect(saved.countsFrom1904).toBe(true);
});
