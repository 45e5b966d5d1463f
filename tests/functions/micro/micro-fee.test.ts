import { call, column, expectError } from "../call";

describe("MICRO.FEE", () => {
  it.each<[string, unknown[], unknown]>([
    [
      "is value x rate (Bybit help: 10,000 USD at 8,000 and 0.055% is 0.0006875 BTC)",
      [10000, 8000, 0.00055, null, [["type", "inverse"]]],
      0.0006875,
    ],
    ["is halved by a discount of 50%", [1, 70000, 0.0005, 0.5, 0.01], 0.175],
    ["is nothing at a discount of 100%", [1, 70000, 0.0005, 1, 0.01], 0],
    ["is negative for a rebate", [1, 70000, -0.0001, null, 0.01], -0.07],
    ["sums fills", [column(1, 1, 1), column(70000, 70350, 70700), 0.0005, null, 0.01], 1.05525],
  ])("%s", (_fact, values, expected) => {
    expect(call("MICRO.FEE", ...values)).toEqual(expected);
  });

  it.each<[string, unknown[], string, string]>([
    ["a discount above 1", [1, 70000, 0.0005, 1.5], "#NUM!", "discount"],
    ["a rate of 1", [1, 70000, 1], "#NUM!", "rate"],
    ["no rate", [1, 70000, null], "#VALUE!", "rate is required"],
    ["contracts 0", [0, 70000, 0.0005], "#NUM!", "contracts"],
  ])("refuses %s", (_fact, values, code, words) => {
    expectError(call("MICRO.FEE", ...values), code, words);
  });
});
