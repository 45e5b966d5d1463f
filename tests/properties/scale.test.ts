import fc from "fast-check";
import { addableContracts } from "../../src/calc/add";
import { type ContractTerms, defaultTerms } from "../../src/calc/contract-terms";
import { Decimal, one, sum } from "../../src/calc/decimal";
import { planStages } from "../../src/calc/plan";
import { fillsOf, netAtStop } from "../../src/calc/position";
import { isMultiple, roundForward } from "../../src/calc/rounding";
import { type Side, sign } from "../../src/calc/side";
import { splitContracts, splitLots } from "../../src/calc/split";
import { stagesOf } from "../../src/calc/stages";
import { distancePerStep, triggerPrices } from "../../src/calc/triggers";
import { weightsOf } from "../../src/calc/weights";
import { wholePlanSize } from "../../src/calc/whole-plan-size";
import { call } from "../functions/call";
import { runs } from "../property";

jest.setTimeout(30_000 + 30 * runs.numRuns);

const side = fc.constantFrom<Side>("long", "short");
const type = fc.constantFrom("linear" as const, "inverse" as const);
const weights = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 6 });
const lot = fc.constantFrom("1", "0.5", "0.001", "10");
const decimals = (values: readonly (number | string)[]) => values.map((value) => new Decimal(value));
const termsOf = (values: Partial<ContractTerms>): ContractTerms => ({ ...defaultTerms, ...values });

/** A plan whose adds run in favour of the trade, its first stop behind the entry and the later ones anywhere behind their fill. */
const plan = fc
  .record({
    side,
    type,
    weights,
    moves: fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 6, maxLength: 6 }),
    stops: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 6, maxLength: 6 }),
    fee: fc.constantFrom("0", "0.0005", "-0.0001"),
    slippage: fc.constantFrom("0", "0.001"),
    commission: fc.constantFrom("0", "0.02"),
    paid: fc.constantFrom("0", "3", "-3"),
  })
  .map(({ side, type, weights, moves, stops, fee, slippage, commission, paid }) => {
    let price = 1000;
    const prices = weights.map((_weight, index) => (price += index === 0 ? 0 : moves[index]! * sign(side)));
    return {
      side,
      weights: weightsOf(decimals(weights)),
      prices: decimals(prices),
      stops: decimals(prices.map((each, index) => each - stops[index]! * sign(side))),
      terms: termsOf({
        type,
        size: new Decimal(type === "linear" ? "0.1" : "100000"),
        entryFee: new Decimal(fee),
        exitFee: new Decimal(fee),
        slippage: new Decimal(slippage),
        commission: new Decimal(commission),
        paid: new Decimal(paid),
      }),
    };
  });

describe("splitting", () => {
  it("conserves the contracts, in whole lots, at least one per step, none further than a lot above its share", () => {
    fc.assert(
      fc.property(weights, lot, fc.integer({ min: 0, max: 100_000 }), (parts, lot, more) => {
        const step = new Decimal(lot);
        const total = step.times(parts.length + more);
        const counts = splitContracts(total, weightsOf(decimals(parts)), step);
        const whole = parts.reduce((a, b) => a + b, 0);
        expect(sum(counts).eq(total)).toBe(true);
        expect(counts.every((count) => count.gte(step) && isMultiple(count, step))).toBe(true);
        const above = counts.map((count, index) =>
          count
            .div(step)
            .times(whole)
            .minus((parts.length + more) * parts[index]!),
        );
        expect(above.every((excess) => excess.lt(whole))).toBe(true);
        const shareOfALot = parts.every((part) => (parts.length + more) * part >= whole);
        expect(above.every((excess) => excess.gt(-whole * (shareOfALot ? 1 : Math.max(1, parts.length - 1))))).toBe(true);
      }),
      runs,
    );
  });

  it("takes the same lots from weights multiplied by anything", () => {
    fc.assert(
      fc.property(weights, fc.integer({ min: 6, max: 500 }), fc.integer({ min: 2, max: 99 }), (parts, lots, factor) => {
        const plainly = splitLots(new Decimal(lots), weightsOf(decimals(parts)));
        expect(splitLots(new Decimal(lots), weightsOf(decimals(parts.map((part) => part * factor))))).toEqual(plainly);
        expect(splitLots(new Decimal(lots), weightsOf(decimals(parts.map((part) => `${part}e-9`))))).toEqual(plainly);
      }),
      runs,
    );
  });
});

describe("triggers", () => {
  const ladder = fc.record({
    entry: fc.integer({ min: 1000, max: 9_999_999 }),
    steps: fc.integer({ min: 2, max: 6 }),
    distance: fc.integer({ min: 1, max: 1000 }).map((points) => points / 10_000),
    mode: fc.constantFrom("percent" as const, "compound" as const, "points" as const),
    tick: fc.constantFrom("0.5", "0.1", "0.01"),
  });

  it("lie on the tick, in favour, at least the distance away and less than a tick further", () => {
    fc.assert(
      fc.property(side, ladder, (side, { entry, steps, distance, mode, tick }) => {
        const distances = distancePerStep([new Decimal(distance)], steps);
        const exact = triggerPrices(side, new Decimal(entry), distances, mode, undefined);
        const rounded = exact.slice(1).map((price) => roundForward(side, price, new Decimal(tick)).toString());
        const place = () => triggerPrices(side, new Decimal(entry), distances, mode, new Decimal(tick));
        if (new Set(rounded).size < rounded.length) return expect(place).toThrow(`tick ${tick} is coarser than the distance`);
        const placed = place();
        placed.slice(1).forEach((price, index) => {
          const further = price.minus(exact[index + 1]!).times(sign(side));
          expect(isMultiple(price, new Decimal(tick)) && further.gte("-1e-20") && further.lt(tick)).toBe(true);
        });
      }),
      runs,
    );
  });

  it("of a long and a short lie as far from the entry as each other, compound apart", () => {
    fc.assert(
      fc.property(ladder, ({ entry, steps, distance, mode }) => {
        fc.pre(mode !== "compound");
        const distances = distancePerStep([new Decimal(distance)], steps);
        const up = triggerPrices("long", new Decimal(entry), distances, mode, undefined);
        const down = triggerPrices("short", new Decimal(entry), distances, mode, undefined);
        expect(up.every((price, index) => price.plus(down[index]!).eq(2 * entry))).toBe(true);
      }),
      runs,
    );
  });
});

describe("stages", () => {
  it("have an average between the lowest and the highest fill", () => {
    fc.assert(
      fc.property(plan, ({ side, weights, prices, stops, terms }) => {
        const fills = fillsOf(splitLots(new Decimal(100), weights), prices);
        stagesOf(side, fills, stops, terms).forEach(({ averageEntry }, index) => {
          const held = prices.slice(0, index + 1);
          const tolerance = averageEntry.times("1e-30");
          expect(
            averageEntry.plus(tolerance).gte(Decimal.min(...held)) && averageEntry.minus(tolerance).lte(Decimal.max(...held)),
          ).toBe(true);
        });
      }),
      runs,
    );
  });

  it("of a linear long and its mirror image, a short, lose the same before fees", () => {
    fc.assert(
      fc.property(plan, ({ side, weights, prices, stops, terms }) => {
        const bare = termsOf({ size: terms.size, paid: terms.paid });
        const counts = splitLots(new Decimal(50), weights);
        const mirrored = (values: readonly Decimal[]) => values.map((value) => prices[0]!.times(2).minus(value));
        const nets = stagesOf(side, fillsOf(counts, prices), stops, bare).map(({ net }) => net.toString());
        const other = stagesOf(side === "long" ? "short" : "long", fillsOf(counts, mirrored(prices)), mirrored(stops), bare);
        expect(other.map(({ net }) => net.toString())).toEqual(nets);
      }),
      runs,
    );
  });

  it("of an inverse contract are those of a linear one on the other side at 1 / price", () => {
    fc.assert(
      fc.property(plan, ({ side, weights, prices, stops, terms }) => {
        const reciprocal = (values: readonly Decimal[]) => values.map((value) => one.div(value));
        const counts = splitLots(new Decimal(50), weights);
        const costs = { entryFee: terms.entryFee, exitFee: terms.exitFee, paid: terms.paid, size: new Decimal(100) };
        const inverse = stagesOf(side, fillsOf(counts, prices), stops, termsOf({ ...costs, type: "inverse" }));
        const opposite = side === "long" ? "short" : "long";
        const linear = stagesOf(opposite, fillsOf(counts, reciprocal(prices)), reciprocal(stops), termsOf(costs));
        inverse.forEach((stage, index) => {
          expect(stage.net.minus(linear[index]!.net).abs().lt("1e-28")).toBe(true);
          expect(stage.averageEntry.times(linear[index]!.averageEntry).minus(1).abs().lt("1e-28")).toBe(true);
        });
      }),
      runs,
    );
  });

  it("grow tenfold with ten times the prices, the tick, the commission and the funding", () => {
    fc.assert(
      fc.property(plan, fc.constantFrom("0.1", "0.001"), ({ side, weights, prices, stops, terms }, tick) => {
        const planned = (factor: number) => {
          const large = (value: Decimal) => value.times(factor);
          const grown = termsOf({
            ...terms,
            type: "linear",
            tick: large(new Decimal(tick)),
            commission: large(terms.commission),
            paid: large(terms.paid),
            leverage: new Decimal(10),
          });
          return planStages(side, new Decimal(50), weights, prices.map(large), large(stops[0]!), grown);
        };
        const tenfold = planned(10);
        planned(1).forEach((stage, index) => {
          for (const key of ["averageEntry", "stop", "net", "fees", "breakEven", "margin"] as const) {
            expect(tenfold[index]![key]!.minus(stage[key]!.times(10)).abs().lt("1e-25")).toBe(true);
          }
        });
      }),
      runs,
    );
  });
});

describe("SCALE.PLAN", () => {
  it("equals the composition of its parts, cell by cell", () => {
    const values = fc.record({
      side,
      entry: fc.integer({ min: 10_000, max: 99_999 }),
      lots: fc.integer({ min: 4, max: 40 }),
      split: fc.constantFrom("thirds", "30/40/30", "1/4,1/4,1/2", "pyramid 4", "equal 2"),
      distance: fc.integer({ min: 1, max: 200 }).map((points) => points / 10_000),
      stop: fc.integer({ min: 1, max: 900 }),
      rule: fc.constantFrom("entry", "breakeven", "atr", "hold"),
      mode: fc.constantFrom("percent", "compound"),
      fee: fc.constantFrom(0, 0.0005, -0.0002),
      leverage: fc.integer({ min: 2, max: 50 }),
    });
    fc.assert(
      fc.property(values, ({ side, entry, lots, split, distance, stop, rule, mode, fee, leverage }) => {
        const common = [
          ["size", 0.01],
          ["tick", 0.1],
          ["fee", fee],
          ["slippage", 0.001],
          ["paid", 0.25],
          ["atr", 120],
          ["lot", 0.5],
        ];
        const terms = [
          ...common,
          ["leverage", leverage],
          ["mmr", 0.005],
          ["equity", 1000],
          ["rule", rule],
          ["mode", mode],
          ["headers", false],
        ];
        const initialStop = entry - stop * sign(side);
        const table = call("SCALE.PLAN", side, entry, lots / 2, split, distance, initialStop, terms) as number[][];

        const contracts = call("SCALE.SPLIT", lots / 2, split, 0.5) as number[][];
        const prices = call("SCALE.TRIGGERS", side, entry, contracts.length, distance, mode, 0.1) as number[][];
        const stops = call("STOP.LADDER", side, prices, initialStop, rule, contracts, terms) as number[][];
        const stages = call("SCALE.STAGES", side, contracts, prices, stops, terms) as number[][];
        const composed = contracts.map(([add], index) => {
          const held = [contracts.slice(0, index + 1), prices.slice(0, index + 1)];
          const margin = call("MICRO.MARGIN", ...held, leverage, terms);
          return [
            ...[index + 1, add, prices[index]![0], held[0]!.reduce((total, [each]) => total + each!, 0)],
            ...[call("MICRO.AVG", ...held, terms), margin, stops[index]![0], stages[index]![10], stages[index]![11]],
            ...[call("MICRO.LIQ", side, ...held, margin, 0.005, terms), call("STOP.BREAKEVEN", side, ...held, terms)],
          ];
        });
        expect(table).toEqual(composed);
        const risks = stops.map(([at], index) =>
          call("SCALE.RISK", side, contracts.slice(0, index + 1), prices.slice(0, index + 1), at, terms),
        );
        expect(table.map((row) => row[7])).toEqual(risks.map((risk) => 0 - (risk as number)));
      }),
      runs,
    );
  });
});

describe("SCALE.SIZE", () => {
  it("finds the largest total that fits, as trying every total does", () => {
    fc.assert(
      fc.property(plan, fc.integer({ min: 1, max: 400 }), lot, ({ side, weights, prices, stops, terms }, tenths, lot) => {
        const step = new Decimal(lot);
        const budget = new Decimal(tenths).div(10).times(step);
        const costs = termsOf({ ...terms, lot: step, paid: terms.paid.times(step) });
        const found = wholePlanSize(side, weights, prices, stops, budget, costs);
        const nets = (lots: number) =>
          stagesOf(side, fillsOf(splitContracts(step.times(lots), weights, step), prices), stops, costs).map(
            (stage) => stage.net,
          );
        const fits = (lots: number) => nets(lots).every((net) => net.negated().lte(budget.times("1.0000000000000000000000001")));

        const lots = found.contracts.div(step).toNumber();
        let largest = lots + 25;
        while (largest >= prices.length && !fits(largest)) largest--;
        expect(lots).toBe(largest >= prices.length ? largest : 0);
        if (lots === 0) return;
        const worst = Decimal.min(...nets(lots));
        expect(found.worstNet!.minus(worst).abs().lt("1e-25")).toBe(true);
        expect(nets(lots)[found.worstStage! - 1]!.minus(worst).abs().lt("1e-25")).toBe(true);
      }),
      runs,
    );
  });
});

describe("SCALE.ADD", () => {
  it("stays within the budget, and one lot more does not", () => {
    fc.assert(
      fc.property(plan, fc.integer({ min: 0, max: 2000 }), ({ side, weights, prices, stops, terms }, budget) => {
        fc.pre(terms.entryFee.gte(0));
        const last = prices.length - 1;
        const fills = fillsOf(splitLots(new Decimal(10), weights), prices);
        const loss = (added: Decimal) => {
          const after = [...fills, { contracts: added, price: prices[last]! }];
          return netAtStop(side, after, stops[last]!, terms).negated();
        };
        const added = addableContracts(side, fills, stops[last]!, prices[last]!, new Decimal(budget), terms);
        const isUsedUp = loss(new Decimal(0)).gte(budget);
        expect(isUsedUp ? added.isZero() : loss(added).lte(budget + 1e-20)).toBe(true);
        expect(loss(added.plus(1)).gt(budget)).toBe(true);
      }),
      runs,
    );
  });
});
