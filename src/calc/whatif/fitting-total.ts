/** The largest total of a plan that fits a budget and the margin of the account. */
import { type ContractTerms, lotStep } from "../contract-terms";
import { Decimal, smaller, zero } from "../decimal";
import { initialMargin } from "../margin";
import { orderedFills } from "../plan";
import { netAtStop } from "../position";
import { wholeSteps } from "../rounding";
import { protectiveStop } from "../stops";
import { wholePlanSize } from "../whole-plan-size";
import type { PlanInputs } from "./figures";
import { lotByLot } from "./measures";
import { fillsAt, lastFittingTotal, lossLimit, unlessRefused, worstNet } from "./totals";

/** What a plan may lose and use, in the settlement currency. */
export interface Account {
  readonly equity: Decimal;
  readonly budget: Decimal;
}

/** Does no stage lose more than the budget, and is the margin there? */
export function fits(inputs: PlanInputs, total: Decimal, { equity, budget }: Account): boolean {
  const limit = lossLimit(budget);
  if (losesAtOnce(inputs, total, limit)) return false;
  const planned = fillsAt(inputs, total);
  if (worstNet(planned, inputs).lt(limit)) return false;
  const margin = initialMargin(planned.fills, inputs.terms);
  return margin === undefined || margin.lte(equity);
}

/** Does the first step alone lose more than the limit? Most totals of a search fail there; a plan that is refused is refused before. */
function losesAtOnce({ side, weights, triggers, stop, terms }: PlanInputs, total: Decimal, limit: Decimal): boolean {
  const [first] = orderedFills(total, weights, triggers, terms);
  protectiveStop(side, first!.price, stop, "initial stop");
  return netAtStop(side, [first!], stop, terms).lt(limit);
}

/** The total, and 0 where none fits. */
export function largestFittingTotal(inputs: PlanInputs, account: Account): Decimal {
  const isFitting = (total: Decimal) => unlessRefused(() => fits(inputs, total, account));
  if (inputs.terms.rule === "breakeven") return lastFittingTotal(inputs, isFitting);
  return largestFitting(inputs, account, isFitting);
}

/** Stops that stand whatever the total: down from the largest that the budget and the margin allow each by itself. */
function largestFitting(inputs: PlanInputs, account: Account, isFitting: (total: Decimal) => boolean | undefined): Decimal {
  const { side, weights, triggers, terms } = inputs;
  const lot = lotStep(terms);
  const least = lot.times(triggers.length);
  const bySize = wholePlanSize(side, weights, triggers, lotByLot(inputs).stops, account.budget, terms, inputs.work).contracts;
  let total = smaller(bySize, byMargin(inputs, account, lot));
  while (total.gte(least) && isFitting(total) !== true) total = total.minus(lot);
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
