import { CellError } from "../../../src/grid/cell";
import { expectColumn } from "../../calc/indicators/columns";
import { call, column, expectError } from "../call";
import { describeColumns, plain } from "../column-contract";

const [high, low, close] = [
  column(10, 11, 12, 11.5, 13, 12.8),
  column(9, 9.5, 10.5, 10, 11.5, 11),
  column(9.5, 10.8, 11, 11.2, 12.6, 11.4),
];
const bars = [high, low, close];

describeColumns("STOP.CHANDELIER", {
  values: ["long", ...bars, 3, 2],
  columns: { 1: "high", 2: "low", 3: "close" },
  positive: [1, 2, 3],
});

describe("STOP.CHANDELIER", () => {
  // ATR(3) by hand: 4/3, 25/18, 82.4/54, ...; highest high of three bars less twice that.
  const raw = ["#N/A", "#N/A", 28 / 3, 83 / 9, 13 - 2 * (((25 / 18) * 2 + 1.8) / 3), 9.765432098765432];

  it("ratchets by default, and not with FALSE or 0", () => {
    expectColumn(plain(call("STOP.CHANDELIER", "long", ...bars, 3, 2)), ["#N/A", "#N/A", raw[2], raw[2], raw[4], raw[4]]);
    expectColumn(plain(call("STOP.CHANDELIER", "long", ...bars, 3, 2, false)), raw);
    expectColumn(plain(call("STOP.CHANDELIER", "long", ...bars, 3, 2, 0)), raw);
  });

  it("reads words for the line and for the seed of its ATR, in any letter case", () => {
    const [ratcheted, plainLine] = [true, false].map((flag) => call("STOP.CHANDELIER", "long", ...bars, 3, 2, flag));
    for (const words of ["ratchet", "RATCHET, hl", "hl", "TRUE", ""])
      expect(call("STOP.CHANDELIER", "long", ...bars, 3, 2, words)).toEqual(ratcheted);
    for (const words of ["raw", " Raw,HL ", "false"])
      expect(call("STOP.CHANDELIER", "long", ...bars, 3, 2, words)).toEqual(plainLine);
  });

  it("begins a bar later with the seed of TA-Lib: true ranges 1.5, 1.5, 1.5, 1.8 and 1.8 make ATRs 1.5, 1.6 and 5/3", () => {
    const line = [12 - 2 * 1.5, 13 - 2 * 1.6, 13 - 10 / 3];
    expectColumn(plain(call("STOP.CHANDELIER", "long", ...bars, 3, 2, "raw talib")), ["#N/A", "#N/A", "#N/A", ...line]);
  });

  it("shows #N/A, or the stop in force, where the line falls to 0 or below", () => {
    // Period 1: the ATR is the bar's true range. Lines 10 - 2 x 4 = 2, 20 - 2 x 11 = -2, 21 - 2 x 2 = 17.
    const wild = [column(10, 20, 21), column(6, 12, 19), column(9, 19, 20)];
    expect(plain(call("STOP.CHANDELIER", "long", ...wild, 1, 2, "raw"))).toEqual([2, "#N/A", 17]);
    expect(plain(call("STOP.CHANDELIER", "long", ...wild, 1, 2))).toEqual([2, 2, 17]);
    expect(plain(call("STOP.CHANDELIER", "long", ...wild, 1, 3))).toEqual(["#N/A", "#N/A", 15]);
  });

  it("hangs above the lowest low for a short", () => {
    expectColumn(plain(call("STOP.CHANDELIER", "short", ...bars, 3, 2)), ["#N/A", "#N/A", ...new Array<number>(4).fill(35 / 3)]);
  });

  it("uses 22 bars and 3 ATR by default", () => {
    expect(plain(call("STOP.CHANDELIER", "long", ...bars))).toEqual(new Array(6).fill("#N/A"));
    // A steady range of 2: ATR 2, so 110 - 3 x 2 from bar 22 on.
    const steady = [110, 108, 109].map((price) => column(...new Array<number>(23).fill(price)));
    expect(plain(call("STOP.CHANDELIER", "long", ...steady))).toEqual([...new Array<string>(21).fill("#N/A"), 104, 104]);
  });

  it("loses every later bar to an error cell, as the ATR builds on all before it", () => {
    const broken = column(9.5, 10.8, 11, new CellError("#REF!"), 12.6, 11.4);
    const stops = plain(call("STOP.CHANDELIER", "long", high, low, broken, 3, 2));
    expectColumn(stops, ["#N/A", "#N/A", raw[2], "#REF!", "#REF!", "#REF!"]);
  });

  it.each([
    ["an unknown side", ["up", ...bars], "#VALUE!", "side"],
    ["period 0", ["long", ...bars, 0], "#NUM!", "period must be a whole number of at least 1"],
    ["text as period", ["long", ...bars, "x"], "#VALUE!", "period must be a number"],
    ["a multiple of 0", ["long", ...bars, 3, 0], "#NUM!", "multiple must be greater than 0"],
    ["a word as ratchet", ["long", ...bars, 3, 2, "maybe"], "#VALUE!", "ratchet must be TRUE, FALSE, or"],
    ["a number as ratchet", ["long", ...bars, 3, 2, 2], "#VALUE!", "ratchet must be TRUE or FALSE"],
    ["both of a pair", ["long", ...bars, 3, 2, "raw ratchet"], "#VALUE!", "ratchet"],
    ["both seeds", ["long", ...bars, 3, 2, "hl,talib"], "#VALUE!", "ratchet"],
    ["a high below its low", ["long", low, high, close], "#NUM!", "high must not be below low"],
  ])("refuses %s", (_name, values, code, words) => {
    expectError(call("STOP.CHANDELIER", ...values), code, words);
  });
});
