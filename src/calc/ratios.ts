import type { Pricing } from "./contract-terms";
import type { Decimal } from "./decimal";
import { positive } from "./domain";
import { DomainError } from "./domain-error";
import { valueAt } from "./position";

function ratio(dividend: Decimal, divisorName: string, divisor: Decimal): Decimal {
  if (divisor.isZero()) throw new DomainError("zeroDivisor", `${divisorName} must be greater than 0, was 0 or blank`);
  return dividend.div(positive(divisorName, divisor));
}

/** What an account controls divided by what it owns. */
export function effectiveLeverage(notional: Decimal, equity: Decimal): Decimal {
  return ratio(notional, "equity", equity);
}

/** Profit divided by the margin that was tied up for it, the fee to close included. */
export function returnOnMargin(profit: Decimal, margin: Decimal, closeFee: Decimal): Decimal {
  return ratio(profit, "margin + closeFee", margin.plus(closeFee));
}

/** What is left of the margin at a mark price, as a fraction of the position's value there. */
export function marginRatio(margin: Decimal, unrealised: Decimal, contracts: Decimal, mark: Decimal, terms: Pricing): Decimal {
  return margin.plus(unrealised).div(valueAt(contracts, mark, terms));
}
