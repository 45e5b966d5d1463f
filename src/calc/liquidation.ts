import { type ContractTerms } from "./contract-terms";
import { type Decimal } from "./decimal";
import { DomainError } from "./domain-error";
import { holds, type MaintenanceTier, tierOf } from "./maintenance";
import { displayed, entryValue, type Fill, totalContracts, units, valueAt } from "./position";
import { type Side, sign } from "./side";

/** A position under isolated margin (or cross, with what the wallet can lose passed as margin). */
export interface MarginedPosition {
  readonly side: Side;
  readonly fills: readonly Fill[];
  readonly margin: Decimal;
}

/** The price at which equity equals maintenance under one tier; undefined where no positive price does. */
function priceUnderTier(position: MarginedPosition, tier: MaintenanceTier, terms: ContractTerms): Decimal | undefined {
  const { side, fills, margin } = position;
  const s = sign(side);
  const base = units(totalContracts(fills), terms);
  const cost = entryValue(fills, terms).times(s);
  const charge = tier.rate.plus(terms.liquidationFee);
  const [dividend, divisor] =
    terms.type === "linear"
      ? [cost.minus(margin).minus(tier.amount), base.times(charge.negated().plus(s))]
      : [base.times(charge.plus(s)), margin.plus(tier.amount).plus(cost)];
  if (divisor.isZero()) return undefined;
  const price = dividend.div(divisor);
  return price.gt(0) ? price : undefined;
}

/** Maintenance at the mark: the tier that holds at the liquidation price counts, also when it differs from the entry tier. */
function liquidationAtMark(
  position: MarginedPosition,
  tiers: readonly MaintenanceTier[],
  terms: ContractTerms,
): Decimal | undefined {
  const contracts = totalContracts(position.fills);
  const prices = tiers.flatMap((tier) => {
    const price = priceUnderTier(position, tier, terms);
    return price !== undefined && holds(tier, valueAt(contracts, price, terms)) ? [price] : [];
  });
  // Tiers without deductions can hold more than one solution: the market coming from the entry meets the nearest first.
  const nearestFirst = prices.sort((a, b) => b.minus(a).times(sign(position.side)).toNumber());
  return nearestFirst[0];
}

/** Maintenance fixed at the entry price (the older Bybit and MEXC form). */
function liquidationAtEntry(
  position: MarginedPosition,
  tiers: readonly MaintenanceTier[],
  terms: ContractTerms,
): Decimal | undefined {
  const { side, fills, margin } = position;
  const value = entryValue(fills, terms);
  const tier = tierOf(value, tiers);
  const maintenance = value.times(tier.rate.plus(terms.liquidationFee)).minus(tier.amount);
  const cushion = margin.minus(maintenance).times(sign(side));
  const base = units(totalContracts(fills), terms);
  const price = terms.type === "linear" ? value.minus(cushion).div(base) : base.div(value.plus(cushion));
  return price.isFinite() && price.gt(0) ? price : undefined;
}

/** The liquidation price in full, before it is rounded for display; undefined where nothing can liquidate the position. */
export function findLiquidation(
  position: MarginedPosition,
  tiers: readonly MaintenanceTier[],
  terms: ContractTerms,
): Decimal | undefined {
  return terms.basis === "mark" ? liquidationAtMark(position, tiers, terms) : liquidationAtEntry(position, tiers, terms);
}

/** The liquidation price in full. No positive price: notEnoughData. */
export function exactLiquidation(position: MarginedPosition, tiers: readonly MaintenanceTier[], terms: ContractTerms): Decimal {
  const price = findLiquidation(position, tiers, terms);
  if (price === undefined) {
    throw new DomainError(
      "notEnoughData",
      "this position has no liquidation price: its margin covers every price, or the tiers end before it",
    );
  }
  return price;
}

/** The liquidation price as displayed: on the tick where one is given, toward the market. */
export function liquidationPrice(position: MarginedPosition, tiers: readonly MaintenanceTier[], terms: ContractTerms): Decimal {
  return displayed(position.side, exactLiquidation(position, tiers, terms), terms);
}

/** The price at which the initial margin is gone: linear E (1 - s/L); inverse E L / (L + s). */
export function bankruptcyPrice(side: Side, entry: Decimal, leverage: Decimal, terms: ContractTerms): Decimal {
  const s = sign(side);
  const divisor = terms.type === "linear" ? leverage : leverage.plus(s);
  const dividend = entry.times(terms.type === "linear" ? leverage.minus(s) : leverage);
  if (divisor.isZero() || dividend.isZero()) {
    throw new DomainError("notEnoughData", `a ${terms.type} ${side} at ${leverage}x has no bankruptcy price`);
  }
  return displayed(side, dividend.div(divisor), terms);
}
