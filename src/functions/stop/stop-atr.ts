import { Decimal } from "../../calc/decimal";
import { positive } from "../../calc/domain";
import { distanceStop } from "../../calc/stops";
import { readNumber, readOptionalNumber, readPrice, readSide, readTick } from "../../host/arguments";
import { toCell } from "../../host/results";

/**
 * Stop at a multiple of the Average True Range from the entry.
 *
 * With a tick the stop is rounded toward the entry, so that the risk never exceeds the plan. A tick that would carry it onto the entry or across it is refused.
 *
 * @customfunction STOP.ATR
 * @param side "long" or "short" (also buy, sell, 1, -1).
 * @param entry Entry price in quote currency. Greater than 0.
 * @param atr Average True Range in price units, for example the last cell of TA.ATR. Greater than 0.
 * @param [multiple] How many ATR away, default 1.5. Greater than 0.
 * @param [tick] Price increment of the contract; empty = no rounding.
 * @returns Stop price.
 * @throws #VALUE! an argument is empty or no number, or side is an unknown word
 * @throws #NUM! entry, atr or multiple not greater than 0, tick negative, the stop would be at 0 or below, or a tick so coarse that it no longer lies behind the entry
 * @example =STOP.ATR("long",70000,420) // 69370
 * @example =STOP.ATR("short",70000,420.37,1.5,0.1) // 70630.5
 * @see TA.ATR, STOP.PCT, STOP.CHANDELIER
 */
export function stopAtr(side: any, entry: any, atr: any, multiple?: any, tick?: any): any {
  const direction = readSide(side);
  const price = readPrice(entry, "entry");
  const range = readNumber(atr, "atr", positive);
  const times = readOptionalNumber(multiple, "multiple", positive) ?? new Decimal("1.5");
  return toCell(distanceStop(direction, price, range.times(times), readTick(tick)));
}
