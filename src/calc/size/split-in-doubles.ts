/** The split of ../split.ts in doubles, for the weights and totals whose products they hold exactly: nearly all. A search asks for thousands. */
import type { Decimal } from "../decimal";
import type { Weights } from "../weights";

interface Units {
  readonly parts: readonly number[];
  readonly whole: number;
}

const knownUnits = new WeakMap<Weights, Units | undefined>();

/** Ordinary weights have at most nine decimals: as whole numbers of the smallest of them. */
function unitsOf(weights: Weights): Units | undefined {
  if (knownUnits.has(weights)) return knownUnits.get(weights);
  const scale = [1, 1e3, 1e6, 1e9].find((each) => weights.parts.every((part) => part.times(each).isInteger()));
  const inUnits = (value: Decimal) => value.times(scale!).toNumber();
  const units = scale === undefined ? undefined : { parts: weights.parts.map(inUnits), whole: inUnits(weights.whole) };
  knownUnits.set(weights, units);
  return units;
}

/** The lots of each step; undefined where doubles do not hold every product exactly. */
export function countsInDoubles(lots: number, weights: Weights): number[] | undefined {
  const units = weights.wide === undefined ? unitsOf(weights) : undefined;
  if (units === undefined || units.whole * lots > Number.MAX_SAFE_INTEGER) return undefined;
  const { parts, whole } = units;
  const counts = new Array<number>(parts.length);
  const rests = new Float64Array(parts.length);
  let left = lots;
  for (let step = 0; step < parts.length; step += 1) {
    const share = parts[step]! * lots;
    // The quotient may be rounded up to a whole number that it does not reach
    const quotient = Math.floor(share / whole);
    const count = quotient * whole > share ? quotient - 1 : quotient;
    counts[step] = count;
    rests[step] = share - count * whole;
    left -= count;
  }
  if (left > 0) giveLargest(counts, rests, left, whole);
  giveOneEach(counts, rests, whole);
  return counts;
}

/** The lots that are left go to the largest rests, of equals to the later step. */
function giveLargest(counts: number[], rests: Float64Array, left: number, whole: number): void {
  const least = rests.slice().sort()[rests.length - left]!;
  let atLeast = left;
  for (const rest of rests) if (rest > least) atLeast -= 1;
  for (let step = rests.length - 1; step >= 0; step -= 1) {
    const rest = rests[step]!;
    if (rest < least || (rest === least && atLeast-- <= 0)) continue;
    counts[step]! += 1;
    rests[step] = rest - whole;
  }
}

/** A step without a lot gets one from the step that most exceeds its share, of equals the earlier. */
function giveOneEach(counts: number[], rests: Float64Array, whole: number): void {
  for (let step = 0; step < counts.length; step += 1) {
    if (counts[step]! >= 1) continue;
    let giver = -1;
    for (let other = 0; other < counts.length; other += 1)
      if (counts[other]! > 1 && (giver < 0 || rests[other]! < rests[giver]!)) giver = other;
    counts[giver]! -= 1;
    rests[giver]! += whole;
    counts[step]! += 1;
    rests[step]! -= whole;
  }
}
