import type { Pricing, TradingCosts } from "./contract-terms";
import { type Decimal, larger, smaller, sum, zero } from "./decimal";
import { sameLength } from "./domain";
import { averageEntry, type Fill, grossProfit, netAtStop, stopFill, totalContracts, tradingFees } from "./position";
import type { Side } from "./side";
import { protectiveStop } from "./stops";

/** A position after one of its fills, and what is left of it if the stop then in force is hit. */
export interface Stage {
  /** The fills held, the newest last. */
  readonly fills: readonly Fill[];
  readonly stop: Decimal;
  readonly contracts: Decimal;
  readonly averageEntry: Decimal;
  /** Gross result of the fills that lose (0 or less) and of those that win (0 or more). */
  readonly atLoss: Decimal;
  readonly inProfit: Decimal;
  readonly gross: Decimal;
  readonly fees: Decimal;
  /** After fees and funding. */
  readonly net: Decimal;
}

/**
 * One stop per fill; a single one is never moved. Each must lie behind the fill of its stage, for only there can it be placed: it may lock
 * profit in, but not more than the market shows. `judged`: of how many this is demanded, from the first on.
 */
export function stopPerFill(
  side: Side,
  prices: readonly Decimal[],
  stops: readonly Decimal[],
  judged = prices.length,
): readonly Decimal[] {
  const moved = stops.length === 1 ? prices.map(() => stops[0]!) : stops;
  sameLength("prices", prices, "stops", moved);
  prices.slice(0, judged).forEach((price, index) => {
    const name = moved === stops ? `stops (item ${index + 1})` : "stop";
    protectiveStop(side, price, moved[index]!, name, `the fill of stage ${index + 1}`);
  });
  return moved;
}

/** The stage after each fill, with its stop. */
export function stagesOf(side: Side, fills: readonly Fill[], stops: readonly Decimal[], terms: Pricing & TradingCosts): Stage[] {
  return fills.map((_fill, index) => stageOf(side, fills.slice(0, index + 1), stops[index]!, terms));
}

function stageOf(side: Side, fills: readonly Fill[], stop: Decimal, terms: Pricing & TradingCosts): Stage {
  const exit = stopFill(side, stop, terms);
  const results = fills.map((fill) => grossProfit(side, fill, exit, terms));
  const fees = tradingFees(fills, exit, terms);
  return {
    fills,
    stop,
    contracts: totalContracts(fills),
    averageEntry: averageEntry(fills, terms),
    atLoss: sum(results.map((result) => smaller(result, zero))),
    inProfit: sum(results.map((result) => larger(result, zero))),
    gross: sum(results),
    fees,
    net: sum([...results, fees.negated(), terms.paid.negated()]),
  };
}

/** What fills lose at a stop by themselves: fees and slippage included, funding already paid not. Negative = they win. */
export function tradeLoss(side: Side, fills: readonly Fill[], stop: Decimal, terms: Pricing & TradingCosts): Decimal {
  return netAtStop(side, fills, stop, terms).plus(terms.paid).negated();
}
