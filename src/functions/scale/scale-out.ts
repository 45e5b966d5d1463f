import { decimalOf } from "../../calc/decimal";
import { positive } from "../../calc/domain";
import { type OutStep, scaleOutSteps, targetPrices } from "../../calc/scale-out";
import { checkTargetNumbers } from "../../calc/targets";
import { badArgument, readNumber, readOptionalNumber, readOptionalWeights, readPrice, readSide } from "../../host/arguments";
import { type ResultValue, toTable } from "../../host/results";
import { readTerms } from "../../host/terms";
import { readTargets } from "../../host/trade-tables";

/**
 * Leaves a position in steps: how many contracts at which target, what each step realises, and what is left if the rest is stopped then.
 *
 * Without a stop the targets are prices; with one they are multiples of R, the distance from the average to the stop. With a tick they are rounded toward the average. Realised is net of the exit fee and of the entry fee and funding paid of the part sold. The stop of a target is a price, also where targets are multiples, and guards what is left once the target is sold; one that is not tighter moves nothing. What targets with contracts of their own leave over runs on.
 *
 * @customfunction SCALE.OUT
 * @param side "long" or "short" (also buy, sell, 1, -1).
 * @param contracts Contracts held, one number. Where the targets bring no contracts, a multiple of the lot, at least one lot per target.
 * @param average Average entry price. Greater than 0.
 * @param targets Target prices, or multiples of R where stop is given (1 is one R): a row or a column in order; or columns Price, Contracts, Stop, bare in this order or by name (Price or Target; the others optional). Greater than 0; a stop behind its target, blank where it stays.
 * @param [weights] Share of each step, as many as targets: a range of numbers greater than 0 with any sum, or a text: "thirds", "30/40/30", "1/4,1/4,1/2", "equal 4", "pyramid 4". Default equal; empty where the targets bring their contracts.
 * @param [stop] Stop on the losing side of the average; given, the targets are multiples of R and it is in force before the first of them.
 * @param [terms] What is traded and what it costs: a contract size, a contract code, or a table of names and values (lot, tick, fee, commission, slippage, paid, headers).
 * @returns Table Step, Price, Contracts, Realised, Cumulative, Remaining, Stop, Net if stopped: one row per target. Stop is the stop for what remains; Net if stopped is Cumulative with the rest left there, slippage and fees included. Both are empty while no stop is known; Stop also where nothing remains.
 * @throws #VALUE! an argument is empty or no number, side is an unknown word, or weights is a text of no known form
 * @throws #NUM! contracts, average, targets, a weight or stop not greater than 0, weights and targets differ in length, contracts no multiple of the lot, fewer lots than targets, contracts of the targets off the lot or more than are held, weights beside them, the stop on the wrong side, a stop not behind its target, a target at 0 or below, or a tick so coarse that a target would not be in front of the average any more or two targets would be one price
 * @example =INDEX(SCALE.OUT("long",3,70350,{1;2;3},,70000,{"size",0.01;"headers",FALSE}),0,2) // {70700;71050;71400}
 * @example =INDEX(SCALE.OUT("short",10,69650,{69300;68950},{30;70},,{"size",0.01;"fee",0.0005}),3,5) // 52.56475
 * @example =INDEX(SCALE.OUT("long",3,70350,{71050,1,70400;71400,1,71050;71750,1,0},,,{"size",0.01;"fee",0.0005;"headers",FALSE}),0,8) // {5.8855;22.37725;29.37375}
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
  const wanted = readTargets(targets);
  if (wanted.length === 0) throw badArgument("targets is required, was empty");
  checkTargetNumbers(wanted);
  const weightsGiven = readOptionalWeights(weights);
  const initialStop = readOptionalNumber(stop, "stop", positive);
  const levels = wanted.map(({ price }) => decimalOf(price));
  const prices = targetPrices(direction, position.price, levels, initialStop);
  const costs = readTerms(terms);
  const plan = { targets: wanted, prices, weights: weightsGiven, stop: initialStop };
  return toTable(header, scaleOutSteps(direction, position, plan, costs).map(rowOf), costs.headers);
}

const header = ["Step", "Price", "Contracts", "Realised", "Cumulative", "Remaining", "Stop", "Net if stopped"];

function rowOf({ price, contracts, realised, cumulative, remaining, stop, netIfStopped }: OutStep, index: number): ResultValue[] {
  return [index + 1, price, contracts, realised, cumulative, remaining, stop, netIfStopped];
}
