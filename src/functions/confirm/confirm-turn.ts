import { turns } from "../../calc/confirm/direction-signals";
import { readWord } from "../../host/arguments";
import { anyValues, readSeries, toSignalColumn } from "../../host/series";

/**
 * A line turns: TRUE on the bar that moves in the direction when the bar before did not.
 *
 * Up: the value is above the previous one, which was at or below its own previous one. Down is the mirror. An error cell makes its own
 * bar and the next two that error. Error cells at the beginning are a warm-up, so a moving average can be watched:
 * =CONFIRM.TURN(TA.MA(closes,50)).
 *
 * @customfunction CONFIRM.TURN
 * @param values Any numbers, oldest first: a row or a column.
 * @param [direction] "up" (default) or "down".
 * @returns A column of TRUE and FALSE as long as the data; #N/A on the first two bars.
 * @throws #VALUE! values is empty, no number or no single row or column, or direction is an unknown word
 * @throws #NUM! a blank stands in the middle of values
 * @throws #N/A the first two bars
 * @example =CONFIRM.TURN({10;9;8;8;9}) // {#N/A;#N/A;FALSE;FALSE;TRUE}
 * @example =CONFIRM.TURN({8;9;10;10;9},"down") // {#N/A;#N/A;FALSE;FALSE;TRUE}
 * @see TA.MA, CONFIRM.CROSS, CONFIRM.MET
 */
export function confirmTurn(values: any[][], direction?: any): any[][] {
  const series = readSeries(values, "values", anyValues);
  return toSignalColumn(turns(series, readWord(direction, "direction", ["up", "down"])));
}
