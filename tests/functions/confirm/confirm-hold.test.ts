import { CellError } from "../../../src/grid/cell";
import { call, column, expectError } from "../call";
import { describeColumns, plain } from "../column-contract";

const closes = column(101, 99, 101, 102, 103);
const line = column(100, 100, 100, 100.5, 101);

describeColumns("CONFIRM.HOLD", { values: ["long", closes, line, 2], columns: { 1: "close", 2: "line" }, positive: [1, 2] });

describe("CONFIRM.HOLD", () => {
  it("is three closes above the line by default", () => {
    expect(plain(call("CONFIRM.HOLD", "long", closes, line))).toEqual(["#N/A", "#N/A", false, false, true]);
  });

  it("takes one number as line, and every word for a side", () => {
    for (const side of ["short", "SELL", -1]) {
      expect(plain(call("CONFIRM.HOLD", side, column(99, 98, 101, 99), 100, 2))).toEqual(["#N/A", true, false, false]);
    }
  });

  it("does not hold on the line", () => {
    expect(plain(call("CONFIRM.HOLD", "long", column(100, 100.5, 101), 100, 1))).toEqual([false, true, true]);
  });

  it("has no answer anywhere when there are fewer bars than it needs", () => {
    expect(plain(call("CONFIRM.HOLD", "long", column(101, 102), 100))).toEqual(["#N/A", "#N/A"]);
  });

  it("counts from where a moving average begins", () => {
    const average = call("TA.MA", column(10, 11, 12, 13, 14), 3);
    expect(plain(call("CONFIRM.HOLD", "long", column(10, 11, 12, 13, 14), average, 2))).toEqual([
      "#N/A",
      "#N/A",
      "#N/A",
      true,
      true,
    ]);
  });

  it.each([
    ["an unknown side", ["up", closes, 100], "#VALUE!", "side"],
    ["no side", [null, closes, 100], "#VALUE!", "side is required"],
    ["bars 0", ["long", closes, 100, 0], "#NUM!", "bars must be a whole number of at least 1"],
    ["broken bars", ["long", closes, 100, 2.5], "#NUM!", "bars"],
    ["a line of 0", ["long", closes, 0], "#NUM!", "line must be greater than 0"],
    ["text as line", ["long", closes, "vwap"], "#VALUE!", 'line must be a number, was "vwap"'],
  ])("refuses %s", (_name, values, code, words) => {
    expectError(call("CONFIRM.HOLD", ...values), code, words);
  });

  it("hands back an error that stands alone as the line", () => {
    expect(call("CONFIRM.HOLD", "long", closes, new CellError("#NAME?"))).toEqual(new CellError("#NAME?"));
  });
});
