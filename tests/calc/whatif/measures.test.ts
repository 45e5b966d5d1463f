/** Every measure of a plan of two steps, each figure worked out by hand, and when one figure is as good as another. */
import type { MaintenanceTier } from "../../../src/calc/maintenance";
import { PlanFigures, type PlanInputs } from "../../../src/calc/whatif/figures";
import { isAsGood, isLiquidatedFirst, type MeasureKey, measures } from "../../../src/calc/whatif/measures";
import { d, over, refusalOf, shown } from "../exact";
import { planOf, type Stated } from "./plans";

const valueOf = (key: MeasureKey, inputs: PlanInputs) => shown(measures[key].of(new PlanFigures(inputs)));
const of = (key: MeasureKey, stated: Stated) => valueOf(key, planOf({ weights: [1, 3], ...stated }));

/** One contract at 100 and three at 110 (of a short 90): the stop stands 10 behind the entry, then at the entry. */
const short: Stated = { side: "short" };
/** The other way round. */
const heavy: Stated = { weights: [3, 1] };

describe("a measure", () => {
  it.each<[MeasureKey, Stated, number | undefined]>([
    // Stage 1 loses 10; stage 2, of 4 contracts at 107.5, loses 30 at 100 and 70 at 90
    ["worst", {}, -30],
    ["worst", short, -30],
    // Three contracts lose 30 at stage 1, the fourth 10 at stage 2
    ["worst", heavy, -30],
    ["locked", {}, -30],
    ["locked", heavy, -10],
    ["unmoved", {}, -70],
    ["unmoved", short, -70],
    ["unmoved", heavy, -50],
    ["worstPct", { terms: { equity: 1000 } }, -0.03],
    ["worstPct", { terms: { equity: 1000, equityPrice: 2 } }, -0.06],
    ["average", {}, 107.5],
    ["average", short, 92.5],
    ["breakeven", { terms: { tick: 1 } }, 108],
    ["breakeven", { ...short, terms: { tick: 1 } }, 92],
    ["margin", { terms: { leverage: 10 } }, 43],
    ["margin", { terms: { marginPerContract: 7 } }, 28],
    // 430 of value, half of it margin, and a fifth of the value at the mark: 4 P - 215 = 0.8 P
    ["liquidation", { rate: 0.2, terms: { leverage: 2 } }, 67.1875],
    // The mirror: 370 + 185 - 4 P = 0.8 P
    ["liquidation", { ...short, rate: 0.2, terms: { leverage: 2 } }, 115.625],
    // Stage 1: P - 50 = 0.2 P at 62.5, 27.5 below 90; stage 2: 32.8125 below 100
    ["gap", { rate: 0.2, terms: { leverage: 2 } }, 27.5],
    // Stage 1: 150 - P = 0.2 P at 125, 15 above 110; stage 2: 15.625 above 100
    ["gap", { ...short, rate: 0.2, terms: { leverage: 2 } }, 15],
    // A stop at 60 lies 2.5 beyond the liquidation of stage 1
    ["gap", { stop: 60, rate: 0.2, terms: { leverage: 2 } }, -2.5],
    // A margin of 100 a contract covers the first; of 430 it leaves 30, and 4 P - 30 = 0.8 P at 9.375
    ["gap", { rate: 0.2, terms: { marginPerContract: 100 } }, 90.625],
    ["liquidation", { rate: 0.2, terms: { leverage: 1 } }, undefined],
    ["gap", { rate: 0.2, terms: { leverage: 1 } }, undefined],
    // All four at 120 make 50
    ["atTarget", { targets: [120] }, 50],
    ["atTarget", { ...short, targets: [80] }, 50],
    ["reward", { targets: [120] }, over(50, 30)],
    // A rebate of 30 leaves nothing to lose, one of 29 a loss of 1 for a gain of 79
    ["reward", { targets: [120], terms: { paid: -30 } }, undefined],
    ["reward", { targets: [120], terms: { paid: -29 } }, 79],
    // From 100 to 110 before 90 in half of all cases, from 110 to 120 before 100 in half of these: 50 against 10 and 30
    ["win", { targets: [120] }, 0.25],
    ["expected", { targets: [120] }, 0],
    ["expected", { targets: [120], terms: { paid: 2 } }, -2],
    // Two contracts lose 20 at stage 1, six more make it 60 at stage 2; nine would lose 70
    ["size", { terms: { equity: 1000, maxRisk: 0.06 } }, 8],
    ["size", { terms: { equity: 2000, equityPrice: 2, maxRisk: 0.06 } }, 8],
    // 19 contracts in the ratio 1:2 put 6 on the first step, which lose 60, and 20 put 7 there
    ["size", { weights: [1, 2], terms: { equity: 1000, maxRisk: 0.06, rule: "breakeven", tick: 1 } }, 19],
    ["size", { weights: [1, 2], terms: { equity: 1000, maxRisk: 0.009, rule: "breakeven", tick: 1 } }, 0],
    // 58 in the ratio 1:8 put 6 there, and the stop goes to 109; with one lot a step it would stay at 105, and 52 contracts lose 5
    ["size", { weights: [1, 8], terms: { equity: 1000, maxRisk: 0.06, rule: "breakeven", tick: 1 } }, 58],
  ])("%s of %j is %d", (key, stated, expected) => {
    expect(of(key, stated)).toBe(expected);
  });

  it("needs an equity in the money of the contract", () => {
    const { terms, ...inputs } = planOf({ terms: { equity: 1000 } });
    expect(refusalOf(() => valueOf("worstPct", { ...inputs, terms: { ...terms, equityPrice: undefined } }))[0]).toBe("argument");
  });

  it("of what loses as its value rises knows a liquidation, or its tiers have ended", () => {
    // At 100 and 50 of margin a short is liquidated from 125 on, at a value beyond the only tier
    const tiers: MaintenanceTier[] = [{ floor: d(0), cap: d(120), rate: d("0.2"), amount: d(0), maxLeverage: undefined }];
    const { terms, ...inputs } = planOf({ side: "short", terms: { leverage: 2 } });
    for (const key of ["liquidation", "gap"] as const)
      expect(refusalOf(() => valueOf(key, { ...inputs, terms: { ...terms, maintenance: tiers } }))).toEqual([
        "notEnoughData",
        "the tiers of the maintenance margin end before a liquidation price is reached",
      ]);
  });
});

describe("a stage is liquidated at or before its stop", () => {
  const reached = (key: MeasureKey, stated: Stated) => isLiquidatedFirst(key, new PlanFigures(planOf(stated)));

  it.each<[MeasureKey, Stated, boolean]>([
    // One contract at 100 with half of it as margin: 62.5 of a long, 125 of a short
    ["worst", { stop: "62.5", rate: 0.2, terms: { leverage: 2 } }, true],
    ["worst", { stop: "62.6", rate: 0.2, terms: { leverage: 2 } }, false],
    ["worst", { stop: "62.5", rate: 0.2, terms: { marginPerContract: 50 } }, true],
    ["worst", { stop: "62.6", rate: 0.2, terms: { marginPerContract: 50 } }, false],
    ["worst", { ...short, stop: 125, rate: 0.2, terms: { leverage: 2 } }, true],
    ["worst", { ...short, stop: "124.9", rate: 0.2, terms: { leverage: 2 } }, false],
    ["size", { stop: "62.5", rate: 0.2, terms: { leverage: 2 } }, true],
    ["size", { stop: "62.6", rate: 0.2, terms: { leverage: 2 } }, false],
    // Without a rate or without a margin nobody can tell
    ["worst", { stop: 1, terms: { leverage: 2 } }, false],
    ["worst", { stop: 1, rate: 0.2 }, false],
    // What its margin covers is liquidated nowhere
    ["worst", { stop: 1, rate: 0.2, terms: { leverage: 1 } }, false],
    // 87.5 / 0.98 is 89.3, below 90; 4 P - 376.25 = 0.08 P is 95.98, below the moved stop alone
    ["locked", { weights: [1, 3], rate: "0.02", terms: { leverage: 8 } }, false],
    ["unmoved", { weights: [1, 3], rate: "0.02", terms: { leverage: 8 } }, true],
    // The size is asked of one lot a step: 2 P - 183.75 = 0.04 P is 93.75, below the stop of 94
    ["worst", { weights: [1, 3], stop: 94, rate: "0.02", terms: { leverage: 8, rule: "hold" } }, true],
    ["size", { weights: [1, 3], stop: 94, rate: "0.02", terms: { leverage: 8, rule: "hold" } }, false],
    ["size", { weights: [1, 3], stop: 93, rate: "0.02", terms: { leverage: 8, rule: "hold" } }, true],
  ])("for %s of %j: %s", (key, stated, expected) => {
    expect(reached(key, stated)).toBe(expected);
  });
});

describe("a figure is as good as a goal", () => {
  const higher = measures.worst;
  const lower = measures.margin;
  const forward = measures.average;

  it("where it is at least that, at most that, or lies where the side wants it", () => {
    expect([-9, -10, -11].map((value) => isAsGood(d(value), d(-10), higher, "short"))).toEqual([true, true, false]);
    expect([-9, -10, -11].map((value) => isAsGood(d(value), d(-10), lower, "short"))).toEqual([false, true, true]);
    expect([9, 10, 11].map((value) => isAsGood(d(value), d(10), forward, "long"))).toEqual([true, true, false]);
    expect([9, 10, 11].map((value) => isAsGood(d(value), d(10), forward, "short"))).toEqual([false, true, true]);
    expect([9, 10, 11].map((value) => isAsGood(value, d(10), higher, "long"))).toEqual([false, true, true]);
    expect([9, 10, 11].map((value) => isAsGood(value, d(10), lower, "long"))).toEqual([true, true, false]);
    expect(isAsGood(undefined, d(10), higher, "long")).toBe(true);
  });

  it("also where 34 digits cannot tell the two: a decimal within 1e-25 of the goal", () => {
    const misses = ["0.9e-25", "1e-25", "1.1e-25"].map((part) => d(10).times(part));
    for (const goal of [10, -10].map(d)) {
      expect(misses.map((miss) => isAsGood(goal.minus(miss), goal, higher, "long"))).toEqual([true, true, false]);
      expect(misses.map((miss) => isAsGood(goal.plus(miss), goal, lower, "long"))).toEqual([true, true, false]);
    }
  });

  it("and a chance or a mean within 1e-12 of it, of a goal above 1 in proportion", () => {
    const near = (goal: number, miss: number) => [
      isAsGood(goal - miss, d(goal), higher, "long"),
      isAsGood(goal + miss, d(goal), lower, "long"),
    ];
    expect(near(0, 1e-12)).toEqual([true, true]);
    for (const [goal, room] of [
      [0, 1e-12],
      [0.5, 1e-12],
      [-0.5, 1e-12],
      [1000, 1e-9],
      [-1000, 1e-9],
    ] as const) {
      expect(near(goal, 0.9 * room)).toEqual([true, true]);
      expect(near(goal, 1.1 * room)).toEqual([false, false]);
    }
  });
});

it("the page's headings, needs and directions are those of the table", () => {
  const rows = Object.entries(measures).map(([key, { heading, needs, better }]) => [key, heading, needs.join(" "), better]);
  expect(rows).toEqual([
    ["worst", "Worst net", "total", "higher"],
    ["worstPct", "Worst % equity", "total equity", "higher"],
    ["locked", "Net at the last stop", "total", "higher"],
    ["unmoved", "Net if the stop never moves", "total", "higher"],
    ["average", "Avg entry", "total", "forward"],
    ["breakeven", "Break-even", "total", "forward"],
    ["liquidation", "Liquidation", "total leverage mmr", "forward"],
    ["gap", "Stop to liquidation", "total leverage mmr", "higher"],
    ["margin", "Margin", "total leverage", "lower"],
    ["size", "Contracts that fit", "equity", "higher"],
    ["atTarget", "Net at the targets", "total target", "higher"],
    ["reward", "Reward per risk", "total target", "higher"],
    ["expected", "Expected net", "total target", "higher"],
    ["win", "Win probability", "total target", "higher"],
  ]);
  // Those that say nothing where a liquidation comes before the stop
  expect(Object.entries(measures).flatMap(([key, { atStops }]) => (atStops ? [key] : []))).toEqual([
    ...["worst", "worstPct", "locked", "unmoved", "size", "reward"],
  ]);
});
