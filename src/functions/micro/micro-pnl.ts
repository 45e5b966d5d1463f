import { netProfit } from "../../calc/position";
import { readFills, readPrice, readSide } from "../../host/arguments";
import { toCell } from "../../host/results";
import { readTerms } from "../../host/terms";

/**
 * Net profit or loss of closing a position: fees and commission at both ends and funding paid are taken off.
 *
 * @customfunction MICRO.PNL
 * @param side "long" or "short" (also buy, sell, 1, -1).
 * @param contracts Contracts held: one cell, or a range with one lot per fill. Greater than 0.
 * @param entry Entry price in quote currency: one cell, or a range as long as contracts. Greater than 0.
 * @param exit Exit price in quote currency: one cell. Greater than 0.
 * @param [terms] What is traded and what it costs: a contract size, a contract code, or a table of names and values (fee, commission, entryFee, exitFee, paid).
 * @returns Net profit (positive) or loss (negative) in the settlement currency.
 * @throws #VALUE! an argument is empty or no number, or side is an unknown word
 * @throws #NUM! contracts, entry or exit not greater than 0, or contracts and entry differ in length
 * @source Bybit help centre, P&L calculations (USDT and inverse contracts)
 * @example =MICRO.PNL("long",1,70000,69650,{"size",0.01;"fee",0.0005}) // -4.19825
 * @example =MICRO.PNL("short",0.4,6000,5000) // 400
 * @example =MICRO.PNL("short",1000,5000,4500,{"type","inverse"}) // 0.022222222222222223
 * @example =MICRO.PNL("long",3,4200,4220,{"size",5;"commission",0.77}) // 295.38
 * @see MICRO.ROE, MICRO.FEE, STOP.BREAKEVEN, SCALE.COMPARE
 */
export function microPnl(side: any, contracts: any[][], entry: any[][], exit: any, terms?: any[][]): any {
  const fills = readFills(contracts, entry, "entry");
  return toCell(netProfit(readSide(side), fills, readPrice(exit, "exit"), readTerms(terms)));
}
