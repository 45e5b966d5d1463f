import { call, column, expectError } from "../call";

describe("MICRO.AVG", () => {
  it.each<[string, unknown[], unknown]>([
    ["weights by contracts (Bybit help: 5,375)", [column(0.5, 0.3), column(5000, 6000)], 5375],
    [
      "is harmonic for an inverse contract (Bybit help: 5,625)",
      [column(1000, 2000), column(5000, 6000), [["type", "inverse"]]],
      5625,
    ],
    ["is the middle of three equal steps", [column(1, 1, 1), column(70000, 70350, 70700)], 70350],
    [
      "is worst for the largest last step: (70000 + 70350 + 2 x 70700) / 4",
      [column(1, 1, 2), column(70000, 70350, 70700)],
      70437.5,
    ],
    ["treats a row and a column as the same thing", [[[1, 1]], column(70000, 70350)], 70175],
  ])("%s", (_fact, values, expected) => {
    expect(call("MICRO.AVG", ...values)).toEqual(expected);
  });

  it.each<[string, unknown[], string, string]>([
    ["no contracts", [null, 70000], "#VALUE!", "contracts is required"],
    ["contracts 0", [0, 70000], "#NUM!", "contracts must be greater than 0"],
    ["a negative price", [1, -70000], "#NUM!", "prices"],
    ["text as price", [1, "seventy"], "#VALUE!", "prices must be a number"],
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
    expectError(call("MICRO.AVG", ...values), code, words);
  });
});
