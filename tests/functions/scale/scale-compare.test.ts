import { call, column, expectError } from "../call";
import { CellError } from "../../../src/grid/cell";

const fills = [column(1, 1, 1), column(70000, 70350, 70700)];

describe("SCALE.COMPARE", () => {
  it.each<[string, unknown[], number[]]>([
    [
      'shows what scaling in costs a winner: 10.50 (article: "increasing your potential profit")',
      ["long", ...fills, 71400, 0.01],
      [42, 31.5, -10.5],
    ],
    [
      "loses twice as much when all three are filled and the price comes back",
      ["long", ...fills, 69650, 0.01],
      [-10.5, -21, -10.5],
    ],
    [
      "counts fees, for a short",
      [
        "short",
        fills[0],
        column(70000, 69650, 69300),
        68600,
        [
          ["size", 0.01],
          ["fee", 0.0005],
        ],
      ],
      [39.921, 29.42625, -10.49475],
    ],
    [
      "counts funding paid in both, so not in the difference",
      [
        "long",
        ...fills,
        71400,
        [
          ["size", 0.01],
          ["paid", 2],
        ],
      ],
      [40, 29.5, -10.5],
    ],
    [
      "has no slippage at an exit that is no stop",
      [
        "long",
        ...fills,
        71400,
        [
          ["size", 0.01],
          ["slippage", 0.01],
        ],
      ],
      [42, 31.5, -10.5],
    ],
    ["is no different for a single fill", ["long", 2, 70000, 70100], [200, 200, 0]],
  ])("%s", (_fact, values, expected) => {
    expect(call("SCALE.COMPARE", ...values)).toEqual([expected]);
  });

  it("is in coin for an inverse contract: 300 and 100 + 200 bought at 50,000 and 50,500, sold at 52,000", () => {
    const [row] = call("SCALE.COMPARE", "long", column(100, 200), column(50000, 50500), 52000, [
      ["type", "inverse"],
    ]) as number[][];
    expect(row![0]).toBeCloseTo(3 / 13000, 18);
    expect(row![1]).toBeCloseTo(1 / 13000 + 3 / 26260, 18);
    expect(row![2]).toBeCloseTo(-1 / 25250, 18);
  });

  it("hands an error cell back as it is", () => {
    const contracts = column(1, new CellError("#DIV/0!"));
    expect(call("SCALE.COMPARE", "long", contracts, column(70000, 70350), 71000)).toEqual(new CellError("#DIV/0!"));
  });

  it.each<[string, unknown[], string, string]>([
    ["lengths that differ", ["long", fills[0], column(70000, 70350), 71000], "#NUM!", "contracts and prices"],
    ["an exit of 0", ["long", ...fills, 0], "#NUM!", "exit must be greater than 0"],
    ["a negative count", ["long", column(1, -1), column(1, 2), 3], "#NUM!", "contracts (item 2)"],
    ["a range of exits", ["long", ...fills, column(71000, 71400)], "#VALUE!", "exit must be one cell"],
    ["no exit", ["long", ...fills, null], "#VALUE!", "exit is required"],
    ["an unknown side", ["x", ...fills, 71000], "#VALUE!", "side"],
  ])("refuses %s", (_fact, values, code, words) => {
    expectError(call("SCALE.COMPARE", ...values), code, words);
  });
});
