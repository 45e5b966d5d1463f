import { CellError } from "../../../src/grid/cell";
import { call, column, expectError } from "../call";
import { describeColumns, plain } from "../column-contract";

const high = column(99.5, 100.4, 101.5, 102, 100.9, 101.2);
const low = column(98.5, 99.2, 100.2, 100.8, 100.1, 100.4);
const close = column(99, 99.8, 101, 101.2, 100.6, 101);

describeColumns("CONFIRM.RETEST", {
  values: ["long", high, low, close, 100, 0.2],
  columns: { 1: "high", 2: "low", 3: "close" },
  positive: [1, 2, 3],
});

describe("CONFIRM.RETEST", () => {
  it("breaks on bar 3 and signals on bar 5", () => {
    expect(plain(call("CONFIRM.RETEST", "long", high, low, close, 100, 0.2, 5))).toEqual([
      false,
      false,
      false,
      false,
      true,
      false,
    ]);
  });

  it("has a tolerance of 0 by default: the low must reach the level", () => {
    expect(plain(call("CONFIRM.RETEST", "long", high, low, close, 100))).toEqual([false, false, false, false, false, false]);
    const reaching = column(98.5, 99.2, 100.2, 100.8, 100, 100.4);
    expect(plain(call("CONFIRM.RETEST", "long", high, reaching, close, 100))).toEqual([false, false, false, false, true, false]);
  });

  it("is cancelled by a close beyond the tolerance on the wrong side", () => {
    const [deepLow, deepClose] = [column(98.5, 99.2, 100.2, 100.8, 99.4, 100.4), column(99, 99.8, 101, 101.2, 99.5, 101)];
    expect(plain(call("CONFIRM.RETEST", "long", high, deepLow, deepClose, 100, 0.2))).toEqual(new Array(6).fill(false));
  });

  it("waits 10 bars by default and not one more", () => {
    const bars = (waiting: number) => {
      const wait = new Array<number>(waiting).fill(102);
      return [column(99, 101, ...wait, 101), column(99, 101, ...wait, 100), column(99, 101, ...wait, 101)];
    };
    expect(plain(call("CONFIRM.RETEST", "long", ...bars(9), 100)).pop()).toBe(true);
    expect(plain(call("CONFIRM.RETEST", "long", ...bars(10), 100)).pop()).toBe(false);
  });

  it("misses only the bar of an error cell, but rests on no such bar", () => {
    const broken = column(99, 99.8, 101, new CellError("#REF!"), 100.6, 101);
    expect(plain(call("CONFIRM.RETEST", "long", high, low, broken, 100, 0.2))).toEqual([
      false,
      false,
      false,
      "#REF!",
      false,
      false,
    ]);
  });

  it.each([
    ["an unknown side", ["flat", high, low, close, 100], "#VALUE!", "side"],
    ["no level", ["long", high, low, close, null], "#VALUE!", "level is required"],
    ["a range of levels", ["long", high, low, close, column(1, 2)], "#VALUE!", "level must be one cell"],
    ["a negative tolerance", ["long", high, low, close, 100, -0.1], "#NUM!", "tolerance must be 0 or more"],
    ["maxBars 0", ["long", high, low, close, 100, 0.2, 0], "#NUM!", "maxBars must be a whole number of at least 1"],
    ["a high below its low", ["long", low, high, close, 100], "#NUM!", "high must not be below low"],
  ])("refuses %s", (_name, values, code, words) => {
    expectError(call("CONFIRM.RETEST", ...values), code, words);
  });
});
