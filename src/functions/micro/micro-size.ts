import { positive, riskFraction } from "../../calc/domain";
import { positionSize } from "../../calc/sizing";
import { readNumber, readPrice } from "../../host/arguments";
import { toCell } from "../../host/results";
import { readTerms } from "../../host/terms";

/**
 * The most contracts, in whole lots, that lose no more than a fraction of the account at the stop.
 *
 * The side follows from the stop: below the entry for a long, above it for a short; with a row side in terms the stop must protect that side. Fees and commission at both ends and stop slippage count as loss. With leverage or marginPerContract in terms the initial margin also stays within the equity. The result is rounded down, never up; 0 means that one lot is already too big, or that what fits is below minNotional.
 *
 * @customfunction MICRO.SIZE
 * @param equity Account equity. Greater than 0. In the settlement currency, unless equityPrice in terms says what one unit of that costs; an inverse contract needs equityPrice.
 * @param risk Fraction of the equity to risk, 0.01 for 1%. Above 0 and below 1.
 * @param entry Entry price in quote currency. Greater than 0.
 * @param stop Stop price: below the entry for a long, above it for a short. Greater than 0.
 * @param [terms] What is traded and what it costs: a contract size, a contract code, or a table of names and values (side, fee, commission, slippage, lot, minNotional, leverage, marginPerContract, equityPrice).
 * @returns Contracts, a multiple of the lot.
 * @throws #VALUE! an argument is empty or no number, or an inverse contract has no equityPrice
 * @throws #NUM! equity, entry or stop not greater than 0, risk not between 0 and 1, entry equals stop, or the stop is on the wrong side of the side in terms
 * @source Curtis Faith, The Original Turtle Trading Rules: unit size from 1% of the account
 * @example =MICRO.SIZE(1000,0.01,70000,69650,0.01) // 2
 * @example =MICRO.SIZE(1000,0.01,70000,69930,{"size",0.01;"leverage",5}) // 7
 * @example =MICRO.SIZE(1000,0.01,70000,70000,0.01) // #NUM!
 * @example =MICRO.SIZE(1000,0.01,70000,70350,{"side","long";"size",0.01}) // #NUM!
 * @example =MICRO.SIZE(5000,0.1,5000,4990,{"size",5;"marginPerContract",1400}) // 3
 * @example =MICRO.SIZE(1000,0.01,70000,69650,{"type","inverse";"equityPrice",70000}) // 1990
 * @see SCALE.SIZE, MICRO.RISK, STOP.BUDGET
 */
export function microSize(equity: any, risk: any, entry: any, stop: any, terms?: any[][]): any {
  const account = readNumber(equity, "equity", positive);
  const fraction = readNumber(risk, "risk", riskFraction);
  return toCell(positionSize(account, fraction, readPrice(entry, "entry"), readPrice(stop, "stop"), readTerms(terms)));
}
