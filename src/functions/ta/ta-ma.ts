import { wholePositive } from "../../calc/domain";
import { exponentialAverage, simpleAverage, wilderAverage } from "../../calc/indicators/moving-average";
import { badArgument, readNumber, readWord } from "../../host/arguments";
import { anyValues, readSeries, toSeriesColumn } from "../../host/series";

/**
 * Moving average of a column: simple, exponential or Wilder's.
 *
 * The simple average of a bar needs its last `period` bars, so an error cell costs those whose window holds it. The other two build on
 * all earlier bars: an error cell makes its own bar and every later one that error. Error cells at the beginning are a warm-up, the
 * calculation starts after them, so the average of another indicator works.
 *
 * @customfunction TA.MA
 * @param values Any numbers, oldest first: a row or a column.
 * @param period Number of bars averaged, a whole number of at least 1.
 * @param [kind] "sma" (default): the mean of the last bars. "ema": the newest value weighs 2/(period+1). "wilder": it weighs 1/period.
 * @param [seed] Where an "ema" or "wilder" begins: "sma" (default), the mean of the first `period` bars on bar `period`; or "first", the
 * first value on the first bar. A simple average has no beginning: "first" is refused there.
 * @returns A column as long as the data, in the unit of values; #N/A before there are enough bars.
 * @throws #VALUE! an argument is empty, no number or no single row or column, kind or seed is an unknown word, or seed is "first" for a simple average
 * @throws #NUM! a blank stands in the middle, or period is out of domain
 * @throws #N/A a bar before there are enough bars
 * @source TA-Lib (SMA, EMA seeded with the SMA); Tulip Indicators (EMA seeded with the first price); Wilder (1978) for "wilder"
 * @example =TA.MA({1;2;3;4;6},3) // {#N/A;#N/A;2;3;4.33333333333333}
 * @example =TA.MA({1;2;3;4;8},3,"ema") // {#N/A;#N/A;2;3;5.5}
 * @example =TA.MA({1;2;3;4;8},3,"ema","first") // {1;1.5;2.25;3.125;5.5625}
 * @example =TA.MA({1;3;5;7},2,"wilder") // {#N/A;2;3.5;5.25}
 * @example =TA.MA({1;3;5;7},2,"wilder","first") // {1;2;3.5;5.25}
 * @see CONFIRM.TURN, CONFIRM.HOLD, CONFIRM.CROSS, TA.VWAP
 */
export function taMa(values: any[][], period: any, kind?: any, seed?: any): any[][] {
  const series = readSeries(values, "values", anyValues);
  const length = readNumber(period, "period", wholePositive).toNumber();
  const [seedWord, kindWord] = [readWord(seed, "seed", ["sma", "first"]), readWord(kind, "kind", ["sma", "ema", "wilder"])];
  if (kindWord === "sma" && seedWord === "first") throw badArgument('seed "first" needs kind "ema" or "wilder", kind was "sma"');
  const averages = {
    sma: () => simpleAverage(series, length),
    ema: () => exponentialAverage(series, length, seedWord),
    wilder: () => wilderAverage(series, length, seedWord),
  };
  return toSeriesColumn(averages[kindWord]());
}
