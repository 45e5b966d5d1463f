import { addableContracts } from "../../calc/add";
import { notNegative } from "../../calc/domain";
import { readFills, readNumber, readPrice, readSide } from "../../host/arguments";
import { toCell } from "../../host/results";
import { readTerms } from "../../host/terms";

/**
 * The most contracts, in whole lots, that can be added now so that the whole position loses no more than the budget at its stop.
 *
 * Fees at both ends, stop slippage and funding paid count, for what is held and for what is added. Profit that the stop already locks in widens the room. 0 means that the budget is used up, or that the order would be below minNotional. Averaging down is refused.
 *
 * @customfunction SCALE.ADD
 * @param side "long" or "short" (also buy, sell, 1, -1).
 * @param contracts Contracts held: one cell, or a range with one lot per fill, in order. Greater than 0.
 * @param prices Fill prices in quote currency, as long as contracts. Greater than 0.
 * @param stop Stop of the whole position after the add, on the losing side of addPrice. Greater than 0.
 * @param addPrice Price of the add, not on the losing side of the last fill. Greater than 0.
 * @param budget The most that the whole position may lose, an amount in the settlement currency. 0 or more.
 * @param [terms] What is traded and what it costs: a contract size, a contract code, or a table of names and values (lot, fee, commission, slippage, paid, minNotional).
 * @returns Contracts, a multiple of the lot.
 * @throws #VALUE! an argument is empty or no number, or side is an unknown word
 * @throws #NUM! contracts, prices, stop or addPrice not greater than 0, budget below 0, lengths differ, the add on the losing side of the last fill, the stop on the wrong side of addPrice, or a rebate so large that the add cannot lose
 * @example =SCALE.ADD("long",1,70000,70000,70350,10,0.01) // 2
 * @example =SCALE.ADD("long",3,70000,69650,70100,10,0.01) // 0
 * @example =SCALE.ADD("long",1,70000,69650,69800,10,0.01) // #NUM!
 * @see SCALE.RISK, SCALE.SIZE, STOP.BUDGET, MICRO.SIZE
 */
export function scaleAdd(
  side: any,
  contracts: any[][],
  prices: any[][],
  stop: any,
  addPrice: any,
  budget: any,
  terms?: any[][],
): any {
  return toCell(
    addableContracts(
      readSide(side),
      readFills(contracts, prices),
      readPrice(stop, "stop"),
      readPrice(addPrice, "addPrice"),
      readNumber(budget, "budget", notNegative),
      readTerms(terms),
    ),
  );
}
