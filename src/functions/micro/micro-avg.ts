import { averageEntry } from "../../calc/position";
import { readFills } from "../../host/arguments";
import { toCell } from "../../host/results";
import { readTerms } from "../../host/terms";

/**
 * Average entry price of all fills, weighted by contracts; harmonic for an inverse contract.
 *
 * Adding to a winner moves the average toward the market: it does not improve it.
 *
 * @customfunction MICRO.AVG
 * @param contracts Contracts held: one cell, or a range with one lot per fill. Greater than 0.
 * @param prices Fill prices in quote currency, as long as contracts. Greater than 0.
 * @param [terms] What is traded: a contract size, a contract code, or a table of names and values.
 * @returns Average entry price, never rounded.
 * @throws #VALUE! an argument is empty or no number, or a block of cells
 * @throws #NUM! contracts or prices not greater than 0, or they differ in length
 * @source Bybit help centre, Average Entry Price: 5,375 linear and 5,625 inverse
 * @example =MICRO.AVG({0.5;0.3},{5000;6000}) // 5375
 * @example =MICRO.AVG({1000;2000},{5000;6000},{"type","inverse"}) // 5625
 * @example =MICRO.AVG({1;1;1},{70000;70350;70700}) // 70350
 * @see STOP.BREAKEVEN, MICRO.PNL, SCALE.PLAN
 */
export function microAvg(contracts: any[][], prices: any[][], terms?: any[][]): any {
  return toCell(averageEntry(readFills(contracts, prices), readTerms(terms)));
}
