import { Decimal, decimalOfWide, wide } from "./decimal";
import { shown } from "./domain";
import { DomainError } from "./domain-error";
import { isMultiple, wholeSteps } from "./rounding";
import type { Weights } from "./weights";

/**
 * Shares out a whole number of lots, at least one per step: the largest remainder, ties to the later step, so that the test entry is
 * never rounded up. The lot of a step that would get none comes from the step that most exceeds its exact share, of equals the earlier.
 *
 * Nothing is divided: a share is held as share x whole, so remainders and excesses are compared by cross-multiplication.
 */
export function splitLots(lots: Decimal, weights: Weights): Decimal[] {
  if (weights.wide === undefined && lots.lt(manyLots)) return sharedOut(lots, weights.parts, weights.whole);
  const { parts, whole } = weights.wide ?? { parts: weights.parts.map(wide), whole: wide(weights.whole) };
  return sharedOut(wide(lots), parts, whole).map(decimalOfWide);
}

/** Up to this many lots, products with ordinary weights are exact in 34 digits. */
const manyLots = new Decimal("1e15");

/** What the split asks of a number. */
interface Exact<Self> {
  plus(value: Self | number): Self;
  minus(value: Self | number): Self;
  times(value: Self): Self;
  divToInt(value: Self): Self;
  cmp(value: Self | number): number;
  isZero(): boolean;
  toNumber(): number;
}

function sharedOut<Value extends Exact<Value>>(lots: Value, parts: readonly Value[], whole: Value): Value[] {
  const shares = parts.map((part) => part.times(lots));
  const counts = shares.map((share) => share.divToInt(whole));
  const excess = (index: number) => counts[index]!.times(whole).minus(shares[index]!);

  const left = counts.reduce((rest, count) => rest.minus(count), lots).toNumber();
  if (left > 0) {
    const furthestBelow = parts.map((_part, index) => ({ index, excess: excess(index) }));
    furthestBelow.sort((a, b) => a.excess.cmp(b.excess) || b.index - a.index);
    for (const { index } of furthestBelow.slice(0, left)) counts[index] = counts[index]!.plus(1);
  }
  for (const [index, count] of counts.entries()) {
    if (!count.isZero()) continue;
    const giver = mostExceeding(counts, excess);
    counts[giver] = counts[giver]!.minus(1);
    counts[index] = count.plus(1);
  }
  return counts;
}

/** The step with lots to spare that most exceeds its share; of equals the earlier. */
function mostExceeding<Value extends Exact<Value>>(counts: readonly Value[], excess: (index: number) => Value): number {
  const givers = [...counts.keys()].filter((index) => counts[index]!.cmp(1) > 0);
  return givers.reduce((best, index) => (excess(index).cmp(excess(best)) > 0 ? index : best), givers[0]!);
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
