/** What rules totals out before they are tried: never one that fits, and nearly all that do not. */
import fc from "fast-check";
import { type ContractTerms, defaultTerms } from "../../../src/calc/contract-terms";
import { type Decimal, one, zero } from "../../../src/calc/decimal";
import { Work } from "../../../src/calc/limits";
import { type Side, sign } from "../../../src/calc/side";
import { nearSplits } from "../../../src/calc/size/near-splits";
import { LotLosses } from "../../../src/calc/size/lot-losses";
import { splitLots } from "../../../src/calc/split";
import { weightsFromText, weightsOf } from "../../../src/calc/weights";
import { wholePlanSize } from "../../../src/calc/whole-plan-size";
import { runs } from "../../property";
import { d, terms } from "../exact";

interface Plan {
  readonly side: Side;
  readonly weights: readonly number[];
  readonly prices: readonly number[];
  readonly stops: readonly number[];
  readonly terms: ContractTerms;
}

const plain = terms();
const decimals = (values: readonly number[]) => values.map((value) => d(value));
const lossesOf = ({ side, weights, prices, stops, terms: costs }: Plan, room: number) =>
  new LotLosses(side, weightsOf(decimals(weights)), decimals(prices), decimals(stops), costs.lot ?? one, room, costs);

/** What one lot that was bought at a price loses at a stop, from the definitions of costs. */
function lossOfLot({ side, terms: costs }: Plan, price: number, stop: number): Decimal {
  const exit = d(stop).times(one.minus(costs.slippage.times(sign(side))));
  const isLinear = costs.type === "linear";
  const [bought, left] = [d(price), exit].map((each) => (isLinear ? each : one.div(each)).times(costs.size));
  const lost = bought!.minus(left!).times(sign(side) * (isLinear ? 1 : -1));
  const fees = bought!.times(costs.entryFee).plus(left!.times(costs.exitFee)).plus(costs.commission.times(2));
  return lost.plus(fees).times(costs.lot ?? one);
}

/** What each stage loses with so many lots. */
function stageLosses(plan: Plan, counts: readonly Decimal[]): Decimal[] {
  return plan.stops.map((stop, stage) =>
    counts
      .slice(0, stage + 1)
      .reduce((sum, count, fill) => sum.plus(count.times(lossOfLot(plan, plan.prices[fill]!, stop))), zero),
  );
}

const worstOf = (plan: Plan, counts: readonly Decimal[]) =>
  stageLosses(plan, counts).reduce((worst, loss) => (loss.gt(worst) ? loss : worst));

/** The same in doubles: what all stages lose, stage by stage. Linear contracts. */
function worstByRunningSums({ prices, stops, terms: { size, entryFee, exitFee } }: Plan, counts: readonly number[]): number {
  const [contract, entry, exit] = [size, entryFee, exitFee].map((each) => each.toNumber()) as [number, number, number];
  let [held, paid, worst] = [0, 0, -Infinity];
  for (const [stage, stop] of stops.entries()) {
    held += counts[stage]!;
    paid += counts[stage]! * prices[stage]! * (1 + entry);
    worst = Math.max(worst, (paid - held * stop * (1 - exit)) * contract);
  }
  return worst;
}

const weights = fc.oneof(
  fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 }),
  fc.array(fc.constantFrom<number>(1, 2, 3, 40, 1000), { minLength: 2, maxLength: 6 }),
);

/** Fills in favour of the trade by cents; stops that lose at first and may win later on. */
const plans: fc.Arbitrary<Plan> = fc
  .record({
    side: fc.constantFrom<Side>("long", "short"),
    type: fc.constantFrom("linear", "inverse"),
    weights,
    moves: fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 6, maxLength: 6 }),
    stops: fc.array(fc.integer({ min: 1, max: 1500 }), { minLength: 6, maxLength: 6 }),
    fee: fc.constantFrom(0, 0.0005, -0.0001),
    slippage: fc.constantFrom(0, 0.001),
    lot: fc.constantFrom(1, 0.1),
  })
  .map(({ side, type, weights: parts, moves, stops, fee, slippage, lot }) => {
    let cents = 10_000;
    const places = parts.map((_part, step) => (cents += step === 0 ? 0 : moves[step]! * sign(side)));
    return {
      side,
      weights: parts,
      prices: places.map((each) => each / 100),
      stops: places.map((each, step) => (each - stops[step]! * sign(side)) / 100),
      terms: terms({ type, size: type === "linear" ? 1 : 10_000, entryFee: fee, exitFee: fee, slippage, lot }),
    };
  });

const countsOf = (plan: Plan, lots: number) => splitLots(d(lots), weightsOf(decimals(plan.weights)));
const numbersOf = (counts: readonly Decimal[]) => counts.map((count) => count.toNumber());

/** Totals of few lots, each of them, and some of many. */
const totalsOf = ({ weights: parts }: Plan) => [
  ...Array.from({ length: 30 }, (_each, index) => parts.length + index),
  ...[99, 1000, 1001, 54_321, 1_000_000],
];

describe("of a room that one total uses up to the last cent", () => {
  it("neither the bound nor a range that holds the total rules it out", () => {
    fc.assert(
      fc.property(plans, fc.nat(9), fc.nat(9), (plan, before, after) => {
        for (const lots of totalsOf(plan)) {
          const counts = countsOf(plan, lots);
          const losses = lossesOf(plan, worstOf(plan, counts).toNumber());
          expect(losses.exceedRoom(numbersOf(counts))).toBe(false);
          expect(losses.noneFits(lots, lots)).toBe(false);
          expect(losses.noneFits(Math.max(plan.weights.length, lots - before), lots + after)).toBe(false);
          expect(losses.mostLots() ?? Infinity).toBeGreaterThanOrEqual(lots);
        }
      }),
      runs,
    );
  });

  it("a tenth of a cent less rules it out", () => {
    fc.assert(
      fc.property(plans, (plan) => {
        for (const lots of totalsOf(plan)) {
          const counts = countsOf(plan, lots);
          expect(lossesOf(plan, worstOf(plan, counts).toNumber() - 0.001).exceedRoom(numbersOf(counts))).toBe(true);
        }
      }),
      runs,
    );
  });

  it("a few lots of every fill less rule a range of some totals out that begins with it", () => {
    fc.assert(
      fc.property(plans, fc.nat(3), (plan, more) => {
        const { weights: parts, prices, stops } = plan;
        // A fill has a lot above its share at most, and below it one and as many as there are other steps
        const apart = (fill: number) =>
          Math.max(...stops.map((stop) => lossOfLot(plan, prices[fill]!, stop).abs().toNumber())) * (parts.length + 3 + more);
        const spare = parts.reduce((sum, _part, fill) => sum + apart(fill), 0);
        for (const lots of totalsOf(plan)) {
          const worst = worstOf(plan, countsOf(plan, lots)).toNumber();
          expect(lossesOf(plan, worst - spare).noneFits(lots, lots + more)).toBe(true);
        }
      }),
      runs,
    );
  });
});

/** What the split of one total says of those right below it (near-splits) is enough to leave them out, if it is held against the room. */
describe("of totals right below one that loses too much", () => {
  it("none is passed over that fits", () => {
    fc.assert(
      fc.property(plans, fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }), (plan, reach, below) => {
        const shares = weightsOf(decimals(plan.weights));
        for (const lots of totalsOf(plan)) {
          const counts = numbersOf(countsOf(plan, lots));
          const bounds = nearSplits(lots, counts, shares, reach);
          if (bounds === undefined || below > reach || lots - below < counts.length) continue;
          const losses = lossesOf(plan, worstOf(plan, countsOf(plan, lots - below)).toNumber());
          losses.exceedRoom(counts);
          expect(losses.noneWithin(bounds, lots - reach)).toBe(false);
        }
      }),
      runs,
    );
  });

  it("all are where the room is far below", () => {
    fc.assert(
      fc.property(plans, fc.integer({ min: 1, max: 5 }), (plan, reach) => {
        const shares = weightsOf(decimals(plan.weights));
        for (const lots of totalsOf(plan)) {
          const counts = numbersOf(countsOf(plan, lots));
          const bounds = nearSplits(lots, counts, shares, reach);
          const losses = lossesOf(plan, -1e12);
          losses.exceedRoom(counts);
          if (bounds !== undefined) expect(losses.noneWithin(bounds, lots - reach)).toBe(true);
        }
      }),
      runs,
    );
  });

  it("as many lots fewer spare no more than the lot that loses most", () => {
    // Four fills that lose 10, 20, 30 and 40 a lot; of 21 lots the last step has 6, the others 5
    const plan: Plan = {
      side: "long",
      weights: [1, 1, 1, 1],
      prices: [100, 110, 120, 130],
      stops: [90, 90, 90, 90],
      terms: plain,
    };
    const counts = numbersOf(countsOf(plan, 21));
    expect(counts).toEqual([5, 5, 5, 6]);
    // They lose 540 together, and any lot at most 40; of 20 lots the last step has one less, for which the bounds allow each step
    const bounds = nearSplits(21, counts, weightsOf(decimals(plan.weights)), 1)!;
    const passed = (room: number) => {
      const losses = lossesOf(plan, room);
      return losses.exceedRoom(counts) && losses.noneWithin(bounds, 20);
    };
    expect([passed(499.99), passed(500), passed(539)]).toEqual([true, false, false]);
  });
});

/** Every stop, weight, and room below is worked out by hand from min (room + D) / a. */
describe("the bound", () => {
  const bound = (parts: number[], prices: number[], stops: number[], room: number) =>
    lossesOf({ side: "long", weights: parts, prices, stops, terms: plain }, room).mostLots();

  it.each<[string, number[], number[], number[], number, number]>([
    // Two lots are added for what the division and its rounding may be off
    ["one step that loses 10 a lot", [1], [100], [90], 100, 10 + 2],
    ["a budget that is used up", [1], [100], [90], 0, 0 + 2],
    ["two steps, the second stage: (300 + 10 + 20) / 15", [1, 1], [100, 110], [90, 90], 300, 22 + 2],
    ["a first stage that limits: (20 + 10) / 5", [1, 1], [100, 110], [90, 109], 20, 6 + 2],
    ["a fill that wins, once: (80 + 4 + 6) / (8 / 3)", [1, 2], [100, 110], [99, 104], 80, 33.75 + 2],
    ["lots below one a step, others twice: (20 + 2 x 30) / 10", [1, 1, 8], [100, 100, 100], [90, 90, 90], 20, 8 + 2],
    ["from one lot a step on, at least so many: 10 + 1", [1, 1, 8], [100, 100, 100], [90, 90, 90], 60, 11 + 2],
    ["from one lot a step on, others once: (200 + 30) / 10", [1, 1, 8], [100, 100, 100], [90, 90, 90], 200, 23 + 2],
    ["a stage that wins sets none: (50 + 10) / 5", [1, 1], [100, 120], [90, 115], 50, 12 + 2],
  ])("of %s", (_title, parts, prices, stops, room, most) => {
    expect(bound(parts, prices, stops, room)).toBeCloseTo(most, 7);
  });

  it("is none where no stage loses, nor where gains and losses cancel but for what doubles leave of them", () => {
    expect(bound([1, 1], [100, 110], [101, 109], 10)).toBeUndefined();
    expect(bound([1], [100], [100], 10)).toBeUndefined();
    // Fills at 100.1, 100.2 and 99.7 left at 100 lose 0.1 and 0.2 and win 0.3
    expect(bound([1, 1, 1], [100.1, 100.2, 99.7], [101, 101, 100], 10)).toBeUndefined();
    expect(bound([1, 1, 1], [99.7, 100.1, 100.2], [101, 101, 100], 10)).toBeUndefined();
  });

  it.each(Array.from({ length: 16 }, (_each, stage) => stage))(
    "of sixteen stages is that of the one that loses most: %i",
    (dear) => {
      const steps = 16;
      const all = (value: number) => Array<number>(steps).fill(value);
      // Ten times as much as any other stage, so that no other limits as early
      const stops = all(99.9).map((stop, stage) => (stage === dear ? 60 : stop));
      const [fills, share] = [dear + 1, (dear + 1) / steps];
      expect(bound(all(1), all(100), stops, 100_000)).toBeCloseTo((100_000 + 40 * fills) / (40 * share) + 2, 4);
    },
  );

  it("of many stages is that of some, and of all where some set none", () => {
    const only = (steps: number, losing: number) =>
      bound(
        Array<number>(steps).fill(1),
        Array<number>(steps).fill(100),
        Array.from({ length: steps }, (_each, stage) => (stage === losing ? 90 : 101)),
        1000,
      );
    for (const [steps, losing] of [
      [32, 0],
      [32, 30],
      [33, 1],
      [33, 2],
      [70, 4],
      [70, 69],
    ] as const) {
      const [fills, share] = [losing + 1, (losing + 1) / steps];
      // From one lot a step on: a = 10 x share, D = 10 a fill
      expect(only(steps, losing)).toBeCloseTo(Math.max((1000 + 10 * fills) / (10 * share), steps + 1) + 2, 6);
    }
  });
});

describe("a search among hundreds of steps that do not weigh the same", () => {
  it.each(["pyramid 300", "pyramid 1000"])("ends at the largest total that fits, with %s", (text) => {
    const shares = weightsFromText(text);
    const steps = shares.parts.length;
    const prices = Array.from({ length: steps }, (_each, step) => 70_000 + step * 3.5);
    const stops = prices.map((price) => price - 350);
    const plan: Plan = {
      side: "long",
      weights: numbersOf(shares.parts),
      prices,
      stops,
      terms: terms({ size: 0.01, entryFee: 0.0005, exitFee: 0.0005 }),
    };
    const budget = steps;
    const costs = { ...defaultTerms, size: d(0.01), entryFee: d(0.0005), exitFee: d(0.0005) };
    const { contracts } = wholePlanSize("long", shares, decimals(prices), decimals(stops), d(budget), costs);
    const lots = contracts.toNumber();
    const worst = (total: number) => worstByRunningSums(plan, numbersOf(splitLots(d(total), shares)));
    expect(worst(lots)).toBeLessThanOrEqual(budget);
    // What is passed over lies right above: none of it fits
    for (let total = lots + 1; total <= lots + 1000; total += 1) expect(worst(total)).toBeGreaterThan(budget);
  });
});

describe("a search among totals that hold a million times a million lots", () => {
  const size = (stops: number[], budget: string, parts = [1, 1, 1]) => {
    // A look at a range or a total is 9 to 1,173 units at three steps: what looks at each total takes thousands of millions
    const few = new Work("the totals", { most: 2000, what: "few looks", isCount: false });
    const costs = { ...defaultTerms, lot: one };
    const prices = decimals([100, 110, 120]);
    return wholePlanSize("long", weightsOf(decimals(parts)), prices, decimals(stops), d(budget), costs, few);
  };

  it("ends after few looks", () => {
    // Lots lose 10, 20 and 30; of two lots more than three times as many the later steps get one each, which would cost 10 too much
    expect(size([90, 90, 90], "1e12").contracts.toString()).toBe("49999999999");
    // The first stage limits at 10 a lot: two lots more go to the later steps, whose stages win or lose nothing
    expect(size([90, 105, 118], "1e12").contracts.toString()).toBe("300000000002");
    // 33 lots at 10, 33 at 20 and 33,333,300 at 30: the next lot is the second step's, 10 too much
    expect(size([90, 90, 90], "1e9", [1, 1, 999_999]).contracts.toString()).toBe("33333366");
  });
});
