import { type Decimal, RunningSum, sum, zero } from "./decimal";
import type { Pricing, TradingCosts, TradingFees } from "./contract-terms";
import { entryCosts, exitCosts } from "./costs";
import { sameLength } from "./domain";
import { DomainError } from "./domain-error";
import { type Fill, grossProfit, units, valueAt } from "./fill";
import { type Fills, heldIn, Holding } from "./holding";
import { type Side, sign } from "./side";

export { type Fill, grossProfit, units, valueAt };

/** Pairs contracts with prices, in order. */
export function fillsOf(contracts: readonly Decimal[], prices: readonly Decimal[], pricesName = "prices"): Fill[] {
  sameLength("contracts", contracts, pricesName, prices);
  return contracts.map((count, index) => ({ contracts: count, price: prices[index]! }));
}

/** What a tick up from a price is worth on one contract: size x tick, or size (1/P - 1/(P + tick)) for an inverse contract. */
export function tickValue(tick: Decimal, price: Decimal | undefined, terms: Pricing): Decimal {
  if (terms.type === "linear") return terms.size.times(tick);
  if (price === undefined) throw new DomainError("argument", "price is required for an inverse contract, was empty");
  return terms.size.times(tick).div(price.times(price.plus(tick)));
}

/** Contracts held after all fills. */
export function totalContracts(fills: Fills): Decimal {
  return fills instanceof Holding ? fills.contracts : sum(fills.map((fill) => fill.contracts));
}

/** Value of all fills at their own prices, settlement currency. */
export function entryValue(fills: Fills, terms: Pricing): Decimal {
  if (fills instanceof Holding) return fills.value;
  let total: Decimal | undefined;
  for (const { contracts, price } of fills) {
    const value = valueAt(contracts, price, terms);
    total = total === undefined ? value : total.plus(value);
  }
  return total ?? zero;
}

/** Notional of all fills in the quote currency: B x P, or B for an inverse contract whatever the price. */
export function notional(fills: Fills, terms: Pricing): Decimal {
  return terms.type === "linear" ? entryValue(fills, terms) : units(totalContracts(fills), terms);
}

/** Average entry: arithmetic for a linear contract, harmonic for an inverse one. Never rounded; of one fill it is its price. */
export function averageEntry(fills: Fills, terms: Pricing): Decimal {
  return heldIn(fills, terms).averageEntry;
}

/** What entering and leaving cost: fees and commission at each end. Funding is not in it. */
export function tradingFees(fills: Fills, exit: Decimal, terms: Pricing & TradingFees): Decimal {
  const { contracts, value } = heldIn(fills, terms);
  return entryCosts(contracts, value, terms).plus(exitCosts(contracts, valueAt(contracts, exit, terms), terms));
}

/** Result of leaving all fills at one price, less fees at both ends. Funding is not in it. */
export function profitAfterFees(side: Side, fills: Fills, exit: Decimal, terms: Pricing & TradingFees): Decimal {
  const held = heldIn(fills, terms);
  return held.gross(side, exit).plus(tradingFees(held, exit, terms).negated()).value;
}

/** Net result of leaving all fills at one price: gross less fees at both ends, less funding paid. */
export function netProfit(
  side: Side,
  fills: Fills,
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
export function netAtStop(side: Side, fills: Fills, stop: Decimal, terms: Pricing & TradingCosts): Decimal {
  return netProfit(side, fills, stopFill(side, stop, terms), terms);
}

/** The same with a stop for each fill: every lot leaves at its own stop, and funding is paid once. */
export function netAtStops(
  side: Side,
  fills: readonly Fill[],
  stops: readonly Decimal[],
  terms: Pricing & TradingCosts,
): Decimal {
  let results = RunningSum.none;
  fills.forEach((fill, index) => {
    const exit = stopFill(side, stops[index]!, terms);
    results = results.plus(grossProfit(side, fill, exit, terms)).plus(tradingFees([fill], exit, terms).negated());
  });
  return results.value.minus(terms.paid);
}
