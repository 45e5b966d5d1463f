/** The one place that knows what fee rates and commission take. */
import type { TradingFees } from "./contract-terms";
import type { Decimal } from "./decimal";

/** Entering contracts of this value: value x fee + contracts x commission, settlement currency. */
export function entryCosts(contracts: Decimal, value: Decimal, terms: TradingFees): Decimal {
  return value.times(terms.entryFee).plus(contracts.times(terms.commission));
}

/** Leaving them at this value. A liquidation costs nothing here: it takes the margin. */
export function exitCosts(contracts: Decimal, value: Decimal, terms: TradingFees): Decimal {
  return value.times(terms.exitFee).plus(contracts.times(terms.commission));
}
