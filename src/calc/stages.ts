import type { Pricing, TradingCosts } from "./contract-terms";
import type { Decimal } from "./decimal";
import { sameLength } from "./domain";
import type { Fill } from "./fill";
import { type Fills, Holding } from "./holding";
import { netAtStop, stopFill, tradingFees } from "./position";
import type { Side } from "./side";
import { protectiveStop } from "./stops";

/** A position after one of its fills, and what is left of it if the stop then in force is hit. */
export interface Stage {
  /** The newest fill. */
  readonly fill: Fill;
  /** All fills up to it. */
  readonly held: Holding;
  readonly stop: Decimal;
  readonly contracts: Decimal;
  readonly averageEntry: Decimal;
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
  return fills.map(stageAfter(side, stops, terms));
}

/** The stage after a fill, asked for every fill in order: who needs one at a time keeps no more of the others than their sums. */
export function stageAfter(
  side: Side,
  stops: readonly Decimal[],
  terms: Pricing & TradingCosts,
): (fill: Fill, index: number) => Stage {
  let held = Holding.none(terms);
  return (fill, index) => stageOf(side, fill, (held = held.after(fill)), stops[index]!, terms);
}

function stageOf(side: Side, fill: Fill, held: Holding, stop: Decimal, terms: Pricing & TradingCosts): Stage {
  const exit = stopFill(side, stop, terms);
  const gross = held.gross(side, exit);
  const fees = tradingFees(held, exit, terms);
  const { contracts, averageEntry } = held;
  const net = gross.plus(fees.negated()).plus(terms.paid.negated()).value;
  return { fill, held, stop, contracts, averageEntry, gross: gross.value, fees, net };
}

/** What fills lose at a stop by themselves: fees and slippage included, funding already paid not. Negative = they win. */
export function tradeLoss(side: Side, fills: Fills, stop: Decimal, terms: Pricing & TradingCosts): Decimal {
  return netAtStop(side, fills, stop, terms).plus(terms.paid).negated();
}
