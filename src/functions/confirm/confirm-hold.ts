import { holds } from "../../calc/confirm/level-signals";
import { wholePositive } from "../../calc/domain";
import { readOptionalNumber, readSide } from "../../host/arguments";
import { prices, readLine, readSeries, toSignalColumn } from "../../host/series";

/**
 * Price holds a line: TRUE on a bar whose last closes, its own included, are all beyond the line.
 *
 * Above the line for a long, below it for a short; a close on the line is not beyond it. An error cell makes the bars whose window
 * holds it that error. Error cells at the beginning are a warm-up, so a moving average or VWAP can be the line.
 *
 * @customfunction CONFIRM.HOLD
 * @param side "long" or "short" (also buy, sell, 1, -1).
 * @param close Closes of the bars, oldest first: a row or a column of prices. Greater than 0.
 * @param line One price, or one per bar (TA.MA, TA.VWAP). Greater than 0.
 * @param [bars] How many closes in a row, a whole number of at least 1. Default 3.
 * @returns A column of TRUE and FALSE as long as the data; #N/A on the first bars - 1 bars.
 * @throws #VALUE! an argument is empty, no number or no single row or column, or side is an unknown word
 * @throws #NUM! close and line differ in length, a price is not greater than 0, a blank stands in the middle, or bars is out of domain
 * @throws #N/A a bar before there are enough bars
 * @example =CONFIRM.HOLD("long",{101;99;101;102;103},{100;100;100;100.5;101}) // {#N/A;#N/A;FALSE;FALSE;TRUE}
 * @example =CONFIRM.HOLD("short",{99;98;101;99},100,2) // {#N/A;TRUE;FALSE;FALSE}
 * @see CONFIRM.BREAK, TA.MA, TA.VWAP, CONFIRM.MET
 */
export function confirmHold(side: any, close: any[][], line: any[][], bars?: any): any[][] {
  const direction = readSide(side);
  const closes = readSeries(close, "close", prices);
  const level = readLine(line, "line", prices, closes.values.length);
  const count = readOptionalNumber(bars, "bars", wholePositive)?.toNumber() ?? 3;
  return toSignalColumn(holds(direction, closes, level, count));
}
