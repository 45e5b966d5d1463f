import type { Margining, Pricing } from "../contract-terms";
import { decimalOf } from "../decimal";
import { findLiquidation } from "../liquidation";
import type { MaintenanceTier } from "../maintenance";
import { initialMargin } from "../margin";
import type { Fill } from "../position";
import { type Side, sign } from "../side";

/** A step as it was filled. */
export interface StepFill {
  readonly contracts: number;
  readonly price: number;
}

/** The price that ends a stage: its stop, or the liquidation where that is reached no later. */
export interface ExitLevel {
  readonly price: number;
  readonly liquidation: boolean;
}

/** Works out the exit level of a stage from what was filled so far and the stop then in force. */
export type ExitRule = (fills: readonly StepFill[], stop: number) => ExitLevel;

/** Exit levels under these terms. Liquidation is known only where margin and maintenance are; it is never rounded to the tick. */
export function exitRule(side: Side, terms: Pricing & Margining): ExitRule {
  const isMargined = terms.marginPerContract !== undefined || terms.leverage !== undefined;
  const stopOnly: ExitRule = (_fills, stop) => ({ price: stop, liquidation: false });
  const maintenance = isMargined ? terms.maintenance : undefined;
  if (maintenance === undefined) return stopOnly;
  return (stepFills, stop) => {
    const fills = stepFills.map(({ contracts, price }) => ({ contracts: decimalOf(contracts), price: decimalOf(price) }));
    const liquidation = liquidationOf(side, fills, maintenance, terms);
    if (liquidation === undefined || sign(side) * (liquidation - stop) < 0) return { price: stop, liquidation: false };
    return { price: liquidation, liquidation: true };
  };
}

function liquidationOf(
  side: Side,
  fills: readonly Fill[],
  maintenance: readonly MaintenanceTier[],
  terms: Pricing & Margining,
): number | undefined {
  return findLiquidation({ side, fills, margin: initialMargin(fills, terms)! }, maintenance, terms)?.toNumber();
}
