import { CellError } from "../../../src/grid/cell";
import { call, column, expectError } from "../call";
import { describeColumns, plain } from "../column-contract";

const closes = column(101, 103, 102, 105);
const levels = column(100, 103, 101, 104);

describeColumns("CONFIRM.BREAK", {
  values: ["long", closes, levels, 0.5],
  columns: { 1: "close", 2: "level" },
  positive: [1, 2],
});

describe("CONFIRM.BREAK", () => {
  it("wants a close beyond level plus buffer: exactly on it is no break", () => {
    expect(plain(call("CONFIRM.BREAK", "long", column(217.4, 217.48, 217.53, 217.6), 217.48, 0.05))).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });

  it("of a short wants a close below", () => {
    expect(plain(call("CONFIRM.BREAK", "short", column(212, 211.98, 211.5), 211.98))).toEqual([false, false, true]);
  });

  it("answers on the first bar and for a single close", () => {
    expect(plain(call("CONFIRM.BREAK", "long", 101, 100))).toEqual([true]);
  });

  it("takes a level per bar", () => {
    expect(plain(call("CONFIRM.BREAK", "long", closes, levels, 0.5))).toEqual([true, false, true, true]);
  });

  it("misses only the bar of an error cell", () => {
    expect(plain(call("CONFIRM.BREAK", "long", column(101, new CellError("#REF!"), 101), 100))).toEqual([true, "#REF!", true]);
  });

  it.each([
    ["an unknown side", [0, closes, 100], "#VALUE!", "side"],
    ["a negative buffer", ["long", closes, 100, -1], "#NUM!", "buffer must be 0 or more, was -1"],
    ["a level of 0", ["long", closes, 0], "#NUM!", "level must be greater than 0, was 0 or blank"],
    ["no level", ["long", closes, null], "#VALUE!", "level is required"],
  ])("refuses %s", (_name, values, code, words) => {
    expectError(call("CONFIRM.BREAK", ...values), code, words);
  });
});
