/**
 * Wilder's average true range in plain doubles. Written here because the library at hand offers one seed only. It remembers every
 * bar, so a gap costs all the bars that follow.
 */
import { type PriceBars, priceBarsOf } from "./price-bars";
import { RunningSum } from "./running-sum";
import { resultGaps, type Series, seriesOf } from "./series";

/** What the first true range is: high - low of the first bar (Wilder, most charts), or that of the second bar (TA-Lib). */
export type RangeSeed = "hl" | "talib";

/** The mean of the first `period` true ranges, then (previous x (period - 1) + true range) / period. */
export function averageTrueRange(prices: PriceBars, period: number, seed: RangeSeed = "hl"): Series {
  const bars = priceBarsOf(prices);
  const [high, low, close] = [prices.high.values, prices.low.values, prices.close.values];
  const averages = new Float64Array(bars.length);
  const skipped = seed === "hl" ? 0 : 1;
  const seedSum = new RunningSum();
  let average = 0;
  for (let bar = bars.first + skipped; bar < bars.length; bar += 1) {
    const previousClose = bar === bars.first ? high[bar]! : close[bar - 1]!;
    const range = Math.max(high[bar]!, previousClose) - Math.min(low[bar]!, previousClose);
    const count = bar - bars.first - skipped + 1;
    if (count <= period) seedSum.add(range);
    average = count <= period ? seedSum.total / count : average + (range - average) / period;
    averages[bar] = average;
  }
  return seriesOf(averages, resultGaps(bars, period + skipped, Infinity));
}
