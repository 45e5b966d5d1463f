import { notional } from "../../calc/position";
import { readFills } from "../../host/arguments";
import { toCell } from "../../host/results";
import { readTerms } from "../../host/terms";

/**
 * Notional of a position in the quote currency: contracts x size x price, summed over the fills.
 *
 * An inverse contract has a fixed notional: contracts x size, whatever the price.
 *
 * @customfunction MICRO.NOTIONAL
 * @param contracts Contracts held: one cell, or a range with one lot per fill. Greater than 0.
 * @param price Price in quote currency: one cell, or a range as long as contracts. Greater than 0.
 * @param [terms] What is traded: a contract size, a contract code, or a table of names and values.
 * @returns Notional in the quote currency.
 * @throws #VALUE! an argument is empty or no number
 * @throws #NUM! contracts or price not greater than 0, or they differ in length
 * @example =MICRO.NOTIONAL(1,70000,0.01) // 700
 * @example =MICRO.NOTIONAL({1;1;1},{70000;70350;70700},0.01) // 2110.5
 * @example =MICRO.NOTIONAL(60000,50000,{"type","inverse"}) // 60000
 * @see MICRO.VALUE, MICRO.MARGIN, MICRO.LEVERAGE
 */
export function microNotional(contracts: any[][], price: any[][], terms?: any[][]): any {
  return toCell(notional(readFills(contracts, price, "price"), readTerms(terms)));
}
