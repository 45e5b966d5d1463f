import { breakEvenPrice } from "./break-even";
import { type ContractTerms, lotStep } from "./contract-terms";
import type { Decimal } from "./decimal";
import { stopLadder } from "./ladder";
import { displayedLiquidation, findLiquidation } from "./liquidation";
import { initialMargin } from "./margin";
import { checkMinimum } from "./minimum-order";
import { type Fill, fillsOf } from "./position";
import type { Side } from "./side";
import { splitContracts } from "./split";
import { type Stage, stagesOf } from "./stages";
import type { Weights } from "./weights";

/** A stage of a plan with what depends on the account; undefined = a term for it is missing, or there is no such price. */
export interface PlanStage extends Stage {
  readonly margin: Decimal | undefined;
  readonly liquidation: Decimal | undefined;
  readonly breakEven: Decimal;
}

/** The whole scaling plan: contracts shared out over the triggers, and the stop that the rule of terms prescribes at each of them. */
export function planStages(
  side: Side,
  total: Decimal,
  weights: Weights,
  triggers: readonly Decimal[],
  initialStop: Decimal,
  terms: ContractTerms,
): PlanStage[] {
  const fills = fillsOf(splitContracts(total, weights, lotStep(terms)), triggers);
  fills.forEach((fill, index) => checkMinimum(`step ${index + 1}`, fill, terms));
  const stops = stopLadder(side, fills, initialStop, terms.rule, terms);
  return stagesOf(side, fills, stops, terms).map((stage) => ({
    ...stage,
    margin: initialMargin(stage.fills, terms),
    liquidation: isolatedLiquidation(side, stage.fills, terms),
    breakEven: breakEvenPrice(side, stage.fills, terms),
  }));
}

/** The displayed liquidation price of fills under isolated margin; undefined without a margin or maintenance, or where nothing can liquidate them. */
export function isolatedLiquidation(side: Side, fills: readonly Fill[], terms: ContractTerms): Decimal | undefined {
  const margin = initialMargin(fills, terms);
  if (margin === undefined || terms.maintenance === undefined) return undefined;
  const position = { side, fills, margin };
  const price = findLiquidation(position, terms.maintenance, terms);
  return price && displayedLiquidation(position, price, terms);
}
