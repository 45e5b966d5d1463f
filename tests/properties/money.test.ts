import fc from "fast-check";
import { breakEvenPrice, budgetStop, exactBreakEven } from "../../src/calc/break-even";
import { type ContractTerms, defaultTerms } from "../../src/calc/contract-terms";
import { Decimal, sum } from "../../src/calc/decimal";
import { stopLadder } from "../../src/calc/ladder";
import { averageEntry, entryValue, type Fill, netAtStop, netProfit, tradingFees } from "../../src/calc/position";
import { isMultiple, roundBackward, roundForward } from "../../src/calc/rounding";
import { type Side, sign } from "../../src/calc/side";
import { positionSize } from "../../src/calc/sizing";
import { distanceStop, structuralStop } from "../../src/calc/stops";
import { runs } from "../property";

const side = fc.constantFrom<Side>("long", "short");
const other: Record<Side, Side> = { long: "short", short: "long" };
/** Prices with two decimals from 100.00 to 99,999.99. */
const price = fc.integer({ min: 10_000, max: 9_999_999 }).map((cents) => new Decimal(cents).div(100));
const count = fc.integer({ min: 1, max: 1000 }).map((count) => new Decimal(count).div(10));
const fills = fc.array(fc.record({ contracts: count, price }), { minLength: 1, maxLength: 6 });
const tick = fc.constantFrom("0.01", "0.1", "0.25", "0.5", "5").map((text) => new Decimal(text));
const terms = fc
  .record({
    type: fc.constantFrom("linear" as const, "inverse" as const),
    size: fc.constantFrom("0.001", "0.01", "1", "100"),
    entryFee: fc.constantFrom("0", "0.0002", "0.0005", "-0.0001"),
    exitFee: fc.constantFrom("0", "0.0005", "0.0008"),
    slippage: fc.constantFrom("0", "0.001"),
    commission: fc.constantFrom("0", "1", "37"),
  })
  .map(({ type, size, entryFee, exitFee, slippage, commission }): ContractTerms => {
    const contractSize = new Decimal(size);
    // Money per contract far below what a contract is worth at these prices, linear or inverse
    const money = contractSize.times(commission).times(type === "linear" ? "0.01" : "1e-9");
    return {
      ...defaultTerms,
      type,
      size: contractSize,
      entryFee: new Decimal(entryFee),
      exitFee: new Decimal(exitFee),
      slippage: new Decimal(slippage),
      commission: money,
      equityPrice: new Decimal(1),
    };
  });

/** Equal but for the last of 34 digits, measured by the money that was moved. */
function expectNear(actual: Decimal, expected: Decimal, scale: Decimal): void {
  expect(actual.minus(expected).abs().div(scale.abs().plus(1e-9)).toNumber()).toBeLessThan(1e-24);
}

describe("profit", () => {
  it("of a short is the long's, mirrored: gross results cancel, fees do not", () => {
    fc.assert(
      fc.property(side, fills, price, terms, (side, fills, exit, terms) => {
        const both = netProfit(side, fills, exit, terms).plus(netProfit(other[side], fills, exit, terms));
        expectNear(both, tradingFees(fills, exit, terms).times(-2), entryValue(fills, terms));
      }),
      runs,
    );
  });

  it("is additive over fills", () => {
    fc.assert(
      fc.property(side, fills, price, terms, (side, fills, exit, terms) => {
        const apart = sum(fills.map((fill) => netProfit(side, [fill], exit, terms)));
        expectNear(netProfit(side, fills, exit, terms), apart, entryValue(fills, terms));
      }),
      runs,
    );
  });

  it("of an inverse contract is that of a linear one on the other side, at prices 1/P", () => {
    fc.assert(
      fc.property(side, fills, price, terms, (side, fills, exit, terms) => {
        const turned = fills.map(({ contracts, price }): Fill => ({ contracts, price: new Decimal(1).div(price) }));
        const inverse = netProfit(side, fills, exit, { ...terms, type: "inverse" });
        const linear = netProfit(other[side], turned, new Decimal(1).div(exit), { ...terms, type: "linear" });
        expectNear(inverse, linear, entryValue(turned, { ...terms, type: "linear" }));
      }),
      runs,
    );
  });

  it("scales with the prices: ten times every price is ten times the linear result", () => {
    fc.assert(
      fc.property(side, fills, price, terms, fc.integer({ min: -6, max: 6 }), (side, fills, exit, terms, power) => {
        const factor = new Decimal(10).pow(power);
        const linear: ContractTerms = { ...terms, type: "linear" };
        const dearer: ContractTerms = { ...linear, commission: terms.commission.times(factor) };
        const scaled = fills.map(({ contracts, price }) => ({ contracts, price: price.times(factor) }));
        const result = netProfit(side, fills, exit, linear).times(factor);
        expectNear(netProfit(side, scaled, exit.times(factor), dearer), result, entryValue(scaled, linear));
      }),
      runs,
    );
  });
});

describe("the average entry", () => {
  it("lies between the lowest and the highest fill", () => {
    fc.assert(
      fc.property(fills, terms, (fills, terms) => {
        const prices = fills.map((fill) => fill.price);
        const average = averageEntry(fills, terms);
        expect(average.gte(Decimal.min(...prices).times("0.99999999999999999999999999"))).toBe(true);
        expect(average.lte(Decimal.max(...prices).times("1.00000000000000000000000001"))).toBe(true);
      }),
      runs,
    );
  });
});

describe("break-even", () => {
  it("has a net result of zero, and on a tick one that is no loss and less than a tick's worth", () => {
    fc.assert(
      fc.property(side, fills, terms, tick, (side, fills, terms, tick) => {
        const scale = entryValue(fills, terms);
        expectNear(netProfit(side, fills, exactBreakEven(side, fills, terms), terms), new Decimal(0), scale);
        const ticked: ContractTerms = { ...terms, tick };
        const shown = breakEvenPrice(side, fills, ticked);
        fc.pre(shown.gt(tick));
        expect(isMultiple(shown, tick)).toBe(true);
        expect(netProfit(side, fills, shown, terms).gte(scale.times(-1e-24))).toBe(true);
        expect(netProfit(side, fills, shown.minus(tick.times(sign(side))), terms).lt(scale.times(1e-24))).toBe(true);
      }),
      runs,
    );
  });
});

describe("a stop from a budget", () => {
  const fraction = fc.integer({ min: -300, max: 300 }).map((thousandths) => new Decimal(thousandths).div(1000));

  it("leaves exactly the risk, and on a tick never more", () => {
    fc.assert(
      fc.property(side, fills, terms, fraction, tick, (side, fills, terms, fraction, tick) => {
        const scale = entryValue(fills, terms);
        const risk = scale.times(fraction);
        expectNear(netAtStop(side, fills, budgetStop(side, fills, risk, terms), terms), risk.negated(), scale);
        const shown = budgetStop(side, fills, risk, { ...terms, tick });
        fc.pre(shown.gt(0));
        expect(isMultiple(shown, tick)).toBe(true);
        expect(netAtStop(side, fills, shown, terms).gte(risk.negated().minus(scale.times(1e-24)))).toBe(true);
      }),
      runs,
    );
  });
});

describe("a position size", () => {
  it("stays within the budget, and one lot more does not", () => {
    const equity = fc.integer({ min: 100, max: 1_000_000 }).map((dollars) => new Decimal(dollars));
    const lot = fc.constantFrom("1", "0.001", "5").map((text) => new Decimal(text));
    fc.assert(
      fc.property(
        side,
        equity,
        price,
        fc.integer({ min: 1, max: 400 }),
        lot,
        terms,
        (side, equity, entry, permille, lot, terms) => {
          const stop = entry.times(new Decimal(1000 - permille * sign(side)).div(1000));
          const sized: ContractTerms = { ...terms, lot };
          const lossOf = (contracts: Decimal) => netAtStop(side, [{ contracts, price: entry }], stop, sized).negated();
          const size = positionSize(equity, new Decimal("0.01"), entry, stop, sized);
          const budget = equity.times("0.01");
          expect(isMultiple(size, lot)).toBe(true);
          expect(lossOf(size).lte(budget.times("1.000000000000000000000001"))).toBe(true);
          expect(lossOf(size.plus(lot)).gt(budget.times("0.999999999999999999999999"))).toBe(true);
        },
      ),
      runs,
    );
  });
});

describe("prices on the tick", () => {
  it("lie on the grid, less than a tick away, on their safe side", () => {
    fc.assert(
      fc.property(side, price, tick, (side, price, tick) => {
        const s = sign(side);
        const [forward, backward] = [roundForward(side, price, tick), roundBackward(side, price, tick)];
        expect([isMultiple(forward, tick), isMultiple(backward, tick)]).toEqual([true, true]);
        expect(forward.minus(price).times(s).gte(0) && backward.minus(price).times(s).lte(0)).toBe(true);
        expect(forward.minus(backward).abs().lte(tick)).toBe(true);
      }),
      runs,
    );
  });

  it("keep a distance stop no further than the plan, and a structural stop a whole tick beyond its level", () => {
    fc.assert(
      fc.property(side, price, fc.integer({ min: 1, max: 500 }), tick, (side, price, permille, tick) => {
        const s = sign(side);
        const distance = price.times(permille).div(1000);
        fc.pre(distance.gt(tick) && price.minus(distance).gt(tick) && price.gt(tick.times(2)));
        const gap = price.minus(distanceStop(side, price, distance, tick)).times(s);
        expect(gap.gt(0) && gap.lte(distance)).toBe(true);
        expect(
          price
            .minus(structuralStop(side, price, new Decimal(0), tick))
            .times(s)
            .gte(tick),
        ).toBe(true);
      }),
      runs,
    );
  });
});

function isRefused(calculate: () => unknown, reason: string): boolean {
  try {
    calculate();
    return false;
  } catch (error) {
    return (error as Error).message.includes(reason);
  }
}

describe("a ladder", () => {
  const rule = fc.constantFrom("entry" as const, "breakeven" as const, "atr" as const, "hold" as const);
  const moves = fc.array(fc.integer({ min: -3, max: 60 }), { minLength: 1, maxLength: 6 });

  it("never loosens and stays behind every fill, whatever the rule, the costs and the fills", () => {
    fc.assert(
      fc.property(side, rule, moves, terms, fc.constantFrom(undefined, "0.1", "5"), (side, rule, moves, terms, tick) => {
        const s = sign(side);
        let at = 5000;
        const fills = moves.map((move, index): Fill => ({
          contracts: new Decimal(1),
          price: new Decimal((at += index === 0 ? 0 : move * s)),
        }));
        const priced: ContractTerms = {
          ...terms,
          atr: new Decimal(12),
          tick: tick === undefined ? undefined : new Decimal(tick),
        };
        const ladder = () => stopLadder(side, fills, new Decimal(5000 - 30 * s), rule, priced);
        if (moves.slice(1).some((move) => move < 0) && isRefused(ladder, "the stop in force at step")) return;
        const stops = ladder();
        expect(stops).toHaveLength(fills.length);
        stops.slice(1).forEach((stop, index) => expect(stop.minus(stops[index]!).times(s).gte(0)).toBe(true));
        stops.forEach((stop, index) => expect(fills[index]!.price.minus(stop).times(s).gt(0)).toBe(true));
      }),
      runs,
    );
  });
});
