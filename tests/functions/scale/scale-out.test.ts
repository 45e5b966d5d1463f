import { call, column, expectError } from "../call";

const header = ["Step", "Price", "Contracts", "Realised", "Cumulative", "Remaining", "Stop", "Net if stopped"];
const bare = (...terms: unknown[][]) => [["size", 0.01], ["headers", false], ...terms];

/** The rows up to Remaining: what is sold, whatever guards the rest. */
const sales = (...values: unknown[]) => (call("SCALE.OUT", ...values) as unknown[][]).map((row) => row.slice(0, 6));

describe("SCALE.OUT", () => {
  it("sells a third at 1R, 2R and 3R, R being the 350 from the average to the stop", () => {
    expect(call("SCALE.OUT", "long", 3, 70350, column(1, 2, 3), null, 70000, 0.01)).toEqual([
      header,
      [1, 70700, 1, 3.5, 3.5, 2, 70000, -3.5],
      [2, 71050, 1, 7, 10.5, 1, 70000, 7],
      [3, 71400, 1, 10.5, 21, 0, "", 21],
    ]);
  });

  it("takes targets as prices without a stop", () => {
    const byPrice = sales("long", 3, 70350, [[70700, 71050, 71400]], null, null, 0.01);
    expect(byPrice).toEqual(sales("long", 3, 70350, column(1, 2, 3), null, 70000, 0.01));
  });

  it("is net of the exit fee and of the entry fee of the part sold: 3 of 10 short, then 7", () => {
    expect(sales("short", 10, 69650, column(69300, 68950), column(30, 70), null, bare(["fee", 0.0005]))).toEqual([
      [1, 69300, 3, 8.41575, 8.41575, 7],
      [2, 68950, 7, 44.149, 52.56475, 0],
    ]);
  });

  it("rounds targets toward the average: down for a long, up for a short", () => {
    expect(sales("long", 4, 70350.3, column(1, 2), "equal 2", 70001.05, bare(["tick", 0.1]))).toEqual([
      [1, 70699.5, 2, 6.984, 6.984, 2],
      [2, 71048.8, 2, 13.97, 20.954, 0],
    ]);
    expect(sales("short", 1, 100, 98.04, null, null, bare(["tick", 0.1]))).toEqual([[1, 98.1, 1, 0.019, 0.019, 0]]);
  });

  it("realises in coin for an inverse contract: 150 x (1/50000 - 1/51000) first", () => {
    const terms = [
      ["type", "inverse"],
      ["headers", false],
    ];
    const steps = call(
      "SCALE.OUT",
      "long",
      300,
      50000,
      column(51000, 52000, 53000),
      column(50, 30, 20),
      null,
      terms,
    ) as number[][];
    expect(steps.map((row) => row[2])).toEqual([150, 90, 60]);
    expect(steps[0]![3]).toBeCloseTo(1 / 17000, 18);
    expect(steps[2]![4]).toBeCloseTo(1 / 17000 + 9 / 130000 + 9 / 132500, 18);
  });

  it("charges funding paid once, with the part that it was paid for: 3 on 3 contracts", () => {
    const steps = call("SCALE.OUT", "long", 3, 70350, column(1, 2), column(1, 2), 70000, bare(["paid", 3])) as number[][];
    expect(steps.map((row) => [row[3], row[4]])).toEqual([
      [2.5, 2.5],
      [12, 14.5],
    ]);
  });

  it("keeps to the lot", () => {
    const steps = call("SCALE.OUT", "long", 0.5, 100, column(110, 120), null, null, bare(["lot", 0.1])) as number[][];
    expect(steps.map((row) => [row[2], row[5]])).toEqual([
      [0.2, 0.3],
      [0.3, 0],
    ]);
  });

  it("gives back a loss at a target behind the average", () => {
    expect(sales("long", 1, 100, 99, null, null, bare())).toEqual([[1, 99, 1, -0.01, -0.01, 0]]);
  });

  it("knows no stop without one, and what is sold is what is left when all is sold", () => {
    expect(call("SCALE.OUT", "long", 2, 100, column(105, 110), null, null, [["headers", false]])).toEqual([
      [1, 105, 1, 5, 5, 1, "", ""],
      [2, 110, 1, 10, 15, 0, "", 15],
    ]);
  });

  it("moves the stop with the targets, with their own contracts", () => {
    // 0.05% of each sale and of the 703.5 that each contract cost; the two left at 70,400 net 1 - 0.70375 - 0.704
    const targets = [
      [71050, 1, 70400],
      [71400, 1, 71050],
      [71750, 1, 0],
    ];
    expect(call("SCALE.OUT", "long", 3, 70350, targets, null, null, bare(["fee", 0.0005]))).toEqual([
      [1, 71050, 1, 6.293, 6.293, 2, 70400, 5.8855],
      [2, 71400, 1, 9.79125, 16.08425, 1, 71050, 22.37725],
      [3, 71750, 1, 13.2895, 29.37375, 0, "", 29.37375],
    ]);
  });

  it("tightens the stop that the multiples were made with, and never loosens it: a stop of a target is a price", () => {
    const targets = [
      ["Target", "Stop"],
      [1, 60],
      [2, 95],
      [3, 92],
    ];
    // R is 10: targets at 110, 120 and 130; the rest stops at 90, then at 95
    expect(call("SCALE.OUT", "long", 3, 100, targets, null, 90, [["headers", false]])).toEqual([
      [1, 110, 1, 10, 10, 2, 90, -10],
      [2, 120, 1, 20, 30, 1, 95, 25],
      [3, 130, 1, 30, 60, 0, "", 60],
    ]);
  });

  it("lets run on what the targets leave over, its stop slipped and its share of the funding counted", () => {
    const targets = [
      [95, 1, null],
      [90, 2, 100],
    ];
    const terms = [
      ["slippage", 0.01],
      ["paid", 0.4],
      ["headers", false],
    ];
    // Short: the one left is bought back at 101, 0.1 of the funding with it
    expect(call("SCALE.OUT", "short", 4, 100, targets, null, null, terms)).toEqual([
      [1, 95, 1, 4.9, 4.9, 3, "", ""],
      [2, 90, 2, 19.8, 24.7, 1, 100, 23.6],
    ]);
  });

  it("may be passed to itself: the table says the same again", () => {
    const terms = [["fee", 0.0005]];
    const targets = [
      ["Price", "Stop"],
      [105, 100],
      [110, 105],
    ];
    const table = call("SCALE.OUT", "long", 5, 100, targets, column(2, 3), null, terms) as unknown[][];
    expect(call("SCALE.OUT", "long", 5, 100, table, null, null, terms)).toEqual(table);
  });

  it.each<[string, unknown[], string, string]>([
    ["weights beside contracts", ["long", 3, 100, [[105, 1]], column(1)], "#NUM!", "weights must be left out"],
    [
      "more contracts than are held",
      [
        "long",
        3,
        100,
        [
          [105, 2],
          [110, 2],
        ],
      ],
      "#NUM!",
      "the contracts of the targets must be at most the 3 held, were 4",
    ],
    [
      "contracts of a target off the lot",
      ["long", 3, 100, [[105, 1.5]]],
      "#NUM!",
      "targets (item 1): contracts must be a multiple",
    ],
    [
      "a stop in front of its target",
      ["long", 3, 100, [[105, 1, 106]]],
      "#NUM!",
      "the stop must be below its target (105) of a long, was 106",
    ],
    [
      "a stop that the rounded target meets",
      ["long", 3, 100, [[105.4, 1, 105]], null, null, [["tick", 1]]],
      "#NUM!",
      "its target (105) of a long, was 105",
    ],
    ["two lots for three targets", ["long", 2, 70350, column(1, 2, 3), null, 70000], "#NUM!", "contracts must hold one lot of 1"],
    ["contracts off the lot", ["long", 2.5, 70350, column(1, 2), null, 70000], "#NUM!", "contracts must be a multiple"],
    [
      "three weights for two targets",
      ["long", 3, 70000, column(71000, 72000), column(1, 1, 1)],
      "#NUM!",
      "weights must be one per target (2), were 3",
    ],
    ["a stop on the wrong side", ["long", 3, 70350, column(1, 2, 3), null, 70700], "#NUM!", "stop must be below"],
    ["a stop at the average", ["short", 3, 70350, column(1, 2, 3), null, 70350], "#NUM!", "stop"],
    ["a target of 0", ["long", 3, 70350, column(0, 1), null, 70000], "#NUM!", "targets (item 1)"],
    ["multiples that carry a short to 0", ["short", 2, 100, column(1, 2), null, 150], "#NUM!", "target 2 would be at 0"],
    ["an average of 0", ["long", 2, 0, column(1, 2)], "#NUM!", "average"],
    ["contracts of 0", ["long", 0, 100, 110], "#NUM!", "contracts"],
    ["a weight of 0", ["long", 2, 100, column(110, 120), column(0, 1)], "#NUM!", "weights (item 1)"],
    ["an unknown split", ["long", 2, 100, column(110, 120), "halves"], "#VALUE!", "weights"],
    ["a range of contracts", ["long", column(1, 1), 100, 110], "#VALUE!", "contracts must be one cell"],
    ["no targets", ["long", 2, 100, null], "#VALUE!", "targets is required"],
    ["no average", ["long", 2, null, 110], "#VALUE!", "average is required"],
    ["an unknown side", ["out", 2, 100, 110], "#VALUE!", "side"],
  ])("refuses %s", (_fact, values, code, words) => {
    expectError(call("SCALE.OUT", ...values), code, words);
  });
});
