import { call, column, expectError } from "../call";

const prices = column(70000, 70350, 70700);
const stops = column(69650, 70000, 70349.9);
const micro = [
  ["size", 0.01],
  ["fee", 0.0005],
];
const article = [1000, 0.01, "long", "thirds", prices, stops];

/** Two equal steps at 100 and 110 under 99 and 105: an even total is even at stage 2, an odd one loses 5 there. */
const seesaw = (equity: number) => [equity, 0.01, "long", "equal 2", column(100, 110), column(99, 105)];

describe("SCALE.SIZE", () => {
  it.each<[string, unknown[], unknown[]]>([
    ["fits 7 micros of the article's plan into its 10 (2/2/3 lose 7.00, 7.00 and 3.507)", [...article, 0.01], [7, -7, 1]],
    ["still fits 7 with fees, stage 2 being the worst (9.8035)", [...article, micro], [7, -9.8035, 2]],
    [
      "is 0 where not even one lot a step fits (article: the 21.00)",
      [1000, 0.01, "long", "thirds", prices, 69650, 0.01],
      [0, "", ""],
    ],
    ["is 3 where exactly these 21 are allowed", [1000, 0.021, "long", "thirds", prices, 69650, 0.01], [3, -21, 3]],
    ["is 0 one cent below", [1000, 0.02099, "long", "thirds", prices, 69650, 0.01], [0, "", ""]],
    ["finds 8 although 3, 5, 7 and 9 do not fit into 4.9", seesaw(490), [8, -4, 1]],
    ["finds 2 where every larger total loses too much", seesaw(199), [2, -1, 1]],
    [
      "finds 4, one lot a step, where the first step's share would be 3.99 lots and lose too much",
      [150, 0.01, "long", column(1000, 1, 1, 1), column(100, 101, 102, 103), column(99, 100.5, 101.5, 102.5)],
      [4, -1, 1],
    ],
    ["finds 21, an odd total, as soon as its 5 fit too", seesaw(1000), [21, -10, 1]],
    [
      "counts funding paid of 3 in every stage (7.00 + 3)",
      [
        ...article,
        [
          ["size", 0.01],
          ["paid", 3],
        ],
      ],
      [7, -10, 1],
    ],
    [
      "sizes in lots of 0.5 (2.5/2.5/3 lose 8.75, 8.75 and 1.758)",
      [
        ...article,
        [
          ["size", 0.01],
          ["lot", 0.5],
        ],
      ],
      [8, -8.75, 1],
    ],
    ["takes one step as MICRO.SIZE does: 2 of 3.50", [1000, 0.01, "long", 1, 70000, 69650, 0.01], [2, -7, 1]],
    ["is not limited by leverage", [1000, 0.01, "long", 1, 70000, 69999, [["leverage", 1]]], [10, -10, 1]],
    [
      "sizes a short in 30/40/30 with fees (16/21/16: 67.228, 99.36325, 36.9675265)",
      [10000, 0.01, "short", "30/40/30", column(70000, 69650, 69300), column(70350, 70000, 69650.1), micro],
      [53, -99.36325, 2],
    ],
  ])("%s", (_fact, values, expected) => {
    expect(call("SCALE.SIZE", ...values)).toEqual([expected]);
  });

  it("uses an inverse budget up exactly: 98 x (1/49000 - 1/50000) is 0.00004", () => {
    const values = [
      0.004,
      0.01,
      "long",
      column(1, 2),
      column(50000, 51000),
      column(49000, 50500),
      [
        ["type", "inverse"],
        ["equityPrice", 1],
      ],
    ];
    expect(call("SCALE.SIZE", ...values)).toEqual([[295, -0.00004, 1]]);
  });

  it("answers for 10,000 lots in under 50 ms", () => {
    const uneven = column(31.41592, 27.18281, 41.42135);
    const size = () => call("SCALE.SIZE", 1_630_000, 0.01, "long", uneven, prices, stops, micro) as number[][];
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now();
      expect(size()[0]![0]).toBeGreaterThan(10_000);
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(50);
  });

  it.each<[string, unknown[], string, string]>([
    [
      "a risk of 1: somebody typed 1 for 1%",
      [1000, 1, "long", "thirds", prices, stops, 0.01],
      "#NUM!",
      "risk must be a fraction between 0 and 1",
    ],
    ["a risk of 0", [1000, 0, "long", "thirds", prices, stops], "#NUM!", "risk"],
    ["an equity of 0", [0, 0.01, "long", "thirds", prices, stops], "#NUM!", "equity"],
    ["two weights for three prices", [1000, 0.01, "long", "50/50", prices, stops], "#NUM!", "weights and prices"],
    ["two stops for three prices", [1000, 0.01, "long", "thirds", prices, column(69650, 70000)], "#NUM!", "prices and stops"],
    [
      "a first stop on the wrong side",
      [1000, 0.01, "short", "thirds", prices, stops],
      "#NUM!",
      "stops (item 1) must be above the fill of stage 1 (70000) of a short, was 69650",
    ],
    ["a price of 0", [1000, 0.01, "long", "equal 2", column(0, 1), column(1, 1)], "#NUM!", "prices (item 1)"],
    ["a rebate that leaves no stage a loss", [...article, [["fee", -0.009]]], "#NUM!", "no limit"],
    ["an unknown split", [1000, 0.01, "long", "a few", prices, stops], "#VALUE!", "weights"],
    ["an unknown side", [1000, 0.01, "up", "thirds", prices, stops], "#VALUE!", "side"],
    ["no equity", [null, 0.01, "long", "thirds", prices, stops], "#VALUE!", "equity is required"],
    ["no stops", [1000, 0.01, "long", "thirds", prices, null], "#VALUE!", "stops is required"],
  ])("refuses %s", (_fact, values, code, words) => {
    expectError(call("SCALE.SIZE", ...values), code, words);
  });
});
