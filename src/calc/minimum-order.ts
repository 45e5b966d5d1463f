import type { Instrument, Pricing } from "./contract-terms";
import { type Decimal, larger, one } from "./decimal";
import { DomainError } from "./domain-error";
import { type Fill, notional } from "./position";
import { roundToStep } from "./rounding";

type OrderTerms = Pricing & Pick<Instrument, "minNotional">;

/** Is an order that opens or adds worth enough to be taken? Orders that only reduce are not held against it. */
export function reachesMinimum(order: Fill, terms: OrderTerms): boolean {
  return terms.minNotional === undefined || notional([order], terms).gte(terms.minNotional);
}

/** How many lots an order at a price must have to be taken: at least one. */
export function lotsForMinimum(price: Decimal, lot: Decimal, terms: OrderTerms): Decimal {
  if (terms.minNotional === undefined) return one;
  const each = notional([{ contracts: lot, price }], terms);
  return larger(one, roundToStep(terms.minNotional.div(each), one, "up"));
}

/** Refuses an order below the minimum, named as "step 2". */
export function checkMinimum(name: string, order: Fill, terms: OrderTerms): void {
  if (reachesMinimum(order, terms)) return;
  const value = notional([order], terms).toSignificantDigits(15);
  throw new DomainError("range", `${name} must be worth at least minNotional (${terms.minNotional}), was ${value}`);
}
