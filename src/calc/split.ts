import { Decimal, decimalOfWide, wide, type WideDecimal } from "./decimal";
import { shown } from "./domain";
import { DomainError } from "./domain-error";
import { isMultiple, wholeSteps } from "./rounding";
import { countsInDoubles } from "./size/split-in-doubles";
import type { Weights } from "./weights";

/**
 * Shares out a whole number of lots, at least one per step: the largest remainder, ties to the later step, so that the test entry is
 * never rounded up. The lot of a step that would get none comes from the step that most exceeds its exact share, of equals the earlier.
 *
 * Nothing is divided: a share is held as share x whole, so remainders and excesses are compared by cross-multiplication.
 */
export function splitLots(lots: Decimal, weights: Weights): Decimal[] {
  const counts = countsInDoubles(lots.toNumber(), weights);
  if (counts !== undefined) return counts.map((count) => new Decimal(count));
  const { parts, whole } = weights.wide ?? { parts: weights.parts.map(wide), whole: wide(weights.whole) };
  return sharedOut(wide(lots), parts, whole).map(decimalOfWide);
}

function sharedOut(lots: WideDecimal, parts: readonly WideDecimal[], whole: WideDecimal): WideDecimal[] {
  const shares = parts.map((part) => part.times(lots));
  const counts = shares.map((share) => share.divToInt(whole));
  const excess = counts.map((count, index) => count.times(whole).minus(shares[index]!));
  const give = (index: number, given: 1 | -1) => {
    counts[index] = counts[index]!.plus(given);
    excess[index] = excess[index]!.plus(whole.times(given));
  };
  const left = counts.reduce((rest, count) => rest.minus(count), lots).toNumber();
  const furthestBelow = [...parts.keys()].sort((a, b) => excess[a]!.cmp(excess[b]!) || b - a);
  for (const index of furthestBelow.slice(0, left)) give(index, 1);
  for (const index of counts.keys()) {
    if (counts[index]!.gte(1)) continue;
    give(mostExceeding(counts, excess), -1);
    give(index, 1);
  }
  return counts;
}

/** The step with lots to spare that most exceeds its share; of equals the earlier. */
function mostExceeding(counts: readonly WideDecimal[], excess: readonly WideDecimal[]): number {
  const givers = [...counts.keys()].filter((index) => counts[index]!.gt(1));
  return givers.reduce((found, index) => (excess[index]!.gt(excess[found]!) ? index : found));
}

/** The contracts of each step of a plan: multiples of the lot that sum to the total. */
export function splitContracts(total: Decimal, weights: Weights, lot: Decimal, name = "total"): Decimal[] {
  const steps = weights.parts.length;
  if (!isMultiple(total, lot)) {
    throw new DomainError("range", `${name} must be a multiple of the lot step ${lot}, was ${shown(total)}`);
  }
  const lots = wholeSteps(total, lot);
  if (lots.lt(steps)) {
    throw new DomainError("range", `${name} must hold one lot of ${lot} for each of the ${steps} steps, was ${shown(total)}`);
  }
  return splitLots(lots, weights).map((count) => count.times(lot));
}
