import { planHeader as header } from "../../../src/host/plan-table";
import { call, column, expectError } from "../call";

const account = [
  ["size", 0.01],
  ["leverage", 10],
  ["fee", 0.0005],
  ["mmr", 0.004],
  ["tick", 0.1],
  ["equity", 1000],
];
const plain = (...terms: unknown[][]) => [["size", 0.01], ["headers", false], ...terms];
const article = ["long", 70000, 3, "thirds", 0.005, 69650];

describe("SCALE.PLAN", () => {
  it("is the article's trade with fees: it risks 4.20, then 4.90, then 2.11 (catalogue, section 6)", () => {
    expect(call("SCALE.PLAN", ...article, account)).toEqual([
      header,
      [1, 1, 70000, 1, 70000, 70, 69650, -4.19825, -0.00419825, 63253.1, 70070.1],
      [2, 1, 70350, 2, 70175, 140.35, 70000, -4.90175, -0.00490175, 63411.2, 70245.3],
      [3, 1, 70700, 3, 70350, 211.05, 70349.9, -2.1134985, -0.0021134985, 63569.3, 70420.4],
    ]);
  });

  it("mirrors for a short: stops up, liquidation and break-even rounded down", () => {
    expect(call("SCALE.PLAN", "short", 70000, 3, "thirds", 0.005, 70350, account)).toEqual([
      header,
      [1, 1, 70000, 1, 70000, 70, 70350, -4.20175, -0.00420175, 76693.2, 69930],
      [2, 1, 69650, 2, 69825, 139.65, 70000, -4.89825, -0.00489825, 76501.4, 69755.2],
      [3, 1, 69300, 3, 69650, 208.95, 69650.1, -2.0925015, -0.0020925015, 76309.7, 69580.3],
    ]);
  });

  it("leaves the columns empty whose terms are missing, in 30/40/30 (article's table of triggers)", () => {
    expect(call("SCALE.PLAN", "long", 70000, 10, "30/40/30", 0.005, 69650, plain())).toEqual([
      [1, 3, 70000, 3, 70000, "", 69650, -10.5, "", "", 70000],
      [2, 4, 70350, 7, 70200, "", 70000, -14, "", "", 70200],
      [3, 3, 70700, 10, 70350, "", 70350, 0, "", "", 70350],
    ]);
  });

  it("takes a range of distances as ready prices, and loses 3.504 in 1/4, 1/4, 1/2", () => {
    const values = ["long", 70000, 4, "1/4,1/4,1/2", [[70000, 70350, 70700]], 69650, plain(["tick", 0.1])];
    expect(call("SCALE.PLAN", ...values)).toEqual([
      [1, 1, 70000, 1, 70000, "", 69650, -3.5, "", "", 70000],
      [2, 1, 70350, 2, 70175, "", 70000, -3.5, "", "", 70175],
      [3, 2, 70700, 4, 70437.5, "", 70349.9, -3.504, "", "", 70437.5],
    ]);
  });

  it("follows the rule, mode, lot and ATR of terms: 1 ATR steps, stops 2 ATR behind", () => {
    const terms = plain(["mode", "points"], ["rule", "atr"], ["atr", 100], ["lot", 0.5]);
    expect(call("SCALE.PLAN", "long", 1000, 1.5, "equal 2", 100, 850, terms)).toEqual([
      [1, 0.5, 1000, 0.5, 1000, "", 850, -0.75, "", "", 1000],
      [2, 1, 1100, 1.5, 3200 / 3, "", 900, -2.5, "", "", 3200 / 3],
    ]);
  });

  it("shows a stop at the true break-even of what is held under rule breakeven", () => {
    const terms = plain(["rule", "breakeven"], ["fee", 0.0005], ["tick", 0.1]);
    const stops = (call("SCALE.PLAN", ...article, terms) as number[][]).map((row) => [row[6], row[7]]);
    expect(stops).toEqual([
      [69650, -4.19825],
      [70245.3, 0.001797],
      [70420.4, 0.000444],
    ]);
  });

  it("has no liquidation price for a long at 1x, where the margin covers every price", () => {
    const plan = call("SCALE.PLAN", ...article, plain(["leverage", 1], ["mmr", 0.004])) as unknown[][];
    expect(plan.map((row) => [row[5], row[9]])).toEqual([
      [700, ""],
      [1403.5, ""],
      [2110.5, ""],
    ]);
  });

  it("subtracts funding paid once from the net of every stage", () => {
    const plan = call("SCALE.PLAN", ...article, plain(["paid", 0.5])) as number[][];
    expect(plan.map((row) => row[7])).toEqual([-4, -4, -0.5]);
  });

  it("plans one step: the entry alone", () => {
    expect(call("SCALE.PLAN", "long", 70000, 2, 1, 0.005, 69650, plain())).toEqual([
      [1, 2, 70000, 2, 70000, "", 69650, -7, "", "", 70000],
    ]);
  });

  const ready = (...prices: unknown[]) => ["long", 70000, 3, "thirds", column(...prices), 69650, 0.01];
  it.each<[string, unknown[], string, string]>([
    [
      "a stop on the wrong side",
      ["long", 70000, 3, "thirds", 0.005, 70350, 0.01],
      "#NUM!",
      "initial stop must be below the entry (70000) of a long, was 70350",
    ],
    ["a stop at the entry", ["short", 70000, 3, "thirds", 0.005, 70000, 0.01], "#NUM!", "stop"],
    ["two lots in three steps", ["short", 70000, 2, "thirds", 0.005, 70350, 0.01], "#NUM!", "one lot"],
    ["a total off the lot", ["long", 70000, 3.5, "thirds", 0.005, 69650], "#NUM!", "multiple of the lot"],
    ["a distance of 0", ["long", 70000, 3, "thirds", 0, 69650], "#NUM!", "distance"],
    ["two ready prices for three steps", ready(70000, 70350), "#NUM!", "one per step (3), were 2"],
    ["ready prices that begin elsewhere", ready(70010, 70350, 70700), "#NUM!", "begin with the entry 70000"],
    ["ready prices on the losing side", ready(70000, 69800, 70700), "#NUM!", "losing position"],
    ["the same ready price twice", ready(70000, 70350, 70350), "#NUM!", "losing position"],
    ["a distance that carries a short to 0", ["short", 70000, 3, "thirds", 0.5, 70350], "#NUM!", "trigger 3"],
    ["a leverage below 1", [...article, plain(["leverage", 0.5])], "#NUM!", "leverage must be at least 1, was 0.5"],
    ["rule atr without an ATR", [...article, plain(["rule", "atr"])], "#VALUE!", "atr"],
    ["an unknown rule", [...article, plain(["rule", "trail"])], "#VALUE!", "rule"],
    ["an unknown mode", [...article, plain(["mode", "pct"])], "#VALUE!", "mode"],
    ["an unknown split", ["long", 70000, 3, "a few", 0.005, 69650], "#VALUE!", "weights"],
    ["no stop", ["long", 70000, 3, "thirds", 0.005, null], "#VALUE!", "stop is required"],
    ["no distance", ["long", 70000, 3, "thirds", null, 69650], "#VALUE!", "distance is required"],
    ["an unknown contract code", [...article, "CME:NOPE"], "#N/A", "NOPE"],
  ])("refuses %s", (_fact, values, code, words) => {
    expectError(call("SCALE.PLAN", ...values), code, words);
  });
});
