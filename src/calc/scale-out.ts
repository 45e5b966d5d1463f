import { type ContractTerms, lotStep } from "./contract-terms";
import { type Decimal, sum } from "./decimal";
import { DomainError } from "./domain-error";
import { type Fill, grossProfit, totalContracts, tradingFees } from "./position";
import { type Side, sign } from "./side";
import { splitContracts } from "./split";
import { existingPrice, protectiveStop } from "./stops";
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

/** Leaves a position in steps, one per price: on the tick toward the average, so that no target is further than planned. */
export function scaleOutSteps(
  side: Side,
  position: Fill,
  prices: readonly Decimal[],
  weights: Weights | undefined,
  terms: ContractTerms,
): OutStep[] {
  const shares = weights ?? equalWeights(prices.length);
  if (shares.parts.length !== prices.length) {
    throw new DomainError("range", `weights must be one per target (${prices.length}), were ${shares.parts.length}`);
  }
  const parts = splitContracts(position.contracts, shares, lotStep(terms), "contracts");
  const from = { name: "the average", price: position.price };
  const placed = ladderOnTick(side, prices, terms.tick, "backward", (index) => ({ name: `target ${index + 1}`, from }));
  const steps = parts.map((contracts, index) => {
    const price = placed[index]!;
    const sold = { contracts, price: position.price };
    const funding = terms.paid.times(contracts).div(position.contracts);
    const costs = [tradingFees([sold], price, terms), funding];
    return { price, contracts, realised: sum([grossProfit(side, sold, price, terms), ...costs.map((cost) => cost.negated())]) };
  });
  return steps.map((step, index) => {
    const soFar = steps.slice(0, index + 1);
    const cumulative = sum(soFar.map(({ realised }) => realised));
    return { ...step, cumulative, remaining: position.contracts.minus(totalContracts(soFar)) };
  });
}
