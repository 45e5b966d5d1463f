/** Plans of one shape in many sizes: one contract at 100 and three at 110, which lose 10 with the first and 30 with all. */
import { DomainError } from "../../../src/calc/domain-error";
import { LimitError, Work } from "../../../src/calc/limits";
import { PlanFigures } from "../../../src/calc/whatif/figures";
import { fits, largestFittingTotal } from "../../../src/calc/whatif/fitting-total";
import {
  fillsAt,
  largestTotal,
  lastFittingTotal,
  lossLimit,
  unlessRefused,
  withTotal,
  worstNet,
} from "../../../src/calc/whatif/totals";
import { d, refusalOf } from "../exact";
import { planOf, type Stated } from "./plans";

const ladder: Stated = { weights: [1, 3] };
const accountOf = (equity: number | string, budget: number | string) => ({ equity: d(equity), budget: d(budget) });
/** Work that ends at so many units. */
const workOf = (most: number) => new Work("values", { most, what: "fewer are worked out", isCount: false });

it("a plan with another total differs in what follows from it alone", () => {
  const inputs = planOf({ ...ladder, shared: {} });
  expect(new PlanFigures(inputs).worst.toNumber()).toBe(-30);
  const eight = withTotal(inputs, d(8));
  expect([new PlanFigures(eight).worst.toNumber(), eight.total.toNumber(), eight.triggers]).toEqual([-60, 8, inputs.triggers]);
  expect(new PlanFigures(inputs).worst.toNumber()).toBe(-30);
});

it("the worst stage is that of the whole plan, and the work of it grows with its steps", () => {
  const inputs = planOf({ ...ladder, work: workOf(400) });
  expect(worstNet(fillsAt(inputs, d(4)), inputs).toNumber()).toBe(-30);
  expect(worstNet(fillsAt(inputs, d(8)), inputs).toNumber()).toBe(-60);
  expect(() => fillsAt(inputs, d(4))).toThrow(LimitError);
  const heavy = planOf({ weights: [3, 1] });
  expect(worstNet(fillsAt(heavy, d(4)), heavy).toNumber()).toBe(-30);
});

describe("the last total that fits", () => {
  const halves = planOf({ ...ladder, terms: { lot: 0.5 } });
  const last = (fitting: (total: number) => boolean | undefined) =>
    lastFittingTotal(halves, (total) => fitting(total.toNumber())).toNumber();

  it("lies between one lot a step and a million lots", () => {
    const asked: number[] = [];
    expect(last((total) => asked.push(total) > 0 && total <= 417.5)).toBe(417.5);
    expect([Math.min(...asked), Math.max(...asked)]).toEqual([1, 500_000]);
    expect(last((total) => total < 500_000)).toBe(499_999.5);
    expect(last((total) => total === 1)).toBe(1);
  });

  it("is 0 where none fits or none can be, and no answer where all do", () => {
    expect(last(() => false)).toBe(0);
    expect(last(() => undefined)).toBe(0);
    expect(refusalOf(() => last(() => true))).toEqual([
      "range",
      "stops must lose something at one stage, after the rebate; else the budget sets no limit",
    ]);
  });
});

describe("the largest total within a budget", () => {
  it("keeps every stage, to the last digit, and what 34 digits cannot tell from the budget", () => {
    const inputs = planOf(ladder);
    expect(largestTotal(inputs, d(60)).toNumber()).toBe(8);
    expect(largestTotal(inputs, d("59.9999999999999999999")).toNumber()).toBe(7);
    expect(largestTotal(inputs, d("9.9")).toNumber()).toBe(0);
    expect(lossLimit(d(100)).toFixed()).toBe(`-100.${"0".repeat(22)}1`);
  });

  it("is looked up where the plan of a total was asked before, also of one that cannot be", () => {
    const worstByTotal = new Map();
    // An order must be worth 200 at 100, so two contracts are the least of the first step, and six the least total
    const inputs = planOf({ ...ladder, worstByTotal, terms: { minNotional: 200 } });
    expect(largestTotal(inputs, d(60)).toNumber()).toBe(8);
    expect([worstByTotal.get(8)?.toNumber(), worstByTotal.get(4), worstByTotal.has(4)]).toEqual([-60, undefined, true]);
    const { terms, triggers } = inputs;
    const known = { terms, triggers, worstByTotal } as unknown as typeof inputs;
    expect(largestTotal(known, d(60)).toNumber()).toBe(8);
  });
});

it("a refusal is no answer, a search that is too large or a fault ends it", () => {
  const thrown = (error: unknown) => () => {
    throw error;
  };
  expect(unlessRefused(() => 5)).toBe(5);
  expect(unlessRefused(thrown(new DomainError("range", "no such plan")))).toBeUndefined();
  expect(() => unlessRefused(thrown(new LimitError("too large")))).toThrow(LimitError);
  expect(() => unlessRefused(thrown(new TypeError("a fault")))).toThrow(TypeError);
});

describe("a total fits an account", () => {
  const fitting = (stated: Stated, total: number, equity: number | string, budget: number | string) =>
    fits(planOf({ ...ladder, ...stated }), d(total), accountOf(equity, budget));

  it("where no stage loses more than the budget", () => {
    expect([fitting({}, 8, 1, 60), fitting({}, 8, 1, "59.99"), fitting({}, 4, 1, 30), fitting({}, 4, 1, "29.99")]).toEqual([
      ...[true, false, true, false],
    ]);
    // Three contracts at once lose 30, and all four at the entry 10
    expect([fitting({ weights: [3, 1] }, 4, 1, 30), fitting({ weights: [3, 1] }, 4, 1, "29.99")]).toEqual([true, false]);
  });

  it("and the margin of all steps is there", () => {
    const leveraged: Stated = { terms: { leverage: 10 } };
    expect([fitting(leveraged, 4, 43, 60), fitting(leveraged, 4, "42.99", 60)]).toEqual([true, false]);
  });

  it("is refused what is no plan, before it is said to lose too much", () => {
    const inputs = planOf({ ...ladder, stop: 100 });
    expect(refusalOf(() => fits(inputs, d(4), accountOf(1, 1)))).toEqual([
      "range",
      "initial stop must be below the entry (100) of a long, was 100",
    ]);
  });
});

describe("the largest total that fits an account", () => {
  const largest = (stated: Stated, equity: number, budget: number) =>
    largestFittingTotal(planOf({ weights: [1, 1], ...stated }), accountOf(equity, budget)).toNumber();

  it("is that of the budget where there is no margin, or enough", () => {
    expect(largest(ladder, 1, 60)).toBe(8);
    expect(largest({ ...ladder, terms: { leverage: 10 } }, 1000, 60)).toBe(8);
    expect(largest({ ...ladder, terms: { lot: 0.5 } }, 1, 60)).toBe(8);
    expect(largest(ladder, 1, 9)).toBe(0);
  });

  it("is that of the margin where the budget would bear more", () => {
    // A contract at 100 takes 10, one at 110 takes 11; of an odd number the later step has more
    const of = (equity: number, terms = {}) => largest({ terms: { leverage: 10, ...terms } }, equity, 1_000_000);
    expect([of(84), of(83), of(100), of(105), of(21), of(20)]).toEqual([8, 7, 9, 10, 2, 0]);
    expect([of(84, { lot: 2 }), of(83, { lot: 2 }), of(83, { lot: 0.5 })]).toEqual([8, 6, 7.5]);
    expect(largest({ terms: { marginPerContract: 10 } }, 85, 1_000_000)).toBe(8);
  });

  it("moves its stops with its size under the rule breakeven, and knows the margin there, too", () => {
    // 19 contracts in the ratio 1:2 put 6 on the first step, which lose 60, and 20 put 7 there
    const moving: Stated = { weights: [1, 2], terms: { rule: "breakeven", tick: 1 } };
    expect(largest(moving, 1, 60)).toBe(19);
    expect(largest(moving, 1, 9)).toBe(0);
    // 58 in the ratio 1:8 put 6 there, and their stop of 109 loses less at stage 2 than one of 105, that of one lot a step
    expect(largest({ ...moving, weights: [1, 8] }, 1, 60)).toBe(58);
    // Three contracts take 10 + 2 x 11 of margin; four, 10 + 3 x 11
    expect(largest({ weights: [1, 2], terms: { rule: "breakeven", tick: 1, leverage: 10 } }, 33, 60)).toBe(3);
  });
});
