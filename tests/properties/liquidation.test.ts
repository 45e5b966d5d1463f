import fc from "fast-check";
import { type ContractTerms, defaultTerms } from "../../src/calc/contract-terms";
import { contracts } from "../../src/calc/contracts/contracts";
import { Decimal, one, sum, zero } from "../../src/calc/decimal";
import { bankruptcyPrice, findLiquidation, liquidationPrice } from "../../src/calc/liquidation";
import { maintenanceMargin, type MaintenanceTier, maintenanceTiers } from "../../src/calc/maintenance";
import { marginAtLeverage } from "../../src/calc/margin";
import { averageEntry, entryValue, type Fill, grossProfit, totalContracts, valueAt } from "../../src/calc/position";
import { isMultiple, roundForward } from "../../src/calc/rounding";
import { type Side, sign } from "../../src/calc/side";
import { runs } from "../property";

const side = fc.constantFrom<Side>("long", "short");
const contractTerms = fc.record({
  type: fc.constantFrom("linear" as const, "inverse" as const),
  size: fc.constantFrom("0.001", "0.01", "1", "100").map((size) => new Decimal(size)),
  liquidationFee: fc.constantFrom("0", "0.0005", "0.005").map((fee) => new Decimal(fee)),
});
const withCosts = contractTerms.map((terms): ContractTerms => ({ ...defaultTerms, ...terms }));
const price = fc.integer({ min: 100, max: 10_000_000 }).map((cents) => new Decimal(cents).div(100));
const contractCount = fc.integer({ min: 1, max: 5000 }).map((count) => new Decimal(count));
const fills = fc.array(fc.record({ contracts: contractCount, price }), { minLength: 1, maxLength: 4 });
const leverage = fc.integer({ min: 11, max: 1250 }).map((tenths) => new Decimal(tenths).div(10));

/** Tiers around the size of a position, so that its liquidation often falls into another tier than its entry. */
function tiersAround(value: Decimal, shares: readonly number[], steps: readonly number[]): MaintenanceTier[] {
  const floors = [zero, ...[...new Set(shares)].sort((a, b) => a - b).map((share) => value.times(share).div(100))];
  let rate = 20;
  const rates = floors.map((_floor, index) => new Decimal((rate += steps[index]!)).div(10_000));
  return maintenanceTiers(floors, rates);
}

const position = fc.record({
  side,
  terms: withCosts,
  fills,
  leverage,
  shares: fc.array(fc.integer({ min: 10, max: 250 }), { maxLength: 5 }),
  steps: fc.array(fc.integer({ min: 0, max: 150 }), { minLength: 6, maxLength: 6 }),
});

function marginAt(trade: Side, held: readonly Fill[], margin: Decimal, at: Decimal, terms: ContractTerms): Decimal {
  return margin.plus(sum(held.map((fill) => grossProfit(trade, fill, at, terms))));
}

function expectEqual(actual: Decimal, expected: Decimal, scale: Decimal): void {
  expect(actual.minus(expected).abs().div(scale).lt("1e-25")).toBe(true);
}

describe("the liquidation price", () => {
  it("leaves exactly maintenance and liquidation fee, in whatever tier it lies", () => {
    fc.assert(
      fc.property(position, ({ side, terms, fills, leverage, shares, steps }) => {
        const margin = marginAtLeverage(fills, leverage, terms);
        const tiers = tiersAround(entryValue(fills, terms), shares, steps);
        const liquidation = findLiquidation({ side, fills, margin }, tiers, terms)!;
        const value = valueAt(totalContracts(fills), liquidation, terms);
        const due = maintenanceMargin(value, tiers).plus(value.times(terms.liquidationFee));
        expectEqual(marginAt(side, fills, margin, liquidation, terms), due, entryValue(fills, terms).plus(value));
      }),
      runs,
    );
  });

  it("with maintenance at the entry leaves that maintenance, and the fee of the liquidation where it happens", () => {
    fc.assert(
      fc.property(position, ({ side, terms, fills, leverage, shares, steps }) => {
        const margin = marginAtLeverage(fills, leverage, terms);
        const cost = entryValue(fills, terms);
        const tiers = tiersAround(cost, shares, steps);
        const liquidation = findLiquidation({ side, fills, margin }, tiers, { ...terms, basis: "entry" })!;
        const fee = valueAt(totalContracts(fills), liquidation, terms).times(terms.liquidationFee);
        const due = maintenanceMargin(cost, tiers).plus(fee);
        expectEqual(marginAt(side, fills, margin, liquidation, terms), due, cost);
      }),
      runs,
    );
  });

  it("comes before bankruptcy", () => {
    fc.assert(
      fc.property(position, price, ({ side, terms, leverage, shares, steps }, entry) => {
        const fills = [{ contracts: one, price: entry }];
        const tiers = tiersAround(entryValue(fills, terms), shares, steps);
        const margin = marginAtLeverage(fills, leverage, terms);
        const liquidation = findLiquidation({ side, fills, margin }, tiers, terms)!;
        const bankruptcy = bankruptcyPrice(side, entry, leverage, terms);
        expect(liquidation.minus(bankruptcy).times(sign(side)).gt(0)).toBe(true);
      }),
      runs,
    );
  });

  it("is displayed on the tick, on the market's side and less than a tick away", () => {
    fc.assert(
      fc.property(position, fc.constantFrom("0.01", "0.1", "0.5"), ({ side, terms, fills, leverage, shares, steps }, step) => {
        const tick = new Decimal(step);
        const position = { side, fills, margin: marginAtLeverage(fills, leverage, terms) };
        const tiers = tiersAround(entryValue(fills, terms), shares, steps);
        const exact = liquidationPrice(position, tiers, terms);
        const show = () => liquidationPrice(position, tiers, { ...terms, tick });
        const lie = (price: Decimal) => price.minus(averageEntry(fills, terms)).times(sign(side)).cmp(0);
        const rounded = roundForward(side, exact, tick);
        if (lie(rounded) !== lie(exact)) return expect(show).toThrow(`tick ${tick} is coarser than the distance`);
        const shown = show();
        const beyond = shown.minus(exact).times(sign(side));
        expect(isMultiple(shown, tick)).toBe(true);
        expect(beyond.gte(0) && beyond.lt(tick)).toBe(true);
      }),
      runs,
    );
  });

  it("does not exist, and only then, where the margin covers the price falling to 0 (linear long) or rising without end (inverse short)", () => {
    fc.assert(
      fc.property(side, withCosts, fills, fc.integer({ min: 1, max: 30 }), (side, terms, fills, tenths) => {
        const cost = entryValue(fills, terms);
        const margin = cost.times(tenths).div(10);
        const tiers = tiersAround(cost, [50, 150], [0, 10, 10]);
        const losesAll = (terms.type === "linear") === (side === "long");
        const covered = losesAll && margin.gte(cost);
        expect(findLiquidation({ side, fills, margin }, tiers, terms) === undefined).toBe(covered);
      }),
      runs,
    );
  });
});

describe("maintenance", () => {
  it("is the same from both sides of every boundary, and never falls as the position grows", () => {
    const shares = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 5 });
    const steps = fc.array(fc.integer({ min: 0, max: 150 }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(shares, steps, price, price, (shares, steps, one, other) => {
        const tiers = tiersAround(new Decimal(10_000), shares, steps);
        tiers.slice(1).forEach((upper, index) => {
          const lower = tiers[index]!;
          const at = (tier: MaintenanceTier) => upper.floor.times(tier.rate).minus(tier.amount);
          expectEqual(at(upper), at(lower), upper.floor);
        });
        const [small, large] = one.lt(other) ? [one, other] : [other, one];
        expect(maintenanceMargin(small, tiers).lte(maintenanceMargin(large, tiers))).toBe(true);
      }),
      runs,
    );
  });

  it("of the shipped tiers leaves a liquidation price between bankruptcy and entry at every tier's maximum leverage", () => {
    const listed = contracts.filter(({ terms }) => terms.maintenance !== undefined);
    fc.assert(
      fc.property(
        fc.constantFrom(...listed),
        side,
        fc.nat(),
        price,
        fc.integer({ min: 1, max: 90 }),
        (contract, side, pick, entry, percent) => {
          const tiers = contract.terms.maintenance!;
          const tier = tiers[pick % (tiers.length - 1)]!;
          const value = tier.floor.plus(tier.cap!.minus(tier.floor).times(percent).div(100));
          const fills = [{ contracts: value.div(entry), price: entry }];
          const leverage = tier.maxLeverage!;
          const margin = marginAtLeverage(fills, leverage, defaultTerms);
          const liquidation = findLiquidation({ side, fills, margin }, tiers, defaultTerms)!;
          const bankruptcy = entry.times(leverage.minus(sign(side))).div(leverage);
          expect(entry.minus(liquidation).times(sign(side)).gt(0)).toBe(true);
          expect(liquidation.minus(bankruptcy).times(sign(side)).gt(0)).toBe(true);
        },
      ),
      runs,
    );
  });
});
