import { riskFraction } from "../../calc/domain";
import { distanceStop } from "../../calc/stops";
import { readNumber, readPrice, readSide, readTick } from "../../host/arguments";
import { toCell } from "../../host/results";

/**
 * Stop at a percentage from the entry: below it for a long, above it for a short.
 *
 * With a tick the stop is rounded toward the entry, so that the risk never exceeds the plan. A tick that would carry it onto the entry or across it is refused: it belongs to another contract, or the distance is too small.
 *
 * @customfunction STOP.PCT
 * @param side "long" or "short" (also buy, sell, 1, -1).
 * @param entry Entry price in quote currency. Greater than 0.
 * @param percent Distance as a fraction of the entry, 0.005 for 0.5%. Above 0 and below 1.
 * @param [tick] Price increment of the contract; empty = no rounding.
 * @returns Stop price.
 * @throws #VALUE! an argument is empty or no number, or side is an unknown word
 * @throws #NUM! entry not greater than 0, percent not between 0 and 1, tick negative, or a tick so coarse that the stop no longer lies behind the entry or above 0
 * @example =STOP.PCT("long",70000,0.005,0.1) // 69650
 * @example =STOP.PCT("long",70123.4,0.005,0.5) // 69773
 * @example =STOP.PCT("long",100.3,0.002,0.5) // #NUM!
 * @see STOP.ATR, STOP.LEVEL, STOP.LADDER
 */
export function stopPct(side: any, entry: any, percent: any, tick?: any): any {
  const direction = readSide(side);
  const price = readPrice(entry, "entry");
  return toCell(distanceStop(direction, price, price.times(readNumber(percent, "percent", riskFraction)), readTick(tick)));
}
