/** What a position does to the wallet as the market moves. */
import type { LiquidationRules } from "../contract-terms";
import { type Decimal, one } from "../decimal";
import { type MaintenanceTier } from "../maintenance";
import { entryValue } from "../position";
import { sign } from "../side";
import { fillOf, type HeatPosition, valueNow } from "./position";

/**
 * A position by its value in the settlement currency, in which tiers are stated: its result is d (value - cost), d = s for a linear
 * contract and -s for an inverse one, whose value in coin falls when the price rises.
 */
export interface Exposure {
  readonly position: HeatPosition;
  readonly d: number;
  readonly cost: Decimal;
  /** Value at the mark. */
  readonly value: Decimal;
  /** Undefined: its maintenance is not known. */
  readonly tiers: readonly MaintenanceTier[] | undefined;
}

/** The exposure of a position. */
export function exposureOf(position: HeatPosition): Exposure {
  const { side, terms } = position;
  const d = terms.type === "linear" ? sign(side) : -sign(side);
  return { position, d, cost: entryValue([fillOf(position)], terms), value: valueNow(position), tiers: terms.maintenance };
}

/** Value after a move x of the market: the mark becomes mark x (1 + beta x). */
export function valueAfter({ position, value }: Exposure, move: Decimal): Decimal {
  const { beta, terms } = position;
  const factor = beta.times(move).plus(one);
  return terms.type === "linear" ? value.times(factor) : value.div(factor);
}

/** Result at a value, before costs. */
export function resultAt({ d, cost }: Exposure, value: Decimal): Decimal {
  return value.minus(cost).times(d);
}

/** The place of the tier of a value: a cap belongs to the lower tier, and the last tier has none. */
export function tierPlace(value: Decimal, tiers: readonly MaintenanceTier[]): number {
  return tiers.findIndex(({ cap }) => cap === undefined || value.lte(cap));
}

/** Maintenance as constant + rate x value. */
export interface MaintenanceLine {
  readonly constant: Decimal;
  readonly rate: Decimal;
}

/** Maintenance within a tier, the liquidation fee included. With basis entry only the fee follows the value. */
export function maintenanceLine(
  tier: MaintenanceTier,
  cost: Decimal,
  { basis, liquidationFee }: LiquidationRules,
): MaintenanceLine {
  if (basis === "mark") return { constant: tier.amount.negated(), rate: tier.rate.plus(liquidationFee) };
  return { constant: cost.times(tier.rate).minus(tier.amount), rate: liquidationFee };
}

/** Maintenance at a value; undefined where it is not known. */
export function maintenanceAt({ position, cost, tiers }: Exposure, value: Decimal): Decimal | undefined {
  if (tiers === undefined) return undefined;
  const tier = tiers[tierPlace(position.terms.basis === "mark" ? value : cost, tiers)]!;
  const { constant, rate } = maintenanceLine(tier, cost, position.terms);
  return value.times(rate).plus(constant);
}
