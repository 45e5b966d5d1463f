import { crosses } from "../../calc/confirm/direction-signals";
import { readWord } from "../../host/arguments";
import { anyValues, readLine, readSeries, toSignalColumn } from "../../host/series";

/**
 * A value crosses a level: TRUE on the bar that is beyond the level when the bar before was not.
 *
 * Up: the previous value is at or below its level and the current one above. Down is the mirror. A touch is no cross. An error cell
 * makes its own bar and the next one that error. Error cells at the beginning are a warm-up, so indicators can be crossed:
 * =CONFIRM.CROSS(TA.RSI(closes),40).
 *
 * @customfunction CONFIRM.CROSS
 * @param values Any numbers, oldest first: a row or a column.
 * @param level One number, or one per bar (a second line).
 * @param [direction] "up" (default) or "down".
 * @returns A column of TRUE and FALSE as long as the data; #N/A on the first bar.
 * @throws #VALUE! an argument is empty, no number or no single row or column, or direction is an unknown word
 * @throws #NUM! values and level differ in length, or a blank stands in the middle
 * @throws #N/A the first bar, which has no bar before it
 * @example =CONFIRM.CROSS({38;39;41;42},40) // {#N/A;FALSE;TRUE;FALSE}
 * @example =CONFIRM.CROSS({10;11;12;11},{11;11;11.5;11.5},"down") // {#N/A;FALSE;FALSE;TRUE}
 * @see TA.RSI, TA.MA, CONFIRM.TURN, CONFIRM.MET
 */
export function confirmCross(values: any[][], level: any[][], direction?: any): any[][] {
  const series = readSeries(values, "values", anyValues);
  const line = readLine(level, "level", anyValues, series.values.length);
  return toSignalColumn(crosses(series, line, readWord(direction, "direction", ["up", "down"])));
}
