import { positive } from "../../calc/domain";
import { scaleOutSteps, targetPrices } from "../../calc/scale-out";
import { readNumber, readNumbers, readOptionalNumber, readPrice, readSide, readOptionalWeights } from "../../host/arguments";
import { toTable } from "../../host/results";
import { readTerms } from "../../host/terms";

/**
 * Leaves a position in steps: how many contracts at which target, and what each step realises.
 *
 * Without a stop the targets are prices; with one they are multiples of R, the distance from the average to the stop. With a tick they are rounded toward the average. Realised is net of the exit fee and of the entry fee and funding paid of the part sold.
 *
 * @customfunction SCALE.OUT
 * @param side "long" or "short" (also buy, sell, 1, -1).
 * @param contracts Contracts held, one number. A multiple of the lot, at least one lot per target.
 * @param average Average entry price. Greater than 0.
 * @param targets Target prices, or multiples of R where stop is given (1 is one R): a row or a column in order. Greater than 0.
 * @param [weights] Share of each step, as many as targets: a range of numbers greater than 0 with any sum, or a text: "thirds", "30/40/30", "1/4,1/4,1/2", "equal 4", "pyramid 4". Default equal.
 * @param [stop] Stop on the losing side of the average; given, the targets are multiples of R.
 * @param [terms] What is traded and what it costs: a contract size, a contract code, or a table of names and values (lot, tick, fee, paid, headers).
 * @returns Table Step, Price, Contracts, Realised, Cumulative, Remaining: one row per target.
 * @throws #VALUE! an argument is empty or no number, side is an unknown word, or weights is a text of no known form
 * @throws #NUM! contracts, average, targets, a weight or stop not greater than 0, weights and targets differ in length, contracts no multiple of the lot, fewer lots than targets, the stop on the wrong side, a target at 0 or below, or a tick so coarse that a target would not be in front of the average any more or two targets would be one price
 * @example =INDEX(SCALE.OUT("long",3,70350,{1;2;3},,70000,{"size",0.01;"headers",FALSE}),0,2) // {70700;71050;71400}
 * @example =INDEX(SCALE.OUT("short",10,69650,{69300;68950},{30;70},,{"size",0.01;"fee",0.0005}),3,5) // 52.56475
 * @see SCALE.PLAN, SCALE.AUDIT, SCALE.SPLIT, MICRO.PNL
 */
export function scaleOut(
  side: any,
  contracts: any,
  average: any,
  targets: any[][],
  weights?: any[][],
  stop?: any,
  terms?: any[][],
): any[][] {
  const direction = readSide(side);
  const position = { contracts: readNumber(contracts, "contracts", positive), price: readPrice(average, "average") };
  const wanted = readNumbers(targets, "targets", positive);
  const shares = readOptionalWeights(weights);
  const prices = targetPrices(direction, position.price, wanted, readOptionalNumber(stop, "stop", positive));
  const costs = readTerms(terms);
  const rows = scaleOutSteps(direction, position, prices, shares, costs).map((step, index) => [
    ...[index + 1, step.price, step.contracts, step.realised, step.cumulative, step.remaining],
  ]);
  return toTable(["Step", "Price", "Contracts", "Realised", "Cumulative", "Remaining"], rows, costs.headers);
}
