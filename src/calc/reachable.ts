import type { Instrument, LiquidationRules } from "./contract-terms";
import { Decimal, one } from "./decimal";
import { displayedLiquidation, findLiquidation } from "./liquidation";
import { flatMaintenance } from "./maintenance";
import { marginAtLeverage } from "./margin";
import { type Side, sign } from "./side";
import { protectiveStop } from "./stops";

/** Whether a stop is hit before liquidation, where liquidation is, and the leverage at which the two meet. */
export interface Reachability {
  readonly reachable: boolean;
  /** undefined = nothing can liquidate the position. */
  readonly liquidation: Decimal | undefined;
  readonly maxLeverage: Decimal;
}

/** Under isolated margin at a leverage and one maintenance rate; the liquidation fee counts in both prices. */
export function reachability(
  side: Side,
  entry: Decimal,
  stop: Decimal,
  leverage: Decimal,
  maintenanceRate: Decimal,
  terms: Pick<Instrument, "type" | "tick"> & LiquidationRules,
): Reachability {
  protectiveStop(side, entry, stop);
  const fills = [{ contracts: one, price: entry }];
  // The price is the same for any size, so the size of terms is not looked at
  const unit = { size: one, type: terms.type, basis: terms.basis, liquidationFee: terms.liquidationFee };
  const position = { side, fills, margin: marginAtLeverage(fills, leverage, unit) };
  const liquidation = findLiquidation(position, flatMaintenance(maintenanceRate), unit);
  return {
    reachable: liquidation === undefined || stop.minus(liquidation).times(sign(side)).gt(0),
    liquidation: liquidation && displayedLiquidation(position, liquidation, { ...unit, tick: terms.tick }),
    maxLeverage: meetingLeverage(side, entry, stop, maintenanceRate, terms),
  };
}

/**
 * The leverage whose liquidation price is the stop: the liquidation formula solved for 1 / leverage. The liquidation fee is charged on the
 * value at the stop, maintenance on that value too or, with basis "entry", on the value at the entry.
 */
function meetingLeverage(
  side: Side,
  entry: Decimal,
  stop: Decimal,
  maintenanceRate: Decimal,
  terms: Pick<Instrument, "type"> & LiquidationRules,
): Decimal {
  const s = new Decimal(sign(side));
  const ratio = terms.type === "linear" ? stop.div(entry) : entry.div(stop);
  const direction = terms.type === "linear" ? s : s.negated();
  const fee = terms.liquidationFee;
  const share =
    terms.basis === "entry"
      ? direction.plus(maintenanceRate).minus(ratio.times(direction.minus(fee)))
      : direction.minus(ratio.times(direction.minus(maintenanceRate).minus(fee)));
  return share.pow(-1);
}
