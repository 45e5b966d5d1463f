import { call, column, expectError } from "../call";

describe("MICRO.VALUE", () => {
  it.each<[string, unknown[], unknown]>([
    ["equals the notional of a linear contract", [3, 70000, 0.01], 2100],
    [
      "is in coin for an inverse contract (Bybit help: 60,000 USD at 50,000 is 1.2 BTC)",
      [60000, 50000, [["type", "inverse"]]],
      1.2,
    ],
    [
      "sums inverse fills: 100/50000 + 200/40000 + 100/62500",
      [
        column(1, 2, 1),
        column(50000, 40000, 62500),
        [
          ["size", 100],
          ["type", "inverse"],
        ],
      ],
      0.0086,
    ],
  ])("%s", (_fact, values, expected) => {
    expect(call("MICRO.VALUE", ...values)).toEqual(expected);
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
    expectError(call("MICRO.VALUE", ...values), code, words);
  });
});
