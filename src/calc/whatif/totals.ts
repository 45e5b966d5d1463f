/** Plans of one shape in many sizes. */
import { lotStep } from "../contract-terms";
import { type Decimal, smaller, zero } from "../decimal";
import { DomainError } from "../domain-error";
import { heldAfterEach } from "../holding";
import { LimitError } from "../limits";
import { type PlannedFills, plannedFills } from "../plan";
import { netAtStop } from "../position";
import type { PlanInputs } from "./figures";
import { lastChange } from "./walk";

/** As many lots as a search over totals looks at. */
export const mostLots = 1_000_000;

/** The same plan with another total. */
export function withTotal(inputs: PlanInputs, total: Decimal): PlanInputs {
  return Object.create(inputs, { total: { value: total }, shared: { value: undefined } }) as PlanInputs;
}

/** What the plan buys at a total, and its stops. */
export function fillsAt({ side, weights, triggers, stop, terms, work }: PlanInputs, total: Decimal): PlannedFills {
  work?.add(100 * triggers.length);
  return plannedFills(side, total, weights, triggers, stop, terms);
}

/** The least Net at stop of all stages; nothing else of the plan is worked out. */
export function worstNet({ fills, stops }: PlannedFills, { side, terms }: PlanInputs): Decimal {
  return heldAfterEach(fills, terms)
    .map((held, stage) => netAtStop(side, held, stops[stage]!, terms))
    .reduce(smaller);
}

/** The largest total of a walk over totals that fits; undefined: there is no plan of that total. 0 where none fits. */
export function lastFittingTotal(inputs: PlanInputs, fits: (total: Decimal) => boolean | undefined): Decimal {
  const lot = lotStep(inputs.terms);
  const least = inputs.triggers.length;
  const totalAt = (index: number) => lot.times(least + index);
  const end = lastChange(mostLots - least, (index) => fits(totalAt(index)));
  if (end.found !== undefined) return totalAt(end.found);
  if (end.seen === "all")
    throw new DomainError("range", "stops must lose something at one stage, after the rebate; else the budget sets no limit");
  return zero;
}

/** The largest total whose own plan keeps every stage within the budget. */
export function largestTotal(inputs: PlanInputs, budget: Decimal): Decimal {
  const limit = lossLimit(budget);
  return lastFittingTotal(inputs, (total) => worstAt(inputs, total)?.gte(limit));
}

/** The most that may be lost: what 34 digits cannot tell from the budget is within it. */
export function lossLimit(budget: Decimal): Decimal {
  return budget.negated().minus(budget.times("1e-25"));
}

/** The worst stage at a total; undefined: there is no such plan. Looked up where a plan of the same shape was asked before. */
function worstAt(inputs: PlanInputs, total: Decimal): Decimal | undefined {
  const { worstByTotal } = inputs;
  const key = total.toNumber();
  if (worstByTotal?.has(key)) return worstByTotal.get(key);
  const worst = unlessRefused(() => worstNet(fillsAt(inputs, total), inputs));
  worstByTotal?.set(key, worst);
  return worst;
}

/** The answer, and undefined for a plan that cannot be. */
export function unlessRefused<Value>(answer: () => Value): Value | undefined {
  try {
    return answer();
  } catch (thrown) {
    if (thrown instanceof DomainError && !(thrown instanceof LimitError)) return undefined;
    throw thrown;
  }
}
