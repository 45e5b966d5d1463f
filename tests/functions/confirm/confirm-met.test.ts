import { CellError } from "../../../src/grid/cell";
import { call, column, expectError } from "../call";

describe("CONFIRM.MET", () => {
  it("needs all signals by default", () => {
    expect(call("CONFIRM.MET", column(true, true, true))).toBe(true);
    expect(call("CONFIRM.MET", column(true, false, true))).toBe(false);
  });

  it("is met by as many as needed, in a row as in a column", () => {
    expect(call("CONFIRM.MET", [[true, false, true]], 2)).toBe(true);
    expect(call("CONFIRM.MET", column(true, false, false), 2)).toBe(false);
    expect(call("CONFIRM.MET", true)).toBe(true);
  });

  it("reads 1 and 0 as TRUE and FALSE, as some hosts hand them over", () => {
    expect(call("CONFIRM.MET", column(1, 1, 0), 2)).toBe(true);
    expect(call("CONFIRM.MET", column(1, 0))).toBe(false);
  });

  it("takes a blank between signals for not confirmed, and ignores blanks at the end", () => {
    expect(call("CONFIRM.MET", column(true, null, true))).toBe(false);
    expect(call("CONFIRM.MET", column(true, true, null, ""))).toBe(true);
  });

  it.each([
    ["text among the signals", [column(true, "yes")], "#VALUE!", 'signals (item 2) must be TRUE or FALSE, was "yes"'],
    ["another number", [column(true, 2)], "#VALUE!", "signals (item 2)"],
    ["no signals", [null], "#VALUE!", "signals is required"],
    ["a block", [[[true, true], [true, true]]], "#VALUE!", "signals must be one row or one column"], // prettier-ignore
    ["need 0", [column(true), 0], "#NUM!", "need must be a whole number of at least 1"],
    ["a broken need", [column(true, true), 1.5], "#NUM!", "need"],
    ["more than there are", [column(true, true), 3], "#NUM!", "need must be at most the number of signals (2), was 3"],
    ["text as need", [column(true), "all"], "#VALUE!", "need must be a number"],
  ])("refuses %s", (_name, values, code, words) => {
    expectError(call("CONFIRM.MET", ...values), code, words);
  });

  it("hands an error among the signals back: what is not known is not confirmed", () => {
    expect(call("CONFIRM.MET", column(true, new CellError("#N/A"), true), 1)).toEqual(new CellError("#N/A"));
  });
});
