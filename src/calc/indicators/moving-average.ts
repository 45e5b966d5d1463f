/**
 * Moving averages in plain doubles, one pass, nothing allocated per bar. Written here because the library at hand (trading-signals)
 * seeds its EMA with the first price and allocates on every bar. A gap costs the simple average the bars whose window holds it; the
 * exponential ones remember every bar, so it costs them all that follow.
 */
import { RunningSum } from "./running-sum";
import { barsOf, resultGaps, type Series, seriesOf } from "./series";

/** Where an exponential average begins: with the mean of the first period, or with the first value. */
export type AverageSeed = "sma" | "first";

/** The mean of the last `period` values. */
export function simpleAverage(series: Series, period: number): Series {
  const { values } = series;
  const bars = barsOf({ values: series });
  const averages = new Float64Array(bars.length);
  const sum = new RunningSum();
  for (let bar = bars.first; bar < bars.length; bar += 1) {
    sum.add(values[bar]! || 0);
    if (bar - period >= bars.first) sum.add(-(values[bar - period]! || 0));
    averages[bar] = sum.total / period;
  }
  return seriesOf(averages, resultGaps(bars, period, period));
}

/** Weights the newest value 2/(period+1). */
export function exponentialAverage(series: Series, period: number, seed: AverageSeed = "sma"): Series {
  return smoothed(series, seed === "sma" ? period : 1, 2 / (period + 1));
}

/** Wilder's smoothing: (previous x (period - 1) + value) / period. */
export function wilderAverage(series: Series, period: number, seed: AverageSeed = "sma"): Series {
  return smoothed(series, seed === "sma" ? period : 1, 1 / period);
}

function smoothed(series: Series, seedBars: number, weight: number): Series {
  const { values } = series;
  const bars = barsOf({ values: series });
  const averages = new Float64Array(bars.length);
  const seed = new RunningSum();
  let average = 0;
  for (let bar = bars.first; bar < bars.length; bar += 1) {
    const count = bar - bars.first + 1;
    if (count <= seedBars) seed.add(values[bar]!);
    average = count <= seedBars ? seed.total / count : average + (values[bar]! - average) * weight;
    averages[bar] = average;
  }
  return seriesOf(averages, resultGaps(bars, seedBars, Infinity));
}
