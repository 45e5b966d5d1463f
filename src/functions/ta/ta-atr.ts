import { wholePositive } from "../../calc/domain";
import { averageTrueRange } from "../../calc/indicators/average-true-range";
import { readOptionalNumber, readWord } from "../../host/arguments";
import { readPriceBars, toSeriesColumn } from "../../host/series";

/**
 * Average true range after Wilder: how far price moves in a bar, gaps between bars included.
 *
 * The first value is the mean of the first true ranges, later ones are (previous x (period - 1) + true range) / period. Each value
 * builds on all earlier bars: an error cell makes its own bar and every later one that error. Error cells at the beginning are a
 * warm-up, the calculation starts after them.
 *
 * @customfunction TA.ATR
 * @param high Highs of the bars, oldest first: a row or a column of prices. Greater than 0.
 * @param low Lows of the bars, as many as highs, none above its high.
 * @param close Closes of the bars, as many as highs.
 * @param [period] Number of bars averaged, a whole number of at least 1. Default 14.
 * @param [seed] "hl" (default): the first true range is high - low of the first bar, so the first value stands on bar `period`.
 * "talib": true ranges begin on the second bar, as in TA-Lib, and the first value stands one bar later.
 * @returns A column as long as the data, in price units; #N/A before there are enough bars.
 * @throws #VALUE! an argument is empty, no number or no single row or column, or seed is an unknown word
 * @throws #NUM! lengths differ, a price is not greater than 0, a high is below its low, a blank stands in the middle, or period is out of domain
 * @throws #N/A a bar before there are enough bars
 * @source J. Welles Wilder, New Concepts in Technical Trading Systems (1978)
 * @example =TA.ATR({10;11;12},{9;9.5;10.5},{9.5;10.8;11},2) // {#N/A;1.25;1.375}
 * @example =TA.ATR({10;11;12},{9;9.5;10.5},{9.5;10.8;11},2,"talib") // {#N/A;#N/A;1.5}
 * @see STOP.ATR, STOP.CHANDELIER, CONFIRM.MOVE, SCALE.TRIGGERS
 */
export function taAtr(high: any[][], low: any[][], close: any[][], period?: any, seed?: any): any[][] {
  const bars = readPriceBars(high, low, close);
  const length = readOptionalNumber(period, "period", wholePositive)?.toNumber() ?? 14;
  const firstRange = readWord(seed, "seed", ["hl", "talib"]);
  return toSeriesColumn(averageTrueRange(bars, length, firstRange));
}
