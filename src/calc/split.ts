import { Decimal, decimalOfWide, one, wide } from "./decimal";
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
  const ordinary = weights.wide === undefined && lots.lt(manyLots);
  if (ordinary) return sharedOut(lots, weights.parts, decimalParts(weights.whole, one));
  const { parts, whole } = weights.wide ?? { parts: weights.parts.map(wide), whole: wide(weights.whole) };
  return sharedOut(wide(lots), parts, decimalParts(whole, wide(one))).map(decimalOfWide);
}

/** Up to this many lots, products with ordinary weights are exact in 34 digits. */
const manyLots = new Decimal("1e15");

/** What the split asks of its numbers. */
interface Arithmetic<Value> {
  readonly whole: Value;
  readonly one: Value;
  readonly plus: (a: Value, b: Value) => Value;
  readonly minus: (a: Value, b: Value) => Value;
  readonly times: (a: Value, b: Value) => Value;
  readonly divToInt: (a: Value, b: Value) => Value;
  readonly cmp: (a: Value, b: Value) => number;
  readonly toNumber: (value: Value) => number;
}

interface Exact<Self> {
  plus(value: Self): Self;
  minus(value: Self): Self;
  times(value: Self): Self;
  divToInt(value: Self): Self;
  cmp(value: Self): number;
  toNumber(): number;
}

function decimalParts<Value extends Exact<Value>>(whole: Value, one: Value): Arithmetic<Value> {
  return {
    ...{ whole, one },
    plus: (a, b) => a.plus(b),
    minus: (a, b) => a.minus(b),
    times: (a, b) => a.times(b),
    divToInt: (a, b) => a.divToInt(b),
    cmp: (a, b) => a.cmp(b),
    toNumber: (value) => value.toNumber(),
  };
}

function sharedOut<Value>(lots: Value, parts: readonly Value[], arithmetic: Arithmetic<Value>): Value[] {
  const { whole, one, plus, minus, times, divToInt, cmp, toNumber } = arithmetic;
  const shares = parts.map((part) => times(part, lots));
  const counts = shares.map((share) => divToInt(share, whole));
  const excess = counts.map((count, index) => minus(times(count, whole), shares[index]!));
  const give = (index: number) => {
    counts[index] = plus(counts[index]!, one);
    excess[index] = plus(excess[index]!, whole);
  };
  const left = toNumber(counts.reduce((rest, count) => minus(rest, count), lots));
  if (left > 0) {
    const furthestBelow = parts.map((_part, index) => index).sort((a, b) => cmp(excess[a]!, excess[b]!) || b - a);
    for (const index of furthestBelow.slice(0, left)) give(index);
  }
  for (const index of counts.keys()) {
    if (cmp(counts[index]!, one) >= 0) continue;
    const giver = mostExceeding(counts, excess, arithmetic);
    counts[giver] = minus(counts[giver]!, one);
    excess[giver] = minus(excess[giver]!, whole);
    give(index);
  }
  return counts;
}

/** The step with lots to spare that most exceeds its share; of equals the earlier. */
function mostExceeding<Value>(
  counts: readonly Value[],
  excess: readonly Value[],
  { one, cmp }: Pick<Arithmetic<Value>, "one" | "cmp">,
): number {
  let found = -1;
  for (let index = 0; index < counts.length; index += 1) {
    if (cmp(counts[index]!, one) > 0 && (found < 0 || cmp(excess[index]!, excess[found]!) > 0)) found = index;
  }
  return found;
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
