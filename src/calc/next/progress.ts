/** How far a trade has come on its plan: contracts count, not fills. */
import { type Instrument, lotStep, type Pricing, type TradingCosts } from "../contract-terms";
import { type Decimal, decimalOf, larger, smaller, sum, zero } from "../decimal";
import { DomainError } from "../domain-error";
import { type Fill, grossProfit } from "../position";
import type { PlanStep } from "../replay/plan";
import { flat, positionsAfter, type RunningPosition } from "../running-position";
import { type Side, sign } from "../side";
import { contractsAtTargets, type Target, tightened } from "../targets";

/** A plan with its targets. */
export interface PlannedTrade {
  readonly side: Side;
  readonly steps: readonly PlanStep[];
  readonly targets: readonly Target[];
}

/** What the fills so far have done of it. */
export interface Progress {
  readonly position: RunningPosition;
  /** All contracts that opened or added, and all that were reduced. */
  readonly bought: Decimal;
  readonly sold: Decimal;
  readonly stepsFilled: number;
  /** Steps filled or begun: the stop of the last of them counts. */
  readonly stepsBegun: number;
  readonly targetsDone: number;
  /** Contracts up to and with each step, and sold up to and with each target. */
  readonly stepTotals: readonly Decimal[];
  readonly targetTotals: readonly Decimal[];
  /** The stop that should now be in the market; undefined while nothing is held. */
  readonly stop: Decimal | undefined;
  /** Money that the fills cost more than the triggers of their steps. */
  readonly worseThanPlan: Decimal;
  readonly overPlan: Decimal;
}

/** Follows the fills of one trade through its plan. */
export function progressOf(trade: PlannedTrade, fills: readonly Fill[], terms: Instrument & TradingCosts): Progress {
  checkOneTrade(fills);
  const { side, steps, targets } = trade;
  const counts = fills.map(({ contracts }) => contracts);
  const bought = sum(counts.filter((count) => count.gt(0)));
  const sold = sum(counts.filter((count) => count.lt(0))).negated();
  const stepTotals = runningTotals(steps.map(({ contracts }) => decimalOf(contracts)));
  const targetTotals = runningTotals(contractsAtTargets(targets, bought, lotStep(terms)));
  const position = positionsAfter(side, fills, terms).pop() ?? flat(side);
  const stepsBegun = stepTotals.filter((_total, index) => bought.gt(index === 0 ? zero : stepTotals[index - 1]!)).length;
  const targetsDone = sold.isZero() ? 0 : targetTotals.filter((total) => sold.gte(total)).length;
  return {
    ...{ position, bought, sold, stepsBegun, targetsDone, stepTotals, targetTotals },
    stepsFilled: stepTotals.filter((total) => bought.gte(total)).length,
    stop: position.held && stopInForce(trade, stepsBegun, targetsDone),
    worseThanPlan: worseThanPlan(trade, fills, terms),
    overPlan: larger(bought.minus(stepTotals[stepTotals.length - 1]!), zero),
  };
}

function refuse(message: string): never {
  throw new DomainError("range", message);
}

/** Refuses fills that are more than one trade: reductions of what is not held, fills after the position was closed. */
function checkOneTrade(fills: readonly Fill[]): void {
  let held = zero;
  fills.forEach(({ contracts }, index) => {
    const item = `contracts (item ${index + 1})`;
    if (index > 0 && held.isZero()) refuse(`${item} comes after the position was closed: the fills must be those of one trade`);
    if (held.plus(contracts).lt(0)) refuse(`${item} reduces by ${contracts.abs()}, but only ${held} are held`);
    held = held.plus(contracts);
  });
}

function runningTotals(counts: readonly Decimal[]): Decimal[] {
  let total = zero;
  return counts.map((count) => (total = total.plus(count)));
}

/** The plan's stop of the last step begun, or the tightest of the targets done if that is tighter. */
function stopInForce({ side, steps, targets }: PlannedTrade, stepsBegun: number, targetsDone: number): Decimal {
  const moves = targets.slice(0, targetsDone).map(({ stop }) => stop);
  const stop = moves.reduce((inForce: number, move) => tightened(sign(side), inForce, move), steps[stepsBegun - 1]!.stop);
  return decimalOf(stop);
}

/** Each contract bought is held against the trigger of its step, in order; those beyond the plan have none. */
function worseThanPlan({ side, steps }: PlannedTrade, fills: readonly Fill[], terms: Pricing): Decimal {
  const costs: Decimal[] = [];
  const open = steps.map(({ contracts, trigger }) => ({ left: decimalOf(contracts), price: decimalOf(trigger) }));
  let current = 0;
  for (const { contracts, price } of fills.filter((fill) => fill.contracts.gt(0))) {
    let unplaced = contracts;
    while (current < open.length && unplaced.gt(0)) {
      const step = open[current]!;
      const part = smaller(step.left, unplaced);
      costs.push(grossProfit(side, { contracts: part, price: step.price }, price, terms));
      step.left = step.left.minus(part);
      unplaced = unplaced.minus(part);
      if (step.left.isZero()) current += 1;
    }
  }
  return sum(costs);
}
