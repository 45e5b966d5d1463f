/** What all endings of a plan come to. */
import type { TradeSetup } from "../replay/trade";
import type { Ending } from "./endings";

/** The mean over all endings. */
export interface Expectation {
  readonly probability: number;
  readonly gross: number;
  readonly costs: number;
  readonly net: number;
}

/** How a plan ends on average. undefined = there is no such ending, or its probability is too small for a number. */
export interface OddsSummary {
  readonly winProbability: number;
  /** The chance of winning at which the plan just pays its costs. */
  readonly breakEvenProbability: number | undefined;
  readonly averageWin: number | undefined;
  readonly averageLoss: number | undefined;
  readonly expected: Expectation;
  readonly worstNet: number;
}

/** The mean over all endings, each weighed with its probability. */
export function expectationOf(endings: readonly Ending[]): Expectation {
  return {
    probability: weightedSum(endings, () => 1),
    gross: weightedSum(endings, (ending) => ending.gross),
    costs: weightedSum(endings, (ending) => ending.costs),
    net: weightedSum(endings, (ending) => ending.net),
  };
}

/** A win is an ending with a net result above 0; everything else is a loss. */
export function summaryOf(endings: readonly Ending[]): OddsSummary {
  const wins = endings.filter((ending) => ending.net > 0);
  const losses = endings.filter((ending) => ending.net <= 0);
  const [averageWin, averageLoss] = [averageNet(wins), averageNet(losses)];
  const known = averageWin !== undefined && averageLoss !== undefined;
  return {
    winProbability: weightedSum(wins, () => 1),
    breakEvenProbability: known ? -averageLoss / (averageWin - averageLoss) : undefined,
    averageWin,
    averageLoss,
    expected: expectationOf(endings),
    worstNet: Math.min(...endings.map((ending) => ending.net)),
  };
}

/** The same trade without a ladder: the whole size at trigger 1, the stop of step 1 throughout, the same targets. */
export function allAtOnce(setup: TradeSetup): TradeSetup {
  const [first] = setup.steps;
  const contracts = setup.steps.reduce((total, step) => total + step.contracts, 0);
  return { ...setup, steps: [{ ...first!, contracts: Number(contracts.toPrecision(15)) }] };
}

function averageNet(endings: readonly Ending[]): number | undefined {
  const probability = weightedSum(endings, () => 1);
  return probability > 0 ? weightedSum(endings, (ending) => ending.net) / probability : undefined;
}

/**
 * The sum of probability x value. What is left of terms that cancel in all their digits is no result but the rounding of the
 * probabilities: it is 0, and the fair plan shows the 0 that it has.
 */
function weightedSum(endings: readonly Ending[], value: (ending: Ending) => number): number {
  let total = 0;
  let size = 0;
  for (const ending of endings) {
    total += ending.probability * value(ending);
    size += Math.abs(ending.probability * value(ending));
  }
  return Math.abs(total) <= size * Number.EPSILON * endings.length ? 0 : total;
}
