import type { Account } from "./contract-terms";
import type { Decimal } from "./decimal";
import { DomainError } from "./domain-error";

type EquityPrice = Pick<Account, "equityPrice">;

/** Equity in the settlement currency; undefined where nobody can tell coins from dollars: an inverse contract without equityPrice. */
export function equityInSettlement(equity: Decimal, { equityPrice }: EquityPrice): Decimal | undefined {
  return equityPrice && equity.div(equityPrice);
}

/** The same where nothing can be said without it. */
export function requiredEquity(equity: Decimal, terms: EquityPrice): Decimal {
  const settled = equityInSettlement(equity, terms);
  if (settled !== undefined) return settled;
  throw new DomainError(
    "argument",
    "equityPrice is needed with an inverse contract: 1 if equity is in its coin, else the price of the coin in the currency of equity",
  );
}

/** The equity of terms in the settlement currency; undefined where it is not given, or cannot be told. */
export function accountEquity(terms: Account): Decimal | undefined {
  return terms.equity && equityInSettlement(terms.equity, terms);
}

/** A result as a fraction of the equity of terms. */
export function shareOfEquity(net: Decimal, terms: Account): Decimal | undefined {
  const equity = accountEquity(terms);
  return equity && net.div(equity);
}
