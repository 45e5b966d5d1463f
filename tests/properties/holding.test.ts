import fc from "fast-check";
import { defaultTerms } from "../../src/calc/contract-terms";
import { Decimal, zero } from "../../src/calc/decimal";
import { type Fill, grossProfit, valueAt } from "../../src/calc/fill";
import { heldAfterEach, heldIn } from "../../src/calc/holding";
import { lossAndProfit } from "../../src/calc/loss-and-profit";
import type { Side } from "../../src/calc/side";
import { runs } from "../property";

const side = fc.constantFrom<Side>("long", "short");
const price = fc.integer({ min: 10_000, max: 10_200 }).map((tenths) => new Decimal(tenths).div(10));
const contracts = fc.integer({ min: 1, max: 50 }).map((tenths) => new Decimal(tenths).div(10));
const fills = fc.array(fc.record({ contracts, price }), { minLength: 1, maxLength: 20 });
const pricing = fc
  .constantFrom("linear" as const, "inverse" as const)
  .map((type) => ({ ...defaultTerms, type, size: new Decimal("0.01") }));

const total = (values: readonly Decimal[]): Decimal => values.reduce((sum, value) => sum.plus(value), zero);

/** Equal but for the last of 34 digits, measured by what the fills are worth. */
function expectNear(actual: Decimal, expected: Decimal): void {
  expect(actual.minus(expected).abs().toNumber()).toBeLessThan(1e-26);
}

describe("a holding", () => {
  it("comes to the sums over its fills, one by one", () => {
    fc.assert(
      fc.property(side, fills, price, pricing, (side, fills, exit, terms) => {
        const held = heldIn(fills, terms);
        const count = total(fills.map((fill) => fill.contracts));
        expectNear(held.contracts, count);
        expectNear(held.value, total(fills.map((fill) => valueAt(fill.contracts, fill.price, terms))));
        expectNear(held.gross(side, exit).value, total(fills.map((fill) => grossProfit(side, fill, exit, terms))));
        expectNear(valueAt(count, held.averageEntry, terms), held.value);
      }),
      runs,
    );
  });

  it("after each fill is that of the fills so far", () => {
    fc.assert(
      fc.property(fills, price, pricing, (fills, exit, terms) => {
        heldAfterEach(fills, terms).forEach((held, index) => {
          const soFar = heldIn(fills.slice(0, index + 1), terms);
          expect(held.value.toString()).toBe(soFar.value.toString());
          expect(held.averageEntry.toString()).toBe(soFar.averageEntry.toString());
          expect(held.gross("long", exit).value.toString()).toBe(soFar.gross("long", exit).value.toString());
        });
      }),
      runs,
    );
  });

  it("at its first price alone wins exactly nothing, and has that price as its average", () => {
    const fill: Fill = { contracts: new Decimal(3), price: new Decimal("70000.1") };
    for (const type of ["linear", "inverse"] as const) {
      const held = heldIn([fill], { ...defaultTerms, type });
      expect(held.gross("short", fill.price).value.isZero()).toBe(true);
      expect(held.averageEntry).toBe(fill.price);
    }
  });
});

describe("loss and profit of a stage", () => {
  const stops = (count: number) => fc.array(price, { minLength: count, maxLength: count });
  const staged = fills.chain((fills) => fc.tuple(fc.constant(fills), stops(fills.length)));
  const inFavour = (side: Side) => (a: Decimal, b: Decimal) => (side === "long" ? a.cmp(b) : b.cmp(a));

  function expectSums(side: Side, fills: readonly Fill[], stops: readonly Decimal[], terms: typeof defaultTerms): void {
    const sidesAt = lossAndProfit(side, fills, stops, terms);
    fills.forEach((_fill, stage) => {
      const { atLoss, inProfit } = sidesAt(stage);
      const results = fills.slice(0, stage + 1).map((fill) => grossProfit(side, fill, stops[stage]!, terms));
      expectNear(atLoss, total(results.filter((result) => result.lt(0))));
      expectNear(inProfit, total(results.filter((result) => result.gt(0))));
      expect(atLoss.lte(0)).toBe(true);
      expect(inProfit.gte(0)).toBe(true);
    });
  }

  it("are the sums over the fills up to it that lose and that win, whatever the order of their prices", () => {
    fc.assert(
      fc.property(side, staged, pricing, (side, [fills, stops], terms) => expectSums(side, fills, stops, terms)),
      runs,
    );
  });

  it("are so for adds in favour under stops that never move back, behind the fill of their stage or beyond it", () => {
    fc.assert(
      fc.property(side, staged, pricing, (side, [fills, stops], terms) => {
        const forward = inFavour(side);
        const added = [...fills].sort((a, b) => forward(a.price, b.price));
        expectSums(side, added, [...stops].sort(forward), terms);
      }),
      runs,
    );
  });
});
