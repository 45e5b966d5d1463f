import { endingsOf } from "../../calc/odds/endings";
import { allAtOnce, expectationOf, summaryOf } from "../../calc/odds/expectation";
import { checkMotion } from "../../calc/odds/first-passage";
import { endingRows, planRow } from "../../calc/odds/report";
import { anyNumber } from "../../calc/domain";
import { exitRule } from "../../calc/replay/exit-level";
import { checkPlan, checkTargets } from "../../calc/replay/plan";
import { plannedRisk, tradeTermsOf } from "../../calc/replay/trade-terms";
import { badArgument, readOptionalNumber, readSide, readWord } from "../../host/arguments";
import { toTable } from "../../host/results";
import { readTerms } from "../../host/terms";
import { readPlan, readTargets } from "../../host/trade-tables";

/**
 * Every ending of a scaling plan with its probability and its money, or the plan against all in.
 *
 * A ladder changes the shape of the result, not its mean: without drift the expected gross of a linear contract is 0 whatever the
 * plan, and an edge must come from drift. It assumes a fill at the first trigger and a continuous path without gaps or time limit. The
 * Stop of a target is in force for what is left once that target is sold, unless it would loosen the stop: it too changes the shape alone.
 *
 * @customfunction SCALE.ODDS
 * @param side Direction of the trade: "long" or "short" (also buy, sell, 1, -1).
 * @param plan The table of SCALE.PLAN or SCALE.STAGES, or three bare columns Add, Trigger, Stop. Step 1 is the entry.
 * @param targets Prices, nearest first, beyond the last trigger; or columns Price, Contracts, Stop (bare in this order, or by name); or the table of SCALE.OUT. They must close the position.
 * @param [drift] Drift of the price as a fraction per period, 0.1 for 10%. Default 0.
 * @param [volatility] Volatility as a fraction per the same period, greater than 0. Required with a drift.
 * @param [show] What to return: "endings" (default) or "summary".
 * @param [terms] What is traded: a contract size, a contract code, or a table of names and values.
 * @returns A table of endings with their probabilities, or a table Scaled against All in; money in the settlement currency.
 * @throws #VALUE! an unknown word or term, a column missing or too many, text among numbers, no targets
 * @throws #NUM! a plan or targets that cannot be, a stop not behind its target, targets that leave contracts open, volatility <= 0 or missing with a drift, a step liquidated at once
 * @source First passage of Brownian motion: S. Karlin and H. M. Taylor, A First Course in Stochastic Processes, 2nd ed., section 7.5
 * @example =SCALE.ODDS("long",{1,70000,69650;1,70350,70000},70700) // {"Ending","Steps","Targets","Price","Probability","Gross","Costs","Net","R multiple";"Stop",1,0,69650,0.5,-350,0,-350,-1;"Stop",2,0,70000,0.25,-350,0,-350,-1;"Target",2,1,70700,0.25,1050,0,1050,3;"Expected","","","",1,0,0,0,0}
 * @example =SCALE.ODDS("long",{1,70000,69650;1,70350,70000},70700,,,"summary") // {"Plan","Win probability","Break-even probability","Average win","Average loss","Expected gross","Expected costs","Expected net","Expectancy R","Worst net";"Scaled",0.25,0.25,1050,-350,0,0,0,0,-350;"All in",0.333333333333333,0.333333333333333,1400,-700,0,0,0,0,-700}
 * @example =SCALE.ODDS("long",{2,100,95},{105,1,100;110,1,105}) // {"Ending","Steps","Targets","Price","Probability","Gross","Costs","Net","R multiple";"Stop",1,0,95,0.5,-10,0,-10,-1;"Stop",1,1,100,0.25,5,0,5,0.5;"Target",1,2,110,0.25,15,0,15,1.5;"Expected","","","",1,0,0,0,0}
 * @see SCALE.PLAN, SCALE.OUT, SCALE.REPLAY, SCALE.COMPARE
 */
export function scaleOdds(
  side: any,
  plan: any[][],
  targets: any[][],
  drift?: any,
  volatility?: any,
  show?: any,
  terms?: any[][],
): any[][] {
  const direction = readSide(side);
  const contractTerms = readTerms(terms);
  const what = readWord(show, "show", ["endings", "summary"]);
  const steps = readPlan(plan);
  checkPlan(direction, steps);
  const ends = readTargets(targets);
  if (ends.length === 0) throw badArgument("targets is required: where the plan ends in profit");
  checkTargets(direction, steps, ends, true);
  const motion = {
    drift: readOptionalNumber(drift, "drift", anyNumber)?.toNumber() ?? 0,
    volatility: readOptionalNumber(volatility, "volatility", anyNumber)?.toNumber(),
  };
  checkMotion(motion);
  const scaled = {
    steps,
    targets: ends,
    terms: tradeTermsOf(direction, contractTerms),
    exitRule: exitRule(direction, contractTerms),
  };
  const endings = endingsOf(scaled, motion);
  const risk = plannedRisk(steps[0]!, contractTerms);
  if (what === "endings") return toTable(endingHeader, endingRows(endings, expectationOf(endings), risk), contractTerms.headers);
  const allIn = allAtOnce(scaled);
  const allInRisk = plannedRisk(allIn.steps[0]!, contractTerms);
  const rows = [planRow("Scaled", summaryOf(endings), risk), planRow("All in", summaryOf(endingsOf(allIn, motion)), allInRisk)];
  return toTable(summaryHeader, rows, contractTerms.headers);
}

const endingHeader = ["Ending", "Steps", "Targets", "Price", "Probability", "Gross", "Costs", "Net", "R multiple"];
const summaryHeader = [
  ...["Plan", "Win probability", "Break-even probability", "Average win", "Average loss"],
  ...["Expected gross", "Expected costs", "Expected net", "Expectancy R", "Worst net"],
];
