import { anyNumber, notNegative } from "../../calc/domain";
import { effectiveLeverage } from "../../calc/ratios";
import { readNumber } from "../../host/arguments";
import { toCell } from "../../host/results";

/**
 * Effective leverage of an account: what it controls divided by what it owns.
 *
 * Unlike the leverage that sets the margin, this one says how far the account moves when the price moves. Both arguments are in one currency.
 *
 * @customfunction MICRO.LEVERAGE
 * @param notional Notional or value of all positions, as from MICRO.NOTIONAL. 0 or more.
 * @param equity Account equity in the same currency. Greater than 0.
 * @returns Ratio, 2.1 for 2.1x.
 * @throws #VALUE! an argument is empty or no number
 * @throws #NUM! notional or equity is negative
 * @throws #DIV/0! equity is 0
 * @example =MICRO.LEVERAGE(2110.5,1000) // 2.1105
 * @example =MICRO.LEVERAGE(MICRO.NOTIONAL({1;1;1},{70000;70350;70700},0.01),1000) // 2.1105
 * @example =MICRO.LEVERAGE(2110.5,0) // #DIV/0!
 * @see MICRO.NOTIONAL, MICRO.VALUE, MICRO.MARGIN, SCALE.AUDIT
 */
export function microLeverage(notional: any, equity: any): any {
  return toCell(effectiveLeverage(readNumber(notional, "notional", notNegative), readNumber(equity, "equity", anyNumber)));
}
