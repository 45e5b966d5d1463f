/** What a plan of two steps comes to at its targets, and what is worked out once. */
import { LimitError, Work } from "../../../src/calc/limits";
import { PlanFigures } from "../../../src/calc/whatif/figures";
import { d, refusalOf, shown } from "../exact";
import { planOf, type Stated } from "./plans";

const figuresOf = (stated: Stated) => new PlanFigures(planOf({ weights: [1, 3], ...stated }));
const atTargets = (stated: Stated) => shown(figuresOf(stated).atTargets);

describe("at the targets", () => {
  it("each takes its share, and entry, every exit and funding are paid", () => {
    // 430 are bought; 4 at 120 are 480, 2 at 120 and 2 at 130 are 500
    expect(atTargets({ targets: [120] })).toBe(50);
    expect(atTargets({ targets: [120, 130] })).toBe(70);
    // Of a lot of 3 one leaves at 120, and 3 at 130: 3 + 1 in lots of three
    expect(atTargets({ weights: [1, 1], total: 6, targets: [120, 130], terms: { lot: 3 } })).toBe(3 * 120 + 3 * 130 - 3 * 210);
    expect(atTargets({ targets: [120, 130], terms: { entryFee: 0.01 } })).toBe(70 - 4.3);
    expect(atTargets({ targets: [120, 130], terms: { exitFee: 0.01 } })).toBe(70 - 5);
    expect(atTargets({ targets: [120, 130], terms: { commission: 0.5 } })).toBe(70 - 2 - 2);
    expect(atTargets({ targets: [120, 130], terms: { paid: 3 } })).toBe(67);
    expect(atTargets({ targets: [120], terms: { size: 0.1 } })).toBe(5);
    expect(atTargets({ side: "short", targets: [80, 70] })).toBe(370 - 300);
    // In coin: 100 a contract are 1 at 100 and 3 times 10/11, and all four are 10/3 at 120
    expect(atTargets({ targets: [120], terms: { type: "inverse", size: 100 } })).toBe(shown(d(41).div(11).minus(d(10).div(3))));
  });

  it("lie beyond the last trigger, and in order", () => {
    const refused = (targets: number[]) => refusalOf(() => atTargets({ targets }))[1];
    expect(refused([110])).toBe("targets (item 1) is inside the plan: it must be above the last trigger 110, was 110");
    expect(refused([130, 120])).toBe("targets must be in order, nearest first: item 2 must be above 130, was 120");
    expect(refusalOf(() => figuresOf({ targets: [110] }).odds)[1]).toContain("is inside the plan");
  });
});

it("the endings are those of the plan: two stops and the target, each with its chance and its net", () => {
  const { endings } = figuresOf({ targets: [120] });
  expect(endings.map(({ kind, steps, probability, net }) => [kind, steps, probability, net])).toEqual([
    ["Stop", 1, 0.5, -10],
    ["Stop", 2, 0.25, -30],
    ["Target", 2, 0.25, 50],
  ]);
});

it("the odds need a volatility with a drift, before they look at anything else", () => {
  expect(refusalOf(() => figuresOf({ targets: [110], motion: { drift: 1, volatility: undefined } }).endings)).toEqual([
    "range",
    "volatility is required with a drift, per the same period",
  ]);
});

describe("the stages of a plan", () => {
  it("are worked out once, for as much work as they have steps", () => {
    const work = new Work("values", { most: 800, what: "fewer are worked out", isCount: false });
    const figures = figuresOf({ work });
    expect([figures.worst.toNumber(), figures.last.net.toNumber(), figures.stages.length]).toEqual([-30, -30, 2]);
    expect(figures.stages).toBe(figures.stages);
    expect(figuresOf({ work }).last.averageEntry.toNumber()).toBe(107.5);
    expect(() => figuresOf({ work }).last).toThrow(LimitError);
  });

  it("are shared among plans that no stage can tell apart", () => {
    const shared = {};
    const { stages } = figuresOf({ shared });
    expect(figuresOf({ shared, stop: 50 }).stages).toBe(stages);
    expect(figuresOf({ stop: 50 }).stages).not.toBe(stages);
  });
});
