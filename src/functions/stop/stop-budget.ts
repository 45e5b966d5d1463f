import { budgetStop } from "../../calc/break-even";
import { anyNumber } from "../../calc/domain";
import { readFills, readNumber, readSide } from "../../host/arguments";
import { toCell } from "../../host/results";
import { readTerms } from "../../host/terms";

/**
 * The stop that leaves exactly an amount at risk over the whole position, costs and slippage included.
 *
 * A negative amount is a profit to lock. With a tick the stop is rounded toward the market, so that the risk is never exceeded. The stop may lie beyond the market: it cannot be placed before the market has passed it.
 *
 * @customfunction STOP.BUDGET
 * @param side "long" or "short" (also buy, sell, 1, -1).
 * @param contracts Contracts held: one cell, or a range with one lot per fill. Greater than 0.
 * @param prices Fill prices in quote currency, as long as contracts. Greater than 0.
 * @param risk Amount to leave at risk in the settlement currency, 10 for 10 USDT; negative locks a profit.
 * @param [terms] What is traded and what it costs: a contract size, a contract code, or a table of names and values (fee, commission, slippage, paid, tick).
 * @returns Stop price.
 * @throws #VALUE! an argument is empty or no number, or side is an unknown word
 * @throws #NUM! contracts or prices not greater than 0, they differ in length, or a tick so coarse that the price would be 0
 * @throws #N/A no positive price leaves that amount at risk
 * @example =STOP.BUDGET("long",{1;1;1},{70000;70350;70700},10,{"size",0.01;"tick",0.1}) // 70016.7
 * @example =STOP.BUDGET("long",1,70000,10,0.01) // 69000
 * @see SCALE.RISK, STOP.BREAKEVEN, MICRO.SIZE
 */
export function stopBudget(side: any, contracts: any[][], prices: any[][], risk: any, terms?: any[][]): any {
  const fills = readFills(contracts, prices);
  return toCell(budgetStop(readSide(side), fills, readNumber(risk, "risk", anyNumber), readTerms(terms)));
}
