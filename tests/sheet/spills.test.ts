import { CellError } from "../../src/grid/cell";
import { createHeadlessSheet } from "../../src/sheet/headless";
import type { Sheet } from "../../src/sheet/sheet";
import { fakeLibrary } from "./fake-library";

let sheet: Sheet;
beforeEach(() => {
  sheet = createHeadlessSheet(fakeLibrary());
});
afterEach(() => sheet.dispose());

test("a table spills and every cell of it knows its formula", async () => {
  sheet.setFormula("B2", "=GIVE.TABLE(3,2)");
  await sheet.recalculate();
  expect(sheet.readRange("B2:C4")).toEqual([
    [1, 2],
    [11, 12],
    [21, 22],
  ]);
  expect(sheet.spillAt("C4")).toEqual({ sheet: "Sheet1", anchor: "B2", range: "B2:C4" });
  expect(sheet.spillAt("D4")).toBeUndefined();
  expect([sheet.formulaAt("B2"), sheet.formulaAt("C3")]).toEqual(["=GIVE.TABLE(3,2)", undefined]);
});

test("a spill finds its way blocked, says by which cell, and comes back when the cell is emptied", async () => {
  sheet.setCells({ B2: "=GIVE.TABLE(3,2)", C3: "here first" });
  await sheet.recalculate();
  expect(sheet.read("B2")).toEqual(
    new CellError("#SPILL!", "blocked by C3, which is not empty: the result needs 3 rows by 2 columns"),
  );
  expect([sheet.read("B3"), sheet.read("C3"), sheet.spillAt("B2")]).toEqual([null, "here first", undefined]);
  sheet.setValue("C3", null);
  await sheet.recalculate();
  expect(sheet.readRange("B2:C4")).toEqual([
    [1, 2],
    [11, 12],
    [21, 22],
  ]);
  expect(sheet.reasonAt("B2")).toBeUndefined();
});

test("two results that would overlap: the second says whose cell is in its way", async () => {
  sheet.setCells({ B1: "=GIVE.TABLE(4)" });
  await sheet.recalculate();
  sheet.setCells({ A3: "=GIVE.TABLE(1,3)" });
  await sheet.recalculate();
  expect(sheet.reasonAt("A3")).toBe("blocked by B3, which belongs to the result of B1: the result needs 1 rows by 3 columns");
});

test("a smaller result leaves nothing behind", async () => {
  sheet.setCells({ A1: 5, B1: "=GIVE.TABLE(A1)" });
  await sheet.recalculate();
  sheet.setValue("A1", 2);
  await sheet.recalculate();
  expect(sheet.readRange("B1:B5").flat()).toEqual([1, 11, null, null, null]);
});

test("a result that turns into one error leaves nothing behind", async () => {
  sheet.setCells({ A1: 3, B1: "=IF(A1>0,GIVE.TABLE(A1),GIVE.ERROR())", D1: "=SUM(B1#)" });
  await sheet.recalculate();
  expect(sheet.read("D1")).toBe(33);
  sheet.setValue("A1", 0);
  await sheet.recalculate();
  expect(sheet.readRange("B1:B3").flat()).toEqual([expect.objectContaining({ code: "#NUM!" }), null, null]);
  expect(sheet.read("D1")).toMatchObject({ code: "#NUM!" });
});

test("the sheet grows for a result that is longer or wider than it", async () => {
  sheet.setCells({ A1: "=GIVE.TABLE(2500)", C1: "=GIVE.TABLE(1,100)" });
  await sheet.recalculate();
  expect(sheet.read("A2500")).toBe(24991);
  expect(sheet.read("CX1")).toBe(100);
});

test("a table of many rows can be written and given to a function", async () => {
  sheet.setTable(
    "A1",
    Array.from({ length: 20000 }, (_, index) => [index, index / 3]),
  );
  sheet.setFormula("D1", "=ADD.ALL(A1:A20000)");
  await sheet.recalculate();
  expect(sheet.read("D1")).toBe((19999 * 20000) / 2);
});

describe("the spill reference B1#", () => {
  test("is everything that B1 spills", async () => {
    sheet.setCells({ B1: "=GIVE.TABLE(3,2)", E1: "=B1#", H1: "=ROWS($B$1#)", H2: "=INDEX(B1#,2,2)", H3: "=SUM(Sheet1!B1#)+1" });
    await sheet.recalculate();
    expect(sheet.readRange("E1:F3")).toEqual([
      [1, 2],
      [11, 12],
      [21, 22],
    ]);
    expect(sheet.readRange("H1:H3").flat()).toEqual([3, 12, 70]);
  });

  test("keeps its cell when rows are inserted above", async () => {
    sheet.setCells({ B1: "=GIVE.TABLE(3)", D1: "=SUM(B1#)", D2: "=B1#" });
    await sheet.recalculate();
    sheet.insertRows("Sheet1", 1, 2);
    await sheet.recalculate();
    expect([sheet.formulaAt("D3"), sheet.formulaAt("D4")]).toEqual(["=SUM(B3#)", "=B3#"]);
    expect(sheet.read("D3")).toBe(33);
    expect(sheet.readRange("B1:B6").flat()).toEqual([null, null, 1, 11, 21, null]);
    expect(sheet.readRange("D4:D6").flat()).toEqual([1, 11, 21]);
  });

  test("of a cell without a spill is #REF!, of an error that error, inside a text a text", async () => {
    sheet.setCells({ A1: 5, A2: "=GIVE.ERROR()", B1: "=A1#", B2: "=A2#", B3: '="A1#"', B4: "=GIVE.WORD()", C4: "=B4#" });
    await sheet.recalculate();
    expect(sheet.read("B1")).toEqual(new CellError("#REF!", "the cell before # does not spill"));
    expect(sheet.read("B2")).toMatchObject({ code: "#NUM!" });
    expect([sheet.read("B3"), sheet.read("C4")]).toEqual(["A1#", "ready"]);
  });
});

test("a spill that changes what stands in another formula's range is seen by that formula", async () => {
  sheet.setCells({ A1: 2, B1: "=GIVE.TABLE(A1)", D1: "=SUM(B1:B9)" });
  await sheet.recalculate();
  sheet.setValue("A1", 4);
  await sheet.recalculate();
  expect(sheet.read("D1")).toBe(64);
});
