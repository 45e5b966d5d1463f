import { hasMoved } from "../../calc/confirm/single-signals";
import { one } from "../../calc/decimal";
import { positive } from "../../calc/domain";
import { readNumber, readOptionalNumber, readPrice, readSide } from "../../host/arguments";

/**
 * Price has moved in favour of the trade by at least a multiple of the ATR.
 *
 * Freeze the ATR at entry, so that the target does not move with the market. Decided in decimals: exactly the multiple counts.
 *
 * @customfunction CONFIRM.MOVE
 * @param side "long" or "short" (also buy, sell, 1, -1).
 * @param entry Entry price. Greater than 0.
 * @param price Price now. Greater than 0.
 * @param atr Average true range at entry, in price units. Greater than 0.
 * @param [multiple] How many ATR the move must reach. Greater than 0, default 1.
 * @returns TRUE or FALSE.
 * @throws #VALUE! a required argument is empty, an argument is no number, or side is an unknown word
 * @throws #NUM! entry, price, atr or multiple is not greater than 0
 * @example =CONFIRM.MOVE("long",70000,70350,350) // TRUE
 * @example =CONFIRM.MOVE("short",70000,69650.1,350) // FALSE
 * @example =CONFIRM.MOVE("long",0.1,0.3,0.2) // TRUE
 * @see TA.ATR, SCALE.TRIGGERS, CONFIRM.MET
 */
export function confirmMove(side: any, entry: any, price: any, atr: any, multiple?: any): any {
  const direction = readSide(side);
  const [from, to] = [readPrice(entry, "entry"), readPrice(price, "price")];
  const range = readNumber(atr, "atr", positive);
  return hasMoved(direction, from, to, range.times(readOptionalNumber(multiple, "multiple", positive) ?? one));
}
