import type { Instrument, LiquidationRules, Pricing } from "./contract-terms";
import { type Decimal } from "./decimal";
import { DomainError } from "./domain-error";
import { holdsNearly, type MaintenanceTier, tierOf } from "./maintenance";
import { units } from "./fill";
import { type Fills, heldIn } from "./holding";
import { averageEntry } from "./position";
import { type Side, sign } from "./side";
import { priceOnTick } from "./tick-price";

/** A position under isolated margin (or cross, with what the wallet can lose passed as margin). */
export interface MarginedPosition {
  readonly side: Side;
  readonly fills: Fills;
  readonly margin: Decimal;
}

/*
 * Liquidation is solved for the position value v in the settlement currency, in which tiers are stated. Equity is margin + d (v - cost),
 * d = s for a linear contract and -s for an inverse one, whose value in coin falls when the price rises. Liquidation: equity equals
 * v x (rate + liquidation fee) - amount.
 */

/** Does a position lose when its value rises: a linear short, an inverse long? */
export function losesAsValueRises(side: Side, terms: Pick<Pricing, "type">): boolean {
  return valueDirection(side, terms) < 0;
}

/** +1 where the position gains when its value rises, -1 where it loses. */
function valueDirection(side: Side, terms: Pick<Pricing, "type">): number {
  return terms.type === "linear" ? sign(side) : -sign(side);
}

function priceOfValue(value: Decimal, contracts: Decimal, terms: Pricing): Decimal {
  const base = units(contracts, terms);
  return terms.type === "linear" ? value.div(base) : base.div(value);
}

/** Maintenance at the mark: the tier that holds at the liquidation price counts, also when it differs from the entry tier. */
function liquidationAtMark(
  { side, fills, margin }: MarginedPosition,
  tiers: readonly MaintenanceTier[],
  terms: Pricing & LiquidationRules,
): Decimal | undefined {
  const { contracts, value: cost } = heldIn(fills, terms);
  const d = valueDirection(side, terms);
  const fee = terms.liquidationFee;
  const solution = (tier: MaintenanceTier): Decimal | undefined => {
    const value = cost.times(d).minus(margin).minus(tier.amount).div(tier.rate.plus(fee).negated().plus(d));
    return value.isFinite() && value.gt(0) && holdsNearly(tier, value) ? value : undefined;
  };
  if (tiers.length === 1) {
    const value = solution(tiers[0]!);
    return value && priceOfValue(value, contracts, terms);
  }
  const headroom = (value: Decimal, tier: MaintenanceTier) =>
    value
      .minus(cost)
      .times(d)
      .plus(margin)
      .minus(value.times(tier.rate.plus(fee)))
      .plus(tier.amount);
  const isElsewhere = roughly(cost, margin, fee, d);
  const solutions = tiers.flatMap((tier) => (isElsewhere.solution(tier) ? [] : (solution(tier) ?? [])));
  // In tiers without deductions maintenance jumps at a floor: a position that loses as its value rises can be liquidated right there
  const jumps = tiers.flatMap((tier, index) => {
    const lower = tiers[index - 1];
    if (d > 0 || lower === undefined || isElsewhere.jump(tier, lower)) return [];
    return headroom(tier.floor, lower).gt(0) && headroom(tier.floor, tier).lt(0) ? [tier.floor] : [];
  });
  const value = firstReached([...solutions, ...jumps], cost, d);
  return value && priceOfValue(value, contracts, terms);
}

/**
 * Tells in doubles which tiers hold no solution and which floors no jump, where they miss by more than doubles can be wrong: of the dozen
 * tiers of a venue one or two are left to be reckoned with.
 */
function roughly(cost: Decimal, margin: Decimal, fee: Decimal, d: number) {
  const [value, equity, charge] = [cost.approximate(), margin.approximate(), fee.approximate()];
  const size = Math.abs(value) + Math.abs(equity);
  return {
    solution: ({ floor, cap, rate, amount }: MaintenanceTier): boolean => {
      const deduction = amount.approximate();
      const divisor = d - rate.approximate() - charge;
      const solution = (value * d - equity - deduction) / divisor;
      const doubt = ((size + Math.abs(deduction)) / Math.abs(divisor)) * 1e-8;
      if (!(Math.abs(divisor) > 1e-6)) return false;
      return solution + doubt < floor.approximate() || (cap !== undefined && solution - doubt > cap.approximate());
    },
    jump: ({ floor }: MaintenanceTier, lower: MaintenanceTier): boolean => {
      const [at, deduction] = [floor.approximate(), lower.amount.approximate()];
      const headroom = (at - value) * d + equity - at * (lower.rate.approximate() + charge) + deduction;
      return headroom < -(size + at + Math.abs(deduction)) * 1e-8;
    },
  };
}

/** The value that a position meets first as it loses; of values behind it already, the nearest. */
function firstReached(values: readonly Decimal[], from: Decimal, d: number): Decimal | undefined {
  if (values.length < 2) return values[0];
  const losses = values.map((value) => ({ value, loss: from.minus(value).times(d) }));
  const ahead = losses.filter(({ loss }) => loss.gte(0));
  const nearestFirst = (ahead.length > 0 ? ahead : losses).sort((a, b) => a.loss.abs().cmp(b.loss.abs()));
  return nearestFirst[0]?.value;
}

/** Maintenance fixed at the entry price (the older Bybit and MEXC form); the liquidation fee is charged where liquidation happens. */
function liquidationAtEntry(
  { side, fills, margin }: MarginedPosition,
  tiers: readonly MaintenanceTier[],
  terms: Pricing & LiquidationRules,
): Decimal | undefined {
  const { contracts, value: cost } = heldIn(fills, terms);
  const tier = tierOf(cost, tiers);
  const maintenance = cost.times(tier.rate).minus(tier.amount);
  const d = valueDirection(side, terms);
  const value = cost.times(d).minus(margin).plus(maintenance).div(terms.liquidationFee.negated().plus(d));
  return value.gt(0) ? priceOfValue(value, contracts, terms) : undefined;
}

/** The liquidation price in full, before it is rounded for display; undefined where nothing can liquidate the position. */
export function findLiquidation(
  position: MarginedPosition,
  tiers: readonly MaintenanceTier[],
  terms: Pricing & LiquidationRules,
): Decimal | undefined {
  return terms.basis === "mark" ? liquidationAtMark(position, tiers, terms) : liquidationAtEntry(position, tiers, terms);
}

/** The liquidation price in full. No positive price: notEnoughData. */
export function exactLiquidation(
  position: MarginedPosition,
  tiers: readonly MaintenanceTier[],
  terms: Pricing & LiquidationRules,
): Decimal {
  const price = findLiquidation(position, tiers, terms);
  if (price === undefined) {
    throw new DomainError(
      "notEnoughData",
      "this position has no liquidation price: its margin covers every price, or the tiers end before it",
    );
  }
  return price;
}

/** A liquidation price as displayed: on the tick where one is given, toward the market, but never across the average entry. */
export function displayedLiquidation(
  { side, fills }: Omit<MarginedPosition, "margin">,
  price: Decimal,
  terms: Pricing & Pick<Instrument, "tick">,
): Decimal {
  const from = { name: "the average entry", price: averageEntry(fills, terms) };
  return priceOnTick(side, price, terms.tick, "forward", { name: "the liquidation", from });
}

/** The liquidation price as displayed. No positive price: notEnoughData. */
export function liquidationPrice(
  position: MarginedPosition,
  tiers: readonly MaintenanceTier[],
  terms: Pricing & LiquidationRules & Pick<Instrument, "tick">,
): Decimal {
  return displayedLiquidation(position, exactLiquidation(position, tiers, terms), terms);
}

/** The price at which the initial margin is gone: linear E (1 - s/L); inverse E L / (L + s). */
export function bankruptcyPrice(
  side: Side,
  entry: Decimal,
  leverage: Decimal,
  terms: Pick<Instrument, "type" | "tick">,
): Decimal {
  const s = sign(side);
  const divisor = terms.type === "linear" ? leverage : leverage.plus(s);
  const dividend = entry.times(terms.type === "linear" ? leverage.minus(s) : leverage);
  if (divisor.isZero() || dividend.isZero()) {
    throw new DomainError("notEnoughData", `no positive price is the bankruptcy of this ${terms.type} ${side} at ${leverage}x`);
  }
  const from = { name: "the entry", price: entry };
  return priceOnTick(side, dividend.div(divisor), terms.tick, "forward", { name: "the bankruptcy price", from });
}
