import { wholePositive } from "../../calc/domain";
import { relativeStrength } from "../../calc/indicators/relative-strength";
import { readOptionalNumber } from "../../host/arguments";
import { prices, readSeries, toSeriesColumn } from "../../host/series";

/**
 * Relative strength index after Wilder: the share of gains in all moves, from 0 to 100.
 *
 * 100 x average gain / (average gain + average loss), both simple means over the first `period` changes and smoothed Wilder's way
 * from then on. Only gains give 100, only losses 0, and a market that did not move at all 50. Never rounded. Each value builds on all
 * earlier bars: an error cell makes its own bar and every later one that error. Error cells at the beginning are a warm-up, the
 * calculation starts after them.
 *
 * @customfunction TA.RSI
 * @param close Closes of the bars, oldest first: a row or a column of prices. Greater than 0.
 * @param [period] Number of changes averaged, a whole number of at least 1. Default 14.
 * @returns A column as long as the data, numbers from 0 to 100; #N/A up to and including bar `period`.
 * @throws #VALUE! close is empty, no number or no single row or column
 * @throws #NUM! a close is not greater than 0, a blank stands in the middle, or period is out of domain
 * @throws #N/A a bar before there are enough bars
 * @source J. Welles Wilder, New Concepts in Technical Trading Systems (1978)
 * @example =TA.RSI({100;101;100;101},2) // {#N/A;#N/A;50;75}
 * @example =TA.RSI({100;101;102;103},3) // {#N/A;#N/A;#N/A;100}
 * @example =TA.RSI({100;100;100},2) // {#N/A;#N/A;50}
 * @see CONFIRM.CROSS, TA.MA
 */
export function taRsi(close: any[][], period?: any): any[][] {
  const length = readOptionalNumber(period, "period", wholePositive)?.toNumber() ?? 14;
  return toSeriesColumn(relativeStrength(readSeries(close, "close", prices), length));
}
