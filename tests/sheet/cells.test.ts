import { CellError } from "../../src/grid/cell";
import { createHeadlessSheet } from "../../src/sheet/headless";
import type { Sheet } from "../../src/sheet/sheet";
import { fakeLibrary } from "./fake-library";

let sheet: Sheet;
beforeEach(() => {
  sheet = createHeadlessSheet(fakeLibrary());
});
afterEach(() => sheet.dispose());

describe("cells", () => {
  test("values are read as they were written", async () => {
    sheet.setCells({ A1: 0.1 + 0.2, A2: "text", A3: true, A4: null, A5: "5", A6: 1e-320, A7: 5739.083528002316 });
    await sheet.recalculate();
    expect(sheet.readRange("A1:A7").flat()).toEqual([0.30000000000000004, "text", true, null, "5", 1e-320, 5739.083528002316]);
  });

  test("a result in a cell has every digit that the function gave", async () => {
    sheet.setCells({ A1: "=GIVE.NUMBER()", A2: "=A1", A3: "=INDEX(GIVE.MIXED(),2,2)" });
    await sheet.recalculate();
    expect(sheet.readRange("A1:A3").flat()).toEqual([5739.083528002316, 5739.083528002316, 0.30000000000000004]);
  });

  test("changing an input changes everything that depends on it", async () => {
    sheet.setCells({ A1: 2, B1: "=GIVE.TABLE(A1,2)", E1: "=SUM(B1#)", F1: "=E1*10" });
    await sheet.recalculate();
    expect(sheet.read("F1")).toBe(260);
    sheet.setValue("A1", 3);
    await sheet.recalculate();
    expect(sheet.read("F1")).toBe(690);
    expect(sheet.readRange("B1:C4")).toEqual([
      [1, 2],
      [11, 12],
      [21, 22],
      [null, null],
    ]);
  });

  test("a range with gaps reaches a function with nulls, texts, errors and texts of no length, as in Excel", async () => {
    sheet.setCells({ A1: 1, A3: "x", A4: "=GIVE.ERROR()", A5: '=""', C1: "=ECHO.RANGE(A1:A5)" });
    await sheet.recalculate();
    expect(JSON.parse(sheet.read("C1") as string)[0]).toEqual([
      [1],
      [null],
      ["x"],
      [{ code: "#NUM!", message: "leverage must be at least 1, was 0.5" }],
      [""],
    ]);
  });

  test("worksheets refer to each other by name", async () => {
    sheet.addSheet("My plan");
    sheet.setCells({ "'My plan'!B2": 21, A1: "='My plan'!B2*2", "'My plan'!C1": "=GIVE.TABLE(2)", A2: "=SUM('My plan'!C1#)" });
    await sheet.recalculate();
    expect(sheet.sheetNames).toEqual(["Sheet1", "My plan"]);
    expect([sheet.read("A1"), sheet.read("A2"), sheet.read("'My plan'!C2")]).toEqual([42, 12, 11]);
    expect(() => sheet.read("Nowhere!A1")).toThrow('there is no worksheet "Nowhere"');
  });

  test("named ranges reach functions", async () => {
    sheet.setCells({ B2: 3, B3: 4, D1: "=ECHO.RANGE(Inputs)", D2: "=SUM(Inputs)", D3: "=LEVERAGE" });
    sheet.defineName("Inputs", "Sheet1!$B$2:$B$3");
    sheet.defineName("LEVERAGE", "Sheet1!$B$2");
    await sheet.recalculate();
    expect(sheet.readRange("D1:D3").flat()).toEqual(["[[[3],[4]],null]", 7, 3]);
    expect(await sheet.evaluate("=SUM(Inputs)")).toBe(7);
  });

  test("evaluated formulas see the cells of the sheet and change none", async () => {
    sheet.setCells({ A1: 5, B1: "=GIVE.TABLE(2)" });
    expect(await sheet.evaluateAll(["=A1*2", "=SUM(B1#)", "=GIVE.TABLE(3,3)"])).toEqual([
      10,
      12,
      [
        [1, 2, 3],
        [11, 12, 13],
        [21, 22, 23],
      ],
    ]);
    expect(sheet.formulaAt("A2")).toBeUndefined();
    expect(sheet.read("A1")).toBe(5);
  });

  test("evaluated formulas and cells never see a range as it was before", async () => {
    sheet.setTable("A1", [[1], [2], [3]]);
    sheet.setFormula("C1", "=ADD.ALL(A1:A3)");
    expect(await sheet.evaluate("=ADD.ALL(A1:A3)")).toBe(6);
    sheet.setValue("A1", 10);
    await sheet.recalculate();
    expect(sheet.read("C1")).toBe(15);
    sheet.setValue("A2", 20);
    expect(await sheet.evaluate("=ADD.ALL(A1:A3)")).toBe(33);
    expect(sheet.read("C1")).toBe(33);
  });

  test("a formula that fails inside the engine spoils its own cell only", async () => {
    sheet.setCells({ A1: "=1+1", A2: "=GIVE.FAULT()", A3: "=A1+1", A4: "=(1" });
    await sheet.recalculate();
    expect(sheet.readRange("A1:A3").flat()).toEqual([2, new CellError("#VALUE!", "GIVE.FAULT failed: cannot read nothing"), 3]);
    expect(sheet.reasonAt("A4")).toBe("the formula cannot be read: check its brackets, quotes and commas");
  });

  test("opening a workbook replaces everything", async () => {
    sheet.setCells({ A1: 1, A2: "=GIVE.TABLE(3)" });
    await sheet.recalculate();
    sheet.open({ sheets: [{ name: "Plan", cells: { B1: { formula: "=GIVE.TABLE(2)" } } }], names: { Two: "Plan!$B$1:$B$2" } });
    await sheet.recalculate();
    expect(sheet.sheetNames).toEqual(["Plan"]);
    expect(sheet.readRange("A1:B3")).toEqual([
      [null, 1],
      [null, 11],
      [null, null],
    ]);
    expect(await sheet.evaluate("=SUM(Two)")).toBe(12);
  });

  test("a workbook that was opened gives itself back with values, styles, names and spills", async () => {
    const style = { fill: "#EEF2F7", color: "#1F2937", bold: true, numberFormat: "0.00%", align: "right" as const };
    sheet.open({
      sheets: [
        {
          name: "Plan",
          cells: { A1: { value: 0.005, style }, B1: { formula: "=GIVE.TABLE(2)" } },
          columnWidths: { A: 140 },
          frozenRows: 1,
        },
      ],
      names: { Risk: "Plan!$A$1" },
    });
    await sheet.recalculate();
    expect(sheet.workbook()).toEqual({
      sheets: [
        {
          name: "Plan",
          cells: { A1: { value: 0.005, style }, B1: { value: 1, formula: "=GIVE.TABLE(2)" } },
          spills: { B1: { range: "B1:B2", values: [[1], [11]] } },
          columnWidths: { A: 140 },
          frozenRows: 1,
        },
      ],
      names: { Risk: "Plan!$A$1" },
    });
  });
});

describe("reasons of errors", () => {
  test("travel through other cells, native functions and ranges", async () => {
    sheet.setCells({ A1: "=GIVE.ERROR()", A2: "=A1+1", A3: "=ROUND(A1,2)", A4: "=SUM(A1:A2)", A5: "=A3" });
    await sheet.recalculate();
    for (const address of ["A1", "A2", "A3", "A4", "A5"])
      expect(sheet.reasonAt(address)).toBe("leverage must be at least 1, was 0.5");
  });

  test("belong to each cell of a spilled table", async () => {
    sheet.setFormula("A1", "=GIVE.MIXED()");
    await sheet.recalculate();
    expect([sheet.read("A3"), sheet.reasonAt("A3"), sheet.reasonAt("A1")]).toEqual([
      new CellError("#N/A", "no bar yet"),
      "no bar yet",
      undefined,
    ]);
  });

  test("go when the error goes, and change when it changes", async () => {
    sheet.setCells({ A1: "#NUM!", B1: '=GIVE.ERROR(IF(A1=1,"#N/A","#NUM!"))', C1: "=IF(A2=1,5,GIVE.ERROR())" });
    sheet.setCells({ A1: 1, A2: 0 });
    await sheet.recalculate();
    expect([sheet.read("B1"), sheet.reasonAt("C1")]).toEqual([
      expect.objectContaining({ code: "#N/A" }),
      expect.stringContaining("leverage"),
    ]);
    sheet.setCells({ A2: 1 });
    await sheet.recalculate();
    expect([sheet.read("C1"), sheet.reasonAt("C1")]).toEqual([5, undefined]);
  });
});
