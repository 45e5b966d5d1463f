import type { Pricing } from "./contract-terms";
import type { Decimal } from "./decimal";
import { type Side, sign } from "./side";

/** A count of contracts at a price: a fill, or a part of a plan. */
export interface Fill {
  readonly contracts: Decimal;
  readonly price: Decimal;
}

/** B = contracts x size: base units of a linear contract, quote units of an inverse one. */
export function units(contracts: Decimal, terms: Pricing): Decimal {
  return contracts.times(terms.size);
}

/** Value of contracts at a price in the settlement currency: B x P, or B / P for an inverse contract. */
export function valueAt(contracts: Decimal, price: Decimal, terms: Pricing): Decimal {
  return terms.type === "linear" ? units(contracts, terms).times(price) : units(contracts, terms).div(price);
}

/** Profit before costs of one fill left at an exit price: s B (X - E), or s B (1/E - 1/X) for an inverse contract. */
export function grossProfit(side: Side, fill: Fill, exit: Decimal, terms: Pricing): Decimal {
  const base = units(fill.contracts, terms).times(sign(side));
  return terms.type === "linear"
    ? base.times(exit.minus(fill.price))
    : base.times(exit.minus(fill.price)).div(fill.price.times(exit));
}
