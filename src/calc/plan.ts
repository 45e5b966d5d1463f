import { breakEvenPrice } from "./break-even";
import { lotStep, type Instrument, type Margining, type PlanRules, type Pricing, type TradingCosts } from "./contract-terms";
import type { Decimal } from "./decimal";
import type { Fills } from "./holding";
import { stopLadder } from "./ladder";
import { displayedLiquidation, findLiquidation } from "./liquidation";
import { initialMargin } from "./margin";
import { checkMinimum } from "./minimum-order";
import { type Fill, fillsOf } from "./position";
import type { Side } from "./side";
import { splitContracts } from "./split";
import { type Stage, stageAfter } from "./stages";
import type { Weights } from "./weights";

/** A stage of a plan with what depends on the account; undefined = a term for it is missing, or there is no such price. */
export interface PlanStage extends Stage {
  readonly margin: Decimal | undefined;
  readonly liquidation: Decimal | undefined;
  readonly breakEven: Decimal;
}

/** What a plan buys, and the stop that the rule of terms prescribes at each fill. */
export interface PlannedFills {
  readonly fills: readonly Fill[];
  readonly stops: readonly Decimal[];
}

/** Contracts shared out over the triggers, each step an order that its venue takes. */
export function orderedFills(
  total: Decimal,
  weights: Weights,
  triggers: readonly Decimal[],
  terms: Instrument & PlanRules,
): Fill[] {
  const fills = fillsOf(splitContracts(total, weights, lotStep(terms)), triggers);
  fills.forEach((fill, index) => checkMinimum(`step ${index + 1}`, fill, terms));
  return fills;
}

/** The same with the stop at each step. */
export function plannedFills(
  side: Side,
  total: Decimal,
  weights: Weights,
  triggers: readonly Decimal[],
  initialStop: Decimal,
  terms: Instrument & TradingCosts & PlanRules,
): PlannedFills {
  const fills = orderedFills(total, weights, triggers, terms);
  return { fills, stops: stopLadder(side, fills, initialStop, terms.rule, terms) };
}

/** The whole scaling plan: contracts shared out over the triggers, and the stop that the rule of terms prescribes at each of them. */
export function planStages(
  side: Side,
  total: Decimal,
  weights: Weights,
  triggers: readonly Decimal[],
  initialStop: Decimal,
  terms: Instrument & TradingCosts & Margining & PlanRules,
): PlanStage[] {
  const { fills, stops } = plannedFills(side, total, weights, triggers, initialStop, terms);
  return fills.map(planStageAfter(side, stops, terms));
}

/** The stage of a plan after a fill, asked for every fill in order: of a long plan only the one in hand is kept. */
export function planStageAfter(
  side: Side,
  stops: readonly Decimal[],
  terms: Instrument & TradingCosts & Margining,
): (fill: Fill, index: number) => PlanStage {
  const stageOf = stageAfter(side, stops, terms);
  return (fill, index) => {
    const { held, stop, contracts, averageEntry, gross, fees, net } = stageOf(fill, index);
    const margin = initialMargin(held, terms);
    const liquidation = isolatedLiquidation(side, held, terms);
    const breakEven = breakEvenPrice(side, held, terms);
    return { fill, held, stop, contracts, averageEntry, gross, fees, net, margin, liquidation, breakEven };
  };
}

/** The liquidation price of fills under isolated margin, in full; undefined without a margin or maintenance, or where nothing can liquidate them. */
export function exactIsolatedLiquidation(side: Side, fills: Fills, terms: Pricing & Margining): Decimal | undefined {
  const margin = initialMargin(fills, terms);
  return margin && terms.maintenance && findLiquidation({ side, fills, margin }, terms.maintenance, terms);
}

/** The same as displayed. */
export function isolatedLiquidation(side: Side, fills: Fills, terms: Instrument & Margining): Decimal | undefined {
  const price = exactIsolatedLiquidation(side, fills, terms);
  return price && displayedLiquidation({ side, fills }, price, terms);
}
