import { lotStep, type Instrument, type TradingCosts } from "./contract-terms";
import { Decimal, larger, one, sum, zero } from "./decimal";
import { DomainError } from "./domain-error";
import { lotsForMinimum } from "./minimum-order";
import type { Side } from "./side";
import { splitLots } from "./split";
import { tradeLoss } from "./stages";
import type { Weights } from "./weights";

/** The largest total whose every stage stays within a budget and whose every step is an order. Nothing fits: 0 contracts and no worst stage. */
export interface PlanSize {
  readonly contracts: Decimal;
  readonly worstNet: Decimal | undefined;
  /** Counted from 1; of equals the earlier. */
  readonly worstStage: number | undefined;
}

/** What one lot of each fill loses at the stop of a stage, in order of the fills that the stage holds. */
type StageLosses = readonly Decimal[];

/** Losses that differ from the budget only beyond this, relative to it, are equal to it: 34 digits cannot tell. */
const closeness = new Decimal("1e-25");

/** Tries totals downward from the largest that can fit; see mostLots for where that is and why the way down is short. */
export function wholePlanSize(
  side: Side,
  weights: Weights,
  prices: readonly Decimal[],
  stops: readonly Decimal[],
  budget: Decimal,
  terms: Instrument & TradingCosts,
): PlanSize {
  const lot = lotStep(terms);
  const stages = stops.map((stop, stage) =>
    prices.slice(0, stage + 1).map((price) => tradeLoss(side, [{ contracts: lot, price }], stop, terms)),
  );
  const room = budget.minus(terms.paid);
  const limit = room.plus(budget.times(closeness));
  const orders = prices.map((price) => lotsForMinimum(price, lot, terms));
  const least = leastLots(orders, weights);
  for (let lots = mostLots(stages, weights, room); lots.gte(least); lots = lots.minus(one)) {
    const counts = splitLots(lots, weights);
    if (counts.some((count, step) => count.lt(orders[step]!))) continue;
    const losses = stages.map((losses) => sum(losses.map((loss, fill) => loss.times(counts[fill]!))));
    if (losses.some((loss) => loss.gt(limit))) continue;
    const worst = losses.reduce((found, loss, stage) => (loss.gt(losses[found]!) ? stage : found), 0);
    return { contracts: lots.times(lot), worstNet: losses[worst]!.plus(terms.paid).negated(), worstStage: worst + 1 };
  }
  return { contracts: zero, worstNet: undefined, worstStage: undefined };
}

/**
 * No total with fewer lots gives every step an order of at least its own number of lots: the orders must fit in, and no step gets a
 * whole lot more than its share (see mostLots). From (order + 1) / share on every total does, so few are tried in vain.
 */
function leastLots(orders: readonly Decimal[], weights: Weights): Decimal {
  const byShare = orders.map((order, step) => order.minus(1).times(weights.whole).div(weights.parts[step]!).floor());
  return byShare.reduce(larger, sum(orders));
}

/**
 * No feasible total has more lots than this.
 *
 * Whether a total fits is not monotone in its lots: one lot more can move a lot from a fill that loses to one that wins. So the
 * largest is searched downward, from a bound that needs proof. Of n lots step i gets n_i = n p_i + e_i, where p_i is its exact share
 * and e_i what splitting in whole lots adds. Stage k loses sum(c_ki n_i) = n a_k + sum(c_ki e_i), with a_k = sum(c_ki p_i), over the
 * fills that it holds. The split gives:
 * - e_i < 1 for every n: a lot left over, or the one lot that every step gets, lifts a step by less than one lot above its share;
 * - the e_i sum to 0, so with m steps e_i > -(m - 1);
 * - e_i > -1 as soon as every share is at least one lot, for then nothing is taken from a step to give another its one lot.
 * So sum(c_ki e_i) > -D_k, where D_k adds up |c_ki| for the fills that win and |c_ki| x (m - 1), or later |c_ki|, for those that lose.
 * A total that fits has n a_k - D_k < room, so where a_k > 0 it has n < (room + D_k) / a_k: the least of these is the bound.
 *
 * How far down a total that fits can lie: if room >= D_j for every stage j, each n <= (room - D_k) / a_k for all a_k > 0 fits, so the
 * bound is at most 2 D_k / a_k too high; if room < D_j for some j, the bound itself is below (D_j + D_k) / a_k. Either way the number of
 * totals tried depends on how the fills compare with each other, and not on the equity: 10 lots or 10,000 take as long.
 */
function mostLots(stages: readonly StageLosses[], weights: Weights, room: Decimal): Decimal {
  const steps = weights.parts.length;
  const always = boundBySlope(stages, weights, room, steps - 1);
  const sharesOfALot = weights.whole.div(Decimal.min(...weights.parts)).ceil();
  const later = boundBySlope(stages, weights, room, Math.min(1, steps - 1));
  return new Decimal(Decimal.min(always, Decimal.max(later, sharesOfALot)).floor());
}

/** min over the stages with a_k > 0 of (room + D_k) / a_k, where a losing fill can be `below` lots short of its share. */
function boundBySlope(stages: readonly StageLosses[], weights: Weights, room: Decimal, below: number): Decimal {
  const bounds = stages.flatMap((losses) => {
    const parts = losses.map((loss, fill) => loss.times(weights.parts[fill]!));
    const slope = sum(parts);
    if (slope.lte(sum(parts.map((part) => part.abs())).times(closeness))) return [];
    const deviation = sum(losses.map((loss) => (loss.gt(0) ? loss.times(below) : loss.negated())));
    return [room.plus(deviation).times(weights.whole).div(slope)];
  });
  if (bounds.length > 0) return Decimal.min(...bounds).plus(1);
  throw new DomainError("range", "stops must lose something at one stage, after the rebate; else the budget sets no limit");
}
