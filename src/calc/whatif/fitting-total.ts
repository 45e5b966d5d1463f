/** The largest total of a plan that fits a budget and the margin of the account. */
import { type ContractTerms, lotStep } from "../contract-terms";
import { Decimal, smaller, zero } from "../decimal";
import { DomainError } from "../domain-error";
import { initialMargin } from "../margin";
import { wholeSteps } from "../rounding";
import { wholePlanSize } from "../whole-plan-size";
import { PlanFigures, type PlanInputs } from "./figures";
import { lotByLot } from "./measures";
import { mostLots, withTotal } from "./totals";
import { lastChange } from "./walk";

/** What a plan may lose and use, in the settlement currency. */
export interface Account {
  readonly equity: Decimal;
  readonly budget: Decimal;
}

/** Does no stage lose more than the budget, and is the margin there? */
export function fits(plan: PlanFigures, { equity, budget }: Account): boolean {
  const { margin } = plan.last;
  const limit = budget.negated().minus(budget.times("1e-25"));
  return plan.worst.gte(limit) && (margin === undefined || margin.lte(equity));
}

/** The total, and 0 where none fits. */
export function largestFittingTotal(inputs: PlanInputs, account: Account): Decimal {
  return inputs.terms.rule === "breakeven" ? lastFitting(inputs, account) : largestFitting(inputs, account);
}

/** Stops that move with the contracts: the total at the last change of a walk over totals. */
function lastFitting(inputs: PlanInputs, account: Account): Decimal {
  const lot = lotStep(inputs.terms);
  const least = inputs.triggers.length;
  const totalAt = (index: number) => lot.times(least + index);
  const end = lastChange(mostLots - least, (index) => whereItFits(inputs, totalAt(index), account));
  if (end.found !== undefined) return totalAt(end.found);
  if (end.seen === "all") throw new DomainError("range", "the budget sets no limit to the total");
  return zero;
}

/** undefined: there is no plan of this total. */
function whereItFits(inputs: PlanInputs, total: Decimal, account: Account): boolean | undefined {
  try {
    return fits(new PlanFigures(withTotal(inputs, total)), account);
  } catch (thrown) {
    if (thrown instanceof DomainError) return undefined;
    throw thrown;
  }
}

/** Stops that stand whatever the total: down from the largest that the budget and the margin allow each by itself. */
function largestFitting(inputs: PlanInputs, account: Account): Decimal {
  const { side, weights, triggers, terms } = inputs;
  const lot = lotStep(terms);
  const least = lot.times(triggers.length);
  const bySize = wholePlanSize(side, weights, triggers, lotByLot(inputs).stops, account.budget, terms).contracts;
  let total = smaller(bySize, byMargin(inputs, account, lot));
  while (total.gte(least) && whereItFits(inputs, total, account) !== true) total = total.minus(lot);
  return total.gte(least) ? total : zero;
}

/** No total above it has its margin: every lot costs at least as much as the cheapest of its steps. */
function byMargin({ triggers, terms }: PlanInputs, { equity }: Account, lot: Decimal): Decimal {
  const margins = triggers.map((price) => marginOfLot(price, lot, terms));
  const known = margins.filter((margin): margin is Decimal => margin !== undefined);
  return known.length === 0 ? new Decimal("1e15") : wholeSteps(equity, known.reduce(smaller)).times(lot);
}

function marginOfLot(price: Decimal, contracts: Decimal, terms: ContractTerms): Decimal | undefined {
  return initialMargin([{ contracts, price }], terms);
}
