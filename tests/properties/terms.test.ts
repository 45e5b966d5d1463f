/** What commission, minimum orders, margins in money and the price of equity do, for any plan. */
import fc from "fast-check";
import { call, column } from "../functions/call";
import { runs } from "../property";

const cents = (low: number, high: number) => fc.integer({ min: low * 100, max: high * 100 }).map((value) => value / 100);
const side = fc.constantFrom("long", "short");

/** A plan of three steps around 1,000, each stop behind its own fill. */
const plan = fc
  .record({ side, counts: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 3 }), move: cents(5, 20) })
  .map(({ side, counts, move }) => {
    const s = side === "long" ? 1 : -1;
    const prices = [0, 1, 2].map((step) => 1000 + s * move * step);
    const stops = prices.map((price) => price - (s * move) / 2);
    return { side, counts, prices, stops, contracts: counts.reduce((sum, count) => sum + count, 0) };
  });
const type = fc.constantFrom("linear", "inverse");
const commission = cents(0, 3);
const near = (expected: number, scale: number) => ({ from: expected - 1e-9 * scale, to: expected + 1e-9 * scale });
function expectNear(actual: unknown, expected: number, scale = 1): void {
  const { from, to } = near(expected, Math.max(1, Math.abs(scale)));
  expect(actual).toBeGreaterThanOrEqual(from);
  expect(actual).toBeLessThanOrEqual(to);
}

describe("commission", () => {
  const rows = (kind: string, money: number): unknown[][] => [
    ["size", kind === "linear" ? 1 : 1000],
    ["type", kind],
    ["fee", 0.0004],
    ["slippage", 0.001],
    ["commission", money],
  ];

  it("takes itself off every net result once at entry and once at exit", () => {
    fc.assert(
      fc.property(plan, type, commission, ({ side, counts, prices, stops, contracts }, kind, money) => {
        const [held, at, guard] = [column(...counts), column(...prices), column(...stops)];
        const both = (id: string, ...values: unknown[]) =>
          [0, money].map((each) => call(id, ...values, rows(kind, each)) as number);
        const cost = 2 * money * contracts;
        const less = ([without, withIt]: number[], by: number) => expectNear(withIt, without! - by, without!);
        less(both("MICRO.PNL", side, held, at, 1100), cost);
        less(both("SCALE.RISK", side, held, at, stops[2]), -cost);
        less(both("MICRO.RISK", counts[0], prices[0], stops[0]), -2 * money * counts[0]!);
        const stages = [0, money].map((each) => call("SCALE.STAGES", side, held, at, guard, rows(kind, each)) as number[][]);
        const [free, charged] = stages.map((table) => table[3]!);
        expectNear(charged![9], free![9]! + cost, cost);
        expectNear(charged![10], free![10]! - cost, cost);
      }),
      runs,
    );
  });

  it("leaves the risk of SCALE.RISK, the net of SCALE.STAGES and the loss that SCALE.REPLAY finds one number", () => {
    fc.assert(
      fc.property(plan, type, commission, ({ side, counts, prices, stops }, kind, money) => {
        const terms = rows(kind, money);
        const stages = call("SCALE.STAGES", side, column(...counts), column(...prices), column(...stops), terms) as number[][];
        const s = side === "long" ? 1 : -1;
        // The price opens at each trigger in turn and falls through the last stop, so that each bar has one outcome.
        const [last, end] = [prices[2]!, stops[2]! - s * 0.01];
        const fall = [last, Math.max(last, end), Math.min(last, end), end];
        const bars = [...prices.map((price) => [price, price, price, price]), fall];
        const rungs = prices.map((price, step) => [counts[step], price, stops[step]]);
        const summary = call("SCALE.REPLAY", side, rungs, bars, null, null, "summary", terms);
        expectNear((summary as unknown[][])[1]![1], stages[3]![10]!, 100);
        expectNear(call("SCALE.RISK", side, column(...counts), column(...prices), stops[2], terms), -stages[3]![10]!, 100);
      }),
      runs,
    );
  });

  it("is paid at break-even: the position nets 0 there", () => {
    fc.assert(
      fc.property(plan, type, commission, ({ side, counts, prices }, kind, money) => {
        const terms = rows(kind, kind === "linear" ? money : money / 1000);
        const exit = call("STOP.BREAKEVEN", side, column(...counts), column(...prices), terms);
        expectNear(call("MICRO.PNL", side, column(...counts), column(...prices), exit, terms), 0, 100);
      }),
      runs,
    );
  });
});

describe("the price of equity", () => {
  it("makes the size that of equity / equityPrice", () => {
    fc.assert(
      fc.property(cents(1000, 90000), cents(1, 90000), type, (equity, price, kind) => {
        const size = (amount: number, each: number) =>
          call("MICRO.SIZE", amount, 0.01, 1000, 990, [["type", kind], ["lot", 0.001], ["equityPrice", each]]); // prettier-ignore
        const settled = equity / price;
        expectNear(size(equity, price), size(settled, 1) as number, 1e6);
      }),
      runs,
    );
  });

  it("turns the share of equity into that of the settlement currency", () => {
    fc.assert(
      fc.property(plan, cents(1, 90000), ({ side, counts, prices, stops }, price) => {
        const share = (each: number) => {
          const terms = [["type", "inverse"], ["size", 100], ["equity", 5000], ["equityPrice", each], ["headers", false]]; // prettier-ignore
          return (
            call("SCALE.STAGES", side, column(...counts), column(...prices), column(...stops), terms) as number[][]
          )[2]![11]!;
        };
        expectNear(share(price) / price, share(1), 1e-3);
      }),
      runs,
    );
  });

  it("is needed on an inverse contract, and nobody guesses it", () => {
    const inverse = [["type", "inverse"], ["equity", 1000], ["headers", false]]; // prettier-ignore
    expect(call("MICRO.SIZE", 1000, 0.01, 70000, 69650, inverse)).toMatchObject({ code: "#VALUE!" });
    expect(call("SCALE.SIZE", 1000, 0.01, "long", 1, 70000, 69650, inverse)).toMatchObject({ code: "#VALUE!" });
    expect((call("SCALE.STAGES", "long", 1, 70000, 69650, inverse) as unknown[][])[0]![11]).toBe("");
    const bars = [[70000, 70100, 69600, 69700]];
    const [summary] = call("SCALE.REPLAY", "long", [[1, 70000, 69650]], bars, null, null, "summary", inverse) as unknown[][];
    expect(summary![2]).toBe("");
  });
});

describe("a minimum order", () => {
  it("leaves SCALE.SIZE the largest plan whose steps SCALE.PLAN accepts", () => {
    fc.assert(
      fc.property(plan, fc.integer({ min: 1, max: 6 }), cents(50, 3000), ({ side, counts, prices, stops }, lots, budget) => {
        const terms = [["minNotional", 1000 * lots], ["headers", false]]; // prettier-ignore
        const [answer] = call("SCALE.SIZE", budget, 0.5, side, column(...counts), column(...prices), column(...stops), terms) as [
          unknown[],
        ];
        const total = answer[0] as number;
        const planned = (contracts: number) => call("SCALE.PLAN", side, prices[0], contracts, column(...counts), column(...prices), stops[0], terms); // prettier-ignore
        if (total > 0) expect(Array.isArray(planned(total))).toBe(true);
        else expect(answer.slice(1)).toEqual(["", ""]);
        const least = (price: number) => Math.ceil((1000 * lots) / price);
        expect(total === 0 || total >= prices.reduce((sum, price) => sum + least(price), 0)).toBe(true);
      }),
      runs,
    );
  });

  it("is held against each step and order, with its value", () => {
    expect(call("SCALE.PLAN", "long", 2000, 0.006, "thirds", 0.01, 1990, [["lot", 0.001], ["minNotional", 5]])).toMatchObject({ code: "#NUM!", message: "step 1 must be worth at least minNotional (5), was 4" }); // prettier-ignore
    const ladder = [["baseAmount", 10], ["orderAmount", 4], ["minNotional", 5]]; // prettier-ignore
    expect(call("SCALE.DCA", "long", 100, 2, 0.02, ladder)).toMatchObject({ code: "#NUM!", message: "order 1 must be worth at least minNotional (5), was 4" }); // prettier-ignore
  });
});
