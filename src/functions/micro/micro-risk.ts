import { lossAtStop } from "../../calc/sizing";
import { readFills, readPrice } from "../../host/arguments";
import { toCell } from "../../host/results";
import { readTerms } from "../../host/terms";

/**
 * What a position loses when its stop is hit, fees, commission at both ends and stop slippage included.
 *
 * A stop below the entry protects a long, a stop above it a short; with a row side in terms it must protect that side. Leverage does not change the loss.
 *
 * @customfunction MICRO.RISK
 * @param contracts Contracts held: one cell, or a range with one lot per fill. Greater than 0.
 * @param entry Entry price in quote currency: one cell, or a range as long as contracts. Greater than 0.
 * @param stop Stop price, on the same side of every entry. Greater than 0.
 * @param [terms] What is traded and what it costs: a contract size, a contract code, or a table of names and values (side, fee, commission, slippage).
 * @returns Loss in the settlement currency, as a positive number.
 * @throws #VALUE! an argument is empty or no number
 * @throws #NUM! a number not greater than 0, stop equal to or between the entries or on the wrong side of the side in terms, or lengths differ
 * @example =MICRO.RISK(1,70000,69650,0.01) // 3.5
 * @example =MICRO.RISK(1,70000,69650,{"size",0.01;"fee",0.0005}) // 4.19825
 * @example =MICRO.RISK(3,70000,70350,{"size",0.01;"fee",0.0005}) // 12.60525
 * @example =MICRO.RISK(1,70000,70350,{"side","long";"size",0.01}) // #NUM!
 * @see SCALE.RISK, MICRO.SIZE, STOP.BUDGET
 */
export function microRisk(contracts: any[][], entry: any[][], stop: any, terms?: any[][]): any {
  const traded = readTerms(terms);
  return toCell(lossAtStop(readFills(contracts, entry, "entry"), readPrice(stop, "stop"), traded, traded.side));
}
