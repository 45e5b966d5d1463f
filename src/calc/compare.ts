import type { Pricing, TradingCosts, TradingFees } from "./contract-terms";
import { type Decimal, sum } from "./decimal";
import { type Fill, netProfit, totalContracts } from "./position";
import type { Side } from "./side";

/** What scaling in gains or costs against buying everything at the first price. */
export interface Comparison {
  readonly allIn: Decimal;
  readonly scaled: Decimal;
  readonly difference: Decimal;
}

/** The net results of both ways at one exit price. */
export function compareWithAllIn(
  side: Side,
  fills: readonly Fill[],
  exit: Decimal,
  terms: Pricing & TradingFees & Pick<TradingCosts, "paid">,
): Comparison {
  const atOnce = [{ contracts: totalContracts(fills), price: fills[0]!.price }];
  const allIn = netProfit(side, atOnce, exit, terms);
  const scaled = netProfit(side, fills, exit, terms);
  return { allIn, scaled, difference: sum([scaled, allIn.negated()]) };
}
