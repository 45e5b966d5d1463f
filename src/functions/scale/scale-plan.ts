import { positive } from "../../calc/domain";
import type { Fill } from "../../calc/fill";
import { plannedFills, planStageAfter } from "../../calc/plan";
import { distancePerStep, readyTriggers, triggerPrices } from "../../calc/triggers";
import { readNumber, readNumbers, readPrice, readSide, readWeights } from "../../host/arguments";
import { planHeader, planRow } from "../../host/plan-table";
import { toTableOf } from "../../host/results";
import { readTerms } from "../../host/terms";

/**
 * A whole scaling plan: what is added where, the stop then in force, and what the position loses or locks in if it is hit.
 *
 * A stop lies behind the newest fill, where alone it can be placed: a rung of the stop rule that does not moves nothing, so the old stop may stand twice. Composes SCALE.SPLIT, SCALE.TRIGGERS, STOP.LADDER, SCALE.STAGES, MICRO.MARGIN, MICRO.LIQ and STOP.BREAKEVEN, so that fees, slippage and funding paid count in every stage. Columns whose terms are missing are empty.
 *
 * @customfunction SCALE.PLAN
 * @param side "long" or "short" (also buy, sell, 1, -1).
 * @param entry Price of the first step, quote currency. Greater than 0.
 * @param total Contracts of the whole plan. A multiple of the lot, at least one lot per step.
 * @param weights Share of each step: a range of numbers greater than 0 with any sum, or a text: "thirds", "30/40/30", "1/4,1/4,1/2", "equal 4", "pyramid 4" (4:3:2:1).
 * @param distance Distance from step to step: a fraction (0.005 is 0.5%), or price units in mode points. Or a range of ready trigger prices, one per step, the first equal to the entry, each in favour of the one before. Greater than 0.
 * @param stop Initial stop, on the losing side of the entry.
 * @param [terms] What is traded and what it costs: a contract size, a contract code, or a table of names and values (leverage, marginPerContract, mmr, equity, equityPrice, minNotional, fee, commission, slippage, paid, tick, lot, mode, rule, atr, multiple, headers).
 * @returns Table {@link planHeadings}: one row per step. Net % equity is a fraction of equity / equityPrice, empty on an inverse contract without equityPrice.
 * @throws #VALUE! an argument is empty or no number, side, mode or rule is an unknown word, weights is a text of no known form, or rule "atr" without atr in terms
 * @throws #NUM! a step below minNotional, entry, total, a weight, distance or stop not greater than 0, the stop on the wrong side, total no multiple of the lot, fewer lots than steps, a price at 0 or below, ready prices of another length, another first price or against the trade, a step filled at the stop in force or beyond it, or a tick so coarse that a price of the plan would no longer be what it is for
 * @throws #N/A no price brings the position to break-even
 * @example =INDEX(SCALE.PLAN("long",70000,3,"thirds",0.005,69650,{"size",0.01;"fee",0.0005;"tick",0.1;"headers",FALSE}),0,8) // {-4.19825;-4.90175;-2.1134985}
 * @example =INDEX(SCALE.PLAN("long",70000,4,"1/4,1/4,1/2",{70000;70350;70700},69650,{"size",0.01;"tick",0.1}),4,8) // -3.504
 * @example =SCALE.PLAN("long",70000,3,"thirds",0.005,70350,0.01) // #NUM!
 * @see SCALE.STAGES, SCALE.SIZE, SCALE.AUDIT, STOP.LADDER, SCALE.REPLAY
 */
export function scalePlan(
  side: any,
  entry: any,
  total: any,
  weights: any[][],
  distance: any[][],
  stop: any,
  terms?: any[][],
): any[][] {
  const direction = readSide(side);
  const first = readPrice(entry, "entry");
  const contracts = readNumber(total, "total", positive);
  const shares = readWeights(weights);
  const steps = shares.parts.length;
  const distances = readNumbers(distance, "distance", positive);
  const initialStop = readPrice(stop, "stop");
  const costs = readTerms(terms);
  const triggers =
    distances.length === 1
      ? triggerPrices(direction, first, distancePerStep(distances, steps), costs.mode, costs.tick)
      : readyTriggers(direction, first, distances, steps);
  const { fills, stops } = plannedFills(direction, contracts, shares, triggers, initialStop, costs);
  const stageOf = planStageAfter(direction, stops, costs);
  const rowOf = (fill: Fill, index: number) => planRow({ step: index + 1, stage: stageOf(fill, index), terms: costs });
  return toTableOf(planHeader, fills, rowOf, costs.headers);
}
