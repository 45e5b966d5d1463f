import { readTargets } from "../../src/host/trade-tables";

const target = (price: number, contracts?: number, stop?: number) => ({ price, contracts, stop });

describe("targets", () => {
  it.each<[string, unknown[][], unknown[]]>([
    ["a column of prices", [[105], [110]], [target(105), target(110)]],
    ["a row of two prices", [[105, 110]], [target(105), target(110)]],
    ["a row of three prices", [[100, 105, 110]], [target(100), target(105), target(110)]],
    ["a row of prices with blanks at its end, as Excel for desktop hands them over", [[100, 105, 0]], [target(100), target(105)]],
    ["a row of four prices", [[100, 105, 110, 115]], [target(100), target(105), target(110), target(115)]],
    ["a price and a count", [[105, 1]], [target(105, 1)]],
    ["a count above its price", [[0.02, 3000]], [target(0.02, 3000)]],
    ["a price, a count and a stop", [[105, 1, 100]], [target(105, 1, 100)]],
    ["a price and its stop", [[105, null, 100]], [target(105, undefined, 100)]],
    ["a price and its stop, the blank as 0", [[105, 0, 100]], [target(105, undefined, 100)]],
    [
      "bare columns Price, Contracts, Stop",
      [
        [105, 1, 100],
        [110, 2, null],
      ],
      [target(105, 1, 100), target(110, 2)],
    ],
    [
      "columns in which contracts are blank or 0 throughout",
      [
        [105, 0, 100],
        [110, null, 0],
        [0, 0, 0],
      ],
      [target(105, undefined, 100), target(110)],
    ],
    [
      "names in any order",
      [
        ["Stop", "Note", "target"],
        [100, "first", 105],
        [null, "", 110],
      ],
      [target(105, undefined, 100), target(110)],
    ],
    [
      "the table of SCALE.OUT",
      [
        ["Step", "Price", "Contracts", "Realised", "Cumulative", "Remaining", "Stop", "Net if stopped"],
        [1, 105, 1, 5, 5, 1, 100, 5],
        [2, 110, 1, 10, 15, 0, "", 15],
      ],
      [target(105, 1, 100), target(110, 1)],
    ],
    ["blank cells", [[null], [0]], []],
  ])("are read from %s", (_form, table, expected) => {
    expect(readTargets(table)).toEqual(expected);
  });
});
