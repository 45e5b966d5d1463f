import { positive } from "../../calc/domain";
import { trailingStop } from "../../calc/indicators/trailing-stop";
import { readOptionalNumber, readSide, readTick } from "../../host/arguments";
import { prices, readLine, readSeries, toSeriesColumn } from "../../host/series";

/**
 * Trailing stop: follows the price at a distance, bar by bar, and never loosens.
 *
 * value - distance for a long, value + distance for a short, or the stop in force where that would loosen it. Give closes, or highs for a
 * long and lows for a short, as values, and a multiple of TA.ATR as distance for a volatility stop. With a tick each stop is rounded
 * toward the market (long up, short down); one that is then not behind its value cannot be placed and moves nothing. The start is taken as
 * it stands. It only reports the stop: that a bar has hit it is not looked at. An error cell makes its own
 * bar that error; the stop in force stays, as what is not known moves no stop.
 *
 * @customfunction STOP.TRAIL
 * @param side "long" or "short" (also buy, sell, 1, -1).
 * @param values Prices that the stop follows, oldest first: a row or a column. Greater than 0.
 * @param distance How far behind it follows, in price units: one number, or one per bar. Greater than 0.
 * @param [start] The stop already in force before the first bar. Greater than 0.
 * @param [tick] Price increment; without it stops are not rounded.
 * @param [activate] The trail begins on the first bar whose value touches this price or is in front of it, and stays on. Before it a bar shows start. Greater than 0.
 * @returns A column of stop prices as long as the data; #N/A on a bar before any stop is in force.
 * @throws #VALUE! an argument is empty, no number or no single row or column, or side is an unknown word
 * @throws #NUM! values and distance differ in length, a number is not greater than 0, a blank stands in the middle, or distance carries the stop to 0 or below
 * @example =STOP.TRAIL("long",{100;101;103;102;104;103;101},2) // {98;99;101;101;102;102;102}
 * @example =STOP.TRAIL("short",{100;99;97;98;96},2) // {102;101;99;99;98}
 * @example =STOP.TRAIL("long",{100;101;103},2,98.5) // {98.5;99;101}
 * @example =STOP.TRAIL("long",{100.03;101.21},1.5,,0.25) // {98.75;99.75}
 * @example =STOP.TRAIL("long",{100.3;101;102.1},0.2,,0.5) // {#N/A;#N/A;102}
 * @example =STOP.TRAIL("long",{100;102;104;103;106},2,95,,104) // {95;95;102;102;104}
 * @see STOP.CHANDELIER, STOP.ATR, STOP.LADDER, TA.ATR
 */
export function stopTrail(side: any, values: any[][], distance: any[][], start?: any, tick?: any, activate?: any): any[][] {
  const direction = readSide(side);
  const series = readSeries(values, "values", prices);
  const rule = {
    distance: readLine(distance, "distance", prices, series.values.length),
    start: readOptionalNumber(start, "start", positive),
    tick: readTick(tick),
    activate: readOptionalNumber(activate, "activate", positive),
  };
  return toSeriesColumn(trailingStop(direction, series, rule));
}
