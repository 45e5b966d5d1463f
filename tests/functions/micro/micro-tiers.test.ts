import { call, column, expectError } from "../call";

const header = ["Floor", "Cap", "Rate", "Amount", "Max leverage"];

describe("MICRO.TIERS", () => {
  it("rebuilds the amounts, 250,000 x (1% - 0.5%) + 50 = 1,300 (Binance FAQ, maintenance amount), with the last cap open", () => {
    expect(call("MICRO.TIERS", column(0, 50000, 250000), column(0.004, 0.005, 0.01), column(125, 100, 50))).toEqual([
      header,
      [0, 50000, 0.004, 0, 125],
      [50000, 250000, 0.005, 50, 100],
      [250000, "", 0.01, 1300, 50],
    ]);
  });

  it("does so in coin: level 5 is 50 x (5% - 2.5%) + 0.56 = 1.81 BTC (Binance FAQ, COIN-M)", () => {
    const table = call("MICRO.TIERS", [[0, 10, 20, 30, 50]], [[0.004, 0.005, 0.01, 0.025, 0.05]]) as unknown[][];
    expect(table.map((row) => row[3])).toEqual(["Amount", 0, 0.01, 0.11, 0.56, 1.81]);
    expect(table.slice(1).map((row) => row[4])).toEqual(["", "", "", "", ""]);
  });

  it("makes one tier of one rate", () => {
    expect(call("MICRO.TIERS", 0, 0.004)).toEqual([header, [0, "", 0.004, 0, ""]]);
  });

  it("allows rates that stay the same: their tiers have the same amount", () => {
    expect(call("MICRO.TIERS", column(0, 10, 20), column(0.01, 0.02, 0.02))).toEqual([
      header,
      [0, 10, 0.01, 0, ""],
      [10, 20, 0.02, 0.1, ""],
      [20, "", 0.02, 0.1, ""],
    ]);
  });

  it.each<[string, unknown[], string, string]>([
    [
      "floors that do not ascend",
      [column(0, 8, 3), column(0.004, 0.005, 0.0065)],
      "#NUM!",
      "floors must ascend, 3 comes after 8",
    ],
    ["equal floors", [column(0, 8, 8), column(0.004, 0.005, 0.0065)], "#NUM!", "floors must ascend"],
    [
      "rates that fall",
      [column(0, 3, 8), column(0.004, 0.0065, 0.005)],
      "#NUM!",
      "rates must not fall, 0.005 comes after 0.0065",
    ],
    ["lengths that differ", [column(0, 3), column(0.004, 0.005, 0.0065)], "#NUM!", "floors and rates must be as long"],
    ["too few leverages", [column(0, 3), column(0.004, 0.005), column(100)], "#NUM!", "floors and maxLeverages must be as long"],
    ["a rate of 1", [column(0, 3), column(0.004, 1)], "#NUM!", "rates (item 2)"],
    ["a negative floor", [column(-1, 3), column(0.004, 0.005)], "#NUM!", "floors (item 1)"],
    ["a leverage below 1", [column(0, 3), column(0.004, 0.005), column(100, 0.5)], "#NUM!", "maxLeverages (item 2)"],
    ["a blank in the middle", [column(0, null, 3), column(0.004, 0.005, 0.006)], "#NUM!", "floors (item 2)"],
    ["no rates", [column(0, 3), null], "#VALUE!", "rates is required"],
    ["text among floors", [column(0, "3"), column(0.004, 0.005)], "#VALUE!", "floors (item 2) must be a number"],
    [
      "a block",
      [
        [
          [0, 1],
          [2, 3],
        ],
        column(0.004, 0.005),
      ],
      "#VALUE!",
      "floors must be one row or one column",
    ],
  ])("refuses %s", (_fact, values, code, words) => {
    expectError(call("MICRO.TIERS", ...values), code, words);
  });
});
