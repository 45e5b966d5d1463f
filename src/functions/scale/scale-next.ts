import { type Standing, standingOf } from "../../calc/next/standing";
import { checkPlan, checkTargets } from "../../calc/replay/plan";
import { readPrice, readSide } from "../../host/arguments";
import { type ResultValue, toTable } from "../../host/results";
import { readSignedFills } from "../../host/signed-fills";
import { readTerms } from "../../host/terms";
import { readPlan, readTargets } from "../../host/trade-tables";

/**
 * The live plan: where a trade stands, the stop that should now be in the market, and what comes next.
 *
 * It states facts of the plan and does not advise; whether a step is confirmed is the trader's (CONFIRM). Contracts count, not fills: a step may be filled in parts, or two steps in one fill. Stop is the plan's stop of the last step begun, or the stop of a target that is done, if that is tighter. A sale ends adding. May add is how many contracts the budget (equity x maxRisk) allows at the next step so that the whole trade, what was realised included, loses no more at Next stop.
 *
 * @customfunction SCALE.NEXT
 * @param side Direction of the trade: "long" or "short" (also buy, sell, 1, -1).
 * @param plan The table of SCALE.PLAN or SCALE.STAGES, or three bare columns Add, Trigger, Stop. Step 1 is the entry.
 * @param contracts One signed count per fill so far, in order: positive opens or adds, negative reduces. Empty with prices: nothing filled yet.
 * @param prices Fill prices in quote currency, as long as contracts. Greater than 0.
 * @param price The price now. Greater than 0.
 * @param [targets] Prices, nearest first, at or beyond the last trigger; or columns Price, Contracts, Stop (bare in this order, or by name); or the table of SCALE.OUT. Default none.
 * @param [terms] What is traded and what it costs: a contract size, a contract code, or a table of names and values (lot, fee, commission, slippage, paid, equity, equityPrice, maxRisk, minNotional, leverage, marginPerContract, mmr, tick, headers).
 * @returns Table Item, Value of sixteen rows: Status, Steps filled, Contracts, Avg entry, Stop, Net if stopped, Next, Next price, Next contracts, Next stop, May add, Net if closed, Break-even, Liquidation, Worse than plan, Over plan. Money in the settlement currency; what does not apply is empty.
 * @throws #VALUE! an unknown word or term, a column missing or too many, text among numbers, no plan or no price, contracts without prices
 * @throws #NUM! a plan or targets that cannot be, a stop not behind its target, contracts and prices differ in length, a count of 0, a reduction of more than is held, a fill after the position was closed, or a price not greater than 0
 * @source House definition: the plan of SCALE.PLAN held against the fills, with the money of MICRO.POSITION
 * @example =INDEX(SCALE.NEXT("long",{1,70000,69650;1,70350,70000},1,70000,70360,,{"size",0.01;"fee",0.0005;"equity",1000}),2,2) // Step 2 is due
 * @example =INDEX(SCALE.NEXT("long",{1,70000,69650;1,70350,70000},{1;1},{70000;70350},71060,{71050,1,70400;71400,1,0},{"size",0.01;"headers",FALSE}),0,2) // {"Target 1 is due";2;2;70175;70000;-3.5;"Target 1";71050;1;70400;"";17.7;70175;"";0;0}
 * @see SCALE.PLAN, SCALE.OUT, MICRO.POSITION, SCALE.ADD, SCALE.REPLAY
 */
export function scaleNext(
  side: any,
  plan: any[][],
  contracts: any[][],
  prices: any[][],
  price: any,
  targets?: any[][],
  terms?: any[][],
): any[][] {
  const direction = readSide(side);
  const costs = readTerms(terms);
  const steps = readPlan(plan);
  checkPlan(direction, steps);
  const ends = readTargets(targets);
  checkTargets(direction, steps, ends, false);
  const trade = { side: direction, steps, targets: ends };
  const standing = standingOf(trade, readSignedFills(contracts, prices), readPrice(price, "price"), costs);
  return toTable(["Item", "Value"], rowsOf(standing), costs.headers);
}

function rowsOf(standing: Standing): ResultValue[][] {
  const { position, next } = standing;
  return [
    ["Status", standing.status],
    ["Steps filled", standing.stepsFilled],
    ["Contracts", position.held?.contracts ?? 0],
    ["Avg entry", position.held?.price],
    ["Stop", standing.stop],
    ["Net if stopped", standing.netIfStopped],
    ["Next", next && `${next.kind} ${next.number}`],
    ["Next price", next?.price],
    ["Next contracts", next?.contracts],
    ["Next stop", next?.stop],
    ["May add", standing.mayAdd],
    ["Net if closed", standing.netIfClosed],
    ["Break-even", standing.breakEven],
    ["Liquidation", standing.liquidation],
    ["Worse than plan", standing.worseThanPlan],
    ["Over plan", standing.overPlan],
  ];
}
