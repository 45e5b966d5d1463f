/** What formulas refer to: tables, names, worksheets of every name, one cell of several, arrays of old. */
import { CellError } from "../../src/grid/cell";
import type { WorkbookData } from "../../src/grid/workbook-data";
import { createHeadlessSheet } from "../../src/sheet/headless";
import type { Sheet } from "../../src/sheet/sheet";
import { fakeLibrary } from "./fake-library";

function workbook(): WorkbookData {
  return {
    sheets: [
      {
        name: "Plan",
        cells: {
          A2: { value: "Step" },
          B2: { value: "Größe" },
          C2: { value: "Size [lots]" },
          D2: { value: "Sum" },
          A3: { value: 1 },
          B3: { value: 2 },
          C3: { value: 3 },
          D3: { formula: "=D2+[@Größe]" },
          A4: { value: 4 },
          B4: { value: 5 },
          C4: { value: 6 },
          D4: { formula: "=D3+Plan[[#This Row],[Größe]]" },
          A5: { value: 7 },
          B5: { value: 8 },
          C5: { value: 9 },
          D5: { formula: "=D4+[@Größe]" },
          A6: { value: "Total" },
          B6: { formula: "=SUM([Größe])" },
          F4: { formula: "=Plan[@Größe]*2" },
          F5: { formula: "=@Plan[Größe]+@$B$2:$B$5" },
          F9: { formula: "=@Plan[Größe]" },
        },
        tables: [{ name: "Plan", range: "A2:D6", columns: ["Step", "Größe", "Size [lots]", "Sum"], hasTotals: true }],
        names: { Side: "Plan!$A$3" },
      },
      { name: "Other", cells: { A1: { value: 40 }, B1: { formula: "=Side*2" } }, names: { Side: "Other!$A$1" } },
      { name: "Übersicht", cells: { A1: { value: 60 } } },
      { name: "Plan 📈", cells: { A1: { value: 70 } } },
    ],
    names: {
      Rate: "0.01",
      Worst: "Plan!$A$5",
      Sizes: "Plan!$B$3:$B$5",
      Moving: "OFFSET(Plan!$A$3,0,0,COUNT(Plan!$A:$A),1)",
      All: "Plan[Step]",
      R_MULT: "LAMBDA(entry,stop,exit,(exit-entry)/(entry-stop))",
      Twice: "Rate*2",
      Loop: "Pool+1",
      Pool: "Loop+1",
      Риск: "Worst",
    },
  };
}

let sheet: Sheet;
beforeAll(() => {
  sheet = createHeadlessSheet(fakeLibrary(), workbook());
});
afterAll(() => sheet.dispose());

test.each([
  ["=SUM(Plan[Größe])", 15],
  ["=SUM(Plan[[Step]:[Size '[lots']]])", 45],
  ['=ROWS(Plan[#All])&"|"&ROWS(Plan)&"|"&ROWS(Plan[])', "5|3|3"],
  ["=ROWS(Plan[[#Headers],[#Data],[Step]])", 4],
  ["=Plan[[#Totals],[Größe]]", 15],
  ["=INDEX(Plan[#Headers],2)", "Größe"],
  ["=SUM(INDEX(plan[größe],1):INDEX(Plan[Größe],2))", 7],
  ["=SUMPRODUCT(Plan[Step]*Plan[Größe])", 78],
  ["=Rate*100", 1],
  ["=Twice*100", 2],
  ["=-Worst", -7],
  ["=-Worst^2+Риск", 56],
  ["=SUM(Sizes)", 15],
  ["=SUM(Moving)", 12],
  ["=SUM(All)", 12],
  ["=R_MULT(100,90,125)", 2.5],
  ["=Other!Side+Plan!Side", 41],
  ["=Übersicht!A1+'Plan 📈'!A1", 130],
  ["=SUM(Other:Übersicht!A1)", 100],
  ["=SUM('Other:Plan 📈'!A1,1)", 171],
  ["=COUNT(A:A)", 3],
  [
    "={1,2;3,4}",
    [
      [1, 2],
      [3, 4],
    ],
  ],
  ['="a ""quoted"" b"', 'a "quoted" b'],
  ["=RAND( )>2", false],
  ["=TRIMRANGE(A1:A9)", [["Step"], [1], [4], [7], ["Total"]]],
  ["=ROWS(A2:.A99)", 5],
  ["=LET(x,Plan[Step],Rate2,2,SUM(x)*Rate2)", 24],
])("%s", async (formula, expected) => {
  expect(await sheet.evaluate(formula)).toEqual(expected);
});

test.each([
  ["=SUM(Plan[Profit])", "#REF!", "the table Plan has no column Profit; it has Step, Größe, Size [lots], Sum"],
  ["=SUM(Trades[Profit])", "#REF!", "there is no table Trades"],
  ["=Worst(3)", "#NAME?", "Worst is a name and no function: write it without brackets, as Worst"],
  ["=Gone!A1", "#REF!", "there is no worksheet Gone"],
  ["=Loop", "#NAME?", "refers to itself"],
  ["=[1]Prices!A1", "#REF!", "the file keeps no values of Prices in the other workbook"],
  ['=IMAGE("https://example.org/a.png")', "#VALUE!", "pictures are not fetched here"],
  ["=Nobody+1", "#NAME?", "Nobody is not a known name"],
])("%s is %s and says why", async (formula, code, reason) => {
  const answer = await sheet.evaluate(formula);
  expect(answer).toBeInstanceOf(CellError);
  expect(answer).toMatchObject({ code, message: expect.stringContaining(reason) });
});

test("cells of tables, of names of their worksheet and with @ take what stands in their row", async () => {
  await sheet.recalculate();
  expect(sheet.readRange("Plan!D3:D5").flat()[0]).toBeInstanceOf(CellError);
  sheet.setCells({ "Plan!D3": "=[@Größe]" });
  await sheet.recalculate();
  expect(sheet.readRange("Plan!D3:D5").flat()).toEqual([2, 7, 15]);
  expect([sheet.read("Plan!B6"), sheet.read("Plan!F4"), sheet.read("Plan!F5"), sheet.read("Other!B1")]).toEqual([15, 10, 16, 80]);
  expect(sheet.reasonAt("Plan!F9")).toContain("has no cell in the row or column of this formula");
  expect(sheet.formulaAt("Plan!D4")).toBe("=D3+Plan[[#This Row],[Größe]]");
});

test("a change in one row of a table calculates that row and what follows from it", async () => {
  sheet.setCells({ "Plan!B4": 50 });
  await sheet.recalculate();
  expect(sheet.readRange("Plan!D3:D5").flat()).toEqual([2, 52, 60]);
  expect(sheet.read("Plan!B6")).toBe(60);
});

test("a table moves with its rows", async () => {
  sheet.insertRows("Plan", 1, 2);
  await sheet.recalculate();
  expect(sheet.readRange("Plan!D5:D7").flat()).toEqual([2, 52, 60]);
  expect(await sheet.evaluate("=SUM(Plan[Größe])")).toBe(60);
  expect(sheet.workbook().sheets[0]!.tables).toMatchObject([{ name: "Plan", range: "A4:D8" }]);
});

test("an array formula of old fills its range, no more and no less", async () => {
  const cells = {
    A1: { value: 1 },
    A2: { value: 2 },
    A3: { value: 3 },
    A4: { value: 4 },
    C1: { formula: "=A1:A4*2", array: "C1:C6" },
    D1: { formula: "=A1:A4*2", array: "D1:D2" },
    E1: { formula: "=SUM(A1:A4*A1:A4)", array: "E1" },
    F1: { formula: "=7", array: "F1:F2" },
    G1: { formula: "=TRANSPOSE(A1:A3)", array: "G1:I1" },
  };
  const arrays = createHeadlessSheet(fakeLibrary(), { sheets: [{ name: "Arrays", cells }] });
  await arrays.recalculate();
  expect(arrays.readRange("C1:C4").flat()).toEqual([2, 4, 6, 8]);
  expect(arrays.read("C5")).toMatchObject({ code: "#N/A" });
  expect(arrays.readRange("D1:D3").flat()).toEqual([2, 4, null]);
  expect([arrays.read("E1"), arrays.read("F2"), ...arrays.readRange("G1:I1")[0]!]).toEqual([30, 7, 1, 2, 3]);
  expect(arrays.workbook().sheets[0]!.cells.C1).toMatchObject({ formula: "=A1:A4*2", array: "C1:C6" });
  arrays.dispose();
});
