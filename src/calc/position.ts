import { type Decimal, sum } from "./decimal";
import type { Pricing, TradingCosts, TradingFees } from "./contract-terms";
import { entryCosts, exitCosts } from "./costs";
import { sameLength } from "./domain";
import { DomainError } from "./domain-error";
import { type Side, sign } from "./side";

/** A count of contracts at a price: a fill, or a part of a plan. */
export interface Fill {
  readonly contracts: Decimal;
  readonly price: Decimal;
}

/** Pairs contracts with prices, in order. */
export function fillsOf(contracts: readonly Decimal[], prices: readonly Decimal[], pricesName = "prices"): Fill[] {
  sameLength("contracts", contracts, pricesName, prices);
  return contracts.map((count, index) => ({ contracts: count, price: prices[index]! }));
}

/** Contracts held after all fills. */
export function totalContracts(fills: readonly Fill[]): Decimal {
  return sum(fills.map((fill) => fill.contracts));
}

/** B = contracts x size: base units of a linear contract, quote units of an inverse one. */
export function units(contracts: Decimal, terms: Pricing): Decimal {
  return contracts.times(terms.size);
}

/** Value of contracts at a price in the settlement currency: B x P, or B / P for an inverse contract. */
export function valueAt(contracts: Decimal, price: Decimal, terms: Pricing): Decimal {
  return terms.type === "linear" ? units(contracts, terms).times(price) : units(contracts, terms).div(price);
}

/** What a tick up from a price is worth on one contract: size x tick, or size (1/P - 1/(P + tick)) for an inverse contract. */
export function tickValue(tick: Decimal, price: Decimal | undefined, terms: Pricing): Decimal {
  if (terms.type === "linear") return terms.size.times(tick);
  if (price === undefined) throw new DomainError("argument", "price is required for an inverse contract, was empty");
  return terms.size.times(tick).div(price.times(price.plus(tick)));
}

/** Value of all fills at their own prices, settlement currency. */
export function entryValue(fills: readonly Fill[], terms: Pricing): Decimal {
  return sum(fills.map((fill) => valueAt(fill.contracts, fill.price, terms)));
}

/** Notional of all fills in the quote currency: B x P, or B for an inverse contract whatever the price. */
export function notional(fills: readonly Fill[], terms: Pricing): Decimal {
  return terms.type === "linear" ? entryValue(fills, terms) : units(totalContracts(fills), terms);
}

/** Average entry: arithmetic for a linear contract, harmonic for an inverse one. Never rounded; of one fill it is its price. */
export function averageEntry(fills: readonly Fill[], terms: Pricing): Decimal {
  const [first, ...others] = fills.filter((fill) => !fill.contracts.isZero());
  if (first !== undefined && others.length === 0) return first.price;
  const contracts = totalContracts(fills);
  const weighted = (of: (fill: Fill) => Decimal) => sum(fills.map(of));
  return terms.type === "linear"
    ? weighted((fill) => fill.contracts.times(fill.price)).div(contracts)
    : contracts.div(weighted((fill) => fill.contracts.div(fill.price)));
}

/** Profit before costs of one fill left at an exit price: s B (X - E), or s B (1/E - 1/X) for an inverse contract. */
export function grossProfit(side: Side, fill: Fill, exit: Decimal, terms: Pricing): Decimal {
  const base = units(fill.contracts, terms).times(sign(side));
  return terms.type === "linear"
    ? base.times(exit.minus(fill.price))
    : base.times(exit.minus(fill.price)).div(fill.price.times(exit));
}

/** What entering and leaving cost: fees and commission at each end. Funding is not in it. */
export function tradingFees(fills: readonly Fill[], exit: Decimal, terms: Pricing & TradingFees): Decimal {
  const contracts = totalContracts(fills);
  return entryCosts(contracts, entryValue(fills, terms), terms).plus(
    exitCosts(contracts, valueAt(contracts, exit, terms), terms),
  );
}

/** Result of leaving all fills at one price, less fees at both ends. Funding is not in it. */
export function profitAfterFees(side: Side, fills: readonly Fill[], exit: Decimal, terms: Pricing & TradingFees): Decimal {
  const gross = fills.map((fill) => grossProfit(side, fill, exit, terms));
  return sum([...gross, tradingFees(fills, exit, terms).negated()]);
}

/** Net result of leaving all fills at one price: gross less fees at both ends, less funding paid. */
export function netProfit(
  side: Side,
  fills: readonly Fill[],
  exit: Decimal,
  terms: Pricing & TradingFees & Pick<TradingCosts, "paid">,
): Decimal {
  return profitAfterFees(side, fills, exit, terms).minus(terms.paid);
}

/** Where a stop really fills: stop x (1 - s x slippage). */
export function stopFill(side: Side, stop: Decimal, terms: Pick<TradingCosts, "slippage">): Decimal {
  return stop.times(terms.slippage.times(-sign(side)).plus(1));
}

/** Net result when the stop is hit, costs, slippage and funding included. */
export function netAtStop(side: Side, fills: readonly Fill[], stop: Decimal, terms: Pricing & TradingCosts): Decimal {
  return netProfit(side, fills, stopFill(side, stop, terms), terms);
}

/** The same with a stop for each fill: every lot leaves at its own stop, and funding is paid once. */
export function netAtStops(
  side: Side,
  fills: readonly Fill[],
  stops: readonly Decimal[],
  terms: Pricing & TradingCosts,
): Decimal {
  const results = fills.flatMap((fill, index) => {
    const exit = stopFill(side, stops[index]!, terms);
    return [grossProfit(side, fill, exit, terms), tradingFees([fill], exit, terms).negated()];
  });
  return sum(results).minus(terms.paid);
}
