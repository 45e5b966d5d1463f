/** What a split says of the splits of the totals right below it. */
import type { Weights } from "../weights";
import { nthSmallest } from "./nth-smallest";
import { unitsOf } from "./split-in-doubles";

// Looked up once: inside a sandbox each look at a global costs more than the sum
const { floor, max } = Math;

/** The lots that each step has at least and at most, of every total of a range. */
export interface SplitBounds {
  readonly fewest: Float64Array;
  readonly most: Float64Array;
}

/**
 * Of the splits of the totals from `lots` - `reach` to `lots` - 1, where that of `lots` is known. Undefined: nothing can be said.
 *
 * Step i has n_i = max(1, floor(a_i + l)) lots, where a_i is its exact share and l a level that is the same for all steps: largest
 * remainders raise it, lots given to steps without one lower it, and of equals the later step counts as larger by a trifle. A total of d
 * lots fewer gives max(1, floor(a_i - d p_i + m)), with a level m of its own.
 * - Were a_i - d p_i + m at least a_i + l for every step, none would have fewer lots. So for one step it is below, and for none above by
 *   `apart` or more, where apart = reach x (largest p - smallest p) is as far as the shares of two steps can move apart.
 * - Were it below a_i + l - u for every step, where u is such that this takes a lot from more than `reach` steps, there would be too few
 *   lots. So for none it is below a_i + l - u - apart.
 */
export function nearSplits(lots: number, counts: readonly number[], weights: Weights, reach: number): SplitBounds | undefined {
  const { parts, whole, smallest, largest } = unitsOf(weights)!;
  const excess = new Float64Array(parts.length);
  const ofGivers = new Float64Array(parts.length);
  let givers = 0;
  for (let step = 0; step < parts.length; step += 1) {
    const each = parts[step]! * lots - counts[step]! * whole;
    excess[step] = each;
    if (counts[step]! > 1) ofGivers[givers++] = each;
  }
  if (reach >= givers) return undefined;
  const apart = reach * (largest - smallest);
  const ordered = ofGivers.subarray(0, givers);
  const down = nthSmallest(ordered, reach) + 1 + apart;
  const least = nthSmallest(ordered, 0);
  const [fewest, most] = [new Float64Array(parts.length), new Float64Array(parts.length)];
  for (let step = 0; step < parts.length; step += 1) {
    const count = counts[step]!;
    fewest[step] = max(1, count + floor((excess[step]! - down) / whole));
    most[step] = apart === 0 ? count : max(count, count + floor((excess[step]! - least + apart) / whole));
  }
  return { fewest, most };
}
