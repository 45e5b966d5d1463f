/** The largest total of a plan whose stops move with its contracts. */
import { lotStep } from "../contract-terms";
import { type Decimal, zero } from "../decimal";
import { DomainError } from "../domain-error";
import { PlanFigures, type PlanInputs } from "./figures";
import { lastChange } from "./walk";

/** As many lots as a search over totals looks at. */
export const mostLots = 1_000_000;

/** The last total of the walk whose own plan keeps every stage within the budget; 0 if none does. */
export function largestTotal(inputs: PlanInputs, budget: Decimal): Decimal {
  const lot = lotStep(inputs.terms);
  const least = inputs.triggers.length;
  const limit = budget.negated().minus(budget.times("1e-25"));
  const totalAt = (index: number) => lot.times(least + index);
  const end = lastChange(mostLots - least, (index) => {
    try {
      return new PlanFigures(withTotal(inputs, totalAt(index))).worst.gte(limit);
    } catch (thrown) {
      if (thrown instanceof DomainError) return undefined;
      throw thrown;
    }
  });
  if (end.found !== undefined) return totalAt(end.found);
  if (end.seen === "all")
    throw new DomainError("range", "stops must lose something at one stage, after the rebate; else the budget sets no limit");
  return zero;
}

/** The same plan with another total. */
export function withTotal(inputs: PlanInputs, total: Decimal): PlanInputs {
  return Object.create(inputs, { total: { value: total } }) as PlanInputs;
}
