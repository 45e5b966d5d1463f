import { lotStep, type Instrument, type TradingCosts } from "./contract-terms";
import { type Decimal, decimalOf, RunningSum, sum } from "./decimal";
import { DomainError } from "./domain-error";
import { type Fill, grossProfit, stopFill, tradingFees } from "./position";
import { isMultiple } from "./rounding";
import { type Side, sign } from "./side";
import { splitContracts } from "./split";
import { existingPrice, protectiveStop } from "./stops";
import { checkMovedStops, type Target, targetName, tightened } from "./targets";
import { ladderOnTick } from "./tick-price";
import { equalWeights, type Weights } from "./weights";

/** A part of a position sold at a target. */
export interface OutStep {
  readonly price: Decimal;
  readonly contracts: Decimal;
  /** Net of the exit fee, and of the entry fee and the funding of the part sold. */
  readonly realised: Decimal;
  readonly cumulative: Decimal;
  readonly remaining: Decimal;
  /** The stop for what remains; undefined while none is known, or where nothing remains. */
  readonly stop: Decimal | undefined;
  /** The result so far with what remains stopped; undefined without a stop. */
  readonly netIfStopped: Decimal | undefined;
}

/** Targets as prices; with a stop they are multiples of R, the distance from the average to it. */
export function targetPrices(side: Side, average: Decimal, targets: readonly Decimal[], stop: Decimal | undefined): Decimal[] {
  if (stop === undefined) return [...targets];
  const risk = average
    .minus(protectiveStop(side, average, stop, "stop", "the average"))
    .abs()
    .times(sign(side));
  targets.forEach((multiple) => checkMultiple(multiple, average));
  return targets.map((multiple, index) => existingPrice(`target ${index + 1}`, average.plus(risk.times(multiple))));
}

/** No trade runs for 100 R, and 11 R on a price of 12 is a price. */
function checkMultiple(multiple: Decimal, average: Decimal): void {
  const isNearAverage = multiple.gte(average.div(2)) && multiple.lte(average.times(2));
  if (multiple.lte(10) || (multiple.lte(100) && !isNearAverage)) return;
  throw new DomainError(
    "range",
    `with stop, targets are multiples of R (2 is 2R), was ${multiple.toSignificantDigits(15)}; leave stop empty to give prices`,
  );
}

/** How a position is to be left. */
export interface ExitPlan {
  readonly targets: readonly Target[];
  /** The prices of the targets, before their tick. */
  readonly prices: readonly Decimal[];
  /** How the position is shared out where the targets bring no contracts; undefined = equally. */
  readonly weights: Weights | undefined;
  /** The stop in force before the first target; undefined = none is known. */
  readonly stop: Decimal | undefined;
}

/**
 * Leaves a position in steps, one per target: on the tick toward the average, so that no target is further than planned. What is left is
 * guarded by the tightest stop so far.
 */
export function scaleOutSteps(side: Side, position: Fill, plan: ExitPlan, terms: Instrument & TradingCosts): OutStep[] {
  const { targets, prices } = plan;
  const parts = partsOf(position.contracts, plan, lotStep(terms));
  const from = { name: "the average", price: position.price };
  const placed = ladderOnTick(side, prices, terms.tick, "backward", (index) => ({ name: `target ${index + 1}`, from }));
  checkMovedStops(
    side,
    targets.map((target, index) => ({ ...target, price: placed[index]!.toNumber() })),
  );
  const steps = parts.map((contracts, index) => {
    const price = placed[index]!;
    return { price, contracts, realised: resultOf(side, position, contracts, price, terms) };
  });
  let [results, sold] = [RunningSum.none, RunningSum.none];
  let stop = plan.stop?.toNumber();
  return steps.map((step, index) => {
    results = results.plus(step.realised);
    sold = sold.plus(step.contracts);
    const cumulative = results.value;
    const remaining = sum([position.contracts, sold.value.negated()]);
    stop = tightened(sign(side), stop, targets[index]!.stop);
    const inForce = stop === undefined || remaining.isZero() ? undefined : decimalOf(stop);
    const rest = inForce && resultOf(side, position, remaining, stopFill(side, inForce, terms), terms);
    return {
      ...step,
      cumulative,
      remaining,
      stop: inForce,
      netIfStopped: remaining.isZero() ? cumulative : rest?.plus(cumulative),
    };
  });
}

/** What contracts of the position net at a price, with their share of the funding paid. */
function resultOf(side: Side, position: Fill, contracts: Decimal, price: Decimal, terms: Instrument & TradingCosts): Decimal {
  const sold = { contracts, price: position.price };
  const costs = [tradingFees([sold], price, terms), terms.paid.times(contracts).div(position.contracts)];
  return sum([grossProfit(side, sold, price, terms), ...costs.map((cost) => cost.negated())]);
}

/** What leaves at each target: the contracts that it brings, or its share of the position. */
function partsOf(contracts: Decimal, { targets, weights }: ExitPlan, lot: Decimal): Decimal[] {
  if (targets[0]!.contracts !== undefined) return ownContracts(contracts, targets, weights, lot);
  const shares = weights ?? equalWeights(targets.length);
  if (shares.parts.length === targets.length) return splitContracts(contracts, shares, lot, "contracts");
  throw new DomainError("range", `weights must be one per target (${targets.length}), were ${shares.parts.length}`);
}

function ownContracts(held: Decimal, targets: readonly Target[], weights: Weights | undefined, lot: Decimal): Decimal[] {
  if (weights !== undefined) throw new DomainError("range", "weights must be left out where the targets bring their contracts");
  const parts = targets.map((target, index) => {
    const contracts = decimalOf(target.contracts!);
    if (isMultiple(contracts, lot)) return contracts;
    throw new DomainError("range", `${targetName(index)}: contracts must be a multiple of the lot step ${lot}, was ${contracts}`);
  });
  const total = sum(parts);
  if (total.lte(held)) return parts;
  throw new DomainError("range", `the contracts of the targets must be at most the ${held} held, were ${total}`);
}
