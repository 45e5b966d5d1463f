import { leverageDomain } from "../../calc/domain";
import { initialMargin } from "../../calc/position";
import { readFills, readNumber } from "../../host/arguments";
import { toCell } from "../../host/results";
import { readTerms } from "../../host/terms";

/**
 * Initial margin of a position: its value divided by the leverage, summed over the fills.
 *
 * @customfunction MICRO.MARGIN
 * @param contracts Contracts held: one cell, or a range with one lot per fill. Greater than 0.
 * @param price Price in quote currency: one cell, or a range as long as contracts. Greater than 0.
 * @param leverage Leverage as a multiple, 10 for 10x. At least 1.
 * @param [terms] What is traded: a contract size, a contract code, or a table of names and values.
 * @returns Initial margin in the settlement currency.
 * @throws #VALUE! an argument is empty or no number
 * @throws #NUM! contracts, price or leverage out of domain, or contracts and price differ in length
 * @source Bybit help centre, Initial Margin (USDT and inverse contracts): position value / leverage
 * @example =MICRO.MARGIN(3,70000,10,0.01) // 210
 * @example =MICRO.MARGIN({1;1;1},{70000;70350;70700},10,0.01) // 211.05
 * @example =MICRO.MARGIN(60000,50000,10,{"type","inverse"}) // 0.12
 * @see MICRO.NOTIONAL, MICRO.VALUE, MICRO.LEVERAGE, MICRO.LIQ
 */
export function microMargin(contracts: any[][], price: any[][], leverage: any, terms?: any[][]): any {
  const fills = readFills(contracts, price, "price");
  return toCell(initialMargin(fills, readNumber(leverage, "leverage", leverageDomain), readTerms(terms)));
}
