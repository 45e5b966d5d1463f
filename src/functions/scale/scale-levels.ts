import { notNegative, positive, stepCount } from "../../calc/domain";
import { zero } from "../../calc/decimal";
import { nextLevels } from "../../calc/levels";
import { readNumbers, readOptionalNumber, readPrice, readSide, readTick } from "../../host/arguments";
import { toColumn } from "../../host/results";

/**
 * The next price levels in favour of a trade, nearest first: where a break of support or resistance confirms an add.
 *
 * Levels come in any order (pivots, earlier highs and lows); those that are one price after buffer and tick count once. Each result lies beyond its level by the buffer, and with a tick it is rounded away from the entry.
 *
 * @customfunction SCALE.LEVELS
 * @param side "long" or "short" (also buy, sell, 1, -1).
 * @param entry Price that the levels must lie beyond, quote currency. Greater than 0.
 * @param levels Price levels in any order, a row or a column. Greater than 0.
 * @param [count] How many levels, a whole number from 1. Default 2.
 * @param [buffer] Distance beyond each level in price units, 0 or more. Default 0.
 * @param [tick] Price increment; none = prices are not rounded.
 * @returns Column of prices, nearest first.
 * @throws #VALUE! an argument is empty or no number, or side is an unknown word
 * @throws #NUM! entry or a level not greater than 0, count no whole number of at least 1, buffer below 0, or a buffer or tick that carries a price to 0 or below
 * @throws #N/A fewer different prices in favour than count
 * @example =SCALE.LEVELS("long",214.2,{209;211.98;214.5;217.48;220},3,0.05,0.01) // {214.55;217.53;220.05}
 * @example =SCALE.LEVELS("short",214.2,{209;211.98;214.5;217.48;220}) // {211.98;209}
 * @example =SCALE.LEVELS("short",214.2,{209;211.98;214.5;217.48;220},3) // #N/A
 * @see TA.PIVOTS, SCALE.TRIGGERS, SCALE.PLAN, CONFIRM.BREAK
 */
export function scaleLevels(side: any, entry: any, levels: any[][], count?: any, buffer?: any, tick?: any): any[][] {
  const wanted = readOptionalNumber(count, "count", stepCount)?.toNumber() ?? 2;
  const beyond = readOptionalNumber(buffer, "buffer", notNegative) ?? zero;
  const known = readNumbers(levels, "levels", positive);
  return toColumn(nextLevels(readSide(side), readPrice(entry, "entry"), known, wanted, beyond, readTick(tick)));
}
