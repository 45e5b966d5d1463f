import { retests } from "../../calc/confirm/retest";
import { notNegative, wholePositive } from "../../calc/domain";
import { readOptionalNumber, readPrice, readSide } from "../../host/arguments";
import { readPriceBars, toSignalColumn } from "../../host/series";

/**
 * Break and retest: TRUE on the bar that comes back to a broken level and closes beyond it again.
 *
 * For a long (mirrored for a short): (1) the break is a close above the level after a close that was not above it; (2) the retest is a
 * later bar, at most maxBars after the break, whose low is at or below level + tolerance and whose close is above the level; (3) a close
 * below level - tolerance cancels the break. Each break gives at most one signal, the bar of a retest is no break, and a later break
 * takes the place of one still waiting. The first bar cannot be a break, as it has no previous close. An error cell makes its own bar
 * that error; no signal rests on such a bar: a waiting break ends there, and the next close counts as a first one.
 *
 * @customfunction CONFIRM.RETEST
 * @param side "long" or "short" (also buy, sell, 1, -1).
 * @param high Highs of the bars, oldest first: a row or a column of prices. Greater than 0.
 * @param low Lows of the bars, as many as highs, none above its high.
 * @param close Closes of the bars, as many as highs.
 * @param level The level that is broken and retested, one price. Greater than 0.
 * @param [tolerance] How near to the level counts as a touch, and how far a close may slip back, in price units, 0 or more. Default 0.
 * @param [maxBars] How many bars after the break the retest may come, a whole number of at least 1. Default 10.
 * @returns A column of TRUE and FALSE as long as the data.
 * @throws #VALUE! an argument is empty, no number or no single row or column, or side is an unknown word
 * @throws #NUM! lengths differ, a price is not greater than 0, a high is below its low, a blank stands in the middle, or tolerance or maxBars is out of domain
 * @example =CONFIRM.RETEST("long",{99.5;101.5;102;100.9},{98.5;99.2;100.8;100.1},{99;101;101.2;100.6},100,0.2) // {FALSE;FALSE;FALSE;TRUE}
 * @example =CONFIRM.RETEST("short",{101;100.5;99.2;99.9},{100;98.5;98;99.1},{100.2;99;98.8;99.4},100,0.2,1) // {FALSE;FALSE;FALSE;FALSE}
 * @see CONFIRM.BREAK, TA.PIVOTS, CONFIRM.MET
 */
export function confirmRetest(
  side: any,
  high: any[][],
  low: any[][],
  close: any[][],
  level: any,
  tolerance?: any,
  maxBars?: any,
): any[][] {
  const direction = readSide(side);
  const bars = readPriceBars(high, low, close);
  const rule = {
    level: readPrice(level, "level").toNumber(),
    tolerance: readOptionalNumber(tolerance, "tolerance", notNegative)?.toNumber() ?? 0,
    maxBars: readOptionalNumber(maxBars, "maxBars", wholePositive)?.toNumber() ?? 10,
  };
  return toSignalColumn(retests(direction, bars, rule));
}
