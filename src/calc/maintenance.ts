import { type Decimal, zero } from "./decimal";
import { DomainError } from "./domain-error";
import { sameLength } from "./domain";
import { isNearly } from "./rounding";

/** A band of position value with its maintenance rate: floor < value <= cap. Maintenance = value x rate - amount. */
export interface MaintenanceTier {
  readonly floor: Decimal;
  /** undefined = no upper bound. */
  readonly cap: Decimal | undefined;
  readonly rate: Decimal;
  readonly amount: Decimal;
  readonly maxLeverage: Decimal | undefined;
}

/** One rate for every size of position. */
export function flatMaintenance(rate: Decimal, amount: Decimal = zero): readonly MaintenanceTier[] {
  return [{ floor: zero, cap: undefined, rate, amount, maxLeverage: undefined }];
}

/** Tiers with their deductions rebuilt: amount_n = floor_n x (rate_n - rate_(n-1)) + amount_(n-1), which makes maintenance continuous. */
export function maintenanceTiers(
  floors: readonly Decimal[],
  rates: readonly Decimal[],
  maxLeverages?: readonly Decimal[],
): MaintenanceTier[] {
  sameLength("floors", floors, "rates", rates);
  if (maxLeverages !== undefined) sameLength("floors", floors, "maxLeverages", maxLeverages);
  let amount = zero;
  return floors.map((floor, index) => {
    const rate = rates[index]!;
    if (index > 0) {
      const previousFloor = floors[index - 1]!;
      const previousRate = rates[index - 1]!;
      if (floor.lte(previousFloor)) throw new DomainError("range", `floors must ascend, ${floor} comes after ${previousFloor}`);
      if (rate.lt(previousRate)) throw new DomainError("range", `rates must not fall, ${rate} comes after ${previousRate}`);
      amount = floor.times(rate.minus(previousRate)).plus(amount);
    }
    return { floor, cap: floors[index + 1], rate, amount, maxLeverage: maxLeverages?.[index] };
  });
}

/** Does this tier hold a position value? A cap belongs to the lower tier, a floor of 0 to the first. */
function holds(tier: MaintenanceTier, value: Decimal): boolean {
  return (tier.floor.isZero() || value.gt(tier.floor)) && (tier.cap === undefined || value.lte(tier.cap));
}

/** The same for a value that a division made: at a boundary, 34 digits may land on either side. */
export function holdsNearly(tier: MaintenanceTier, value: Decimal): boolean {
  return holds(tier, value) || isNearly(value, tier.floor) || (tier.cap !== undefined && isNearly(value, tier.cap));
}

/** The tier that holds a position value. Above the last cap the venue allows no position, so there is no tier. */
export function tierOf(value: Decimal, tiers: readonly MaintenanceTier[]): MaintenanceTier {
  const tier = tiers.find((candidate) => holds(candidate, value));
  if (tier === undefined) throw new DomainError("notEnoughData", `maintenance has no tier for a position value of ${value}`);
  return tier;
}

/** Maintenance margin of a position value: value x rate - amount of its tier. */
export function maintenanceMargin(value: Decimal, tiers: readonly MaintenanceTier[]): Decimal {
  const tier = tierOf(value, tiers);
  return value.times(tier.rate).minus(tier.amount);
}
