import { entryValue } from "../../calc/position";
import { readFills } from "../../host/arguments";
import { toCell } from "../../host/results";
import { readTerms } from "../../host/terms";

/**
 * Value of a position in the settlement currency: in quote currency for a linear contract, in coin for an inverse one.
 *
 * @customfunction MICRO.VALUE
 * @param contracts Contracts held: one cell, or a range with one lot per fill. Greater than 0.
 * @param price Price in quote currency: one cell, or a range as long as contracts. Greater than 0.
 * @param [terms] What is traded: a contract size, a contract code, or a table of names and values.
 * @returns Value in the settlement currency: contracts x size x price, or contracts x size / price for an inverse contract.
 * @throws #VALUE! an argument is empty or no number
 * @throws #NUM! contracts or price not greater than 0, or they differ in length
 * @source Bybit help centre, Isolated Mode (UTA): position value of an inverse contract
 * @example =MICRO.VALUE(3,70000,0.01) // 2100
 * @example =MICRO.VALUE(60000,50000,{"type","inverse"}) // 1.2
 * @see MICRO.NOTIONAL, MICRO.FEE, MICRO.MARGIN
 */
export function microValue(contracts: any[][], price: any[][], terms?: any[][]): any {
  return toCell(entryValue(readFills(contracts, price, "price"), readTerms(terms)));
}
