/**
 * Wilder's relative strength index in plain doubles. Written here because the libraries disagree on a flat market, where gains and
 * losses are both 0: here it is 50, which fires no signal. It remembers every bar, so a gap costs all the bars that follow.
 */
import { barsOf, resultGaps, type Series, seriesOf } from "./series";

/** 100 x gains / (gains + losses), both averaged simply over the first `period` changes and Wilder's way from then on. */
export function relativeStrength(close: Series, period: number): Series {
  const { values } = close;
  const bars = barsOf({ close });
  const strengths = new Float64Array(bars.length);
  let gains = 0;
  let losses = 0;
  for (let bar = bars.first + 1; bar < bars.length; bar += 1) {
    const change = values[bar]! - values[bar - 1]!;
    // While the first average fills up, 1/count is the weight that keeps it a simple mean of the changes so far.
    const weight = 1 / Math.min(bar - bars.first, period);
    gains += (Math.max(change, 0) - gains) * weight;
    losses += (Math.max(-change, 0) - losses) * weight;
    strengths[bar] = gains === 0 && losses === 0 ? 50 : 100 * (gains / (gains + losses));
  }
  return seriesOf(strengths, resultGaps(bars, period + 1, Infinity));
}
