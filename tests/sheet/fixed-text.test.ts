/** FIXED of the sheet: the decimals that a number shows, halves away from zero, as Excel writes them. */
import * as fc from "fast-check";
import Big from "decimal.js";
import { fixedText } from "../../src/grid/rounded-text";
import { createHeadlessSheet } from "../../src/sheet/headless";
import { runs } from "../property";
import { libraryFromSources } from "../library";

describe("FIXED", () => {
  it.each([
    [102.795, 2, "102.80"],
    [102.79499999999999, 2, "102.80"],
    [1.005, 2, "1.01"],
    [0.00000012, 8, "0.00000012"],
    [-0.004, 2, "0.00"],
    [-1234567.895, 2, "-1,234,567.90"],
    [1250, -2, "1,300"],
    [49, -2, "0"],
    [8.5, 0, "9"],
    [0, 3, "0.000"],
    [1e21, 0, "1,000,000,000,000,000,000,000"],
  ])("of %p with %p decimals is %p", (value, decimals, text) => {
    expect(fixedText(value, decimals)).toBe(text);
  });

  it("is the decimal of 15 digits, rounded", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer({ min: 0, max: 12 }), (value, decimals) => {
        const exact = new Big(value.toExponential(14));
        const text = exact.toDecimalPlaces(decimals, Big.ROUND_HALF_UP).abs().toFixed(decimals);
        expect(fixedText(value, decimals, false).replace("-", "")).toBe(text);
      }),
      runs,
    );
  });

  it("answers in cells, of ranges and without commas too", async () => {
    const sheet = createHeadlessSheet(libraryFromSources(), {
      sheets: [{ name: "A", cells: { A1: { value: 1.005 }, A2: { value: 2 } } }],
    });
    const formulas = [
      "=FIXED(A1)",
      "=FIXED(1234.5,1,TRUE)",
      '=FIXED("1234.5",1)',
      '=FIXED("x")',
      "=FIXED({1.005;2.5},2)",
      "=FIXED(B1)",
      "=FIXED(A1,A2)",
      "=FIXED(1.005,A2,A3)",
      "=FIXED(1.5,A3)",
    ];
    const [one, plain, text, wrong, several, blank, ...fromCells] = await sheet.evaluateAll(formulas);
    expect([one, plain, text, blank]).toEqual(["1.01", "1234.5", "1,234.5", "0.00"]);
    expect(fromCells).toEqual(["1.01", "1.01", "2"]);
    expect(wrong).toMatchObject({ code: "#VALUE!" });
    expect(several).toEqual([["1.01"], ["2.50"]]);
    sheet.dispose();
  });
});
