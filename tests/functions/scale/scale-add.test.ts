import { call, column, expectError } from "../call";

describe("SCALE.ADD", () => {
  it.each<[string, unknown[], number]>([
    ["adds two at 70,350 with the stop at entry 1: 3.50 each of 10", ["long", 1, 70000, 70000, 70350, 10, 0.01], 2],
    ["is 0 when the budget is used up", ["long", 3, 70000, 69650, 70100, 10, 0.01], 0],
    ["spends a budget to the last cent: 10.50 is three of 3.50", ["long", 1, 70000, 70000, 70350, 10.5, 0.01], 3],
    [
      "spends what the stop locks in too: 3.50 won and 3.50 of budget are two of 3.50",
      ["long", 1, 70000, 70350, 70700, 3.5, 0.01],
      2,
    ],
    ["needs no budget where the stop locks profit in", ["long", 2, 70000, 70350, 70700, 0, 0.01], 2],
    [
      "counts fees of both fills (10 + 7.00 - 1.7535 - 0.3518 - ... leaves two of 4.2053)",
      [
        "long",
        column(1, 1),
        column(70000, 70350),
        70350,
        70700,
        10,
        [
          ["size", 0.01],
          ["fee", 0.0005],
        ],
      ],
      2,
    ],
    [
      "adds in lots of 0.1, for a short",
      [
        "short",
        2,
        70000,
        70000,
        69650,
        10,
        [
          ["size", 0.01],
          ["lot", 0.1],
          ["fee", 0.0005],
        ],
      ],
      2,
    ],
    ["allows an add at the price of the last fill", ["long", 1, 70000, 69650, 70000, 7, 0.01], 1],
    [
      "counts funding paid once: 3 of 10 leave two of 3.50",
      [
        "long",
        1,
        70000,
        70000,
        70350,
        10,
        [
          ["size", 0.01],
          ["paid", 3],
        ],
      ],
      2,
    ],
    [
      "adds 98 inverse contracts exactly: 98 x (1/49000 - 1/50000) is 0.00004",
      ["long", 10, 49000, 49000, 50000, 0.00004, [["type", "inverse"]]],
      98,
    ],
  ])("%s", (_fact, values, expected) => {
    expect(call("SCALE.ADD", ...values)).toBe(expected);
  });

  it.each<[string, unknown[], string, string]>([
    ["averaging down", ["long", 1, 70000, 69650, 69800, 10, 0.01], "#NUM!", "adds to a losing position"],
    [
      "averaging up a short",
      ["short", column(1, 1), column(70000, 69650), 70350, 69800, 10],
      "#NUM!",
      "adds to a losing position",
    ],
    ["a stop above the add price of a long", ["long", 1, 70000, 70400, 70350, 10, 0.01], "#NUM!", "stop must be below"],
    ["a stop at the add price", ["short", 1, 70000, 69650, 69650, 10], "#NUM!", "stop must be above"],
    ["a negative budget", ["long", 1, 70000, 70000, 70350, -10], "#NUM!", "budget must be 0 or more"],
    ["a rebate that leaves the add no loss", ["long", 1, 70000, 70000, 70350, 10, [["fee", -0.009]]], "#NUM!", "rebate"],
    ["lengths that differ", ["long", column(1, 1), 70000, 69650, 70350, 10], "#NUM!", "contracts and prices"],
    ["an add price of 0", ["short", 1, 70000, 70000, 0, 10], "#NUM!", "addPrice must be greater than 0"],
    ["no budget", ["long", 1, 70000, 70000, 70350, null], "#VALUE!", "budget is required"],
    ["text as add price", ["long", 1, 70000, 70000, "market", 10], "#VALUE!", "addPrice"],
    ["an unknown side", ["flat", 1, 70000, 70000, 70350, 10], "#VALUE!", "side"],
  ])("refuses %s", (_fact, values, code, words) => {
    expectError(call("SCALE.ADD", ...values), code, words);
  });
});
