import { compareWithAllIn } from "../../calc/compare";
import { readFills, readPrice, readSide } from "../../host/arguments";
import { toRow } from "../../host/results";
import { readTerms } from "../../host/terms";

/**
 * What scaling in gained or cost at an exit price, against buying the whole size at the first price.
 *
 * Both results are net of fees at both ends and of funding paid.
 *
 * @customfunction SCALE.COMPARE
 * @param side "long" or "short" (also buy, sell, 1, -1).
 * @param contracts Contracts of each fill: one cell, or a range in order. Greater than 0.
 * @param prices Fill prices in quote currency, as long as contracts. Greater than 0.
 * @param exit Price at which everything is sold. Greater than 0.
 * @param [terms] What is traded and what it costs: a contract size, a contract code, or a table of names and values (fee, commission, paid).
 * @returns Row: All in, Scaled, Difference (Scaled - All in), settlement currency.
 * @throws #VALUE! an argument is empty or no number, or side is an unknown word
 * @throws #NUM! contracts, prices or exit not greater than 0, or contracts and prices differ in length
 * @example =SCALE.COMPARE("long",{1;1;1},{70000;70350;70700},71400,0.01) // {42,31.5,-10.5}
 * @example =SCALE.COMPARE("long",{1;1;1},{70000;70350;70700},69650,0.01) // {-10.5,-21,-10.5}
 * @see MICRO.PNL, SCALE.STAGES, SCALE.RISK
 */
export function scaleCompare(side: any, contracts: any[][], prices: any[][], exit: any, terms?: any[][]): any[][] {
  const fills = readFills(contracts, prices);
  const { allIn, scaled, difference } = compareWithAllIn(readSide(side), fills, readPrice(exit, "exit"), readTerms(terms));
  return toRow([allIn, scaled, difference]);
}
