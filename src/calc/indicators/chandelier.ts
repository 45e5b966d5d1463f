/** Le Beau's chandelier exit in plain doubles. The ATR in it remembers every bar, so a gap costs all the bars that follow. */
import { DomainError } from "../domain-error";
import { type Side, sign } from "../side";
import { averageTrueRange } from "./average-true-range";
import { type PriceBars, priceBarsOf } from "./price-bars";
import { resultGaps, type Series, seriesOf } from "./series";

/** How the stop hangs. */
export interface ChandelierRule {
  readonly period: number;
  /** How many average true ranges the stop hangs away from the extreme. */
  readonly multiple: number;
  /** Keep the best line so far: the raw one may loosen. */
  readonly ratchet: boolean;
}

/** Highest high - multiple x ATR for a long, lowest low + multiple x ATR for a short, the current bar included. */
export function chandelierExit(side: Side, prices: PriceBars, { period, multiple, ratchet }: ChandelierRule): Series {
  const s = sign(side);
  const bars = priceBarsOf(prices);
  const ranges = averageTrueRange(prices, period).values;
  const extremes = slidingExtreme(side === "long" ? prices.high.values : prices.low.values, period, s, bars.first);
  const stops = new Float64Array(bars.length);
  let best = -Infinity;
  for (let bar = bars.first + period - 1; bar < bars.length; bar += 1) {
    const line = s * extremes[bar]! - multiple * ranges[bar]!;
    best = ratchet ? Math.max(best, line) : line;
    stops[bar] = s * best;
    if (stops[bar]! <= 0)
      throw new DomainError("range", `multiple must leave the stop above 0, but it falls to 0 or below on bar ${bar + 1}`);
  }
  return seriesOf(stops, resultGaps(bars, period, Infinity));
}

/** The highest (s = 1) or lowest (s = -1) of the last `period` values: a queue of the bars that can still become the extreme. */
function slidingExtreme(values: Float64Array, period: number, s: 1 | -1, first: number): Float64Array {
  const extremes = new Float64Array(values.length);
  const queue = new Int32Array(values.length);
  let head = 0;
  let tail = 0;
  for (let bar = first; bar < values.length; bar += 1) {
    while (tail > head && s * values[queue[tail - 1]!]! <= s * values[bar]!) tail -= 1;
    queue[tail] = bar;
    tail += 1;
    if (queue[head]! <= bar - period) head += 1;
    extremes[bar] = values[queue[head]!]!;
  }
  return extremes;
}
