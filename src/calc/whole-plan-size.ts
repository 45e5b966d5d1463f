import { lotStep, type Instrument, type TradingCosts } from "./contract-terms";
import { Decimal, larger, sum, zero } from "./decimal";
import { DomainError } from "./domain-error";
import { heldAfterEach } from "./holding";
import { limits, Work } from "./limits";
import { LargestTotal } from "./size/largest-total";
import { LotLosses } from "./size/lot-losses";
import { lotsForMinimum } from "./minimum-order";
import type { Side } from "./side";
import { tradeLoss } from "./stages";
import type { Weights } from "./weights";

/** The largest total whose every stage stays within a budget and whose every step is an order. Nothing fits: 0 contracts and no worst stage. */
export interface PlanSize {
  readonly contracts: Decimal;
  readonly worstNet: Decimal | undefined;
  /** Counted from 1; of equals the earlier. */
  readonly worstStage: number | undefined;
}

/** Losses that differ from the budget only beyond this, relative to it, are equal to it: 34 digits cannot tell. */
const closeness = new Decimal("1e-25");

/**
 * Whether a total fits is not monotone in its lots: one lot more can move a lot from a fill that loses to one that wins. So the largest is
 * searched from above, from the bound that LotLosses proves. Where a whole range of totals cannot fit it is passed over at once, however
 * long: neither the equity nor weights that differ by many powers of ten make the search long.
 */
export function wholePlanSize(
  side: Side,
  weights: Weights,
  prices: readonly Decimal[],
  stops: readonly Decimal[],
  budget: Decimal,
  terms: Instrument & TradingCosts,
  work = new Work("the totals", limits.sizeWork),
): PlanSize {
  const lot = lotStep(terms);
  const room = budget.minus(terms.paid);
  const orders = prices.map((price) => lotsForMinimum(price, lot, terms));
  const losses = new LotLosses(side, weights, prices, stops, lot, room.toNumber(), terms);
  const limit = room.plus(budget.times(closeness));
  const worked = (weight: number) => work.add(weight * (prices.length + 20));
  const tried = (lots: Decimal, counts: readonly Decimal[]): PlanSize | undefined => {
    if (counts.some((count, step) => count.lt(orders[step]!))) return undefined;
    const fills = counts.map((count, step) => ({ contracts: count.times(lot), price: prices[step]! }));
    const lost = heldAfterEach(fills, terms).map((held, stage) => tradeLoss(side, held, stops[stage]!, terms));
    if (lost.some((loss) => loss.gt(limit))) return undefined;
    const worst = lost.reduce((found, loss, stage) => (loss.gt(lost[found]!) ? stage : found), 0);
    return { contracts: lots.times(lot), worstNet: lost[worst]!.plus(terms.paid).negated(), worstStage: worst + 1 };
  };
  const largest = new LargestTotal(weights, losses, worked, tried).between(leastLots(orders, weights), mostLots(losses));
  return largest ?? { contracts: zero, worstNet: undefined, worstStage: undefined };
}

function mostLots(losses: LotLosses): Decimal {
  const most = losses.mostLots();
  if (most !== undefined) return new Decimal(most).floor();
  throw new DomainError("range", "stops must lose something at one stage, after the rebate; else the budget sets no limit");
}

/**
 * No total with fewer lots gives every step an order of at least its own number of lots: the orders must fit in, and no step gets a
 * whole lot more than its share (see LotLosses). From (order + 1) / share on every total does, so few are tried in vain.
 */
function leastLots(orders: readonly Decimal[], weights: Weights): Decimal {
  const byShare = orders.map((order, step) => order.minus(1).times(weights.whole).div(weights.parts[step]!).floor());
  return byShare.reduce(larger, sum(orders));
}
