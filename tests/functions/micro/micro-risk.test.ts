import { call, column, expectError } from "../call";

describe("MICRO.RISK", () => {
  it.each<[string, unknown[], unknown]>([
    ["is 3.50 on the article trade", [1, 70000, 69650, 0.01], 3.5],
    ["is 7.00 only with a 1% stop", [1, 70000, 69300, 0.01], 7],
    [
      "counts both fees",
      [
        1,
        70000,
        69650,
        [
          ["size", 0.01],
          ["fee", 0.0005],
        ],
      ],
      4.19825,
    ],
    [
      "counts slippage: (70000 - 69650 x 0.999) x 0.01",
      [
        1,
        70000,
        69650,
        [
          ["size", 0.01],
          ["slippage", 0.001],
        ],
      ],
      4.1965,
    ],
    [
      "takes a stop above the entry for a short",
      [
        3,
        70000,
        70350,
        [
          ["size", 0.01],
          ["fee", 0.0005],
        ],
      ],
      12.60525,
    ],
    [
      "is 500/49500/50000 x 1000 in coin for an inverse long",
      [
        10,
        50000,
        49500,
        [
          ["size", 100],
          ["type", "inverse"],
        ],
      ],
      1 / 4950,
    ],
    [
      "sums fills",
      [
        column(1, 2),
        column(70000, 70350),
        69650,
        [
          ["size", 0.01],
          ["fee", 0.0005],
        ],
      ],
      19.59825,
    ],
    [
      "ignores funding paid",
      [
        1,
        70000,
        69650,
        [
          ["size", 0.01],
          ["paid", 5],
        ],
      ],
      3.5,
    ],
    [
      "does not look at funding paid, whatever the cell holds",
      [
        1,
        70000,
        69650,
        [
          ["size", 0.01],
          ["paid", "not known yet"],
        ],
      ],
      3.5,
    ],
    [
      "counts for a side in terms that the stop protects",
      [
        1,
        70000,
        70350,
        [
          ["side", -1],
          ["size", 0.01],
        ],
      ],
      3.5,
    ],
    [
      "infers the side where that of terms is a blank cell, which Excel hands over as 0",
      [
        1,
        70000,
        70350,
        [
          ["side", 0],
          ["size", 0.01],
        ],
      ],
      3.5,
    ],
  ])("%s", (_fact, values, expected) => {
    expect(call("MICRO.RISK", ...values)).toEqual(expected);
  });

  it.each<[string, unknown[], string, string]>([
    ["entry = stop", [1, 70000, 70000], "#NUM!", "stop"],
    ["a stop between the entries", [column(1, 1), column(70000, 70350), 70100], "#NUM!", "stop"],
    [
      "a stop above the entry of the side in terms, whatever word says it",
      [1, 70000, 70350, [["Side", "BUY"]]],
      "#NUM!",
      "stop must be below the entry (70000) of a long, was 70350",
    ],
    ["a side in terms that is none", [1, 70000, 69650, [["side", "up"]]], "#VALUE!", "side must be"],
    ["no stop", [1, 70000, null], "#VALUE!", "stop"],
    ["slippage of 1", [1, 70000, 69650, [["slippage", 1]]], "#NUM!", "slippage"],
  ])("refuses %s", (_fact, values, code, words) => {
    expectError(call("MICRO.RISK", ...values), code, words);
  });
});
