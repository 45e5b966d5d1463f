import { call, column, expectError } from "../call";

describe("MICRO.NOTIONAL", () => {
  it.each<[string, unknown[], unknown]>([
    ["is 700 for one 0.01 BTC contract at 70,000 (article)", [1, 70000, 0.01], 700],
    ["takes a contract size of 1 where terms are omitted", [1, 70000], 70000],
    ["sums fills at their prices: 0.01 x (70000 + 70350 + 70700)", [column(1, 1, 1), column(70000, 70350, 70700), 0.01], 2110.5],
    ["is contracts x size for an inverse contract at any price", [60000, 12345, [["type", "inverse"]]], 60000],
  ])("%s", (_fact, values, expected) => {
    expect(call("MICRO.NOTIONAL", ...values)).toEqual(expected);
  });

  it.each<[string, unknown[], string, string]>([
    ["no contracts", [null, 70000], "#VALUE!", "contracts is required"],
    ["contracts 0", [0, 70000], "#NUM!", "contracts must be greater than 0"],
    ["a negative price", [1, -70000], "#NUM!", "price"],
    ["text as price", [1, "seventy"], "#VALUE!", "price must be a number"],
    ["lengths that differ", [column(1, 1), column(1, 2, 3)], "#NUM!", "as long as"],
    [
      "a block",
      [
        [
          [1, 1],
          [1, 1],
        ],
        70000,
      ],
      "#VALUE!",
      "one row or one column",
    ],
    ["an unknown term", [1, 70000, [["feee", 0.1]]], "#VALUE!", "feee"],
  ])("refuses %s", (_fact, values, code, words) => {
    expectError(call("MICRO.NOTIONAL", ...values), code, words);
  });
});
