import type { ContractTerms } from "../contract-terms";
import { decimalOf } from "../decimal";
import { findLiquidation } from "../liquidation";
import { type Fill, initialMargin } from "../position";
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

/** Exit levels under these terms. Liquidation is known only where leverage and maintenance are; it is never rounded to the tick. */
export function exitRule(side: Side, terms: ContractTerms): ExitRule {
  const { leverage, maintenance } = terms;
  const stopOnly: ExitRule = (_fills, stop) => ({ price: stop, liquidation: false });
  if (leverage === undefined || maintenance === undefined) return stopOnly;
  return (stepFills, stop) => {
    const fills = stepFills.map(({ contracts, price }) => ({ contracts: decimalOf(contracts), price: decimalOf(price) }));
    const liquidation = liquidationOf(side, fills, terms);
    if (liquidation === undefined || sign(side) * (liquidation - stop) < 0) return { price: stop, liquidation: false };
    return { price: liquidation, liquidation: true };
  };

  function liquidationOf(side: Side, fills: readonly Fill[], terms: ContractTerms): number | undefined {
    const position = { side, fills, margin: initialMargin(fills, leverage!, terms) };
    return findLiquidation(position, maintenance!, terms)?.toNumber();
  }
}
