import { zero } from "../../calc/decimal";
import { notNegative } from "../../calc/domain";
import { structuralStop } from "../../calc/stops";
import { readOptionalNumber, readPrice, readSide, readTick } from "../../host/arguments";
import { toCell } from "../../host/results";

/**
 * Stop beyond a support or resistance level: under it for a long, above it for a short.
 *
 * With a tick the stop is at least one whole tick beyond the level and rounded away from it. Without a tick and without a buffer it is the level itself.
 *
 * @customfunction STOP.LEVEL
 * @param side "long" or "short" (also buy, sell, 1, -1).
 * @param level Price of the level. Greater than 0.
 * @param [buffer] Distance beyond the level in price units, default 0. 0 or more.
 * @param [tick] Price increment of the contract; empty = no rounding.
 * @returns Stop price.
 * @throws #VALUE! an argument is empty or no number, or side is an unknown word
 * @throws #NUM! level not greater than 0, buffer or tick negative, or the buffer or the tick carries the stop to 0 or below
 * @example =STOP.LEVEL("long",70350,,0.1) // 70349.9
 * @example =STOP.LEVEL("long",70350,25) // 70325
 * @see TA.PIVOTS, SCALE.LEVELS, STOP.LADDER
 */
export function stopLevel(side: any, level: any, buffer?: any, tick?: any): any {
  const distance = readOptionalNumber(buffer, "buffer", notNegative) ?? zero;
  return toCell(structuralStop(readSide(side), readPrice(level, "level"), distance, readTick(tick)));
}
