import { one } from "../../calc/decimal";
import { positive } from "../../calc/domain";
import { splitContracts } from "../../calc/split";
import { readNumber, readOptionalNumber, readWeights } from "../../host/arguments";
import { toColumn } from "../../host/results";

/**
 * Shares a total of contracts out over the steps of a plan, in whole lots.
 *
 * The largest remainder gets the lot left over, of equals the later step, so that the test entry is never rounded up. Every step gets at least one lot and the steps sum to the total.
 *
 * @customfunction SCALE.SPLIT
 * @param total Contracts of the whole plan. A multiple of the lot, at least one lot per step.
 * @param weights Share of each step: a range of numbers greater than 0 with any sum, or a text: "thirds", "30/40/30", "1/4,1/4,1/2", "equal 4", "pyramid 4" (4:3:2:1).
 * @param [lot] Contracts are traded in multiples of it. Greater than 0, default 1.
 * @returns Column of contracts, one per step.
 * @throws #VALUE! an argument is empty or no number, or weights is a text of no known form
 * @throws #NUM! total, a weight or lot not greater than 0, total no multiple of the lot, or fewer lots than steps
 * @example =SCALE.SPLIT(10,"30/40/30") // {3;4;3}
 * @example =SCALE.SPLIT(4,"thirds") // {1;1;2}
 * @example =SCALE.SPLIT(0.05,{30;40;30},0.001) // {0.015;0.02;0.015}
 * @example =SCALE.SPLIT(2,"thirds") // #NUM!
 * @see SCALE.PLAN, SCALE.TRIGGERS, SCALE.SIZE
 */
export function scaleSplit(total: any, weights: any[][], lot?: any): any[][] {
  const step = readOptionalNumber(lot, "lot", positive) ?? one;
  return toColumn(splitContracts(readNumber(total, "total", positive), readWeights(weights), step));
}
