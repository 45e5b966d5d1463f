import { CellError } from "../../../src/grid/cell";
import { call, expectError } from "../call";

describe("CONFIRM.MOVE", () => {
  it("counts a move of exactly one ATR (article: 350 from 70,000)", () => {
    expect(call("CONFIRM.MOVE", "long", 70000, 70350, 350)).toBe(true);
    expect(call("CONFIRM.MOVE", "short", 70000, 69650.1, 350)).toBe(false);
  });

  it("is exact where doubles are not: 0.3 - 0.1 is 0.2", () => {
    expect(call("CONFIRM.MOVE", "long", 0.1, 0.3, 0.2)).toBe(true);
    expect(call("CONFIRM.MOVE", "short", 0.3, 0.1, 0.1, 2)).toBe(true);
  });

  it("takes a multiple", () => {
    expect(call("CONFIRM.MOVE", "long", 70000, 70525, 350, 1.5)).toBe(true);
    expect(call("CONFIRM.MOVE", "long", 70000, 70524.9, 350, 1.5)).toBe(false);
  });

  it.each([
    ["an unknown side", ["hold", 1, 2, 1], "#VALUE!", "side"],
    ["no ATR", ["long", 1, 2, null], "#VALUE!", "atr is required"],
    ["text as price", ["long", 1, "two", 1], "#VALUE!", "price must be a number"],
    ["a column of prices", ["long", 1, [[1], [2]], 1], "#VALUE!", "price must be one cell"],
    ["an entry of 0", ["long", 0, 2, 1], "#NUM!", "entry must be greater than 0, was 0 or blank"],
    ["an ATR of 0", ["long", 1, 2, 0], "#NUM!", "atr must be greater than 0, was 0 or blank"],
    ["a negative multiple", ["long", 1, 2, 1, -1], "#NUM!", "multiple must be greater than 0, was -1"],
  ])("refuses %s", (_name, values, code, words) => {
    expectError(call("CONFIRM.MOVE", ...values), code, words);
  });

  it("hands an error cell back as it is", () => {
    expect(call("CONFIRM.MOVE", "long", 1, 2, new CellError("#N/A"))).toEqual(new CellError("#N/A"));
  });
});
