/** The split of ../split.ts in doubles, for the weights and totals whose products they hold exactly: nearly all. A search asks for thousands. */
import type { Decimal } from "../decimal";
import type { Weights } from "../weights";
import { nthSmallest } from "./nth-smallest";

interface Units {
  readonly parts: readonly number[];
  readonly whole: number;
  readonly smallest: number;
  readonly largest: number;
}

const knownUnits = new WeakMap<Weights, Units | undefined>();

/** Ordinary weights have at most nine decimals: as whole numbers of the smallest of them. */
export function unitsOf(weights: Weights): Units | undefined {
  if (knownUnits.has(weights)) return knownUnits.get(weights);
  const scale = [1, 1e3, 1e6, 1e9].find((each) => weights.parts.every((part) => part.times(each).isInteger()));
  const units = scale === undefined ? undefined : inUnits(weights, scale);
  knownUnits.set(weights, units);
  return units;
}

function inUnits(weights: Weights, scale: number): Units {
  const scaled = (value: Decimal) => value.times(scale).toNumber();
  const parts = weights.parts.map(scaled);
  return { parts, whole: scaled(weights.whole), smallest: Math.min(...parts), largest: Math.max(...parts) };
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
  giveOneEach(counts, rests);
  return counts;
}

/** The lots that are left go to the largest rests, of equals to the later step. */
function giveLargest(counts: number[], rests: Float64Array, left: number, whole: number): void {
  const least = nthSmallest(rests.slice(), rests.length - left);
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
function giveOneEach(counts: number[], rests: Float64Array): void {
  let wanted = 0;
  for (let step = 0; step < counts.length; step += 1) {
    if (counts[step]! >= 1) continue;
    counts[step] = 1;
    wanted += 1;
  }
  while (wanted > 0) {
    const givers: number[] = [];
    let spare = Infinity;
    for (let step = 0; step < counts.length; step += 1) {
      const count = counts[step]!;
      if (count <= 1) continue;
      givers.push(step);
      if (count - 1 < spare) spare = count - 1;
    }
    const each = Math.min(spare, Math.floor(wanted / givers.length));
    if (each === 0) return takeSmallest(counts, rests, givers, wanted);
    // Who has given exceeds its share less than all who have not, so that they give in turn
    for (const step of givers) counts[step]! -= each;
    wanted -= each * givers.length;
  }
}

/** So many lots are taken, one each, from the givers whose rests are smallest, of equals from the earlier. */
function takeSmallest(counts: number[], rests: Float64Array, givers: readonly number[], wanted: number): void {
  const ofGivers = new Float64Array(givers.map((step) => rests[step]!));
  const most = nthSmallest(ofGivers, wanted - 1);
  let atMost = wanted;
  for (const rest of ofGivers) if (rest < most) atMost -= 1;
  for (const step of givers) {
    const rest = rests[step]!;
    if (rest > most || (rest === most && atMost-- <= 0)) continue;
    counts[step]! -= 1;
  }
}
