/** How fast an account grows when each trade risks a fixed fraction of it, and the fraction that makes it grow fastest. */
import { type Blocks, doubtLists } from "./blocks";

/** exp(mean of ln(1 + risk x r)) - 1; -1 where one result takes everything. */
export function growthPerTrade(results: Float64Array, risk: number): number {
  let sum = 0;
  for (const result of results) {
    if (1 + risk * result <= 0) return -1;
    sum += Math.log1p(risk * result);
  }
  return Math.expm1(sum / results.length);
}

/**
 * The fraction f >= 0 with the largest mean of ln(1 + f r): 0 where the results do not win together, Infinity where none loses.
 * Otherwise the one root of sum r / (1 + f r) below -1 / min r, by Newton's method kept within a bracket.
 */
export function growthOptimalRisk(results: Float64Array): number {
  let [sum, size, squares, worst] = [0, 0, 0, 0];
  for (const result of results) {
    sum += result;
    size += Math.abs(result);
    squares += result * result;
    if (result < worst) worst = result;
  }
  // A sum that is only what rounding left of results that cancel is 0.
  if (sum <= size * 1e-15) return 0;
  if (worst === 0) return Infinity;
  return rootOfGrowth(results, sum / squares, -1 / worst);
}

function rootOfGrowth(results: Float64Array, guess: number, limit: number): number {
  let [low, high] = [0, limit];
  let fraction = guess < limit ? guess : limit / 2;
  for (;;) {
    let [value, slope] = [0, 0];
    for (const result of results) {
      const part = result / (1 + fraction * result);
      value += part;
      slope += part * part;
    }
    if (value > 0) low = fraction;
    else high = fraction;
    const newton = fraction + value / slope;
    const converges = newton > low && newton < high;
    const next = converges ? newton : (low + high) / 2;
    if (next === low || next === high) return next;
    // A step of Newton's is off by about its square, measured by how far the poles are: 0 is behind every win, the limit is ahead.
    if (converges && (next - fraction) ** 2 <= 1e-14 * limit * Math.min(next, limit - next)) return next;
    fraction = next;
  }
}

/** The growth-optimal risk of each list that redraws the results, the smallest first. */
export function redrawnOptima(blocks: Blocks): Float64Array {
  const list = new Float64Array(blocks.results.length);
  return Float64Array.from({ length: doubtLists }, (_each, index) => {
    blocks.redraw(index, list);
    return growthOptimalRisk(list);
  }).sort();
}
