import { wholePositive } from "../../calc/domain";
import { DomainError } from "../../calc/domain-error";
import { restartAt, restartsOf, volumeWeightedPrice } from "../../calc/indicators/volume-weighted-price";
import { badArgument, isBlank, isSingle, quoted, readCell, readNumber } from "../../host/arguments";
import { readKeys, readPriceBars, readCompanion, toSeriesColumn, volumes } from "../../host/series";

/**
 * Volume-weighted average price since an anchor: the sum of (high + low + close) / 3 x volume over the sum of volume.
 *
 * Crypto sessions commonly begin at 00:00 UTC: use the date of each bar as session key (a date with a time of day would restart on
 * every bar). A bar without volume carries the last average. The sums need every bar since the anchor: an error cell makes its own bar
 * and the rest of its session that error. Error cells at the beginning are a warm-up, the calculation starts after them.
 *
 * @customfunction TA.VWAP
 * @param high Highs of the bars, oldest first: a row or a column of prices. Greater than 0.
 * @param low Lows of the bars, as many as highs, none above its high.
 * @param close Closes of the bars, as many as highs.
 * @param volume Volumes of the bars, as many as highs, 0 or more.
 * @param [anchor] Where the sums begin: a row number counted from 1 (default 1), or a range of session keys, one per bar (dates, numbers
 * or texts in any letter case), that restarts them whenever the key changes.
 * @returns A column as long as the data, in price units; #N/A before the anchor and while no volume has been traded since it.
 * @throws #VALUE! an argument is empty, no number or no single row or column, or anchor is one text
 * @throws #NUM! lengths differ, a price is not greater than 0, a high is below its low, a volume is negative, a blank stands in the middle, or the row number is not whole or below 1
 * @throws #N/A a bar before the anchor, or without any volume since it
 * @source Berkowitz, Logue and Noser, The Total Cost of Transactions on the NYSE (1988), with the typical price of each bar
 * @example =TA.VWAP({10;12;13;14},{8;10;11;12},{9;11;12;13},{5;5;10;10},3) // {#N/A;#N/A;12;12.5}
 * @example =TA.VWAP({10;12;13;14},{8;10;11;12},{9;11;12;13},{5;15;10;30},{"mon";"mon";"tue";"tue"}) // {9;10.5;12;12.75}
 * @see CONFIRM.HOLD, TA.MA
 */
export function taVwap(high: any[][], low: any[][], close: any[][], volume: any[][], anchor?: any[][]): any[][] {
  const prices = readPriceBars(high, low, close);
  const { length } = prices.high.values;
  const bars = { ...prices, volume: readCompanion(volume, "volume", volumes, length) };
  return toSeriesColumn(volumeWeightedPrice(bars, readRestarts(anchor, length)));
}

function readRestarts(anchor: unknown, length: number): Uint8Array {
  if (isSingle(anchor)) {
    const cell = readCell(anchor, "anchor");
    if (isBlank(cell)) return restartAt(0, length);
    if (typeof cell !== "number") throw badArgument(`anchor must be a row number or session keys, was ${quoted(cell)}`);
    return restartAt(readNumber(cell, "anchor", wholePositive).toNumber() - 1, length);
  }
  const keys = readKeys(anchor, "anchor", length);
  if (keys.length === length) return restartsOf(keys);
  throw new DomainError("range", `anchor must be a row number or one session key per bar (${length}), was ${keys.length} keys`);
}
