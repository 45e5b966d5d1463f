/** Le Beau's chandelier exit in plain doubles. The ATR in it remembers every bar, so a gap costs all the bars that follow. */
import { DomainError } from "../domain-error";
import { type Side, sign } from "../side";
import { averageTrueRange, type RangeSeed } from "./average-true-range";
import { type PriceBars, priceBarsOf } from "./price-bars";
import { type Gap, resultGaps, type Series, seriesOf } from "./series";

/** How the stop hangs. */
export interface ChandelierRule {
  readonly period: number;
  /** How many average true ranges the stop hangs away from the extreme. */
  readonly multiple: number;
  /** Keep the best line so far: the raw one may loosen. */
  readonly ratchet: boolean;
  /** Where the true ranges begin, "hl" unless said. */
  readonly seed?: RangeSeed;
}

/**
 * Highest high - multiple x ATR for a long, lowest low + multiple x ATR for a short, the current bar included. A line at or below 0 is no
 * stop: it does not count for the ratchet, and its bar shows the stop in force or, without one, a gap.
 */
export function chandelierExit(
  side: Side,
  prices: PriceBars,
  { period, multiple, ratchet, seed = "hl" }: ChandelierRule,
): Series {
  const s = sign(side);
  const bars = priceBarsOf(prices);
  const needed = seed === "hl" ? period : period + 1;
  const ranges = averageTrueRange(prices, period, seed).values;
  const extremes = slidingExtreme(side === "long" ? prices.high.values : prices.low.values, period, s, bars.first);
  const stops = new Float64Array(bars.length);
  let gaps = resultGaps(bars, needed, Infinity) as (Gap | undefined)[] | undefined;
  let inForce: number | undefined;
  for (let bar = bars.first + needed - 1; bar < bars.length; bar += 1) {
    const line = extremes[bar]! - s * multiple * ranges[bar]!;
    const known = line > 0 ? line : undefined;
    inForce = ratchet ? tighter(s, inForce, known) : known;
    stops[bar] = inForce ?? 0;
    if (inForce !== undefined) continue;
    gaps ??= new Array<Gap | undefined>(bars.length).fill(undefined);
    gaps[bar] ??= noStop;
  }
  return seriesOf(stops, gaps);
}

const noStop: Gap = new DomainError("notEnoughData", "no stop yet: multiple x ATR reaches 0 or below");

/** The tighter of two stops that are there. */
function tighter(s: 1 | -1, a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return s * b > s * a ? b : a;
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
