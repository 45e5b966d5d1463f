import { CellError } from "../../../src/grid/cell";
import { expectColumn } from "../../calc/indicators/columns";
import { skenderVwap } from "../../calc/indicators/published";
import { call, column, expectError } from "../call";
import { describeColumns, plain } from "../column-contract";

const bars = [column(10, 12, 13, 14), column(8, 10, 11, 12), column(9, 11, 12, 13)];
const volume = column(5, 15, 10, 30);

describeColumns("TA.VWAP", {
  values: [...bars, volume],
  columns: { 0: "high", 1: "low", 2: "close", 3: "volume" },
  positive: [0, 1, 2],
});

describe("TA.VWAP", () => {
  it("is anchored at the first bar by default, with the values of Skender's Stock.Indicators", () => {
    const { high, low, close, volume, vwap } = skenderVwap;
    expectColumn(plain(call("TA.VWAP", column(...high), column(...low), column(...close), column(...volume))), vwap);
  });

  it("begins at a row number, in a cell or as a range of one cell", () => {
    const expected = ["#N/A", "#N/A", 12, 12.75];
    expect(plain(call("TA.VWAP", ...bars, volume, 3))).toEqual(expected);
    expect(plain(call("TA.VWAP", ...bars, volume, [[3]]))).toEqual(expected);
  });

  it("has no value yet when the row of the anchor is still to come", () => {
    expect(plain(call("TA.VWAP", ...bars, volume, 5))).toEqual(["#N/A", "#N/A", "#N/A", "#N/A"]);
  });

  it("restarts when the session key changes, letter case aside", () => {
    expect(plain(call("TA.VWAP", ...bars, volume, column("mon", "MON", "tue", "Tue ")))).toEqual([9, 10.5, 12, 12.75]);
    expect(plain(call("TA.VWAP", ...bars, volume, column(46000, 46000, 46001, 46001)))).toEqual([9, 10.5, 12, 12.75]);
  });

  it("has no value before any volume and carries it over a bar without", () => {
    const result = call("TA.VWAP", column(10, 12, 13), column(8, 10, 11), column(9, 11, 12), column(0, 5, 0));
    expect(plain(result)).toEqual(["#N/A", 11, 11]);
  });

  it("loses the rest of a session to an error cell, not the next one", () => {
    const broken = column(5, new CellError("#REF!"), 10, 30);
    expect(plain(call("TA.VWAP", ...bars, broken, column("a", "a", "a", "b")))).toEqual([9, "#REF!", "#REF!", 13]);
  });

  it.each([
    ["a negative volume", [...bars, column(1, 1, -1, 1)], "#NUM!", "volume (bar 3) must be 0 or more, was -1"],
    ["row 0", [...bars, volume, 0], "#NUM!", "anchor must be a whole number of at least 1"],
    ["a broken row number", [...bars, volume, 1.5], "#NUM!", "anchor"],
    ["one word as anchor", [...bars, volume, "day"], "#VALUE!", 'anchor must be a row number or session keys, was "day"'],
    ["fewer keys than bars", [...bars, volume, column("a", "b")], "#NUM!", "one session key per bar (4), was 2 keys"],
    ["a blank key in the middle", [...bars, volume, column("a", null, "b", "b")], "#NUM!", "anchor (bar 2) was blank"],
    ["a block of keys", [...bars, volume, [[1, 2], [3, 4]]], "#VALUE!", "anchor must be one row or one column"], // prettier-ignore
  ])("refuses %s", (_name, values, code, words) => {
    expectError(call("TA.VWAP", ...values), code, words);
  });

  it("hands an error cell among the keys back as it is", () => {
    expect(call("TA.VWAP", ...bars, volume, column("a", new CellError("#REF!"), "b", "b"))).toEqual(new CellError("#REF!"));
  });
});
