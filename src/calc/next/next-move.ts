/** What comes next in a trade: a step of its plan, or a target. */
import { type Decimal, decimalOf, smaller } from "../decimal";
import { type Side, sign } from "../side";
import { tightened } from "../targets";
import type { PlannedTrade, Progress } from "./progress";

/** An order that the plan holds ready. */
export interface Move {
  readonly kind: "Step" | "Target";
  readonly number: number;
  readonly price: Decimal;
  /** What is still missing of it; at a target at most what is held. */
  readonly contracts: Decimal;
  /** The stop after it; undefined where nothing is left then. */
  readonly stop: Decimal | undefined;
}

/** Is a price at a level or in front of it? */
export function isAtOrInFront(side: Side, price: Decimal, level: Decimal): boolean {
  return price.minus(level).times(sign(side)).gte(0);
}

/** Has the price come to the stop of what is held? */
export function isStopReached(side: Side, { stop }: Progress, price: Decimal): boolean {
  return stop !== undefined && price.minus(stop).times(sign(side)).lte(0);
}

/**
 * The next order: nothing once the trade is closed or its stop reached; the first step that is not filled while nothing has been sold (a
 * sale ends adding) and the first target is not reached; else the first target that is not done.
 */
export function nextMove(trade: PlannedTrade, progress: Progress, price: Decimal): Move | undefined {
  const { side, steps, targets } = trade;
  const { bought, sold, position, stepsFilled, targetsDone } = progress;
  if (bought.isZero()) return stepMove(trade, progress, 0);
  if (position.held === undefined || isStopReached(side, progress, price)) return undefined;
  const [first] = targets;
  const targetReached = first !== undefined && isAtOrInFront(side, price, decimalOf(first.price));
  if (sold.isZero() && stepsFilled < steps.length && !targetReached) return stepMove(trade, progress, stepsFilled);
  return targetsDone < targets.length ? targetMove(trade, progress, targetsDone) : undefined;
}

function stepMove({ steps }: PlannedTrade, { stepTotals, bought }: Progress, index: number): Move {
  const { trigger, stop } = steps[index]!;
  const contracts = stepTotals[index]!.minus(bought);
  return { kind: "Step", number: index + 1, price: decimalOf(trigger), contracts, stop: decimalOf(stop) };
}

function targetMove({ side, targets }: PlannedTrade, { targetTotals, sold, position, stop }: Progress, index: number): Move {
  const target = targets[index]!;
  const held = position.held!.contracts;
  const contracts = smaller(targetTotals[index]!.minus(sold), held);
  const after = decimalOf(tightened(sign(side), stop!.toNumber(), target.stop));
  const isLast = contracts.eq(held);
  return { kind: "Target", number: index + 1, price: decimalOf(target.price), contracts, stop: isLast ? undefined : after };
}
