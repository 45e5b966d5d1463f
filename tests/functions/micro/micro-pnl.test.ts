import { call, column, expectError } from "../call";

describe("MICRO.PNL", () => {
  it.each<[string, unknown[], unknown]>([
    ["is s x B x (exit - entry) for a long", ["long", 0.2, 7000, 7500], 100],
    ["gains for a short when the price falls", ["short", 0.4, 6000, 5000], 400],
    [
      "is s x B x (1/entry - 1/exit) for an inverse long: exactly 1/55",
      ["long", 1000, 5000, 5500, [["type", "inverse"]]],
      1 / 55,
    ],
    ["is 1/45 for the inverse short to 4,500", ["short", 1000, 5000, 4500, [["type", "inverse"]]], 1 / 45],
    [
      "takes off open fee 1.32, close fee 1.10 and funding 2.10 (Bybit help: 395.48)",
      [
        "short",
        0.4,
        6000,
        5000,
        [
          ["fee", 0.00055],
          ["paid", 2.1],
        ],
      ],
      395.48,
    ],
    ["loses 3.50 at the article stop, not 7.00", ["long", 1, 70000, 69650, 0.01], -3.5],
    [
      "loses 4.19825 with 0.05% at both ends: 3.5 + 0.35 + 0.34825",
      [
        "long",
        1,
        70000,
        69650,
        [
          ["size", 0.01],
          ["fee", 0.0005],
        ],
      ],
      -4.19825,
    ],
    [
      "lets entryFee and exitFee win over fee",
      [
        "long",
        1,
        70000,
        70350,
        [
          ["size", 0.01],
          ["fee", 0.0005],
          ["exitFee", 0.0002],
        ],
      ],
      3.0093,
    ],
    [
      "does not slip: slippage belongs to stops",
      [
        "long",
        1,
        70000,
        69650,
        [
          ["size", 0.01],
          ["slippage", 0.01],
        ],
      ],
      -3.5,
    ],
    ["closes fills at one price", ["buy", column(1, 1, 1), column(70000, 70350, 70700), 71400, 0.01], 31.5],
    [
      "pays a maker rebate: 6 + 0.03 - 0.297",
      [
        "short",
        2,
        3000,
        2970,
        [
          ["size", 0.1],
          ["entryFee", -0.00005],
          ["exitFee", 0.0005],
        ],
      ],
      5.733,
    ],
  ])("%s", (_fact, values, expected) => {
    expect(call("MICRO.PNL", ...values)).toEqual(expected);
  });

  it.each<[string, unknown[], string, string]>([
    ["an unknown side", ["sideways", 1, 70000, 70350], "#VALUE!", "side"],
    ["no side", [null, 1, 70000, 70350], "#VALUE!", "side"],
    ["a negative entry", ["long", 1, -70000, 69650], "#NUM!", "entry"],
    ["an exit of 0", ["long", 1, 70000, 0], "#NUM!", "exit"],
    ["no exit", ["long", 1, 70000, null], "#VALUE!", "exit is required"],
    ["a fee of 100%", ["long", 1, 70000, 69650, [["fee", 1]]], "#NUM!", "fee"],
    ["text as contract type", ["long", 1, 70000, 69650, [["type", "quanto"]]], "#VALUE!", "type"],
    ["lengths that differ", ["long", column(1, 1), 70000, 70350], "#NUM!", "as long as"],
  ])("refuses %s", (_fact, values, code, words) => {
    expectError(call("MICRO.PNL", ...values), code, words);
  });
});
