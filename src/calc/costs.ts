import type { ContractTerms } from "./contract-terms";
import type { Decimal } from "./decimal";

/** What trading costs at each end, whatever the price does: the one place that knows of fee rates and commission. */
export type TradingCosts = Pick<ContractTerms, "entryFee" | "exitFee" | "commission">;

/** Entering contracts of this value: value x fee + contracts x commission, settlement currency. */
export function entryCosts(contracts: Decimal, value: Decimal, terms: TradingCosts): Decimal {
  return value.times(terms.entryFee).plus(contracts.times(terms.commission));
}

/** Leaving them at this value. A liquidation costs nothing here: it takes the margin. */
export function exitCosts(contracts: Decimal, value: Decimal, terms: TradingCosts): Decimal {
  return value.times(terms.exitFee).plus(contracts.times(terms.commission));
}
