/** Of many plans those that fit an account, and of these the ones that no other beats. */
import { lotStep } from "../contract-terms";
import { type Decimal, zero } from "../decimal";
import { DomainError } from "../domain-error";
import { LimitError } from "../limits";
import type { Ending } from "../odds/endings";
import { expectationOf } from "../odds/expectation";
import { PlanFigures, type PlanInputs } from "./figures";
import { type Account, fits, largestFittingTotal } from "./fitting-total";
import { withTotal } from "./totals";

/** One plan to try. `label` is the caller's: it comes back with the plan. */
export interface Combination<Label> {
  readonly label: Label;
  readonly inputs: PlanInputs;
  /** undefined = the largest that fits. */
  readonly total: Decimal | undefined;
}

/** A plan that fits, with what it is judged by. */
export interface FittingPlan<Label> {
  readonly label: Label;
  readonly contracts: Decimal;
  readonly expected: number;
  /** The probability of endings that net more than 1% of the budget: a stop at break-even, on the tick, nets some cents and is no win. */
  readonly win: number;
  readonly worst: Decimal;
  /** Net when every target is reached. */
  readonly atTargets: number;
  /** Expected, win and worst as they are compared: in budgets, to nine decimals. */
  readonly scores: readonly [number, number, number];
}

/** What came of trying. */
export interface Trial<Label> {
  /** From the best expectation down. */
  readonly fitting: readonly FittingPlan<Label>[];
  /** Was there a plan at all, fitting or not? */
  readonly possible: boolean;
  /** Why the first that cannot be was refused. */
  readonly refused: DomainError | undefined;
}

/** Tries every combination. One that SCALE.PLAN or SCALE.ODDS refuses does not fit. */
export function tried<Label>(combinations: readonly Combination<Label>[], account: Account): Trial<Label> {
  const fitting: FittingPlan<Label>[] = [];
  let refused: DomainError | undefined;
  let possible = false;
  for (const combination of combinations) {
    try {
      const plan = judged(combination, account);
      possible = true;
      if (plan !== undefined) fitting.push(plan);
    } catch (thrown) {
      if (!(thrown instanceof DomainError) || thrown instanceof LimitError) throw thrown;
      refused ??= thrown;
    }
  }
  return { fitting: fitting.sort((a, b) => firstDifference(b.scores, a.scores)), possible, refused };
}

function judged<Label>({ label, inputs, total }: Combination<Label>, account: Account): FittingPlan<Label> | undefined {
  const largest = total ?? largestFittingTotal(inputs, account);
  // Where nothing fits, the smallest plan still tells whether there could be one
  const contracts = largest.gt(zero) ? largest : lotStep(inputs.terms).times(inputs.triggers.length);
  const plan = new PlanFigures(withTotal(inputs, contracts));
  const isFitting = largest.gt(zero) && fits(inputs, contracts, account);
  const endings = plan.endings;
  if (!isFitting || endings.some(({ kind }) => kind === "Liquidation")) return undefined;
  const budget = account.budget.toNumber();
  const expected = expectationOf(endings).net;
  const win = endings.reduce((sum, { net, probability }) => (net > budget / 100 ? sum + probability : sum), 0);
  const scores = [expected / budget, win, plan.worst.div(account.budget).toNumber()].map(toNineDecimals);
  const atTargets = endings.find(isTarget)!.net;
  return { label, contracts, expected, win, worst: plan.worst, atTargets, scores: scores as [number, number, number] };
}

function isTarget({ kind }: Ending): boolean {
  return kind === "Target";
}

function toNineDecimals(value: number): number {
  return (Math.sign(value) * Math.round(Math.abs(value) * 1e9)) / 1e9;
}

function firstDifference(a: readonly number[], b: readonly number[]): number {
  return a.map((value, index) => value - b[index]!).find((difference) => difference !== 0) ?? 0;
}

/** The plans that no other beats: at least as good in all, better in one. Of equal ones the first tried stays. */
export function unbeaten<Label>(plans: readonly FittingPlan<Label>[]): FittingPlan<Label>[] {
  return plans.filter((plan, index) => {
    return !plans.some((other, place) => {
      const isAsGood = other.scores.every((score, which) => score >= plan.scores[which]!);
      const isBetter = other.scores.some((score, which) => score > plan.scores[which]!);
      return isAsGood && (isBetter || place < index);
    });
  });
}
