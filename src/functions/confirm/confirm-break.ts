import { breaks } from "../../calc/confirm/level-signals";
import { notNegative } from "../../calc/domain";
import { readOptionalNumber, readSide } from "../../host/arguments";
import { prices, readLine, readSeries, toSignalColumn } from "../../host/series";

/**
 * Price has broken a level: TRUE on every bar whose close is beyond the level by more than the buffer.
 *
 * Above the level for a long, below it for a short; a close exactly on level plus buffer is no break. For a break on the wick give the
 * highs (or lows) as close. An error cell makes its own bar that error.
 *
 * @customfunction CONFIRM.BREAK
 * @param side "long" or "short" (also buy, sell, 1, -1).
 * @param close Closes of the bars, oldest first: one price, or a row or a column of them. Greater than 0.
 * @param level One price, or one per bar. Greater than 0.
 * @param [buffer] How far beyond the level a close must be to count, in price units, 0 or more. Default 0.
 * @returns A column of TRUE and FALSE as long as the data.
 * @throws #VALUE! an argument is empty, no number or no single row or column, or side is an unknown word
 * @throws #NUM! close and level differ in length, a price is not greater than 0, a blank stands in the middle, or buffer is negative
 * @example =CONFIRM.BREAK("long",{217.4;217.48;217.6},217.48,0.05) // {FALSE;FALSE;TRUE}
 * @example =CONFIRM.BREAK("short",{212;211.98;211.5},211.98) // {FALSE;FALSE;TRUE}
 * @see CONFIRM.RETEST, CONFIRM.CROSS, TA.PIVOTS, CONFIRM.MET
 */
export function confirmBreak(side: any, close: any[][], level: any[][], buffer?: any): any[][] {
  const direction = readSide(side);
  const closes = readSeries(close, "close", prices);
  const line = readLine(level, "level", prices, closes.values.length);
  const margin = readOptionalNumber(buffer, "buffer", notNegative)?.toNumber() ?? 0;
  return toSignalColumn(breaks(direction, closes, line, margin));
}
