import { call, column, expectError } from "../call";

const header = ["Step", "Price", "Contracts", "Realised", "Cumulative", "Remaining"];
const bare = (...terms: unknown[][]) => [["size", 0.01], ["headers", false], ...terms];

describe("SCALE.OUT", () => {
  it("sells a third at 1R, 2R and 3R, R being the 350 from the average to the stop", () => {
    expect(call("SCALE.OUT", "long", 3, 70350, column(1, 2, 3), null, 70000, 0.01)).toEqual([
      header,
      [1, 70700, 1, 3.5, 3.5, 2],
      [2, 71050, 1, 7, 10.5, 1],
      [3, 71400, 1, 10.5, 21, 0],
    ]);
  });

  it("takes targets as prices without a stop", () => {
    const byPrice = call("SCALE.OUT", "long", 3, 70350, [[70700, 71050, 71400]], null, null, 0.01);
    expect(byPrice).toEqual(call("SCALE.OUT", "long", 3, 70350, column(1, 2, 3), null, 70000, 0.01));
  });

  it("is net of the exit fee and of the entry fee of the part sold: 3 of 10 short, then 7", () => {
    expect(call("SCALE.OUT", "short", 10, 69650, column(69300, 68950), column(30, 70), null, bare(["fee", 0.0005]))).toEqual([
      [1, 69300, 3, 8.41575, 8.41575, 7],
      [2, 68950, 7, 44.149, 52.56475, 0],
    ]);
  });

  it("rounds targets toward the average: down for a long, up for a short", () => {
    expect(call("SCALE.OUT", "long", 4, 70350.3, column(1, 2), "equal 2", 70001.05, bare(["tick", 0.1]))).toEqual([
      [1, 70699.5, 2, 6.984, 6.984, 2],
      [2, 71048.8, 2, 13.97, 20.954, 0],
    ]);
    expect(call("SCALE.OUT", "short", 1, 100, 98.04, null, null, bare(["tick", 0.1]))).toEqual([[1, 98.1, 1, 0.019, 0.019, 0]]);
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
    expect(call("SCALE.OUT", "long", 1, 100, 99, null, null, bare())).toEqual([[1, 99, 1, -0.01, -0.01, 0]]);
  });

  it.each<[string, unknown[], string, string]>([
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
