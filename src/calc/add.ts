import { lotStep, type Instrument, type TradingCosts } from "./contract-terms";
import { type Decimal, one, zero } from "./decimal";
import { DomainError } from "./domain-error";
import { reachesMinimum } from "./minimum-order";
import { type Fill, netAtStop } from "./position";
import { wholeSteps } from "./rounding";
import { type Side, sign } from "./side";
import { tradeLoss } from "./stages";
import { protectiveStop } from "./stops";

/**
 * The most contracts, in whole lots, that can be added so that the whole position loses no more than the budget at the common stop; 0 where
 * that order would be below the minimum.
 */
export function addableContracts(
  side: Side,
  fills: readonly Fill[],
  stop: Decimal,
  addPrice: Decimal,
  budget: Decimal,
  terms: Instrument & TradingCosts,
): Decimal {
  const last = fills[fills.length - 1]!.price;
  if (addPrice.minus(last).times(sign(side)).lt(0)) {
    throw new DomainError("range", `addPrice ${addPrice} adds to a losing position: the last entry of this ${side} was ${last}`);
  }
  protectiveStop(side, addPrice, stop, "stop", "addPrice");
  const lossEach = tradeLoss(side, [{ contracts: one, price: addPrice }], stop, terms);
  if (lossEach.lte(0)) {
    throw new DomainError(
      "range",
      "stop must lose something on the contracts added, after the rebate; else the budget is no limit",
    );
  }
  const room = budget.plus(netAtStop(side, fills, stop, terms));
  const lot = lotStep(terms);
  if (room.lte(0)) return zero;
  const contracts = wholeSteps(room.div(lossEach), lot).times(lot);
  return reachesMinimum({ contracts, price: addPrice }, terms) ? contracts : zero;
}
