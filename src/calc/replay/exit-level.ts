import type { Margining, Pricing } from "../contract-terms";
import { decimalOf } from "../decimal";
import { Holding } from "../holding";
import { findLiquidation } from "../liquidation";
import type { MaintenanceTier } from "../maintenance";
import { initialMargin } from "../margin";
import { type Side, sign } from "../side";

/** The steps filled so far, newest last, with their running sums: whoever adds one never looks at the others again. */
export class StepFills {
  private sums: Holding | undefined;

  private constructor(
    private readonly before: StepFills | undefined,
    private readonly contracts: number,
    private readonly price: number,
    /** Contracts of all of them. */
    readonly total: number,
    /** Contracts x price of all of them; / price for an inverse contract. */
    readonly weighted: number,
  ) {}

  static after(before: StepFills | undefined, contracts: number, price: number, inverse: boolean): StepFills {
    const total = before === undefined ? contracts : decimalSum(before.total, contracts);
    const weighted = (before?.weighted ?? 0) + (inverse ? contracts / price : contracts * price);
    return new StepFills(before, contracts, price, total, weighted);
  }

  /** The same in decimals, worked out when it is first asked for. */
  held(pricing: Pricing): Holding {
    const fill = () => ({ contracts: decimalOf(this.contracts), price: decimalOf(this.price) });
    return (this.sums ??= (this.before?.held(pricing) ?? Holding.none(pricing)).after(fill()));
  }
}

/** The sum of two counts as decimals: 0.1 and 0.2 are 0.3. */
function decimalSum(a: number, b: number): number {
  const total = a + b;
  return Number.isSafeInteger(a) && Number.isSafeInteger(b) && Number.isSafeInteger(total)
    ? total
    : decimalOf(a).plus(decimalOf(b)).toNumber();
}

/** The price that ends a stage: its stop, or the liquidation where that is reached no later. */
export interface ExitLevel {
  readonly price: number;
  readonly liquidation: boolean;
}

/** Works out the exit level of a stage from what was filled so far and the stop then in force. */
export type ExitRule = (fills: StepFills, stop: number) => ExitLevel;

/** Exit levels under these terms. Liquidation is known only where margin and maintenance are; it is never rounded to the tick. */
export function exitRule(side: Side, terms: Pricing & Margining): ExitRule {
  const isMargined = terms.marginPerContract !== undefined || terms.leverage !== undefined;
  const stopOnly: ExitRule = (_fills, stop) => ({ price: stop, liquidation: false });
  const maintenance = isMargined ? terms.maintenance : undefined;
  if (maintenance === undefined) return stopOnly;
  return (fills, stop) => {
    const liquidation = liquidationOf(side, fills.held(terms), maintenance, terms);
    if (liquidation === undefined || sign(side) * (liquidation - stop) < 0) return { price: stop, liquidation: false };
    return { price: liquidation, liquidation: true };
  };
}

function liquidationOf(
  side: Side,
  held: Holding,
  maintenance: readonly MaintenanceTier[],
  terms: Pricing & Margining,
): number | undefined {
  return findLiquidation({ side, fills: held, margin: initialMargin(held, terms)! }, maintenance, terms)?.toNumber();
}
