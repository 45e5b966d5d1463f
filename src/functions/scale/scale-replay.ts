import { exitRule } from "../../calc/replay/exit-level";
import { checkPlan, checkTargets } from "../../calc/replay/plan";
import { replay } from "../../calc/replay/replay";
import { eventRows, summaryRow } from "../../calc/replay/report";
import { plannedRisk, replayTermsOf } from "../../calc/replay/trade-terms";
import { readSide, readWord } from "../../host/arguments";
import { readBars, readSignals } from "../../host/bar-tables";
import { toTable } from "../../host/results";
import { toCurveColumn } from "../../host/series";
import { readTerms } from "../../host/terms";
import { readPlan, readTargets } from "../../host/trade-tables";

/**
 * Replays one trade of a scaling plan on price bars: what would have filled, when, and what was left.
 *
 * Where a bar allows more than one outcome, "worst" (default) takes the lowest equity at its close and "best" the highest; if the two
 * disagree, the bars are too coarse for the plan. It knows no slippage in gaps beyond the open, no liquidity and no trader.
 *
 * Targets without Contracts share out what is held when they are reached, down to the lot but at least one lot each: with fewer lots than
 * targets the nearest get one each. The Stop of a target is a price and is in force for what is left once that target is sold; one that is
 * not tighter than the stop in force moves nothing.
 *
 * @customfunction SCALE.REPLAY
 * @param side Direction of the trade: "long" or "short" (also buy, sell, 1, -1).
 * @param plan The table of SCALE.PLAN or SCALE.STAGES, or three bare columns Add, Trigger, Stop. Step 1 is the entry.
 * @param bars Price bars, oldest first: with a header High, Low, Close and optionally Open and Funding (the names of common exports do as well: Last, Latest, Price, Schluss, openPrice; Excel's own STOCKHISTORY goes straight in); else Open, High, Low, Close or High, Low, Close.
 * @param [targets] Prices, nearest first, at or beyond the last trigger; or columns Price, Contracts, Stop (bare in this order, or by name); or the table of SCALE.OUT. Default none.
 * @param [confirm] Signals as long as bars: one column gates every add, one column a step gates each step. A step fills only in the bar after a TRUE.
 * @param [show] What to return: "events" (default), "summary" or "curve".
 * @param [terms] What is traded: a contract size, a contract code, or a table of names and values. Intrabar is worst (default) or best.
 * @returns A table of events, a table with the summary row, or a column with the equity after each bar; money in the settlement currency.
 * @throws #VALUE! an unknown word or term, a column missing or too many, text among numbers
 * @throws #NUM! a plan, targets or bars that cannot be, a stop not behind its target, bars whose times fall, or confirm not as long as bars; the reason names the step or the bar
 * @throws #N/A no bars
 * @source House definition, see docs/replay-and-odds.md: every outcome that a bar's four prices allow, the worst or the best of them
 * @example =SCALE.REPLAY("long",{1,70000,69650;1,70350,70000},{70000,70100,69900,70050;70050,70350,70040,70300;70300,70340,69950,70000},,,"summary",{"size",0.01;"fee",0.0005;"equity",1000}) // {"Result","Net","Return %","R multiple","Max drawdown","MAE","MFE","Bars held","Steps filled","Unsure bars";"Stop",-4.90175,-0.00490175,-1.16756982075865,7.7,-4.90175,2.79825,3,2,0}
 * @example =SCALE.REPLAY("long",{1,70000,69650;1,70350,70000},{70000,70100,69900,70050;70050,70350,70040,70300;70300,70340,69950,70000},,,"curve",{"size",0.01;"fee",0.0005;"equity",1000}) // {1000.15;1001.79825;995.09825}
 * @see SCALE.PLAN, SCALE.STAGES, SCALE.OUT, SCALE.ODDS, CONFIRM.MET
 */
export function scaleReplay(
  side: any,
  plan: any[][],
  bars: any[][],
  targets?: any[][],
  confirm?: any[][],
  show?: any,
  terms?: any[][],
): any[][] {
  const direction = readSide(side);
  const contractTerms = readTerms(terms);
  const what = readWord(show, "show", ["events", "summary", "curve"]);
  const steps = readPlan(plan);
  checkPlan(direction, steps);
  const ends = readTargets(targets);
  checkTargets(direction, steps, ends, false);
  const table = readBars(bars);
  const signals = readSignals(confirm, table, steps.length);
  const replayTerms = replayTermsOf(direction, contractTerms);
  const setup = { steps, targets: ends, terms: replayTerms, exitRule: exitRule(direction, contractTerms) };
  const result = replay(setup, { bars: table.bars, signals }, what === "curve");
  const { equity } = replayTerms;
  if (what === "curve") return toCurveColumn(result.curve!, equity ?? 0, table.headed);
  if (what === "events") return toTable(eventHeader, eventRows(result, table.bars.count, equity ?? 0), contractTerms.headers);
  const risk = plannedRisk(steps[0]!, contractTerms);
  return toTable(summaryHeader, [summaryRow(result, equity, risk)], contractTerms.headers);
}

const eventHeader = ["Bar", "Event", "Step", "Price", "Contracts", "Position", "Avg entry", "Stop", "Realised", "Equity", "Sure"];
const summaryHeader = [
  ...["Result", "Net", "Return %", "R multiple", "Max drawdown"],
  ...["MAE", "MFE", "Bars held", "Steps filled", "Unsure bars"],
];
