import { call, column, expectError } from "../call";

describe("STOP.BREAKEVEN", () => {
  it.each<[string, unknown[], unknown]>([
    ["covers both fees: 70000 x 1.0005 / 0.9995", ["long", 1, 70000, [["fee", 0.0005]]], (70000 * 1.0005) / 0.9995],
    ["is the average without costs", ["long", column(1, 1), column(70000, 70350), 0.01], 70175],
    [
      "is 70,245.3 and not entry 1 for two micros",
      [
        "long",
        column(1, 1),
        column(70000, 70350),
        [
          ["size", 0.01],
          ["fee", 0.0005],
          ["tick", 0.1],
        ],
      ],
      70245.3,
    ],
    [
      "rises with funding paid",
      [
        "long",
        column(1, 1, 1),
        column(70000, 70350, 70700),
        [
          ["size", 0.01],
          ["fee", 0.0005],
          ["paid", 0.63],
          ["tick", 0.1],
        ],
      ],
      70441.4,
    ],
    [
      "is rounded down for a short",
      [
        "short",
        column(1, 1),
        column(70000, 69650),
        [
          ["size", 0.01],
          ["fee", 0.0005],
          ["tick", 0.1],
        ],
      ],
      69755.2,
    ],
    [
      "is exactly the entry without costs, not one tick above",
      [
        "long",
        3,
        20500,
        [
          ["size", 100],
          ["type", "inverse"],
          ["tick", 0.5],
        ],
      ],
      20500,
    ],
  ])("%s", (_fact, values, expected) => {
    expect(call("STOP.BREAKEVEN", ...values)).toEqual(expected);
  });

  it.each<[string, unknown[], string, string]>([
    [
      "a position that funding has eaten",
      [
        "short",
        1,
        70000,
        [
          ["size", 0.01],
          ["paid", 701],
        ],
      ],
      "#N/A",
      "break-even",
    ],
    ["lengths that differ", ["long", column(1, 1), 70000], "#NUM!", "as long as"],
    ["no side", [null, 1, 70000], "#VALUE!", "side"],
  ])("refuses %s", (_fact, values, code, words) => {
    expectError(call("STOP.BREAKEVEN", ...values), code, words);
  });
});
