import { call, expectError } from "../call";

describe("MICRO.SIZE", () => {
  it.each<[string, unknown[], unknown]>([
    ["is 16 for the Turtle heating oil unit: 10000 / (0.0141 x 42000) = 16.89", [1000000, 0.01, 1, 0.9859, 42000], 16],
    ["is 230, not the 231 a public calculator prints: 300 / 1.3 = 230.77", [30000, 0.01, 3.5, 2.2], 230],
    ["carries 2 micros, not the 3 of the article: 10 / 3.5", [1000, 0.01, 70000, 69650, 0.01], 2],
    ["is exact in decimal: 0.3 / (1.1 - 1) is 3", [30, 0.01, 1.1, 1], 3],
    [
      "is exact beyond 34 digits: 0.002 / (100 x (1/25000 - 1/26000)) is 13",
      [
        0.2,
        0.01,
        26000,
        25000,
        [
          ["size", 100],
          ["type", "inverse"],
          ["equityPrice", 1],
        ],
      ],
      13,
    ],
    ["is rounded down to the lot", [1000, 0.01, 70000, 69650, [["lot", 0.001]]], 0.028],
    ["is 0 when one lot is too big", [1000, 0.01, 70000, 68000, 0.01], 0],
    [
      "is limited by the leverage: 1000 x 5 / 700 = 7.14, not 14",
      [
        1000,
        0.01,
        70000,
        69930,
        [
          ["size", 0.01],
          ["leverage", 5],
        ],
      ],
      7,
    ],
    [
      "sizes an inverse short with equity in coin",
      [
        0.05,
        0.01,
        50000,
        50500,
        [
          ["size", 100],
          ["type", "inverse"],
          ["equityPrice", 1],
        ],
      ],
      25,
    ],
    [
      "does not look at funding paid, whatever the cell holds",
      [
        1000,
        0.01,
        70000,
        69650,
        [
          ["size", 0.01],
          ["paid", "not known yet"],
        ],
      ],
      2,
    ],
  ])("%s", (_fact, values, expected) => {
    expect(call("MICRO.SIZE", ...values)).toEqual(expected);
  });

  it.each<[string, unknown[], string, string]>([
    [
      "a stop below the entry of the short that terms state, instead of sizing a long",
      [1000, 0.01, 70000, 69650, [["side", "short"]]],
      "#NUM!",
      "stop must be above the entry (70000) of a short, was 69650",
    ],
    ["entry = stop", [1000, 0.01, 70000, 70000], "#NUM!", "stop"],
    ["a risk of 1", [1000, 1, 70000, 69650], "#NUM!", "risk"],
    ["a risk of 0", [1000, 0, 70000, 69650], "#NUM!", "risk"],
    ["no equity", [null, 0.01, 70000, 69650], "#VALUE!", "equity"],
    ["equity 0", [0, 0.01, 70000, 69650], "#NUM!", "equity"],
    ["a leverage below 1", [1000, 0.01, 70000, 69650, [["leverage", 0.5]]], "#NUM!", "leverage"],
    ["a negative lot", [1000, 0.01, 70000, 69650, [["lot", -1]]], "#NUM!", "lot"],
  ])("refuses %s", (_fact, values, code, words) => {
    expectError(call("MICRO.SIZE", ...values), code, words);
  });
});
