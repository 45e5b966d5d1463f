/** Plans of one step from 100 to a target at 120, with the stop at 90: one of three wins 20, the others lose 10. */
import { DomainError } from "../../../src/calc/domain-error";
import { LimitError } from "../../../src/calc/limits";
import { type Combination, type FittingPlan, tried, unbeaten } from "../../../src/calc/whatif/best";
import type { PlanInputs } from "../../../src/calc/whatif/figures";
import { nothingToShow, readFirst } from "../../../src/calc/whatif/read-first";
import { d, over } from "../exact";
import { planOf, type Stated } from "./plans";

const account = { equity: d(1000), budget: d(30) };
const combination = (label: string, stated: Stated, total?: number | string): Combination<string> => ({
  label,
  inputs: planOf({ targets: [120], ...stated }),
  total: total === undefined ? undefined : d(total),
});
const figures = ({ label, contracts, expected, win, worst, atTargets, scores }: FittingPlan<string>) => ({
  ...{ label, contracts: contracts.toNumber(), expected: Number(expected.toPrecision(12)), win: Number(win.toPrecision(12)) },
  ...{ worst: worst.toNumber(), atTargets, scores },
});
const fittingOf = (combinations: Combination<string>[], at = account) => tried(combinations, at).fitting.map(figures);

describe("a plan that is tried", () => {
  it("shows its contracts, its chances and its money; the scores are in budgets, to nine decimals", () => {
    const third = over(1, 3);
    expect(fittingOf([combination("one", { terms: { paid: 1 } }, 1)])).toEqual([
      {
        label: "one",
        contracts: 1,
        expected: -1,
        win: third,
        worst: -11,
        atTargets: 19,
        scores: [-0.033333333, 0.333333333, -0.366666667],
      },
    ]);
    // Two of three where the stop is twice as far as the target, and a rebate of 2 is expected
    expect(fittingOf([combination("two", { stop: 60, terms: { paid: -2 } }, "0.5")])).toEqual([]);
    expect(fittingOf([combination("two", { stop: 60, terms: { paid: -2, lot: 0.5 } }, "0.5")])).toEqual([
      {
        label: "two",
        contracts: 0.5,
        expected: 2,
        win: over(2, 3),
        worst: -18,
        atTargets: 12,
        scores: [0.066666667, 0.666666667, -0.6],
      },
    ]);
  });

  it("takes the largest total that fits, or the one that is given if it does", () => {
    expect(fittingOf([combination("free", {})]).map(({ contracts }) => contracts)).toEqual([3]);
    expect(fittingOf([combination("given", {}, 2), combination("too many", {}, 4)]).map(({ label }) => label)).toEqual(["given"]);
    expect(fittingOf([combination("margin", { terms: { leverage: 1 } }, 3)], { equity: d(299), budget: d(30) })).toEqual([]);
    expect(fittingOf([combination("margin", { terms: { leverage: 1 } }, 3)], { equity: d(300), budget: d(30) })).toHaveLength(1);
  });

  it("does not fit where one of its endings is a liquidation", () => {
    // One contract at 100 with half of it as margin is liquidated at 62.5
    const of = (stop: number | string) =>
      tried([combination("at", { stop, rate: 0.2, terms: { leverage: 2 } }, 1)], { equity: d(1000), budget: d(90) });
    expect([of("62.6").fitting.length, of("62.4").fitting.length, of("62.4").possible]).toEqual([1, 0, true]);
  });

  it("wins where it nets more than 1% of the budget", () => {
    const winOf = (budget: number) => fittingOf([combination("one", {}, 1)], { equity: d(10_000), budget: d(budget) })[0]!.win;
    expect([winOf(2000), winOf(1999)]).toEqual([0, over(1, 3)]);
  });
});

describe("what is refused", () => {
  it("is not possible, and the first reason is kept", () => {
    const first = combination("inside", { targets: [95] }, 1);
    const second = combination("behind", { stop: 100 }, 1);
    const { fitting, possible, refused } = tried([first, second], account);
    expect([fitting, possible, refused?.message]).toEqual([
      [],
      false,
      "targets (item 1) is inside the plan: it must be above the last trigger 100, was 95",
    ]);
    expect(tried([second, first], account).refused?.message).toContain("initial stop must be below");
    expect(tried([first, combination("free", {})], account)).toMatchObject({ possible: true, fitting: [{ label: "free" }] });
  });

  it("is told from what fits at no size by its smallest plan", () => {
    const poor = { equity: d(1000), budget: d(5) };
    const lots: Stated = { weights: [1, 1], terms: { lot: 2 } };
    expect(tried([combination("dear", lots)], poor)).toEqual({ fitting: [], possible: true, refused: undefined });
    expect(tried([combination("dear", { ...lots, targets: [105] })], poor)).toMatchObject({ fitting: [], possible: false });
  });

  it("ends the search where it is its limit, or a fault", () => {
    const throwing = (error: unknown): Combination<string> => ({
      ...combination("bad", {}, 1),
      inputs: new Proxy({} as PlanInputs, {
        get: () => {
          throw error;
        },
      }),
    });
    expect(() => tried([throwing(new LimitError("too large"))], account)).toThrow(LimitError);
    expect(() => tried([throwing(new TypeError("a fault"))], account)).toThrow(TypeError);
    expect(tried([throwing(new DomainError("range", "no such plan"))], account).refused?.message).toBe("no such plan");
  });
});

const scored = (label: string, ...scores: [number, number, number]) => ({ label, scores }) as unknown as FittingPlan<string>;

describe("the order of plans", () => {
  it("is by expectation, then by chance, then by the worst stage, then as tried", () => {
    const plans = [
      combination("one at 120", {}, 1),
      combination("two at 120", {}, 2),
      combination("one at 110", { targets: [110] }, 1),
      combination("rebate", { terms: { paid: -1 } }, 1),
      combination("one at 120 again", {}, 1),
    ];
    // Without costs 0 is expected of all but the rebate; 110 is reached in half of all cases
    expect(fittingOf(plans).map(({ label }) => label)).toEqual([
      ...["rebate", "one at 110", "one at 120", "one at 120 again", "two at 120"],
    ]);
  });

  it("leaves those that no other beats: as good in all and better in one, and of equals the first", () => {
    const left = (...plans: FittingPlan<string>[]) => unbeaten(plans).map(({ label }) => label);
    expect(left(scored("a", 3, 1, 1), scored("b", 2, 2, 1), scored("c", 1, 1, 2))).toEqual(["a", "b", "c"]);
    expect(left(scored("a", 3, 1, 1), scored("b", 2, 1, 1), scored("c", 3, 1, 0), scored("d", 3, 0, 1))).toEqual(["a"]);
    expect(left(scored("a", 2, 1, 1), scored("b", 3, 1, 1))).toEqual(["b"]);
    expect(left(scored("a", 2, 1, 1), scored("b", 2, 1, 1), scored("c", 1, 2, 1))).toEqual(["a", "c"]);
  });
});

describe("what must be read first", () => {
  const trial = (count: number, best: number) => ({
    fitting: Array.from({ length: count }, () => scored("a", best, 0, 0)),
    ...{ possible: true, refused: undefined },
  });

  it.each<[count: number, best: number, unbeaten: number | undefined, drift: number, words: string]>([
    [
      36,
      -1,
      7,
      0.1,
      "No plan has a positive expectation after costs. 7 plans that no other beats, of 36 that fit the budget and 61 tried.",
    ],
    [
      36,
      0,
      1,
      0,
      "No plan has a positive expectation after costs. 1 plan that no other beats, of 36 that fit the budget and 61 tried.",
    ],
    [
      2,
      1,
      2,
      -0.1,
      "Every expectation here rests on your drift. 2 plans that no other beats, of 2 that fit the budget and 61 tried.",
    ],
    [36, 1, 7, 0, "7 plans that no other beats, of 36 that fit the budget and 61 tried."],
    [36, 1, undefined, 0, "36 plans that fit the budget, of 61 tried."],
    [1, 1, undefined, 0.1, "Every expectation here rests on your drift. 1 plan that fits the budget, of 61 tried."],
  ])("of %d plans, the best at %d: %#", (count, best, shown, drift, words) => {
    expect(readFirst(trial(count, best), shown, 61, drift)).toBe(words);
  });

  it("says why there is nothing", () => {
    const nothing = (possible: boolean) => {
      const { kind, message } = nothingToShow({ fitting: [], possible, refused: new DomainError("range", "why not") }, 61, d(10));
      return [kind, message];
    };
    expect(nothing(true)).toEqual([
      "notEnoughData",
      "no plan of 61 fits the budget of 10: each loses more, is liquidated before its stop or needs more margin than the equity",
    ]);
    expect(nothing(false)).toEqual(["notEnoughData", "no plan of 61 is possible: why not"]);
  });
});
