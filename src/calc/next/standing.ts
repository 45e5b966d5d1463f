/** Where a live trade stands: the stop that should be in the market, what comes next, and the money either way. */
import { accountEquity } from "../account";
import { type Account, type Instrument, lotStep, type Margining, type RiskLimits, type TradingCosts } from "../contract-terms";
import { type Decimal, one, zero } from "../decimal";
import { exactIsolatedLiquidation, isolatedLiquidation } from "../plan";
import { reachesMinimum } from "../minimum-order";
import { type Fill, stopFill } from "../position";
import { wholeSteps } from "../rounding";
import { netIfLeft, wholeTradeBreakEven } from "../running-position";
import { tradeLoss } from "../stages";
import { isAtOrInFront, isStopReached, type Move, nextMove } from "./next-move";
import { type PlannedTrade, type Progress, progressOf } from "./progress";

/** The terms that a standing depends on. */
export type StandingTerms = Instrument & TradingCosts & Margining & Account & Pick<RiskLimits, "maxRisk">;

/** The state of a trade at a price. undefined = not applicable. */
export interface Standing extends Progress {
  readonly status: string;
  readonly next: Move | undefined;
  readonly netIfStopped: Decimal | undefined;
  readonly mayAdd: Decimal | undefined;
  readonly netIfClosed: Decimal;
  readonly breakEven: Decimal | undefined;
  readonly liquidation: Decimal | undefined;
}

/** Holds the fills of a trade against its plan at a price. */
export function standingOf(trade: PlannedTrade, fills: readonly Fill[], price: Decimal, terms: StandingTerms): Standing {
  const { side } = trade;
  const progress = progressOf(trade, fills, terms);
  const { position, stop } = progress;
  const next = nextMove(trade, progress, price);
  const mayAdd = next && mayBeAdded(trade, progress, next, price, terms);
  const exit = isStopReached(side, progress, price) ? price : stop;
  return {
    ...{ ...progress, next, mayAdd },
    status: statusOf(trade, progress, next, mayAdd, price, terms),
    netIfStopped: exit && netIfLeft(position, stopFill(side, exit, terms), terms),
    netIfClosed: progress.bought.isZero() ? zero : netIfLeft(position, price, terms),
    breakEven: wholeTradeBreakEven(position, terms),
    liquidation: position.held && isolatedLiquidation(side, [position.held], terms),
  };
}

/**
 * The most contracts, in whole lots, with which the whole trade still loses no more than equity x maxRisk at the stop of the next step.
 * They are bought at its trigger, or at the price now where that is in front of it. Undefined without equity, or where they cannot lose.
 */
function mayBeAdded(
  { side }: PlannedTrade,
  { position }: Progress,
  next: Move,
  price: Decimal,
  terms: StandingTerms,
): Decimal | undefined {
  const equity = next.kind === "Step" ? accountEquity(terms) : undefined;
  if (equity === undefined) return undefined;
  const at = isAtOrInFront(side, price, next.price) ? price : next.price;
  const lossEach = tradeLoss(side, [{ contracts: one, price: at }], next.stop!, terms);
  if (lossEach.lte(0)) return undefined;
  const room = equity.times(terms.maxRisk).plus(netIfLeft(position, stopFill(side, next.stop!, terms), terms));
  if (room.lte(0)) return zero;
  const lot = lotStep(terms);
  const contracts = wholeSteps(room.div(lossEach), lot).times(lot);
  return reachesMinimum({ contracts, price: at }, terms) ? contracts : zero;
}

/** The first of the facts that holds, in the order of what has to be done soonest. */
function statusOf(
  { side }: PlannedTrade,
  progress: Progress,
  next: Move | undefined,
  mayAdd: Decimal | undefined,
  price: Decimal,
  terms: StandingTerms,
): string {
  const { position, stop, bought, overPlan } = progress;
  if (position.held === undefined && bought.gt(0)) return "Closed";
  if (isStopReached(side, progress, price)) return "Stop reached: leave";
  const liquidation = position.held && exactIsolatedLiquidation(side, [position.held], terms);
  if (liquidation !== undefined && isAtOrInFront(side, liquidation, stop!)) return "Liquidation comes before the stop";
  const isDue = next !== undefined && isAtOrInFront(side, price, next.price);
  if (isDue && next.kind === "Target") return `Target ${next.number} is due`;
  if (overPlan.gt(0)) return "More contracts than the plan";
  if (isDue) return `Step ${next.number} is due${mayAdd?.lt(next.contracts) ? `, but the budget allows only ${mayAdd}` : ""}`;
  return next === undefined ? "Hold" : `Wait for ${next.kind.toLowerCase()} ${next.number}`;
}
