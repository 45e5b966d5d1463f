/** Break and retest: a level is broken by a close, price comes back to it, and the bar that does so closes beyond it again. */
import { type PriceBars, priceBarsOf } from "../indicators/price-bars";
import { resultGaps, type Signals, signalsOf } from "../indicators/series";
import type { Side } from "../side";
import { isBeyond } from "./comparison";

/** What counts as a retest. */
export interface RetestRule {
  readonly level: number;
  /** How far from the level a bar may turn, and how far a close may slip back without cancelling the break. */
  readonly tolerance: number;
  /** The retest comes at most this many bars after the break. */
  readonly maxBars: number;
}

/**
 * TRUE on the bar of the retest, once per break. A break is a close beyond the level whose previous close was not; the first bar has
 * no previous close, so it is none. A later break takes the place of one still waiting; the bar of a retest is no break. A gap costs
 * its own bar only, but no signal rests on it: it ends the break that waits, and the next close has no known previous one.
 */
export function retests(side: Side, prices: PriceBars, { level, tolerance, maxBars }: RetestRule): Signals {
  const bars = priceBarsOf(prices);
  const far = side === "long" ? prices.low.values : prices.high.values;
  const opposite = side === "long" ? "short" : "long";
  const signals = new Uint8Array(bars.length);
  let breakBar = -Infinity;
  let wasBeyond = true;
  for (let bar = 0; bar < bars.length; bar += 1) {
    const close = prices.close.values[bar]!;
    const known = bars.gaps?.[bar] === undefined;
    const beyond = isBeyond(side, close, level);
    if (!known || isBeyond(opposite, close, level, tolerance)) breakBar = -Infinity;
    const retested = beyond && bar - breakBar <= maxBars && !isBeyond(side, far[bar]!, level, tolerance);
    if (retested) breakBar = -Infinity;
    else if (known && beyond && !wasBeyond) breakBar = bar;
    wasBeyond = beyond || !known;
    signals[bar] = Number(retested);
  }
  return signalsOf(signals, resultGaps(bars, 1, 1));
}
