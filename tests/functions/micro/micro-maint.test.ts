import { CellError } from "../../../src/grid/cell";
import { call, column, expectError } from "../call";

const spilled = call("MICRO.TIERS", column(0, 300000, 800000, 3000000), column(0.004, 0.005, 0.0065, 0.01)) as unknown[][];
const bare = [
  [0, 300000, 0.004, 0, 150],
  [300000, 800000, 0.005, 300, 100],
];
/** Rates on the whole position without deductions, as WEEX has them. */
const jumping = [
  [0, 100000, 0.01, null],
  [100000, null, 0.05, null],
];

describe("MICRO.MAINT", () => {
  it.each<[string, unknown[], number]>([
    ["multiplies by one rate: 2110.5 x 0.4%", [2110.5, 0.004], 8.442],
    ["is 0 at a rate of 0", [2110.5, 0], 0],
    ["is 0 without a position", [0, 0.004], 0],
    ["gives a boundary to the lower tier: 300,000 x 0.4%", [300000, spilled], 1200],
    ["deducts the amount of the tier: 500,000 x 0.5% - 300", [500000, spilled], 2200],
    ["reaches the open last tier: 4,000,000 x 1% - 12,000", [4000000, spilled], 28000],
    ["reads the table without its header", [500000, spilled.slice(1)], 2200],
    ["reads a typed table with a last cap", [800000, bare], 3700],
    ["reads four columns, and a blank amount as 0: 100,001 x 5%", [100001, jumping], 5000.05],
    [
      "ignores blank rows below the table, in any of their forms",
      [500000, [...bare, ["", "", "", "", ""], [0, 0, 0, 0, 0]]],
      2200,
    ],
    ["takes a last cap of 0 for a blank", [900000, [[0, 0, 0.004, 0, 0]]], 3600],
    ["reads a contract code in any letter case (Binance tiers of 2026-03-05)", [500000, "binance:btcusdt"], 2200],
    ["knows the tiers of Bybit: 2,300,000 x 0.56% - 1,200", [2300000, "BYBIT:BTCUSDT"], 11680],
    ["reads a rate or code from a range of one cell", [500000, [["BINANCE:ETHUSDT"]]], 2200],
  ])("%s", (_fact, values, expected) => {
    expect(call("MICRO.MAINT", ...values)).toBe(expected);
  });

  it.each<[string, unknown[], string, string]>([
    ["a code without tiers", [500000, "CME:MBT"], "#N/A", "CME:MBT has no maintenance tiers"],
    ["an unknown code", [500000, "CME:NOPE"], "#N/A", "unknown contract CME:NOPE"],
    ["a value above the last cap", [800001, bare], "#N/A", "no tier for a position value of 800001"],
    ["a value above the last cap of a venue", [80000001, "BYBIT:BTCUSDT"], "#N/A", "no tier"],
    ["a value below the first floor", [5, [[10, 20, 0.01, 0]]], "#N/A", "no tier"],
    ["a negative notional", [-1, 0.004], "#NUM!", "notional must be 0 or more, was -1"],
    ["a rate of 1", [1, 1], "#NUM!", "maintenance must be a fraction"],
    ["a negative rate", [1, -0.004], "#NUM!", "maintenance"],
    [
      "tiers that overlap",
      [
        1,
        [
          [0, 10, 0.01, 0],
          [5, 20, 0.02, 0.1],
        ],
      ],
      "#NUM!",
      "floor 5 comes after cap 10",
    ],
    [
      "a cap below its floor",
      [
        1,
        [
          [0, 10, 0.01, 0],
          [10, 5, 0.02, 0.1],
        ],
      ],
      "#NUM!",
      "cap of maintenance (row 2)",
    ],
    ["a tier rate of 1", [1, [[0, 10, 1, 0]]], "#NUM!", "rate of maintenance (row 1)"],
    ["a negative amount", [1, [[0, 10, 0.01, -1]]], "#NUM!", "amount of maintenance (row 1)"],
    ["text in a tier", [1, [[0, 10, "low", 0]]], "#VALUE!", "rate of maintenance (row 1) must be a number"],
    ["a blank rate in a tier", [1, [[0, 10, null, 0]]], "#VALUE!", "rate of maintenance (row 1) is required"],
    ["a header alone", [1, spilled.slice(0, 1)], "#VALUE!", "maintenance"],
    ["two columns", [1, [[0, 0.01]]], "#VALUE!", "had 2 columns"],
    ["a column of rates", [1, column(0.004, 0.005)], "#VALUE!", "maintenance must be one cell"],
    ["no maintenance", [1, null], "#VALUE!", "maintenance is required"],
    ["a logical value", [1, true], "#VALUE!", "maintenance must be"],
    ["no notional", [null, 0.004], "#VALUE!", "notional is required"],
  ])("refuses %s", (_fact, values, code, words) => {
    expectError(call("MICRO.MAINT", ...values), code, words);
  });

  it("hands an error cell of the table back", () => {
    expect(call("MICRO.MAINT", 1, [[0, new CellError("#REF!"), 0.01, 0]])).toEqual(new CellError("#REF!"));
  });
});
