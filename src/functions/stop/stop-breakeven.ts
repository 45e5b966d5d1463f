import { breakEvenPrice } from "../../calc/break-even";
import { readFills, readSide } from "../../host/arguments";
import { toCell } from "../../host/results";
import { readTerms } from "../../host/terms";

/**
 * The price at which closing the whole position nets exactly zero, fees and commission at both ends and funding paid included.
 *
 * With a tick it is rounded toward the market (up for a long), so that it never hides a loss. Slippage is not in it. The price may lie beyond the market: as a stop it cannot be placed before the market has passed it.
 *
 * @customfunction STOP.BREAKEVEN
 * @param side "long" or "short" (also buy, sell, 1, -1).
 * @param contracts Contracts held: one cell, or a range with one lot per fill. Greater than 0.
 * @param prices Fill prices in quote currency, as long as contracts. Greater than 0.
 * @param [terms] What is traded and what it costs: a contract size, a contract code, or a table of names and values (fee, commission, entryFee, exitFee, paid, tick).
 * @returns Break-even price.
 * @throws #VALUE! an argument is empty or no number, or side is an unknown word
 * @throws #NUM! contracts or prices not greater than 0, they differ in length, or a tick so coarse that the price would be 0
 * @throws #N/A no price brings the position to zero
 * @example =STOP.BREAKEVEN("long",{1;1},{70000;70350},{"size",0.01;"fee",0.0005;"tick",0.1}) // 70245.3
 * @example =STOP.BREAKEVEN("long",{1;1},{70000;70350},0.01) // 70175
 * @example =STOP.BREAKEVEN("long",2,4200,{"size",5;"commission",0.77;"tick",0.25}) // 4200.5
 * @see STOP.LADDER, STOP.BUDGET, MICRO.AVG
 */
export function stopBreakeven(side: any, contracts: any[][], prices: any[][], terms?: any[][]): any {
  return toCell(breakEvenPrice(readSide(side), readFills(contracts, prices), readTerms(terms)));
}
