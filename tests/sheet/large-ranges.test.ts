/** TAKE of ranges, and what our functions are handed of them. */
import { createHeadlessSheet } from "../../src/sheet/headless";
import type { Sheet } from "../../src/sheet/sheet";
import { libraryFromSources } from "../library";

describe("a part of a range", () => {
  let sheet: Sheet;
  beforeAll(async () => {
    const cells = {
      A1: { value: 1 },
      A2: { value: 2 },
      B1: { value: "x" },
      B2: { value: null },
      D1: { value: 1 },
      E1: { formula: "=1+1" },
    };
    sheet = createHeadlessSheet(libraryFromSources(), {
      sheets: [
        { name: "A", cells },
        { name: "Other one", cells: { A1: { value: 7 } } },
      ],
    });
    await sheet.recalculate();
  });
  afterAll(() => sheet.dispose());

  it.each([
    ["=TAKE(A1:B2,1)", [[1, "x"]]],
    ["=TAKE(A1:B2,-1,1)", 2],
    ["=TAKE(A1:B2,,1)", [[1], [2]]],
    ["=TAKE(A1:B2,D1)", [[1, "x"]]],
    ["=TAKE(A1:A2,E1)", [[1], [2]]],
    ["=TAKE(A1:A2,9)", [[1], [2]]],
    ["=SUM(TAKE(A:A,COUNT(A:A)))", 3],
    ["=TAKE('Other one'!A1:A3,1)", 7],
    ["=TAKE({1;2;3},2)", [[1], [2]]],
    ["=COUNT(DROP(TAKE(A:A,2),1))", 1],
    ["=MICRO.AVG(TAKE(A1:A2,2),{70000;70350})", (70000 + 2 * 70350) / 3],
    ["=MICRO.AVG(A1:A2,{70000;70350})", (70000 + 2 * 70350) / 3],
  ])("%s", async (formula, expected) => {
    const found = await sheet.evaluate(formula);
    if (typeof expected === "number") expect(found).toBeCloseTo(expected, 9);
    else expect(found).toEqual(expected);
  });

  it("of no rows, or of a text, is the error that it was", async () => {
    expect(await sheet.evaluate("=TAKE(A1:B2,0)")).toMatchObject({ code: "#CALC!" });
    expect(await sheet.evaluate('=TAKE(A1:B2,"x")')).toMatchObject({ code: "#VALUE!" });
  });

  it("rows that are written past the engine are seen by their readers", async () => {
    sheet.setCells({ G1: "=SUM(I:I)", G2: '=TEXT(I2,"0.0")' });
    await sheet.recalculate();
    sheet.putRows(
      "A!I1",
      Array.from({ length: 2000 }, (_, at) => [at + 1]),
      ["0.00"],
    );
    await sheet.calculateReadersOf("A!I1:I2000");
    expect(sheet.readRange("A!G1:G2")).toEqual([[2_001_000], ["2.0"]]);
    expect(sheet.workbook().sheets[0]!.cells.I2000).toEqual({ value: 2000, style: { numberFormat: "0.00" } });
  });
});
