import type { ContractTerms } from "../../calc/contract-terms";
import { checkBars } from "../../calc/replay/bars";
import { exitRule } from "../../calc/replay/exit-level";
import { checkPlan, checkTargets } from "../../calc/replay/plan";
import { replayTermsOf } from "../../calc/replay/trade-terms";
import type { Side } from "../../calc/side";
import type { Carrier } from "../../calc/trades/anchor";
import { summaryRows, tradeEventRows, tradeRows } from "../../calc/trades/report";
import { tickRounder } from "../../calc/trades/tick";
import { playAll, type Strategy } from "../../calc/trades/trades";
import { badArgument, readSide, readWord } from "../../host/arguments";
import { readAverageTrueRange, readBars, readTradeSignals } from "../../host/bar-tables";
import { toTable } from "../../host/results";
import { toCurveColumn } from "../../host/series";
import { readTerms } from "../../host/terms";
import { readPlan, readTargets } from "../../host/trade-tables";

/**
 * Plays a scaling plan at every signal of the pasted bars, trade after trade: what it won, how often, and how sure that is.
 *
 * A trade begins at the open of the bar after a TRUE, at the market, if no trade is open; trades never overlap. The plan is carried to
 * each entry: in proportion, in points, or in ATRs (term Anchor). A signal that stays TRUE enters again after each exit; type
 * =AND(B3,NOT(B2)) for its first TRUE only. The summary prints two whole runs, the worst and the best reading of bars that allow more
 * than one outcome; if they tell different stories, the bars are too coarse for the plan. Its intervals take trades as independent
 * draws from an unchanging market: the truth is wider. A test on past bars is no promise; a rule that was chosen because it did well
 * on these bars must be tested on others.
 *
 * @customfunction SCALE.TRADES
 * @param side Direction of the trades: "long" or "short" (also buy, sell, 1, -1).
 * @param plan The table of SCALE.PLAN or SCALE.STAGES, or three bare columns Add, Trigger, Stop. Its first trigger becomes each entry.
 * @param bars Price bars, oldest first: with a header High, Low, Close and optionally Open, Funding and ATR; else Open, High, Low, Close or High, Low, Close.
 * @param signal Signals as long as bars: TRUE in the first column begins a trade in the next bar; a second column gates every add, or one column a step gates each.
 * @param [targets] Where profit is taken, in any form that SCALE.REPLAY takes; carried with the plan. Default none.
 * @param [show] What to return: "trades" (default), "summary", "curve" or "events".
 * @param [terms] What is traded: a contract size, a contract code, or a table of names and values. Anchor is percent, points or atr (then ATR is its distance where the plan was drawn).
 * @returns A table of trades, of measures Worst and Best, or of events, or a column with the equity after each bar; money in the settlement currency.
 * @throws #VALUE! signal missing or of another width, anchor atr without the column or the term ATR, an unknown word or term, text among numbers
 * @throws #NUM! a plan, targets or bars that cannot be, signal not as long as bars, a plan that an entry or the tick makes impossible; the reason names the bar
 * @throws #N/A no bars
 * @source SCALE.REPLAY for each trade; interval of the win rate: E. Wilson, Journal of the American Statistical Association 22 (1927); of the mean: Student's t
 * @example =SCALE.TRADES("long",{1,70000,69650;1,70350,70000;1,70700,70349.9},{69900,70010,69850,70000;70000,70100,69900,69950;69950,69980,69650,69700;69700,69800,69690,69790;69790,69850,69700,69720},{TRUE;FALSE;TRUE;FALSE;FALSE},,,{"size",0.01;"fee",0.0005;"equity",1000}) // {"Trade","Entry bar","Exit bar","Entry price","Result","Steps","Net","R multiple","MAE","MFE","Unsure bars","Equity";1,2,3,70000,"Stop",1,-4.19825,-1,-4.19825,0.65,0,995.80175;2,4,5,69700,"End",1,-0.4971,-0.118916119401735,-0.4971,1.1515,0,995.30465}
 * @see SCALE.REPLAY, SCALE.RUIN, SCALE.PLAN, CONFIRM.MET
 */
export function scaleTrades(
  side: any,
  plan: any[][],
  bars: any[][],
  signal: any[][],
  targets?: any[][],
  show?: any,
  terms?: any[][],
): any[][] {
  const direction = readSide(side);
  const contractTerms = readTerms(terms);
  const what = readWord(show, "show", ["trades", "summary", "curve", "events"]);
  const shape = { steps: readPlan(plan), targets: readTargets(targets) };
  checkPlan(direction, shape.steps);
  checkTargets(direction, shape.steps, shape.targets, false);
  const table = readBars(bars);
  const carrier = carrierOf(direction, contractTerms);
  const strategy: Strategy = {
    ...{ shape, carrier, bars: table.bars },
    ...readTradeSignals(signal, table, shape.steps.length),
    atr: carrier.anchor === "atr" ? readAverageTrueRange(bars) : undefined,
    terms: { ...replayTermsOf(direction, contractTerms), paid: 0 },
    exitRule: exitRule(direction, contractTerms),
  };
  checkBars(table.bars);
  const start = strategy.terms.equity ?? 0;
  const { headers } = contractTerms;
  if (what === "summary") return toTable(["Measure", "Worst", "Best"], bothReadings(strategy), headers);
  const run = playAll(strategy, what === "curve");
  if (what === "curve") return toCurveColumn(run.curve!, start, table.headed);
  if (what === "events") return toTable(eventHeader, tradeEventRows(run, table.bars.count, start), headers);
  return toTable(tradeHeader, tradeRows(run, start), headers);
}

function carrierOf(side: Side, { anchor, mode, tick, atr }: ContractTerms): Carrier {
  const how = anchor ?? (mode === "points" ? "points" : "percent");
  if (how === "atr" && atr === undefined)
    throw badArgument("anchor atr needs the term ATR: its distance where the plan was drawn");
  return { side, anchor: how, tick, round: tick && tickRounder(tick), drawnAtr: atr?.toNumber() };
}

/** Two whole runs: a trade that ends earlier in one reading frees the next signal, so they need not hold the same trades. */
function bothReadings(strategy: Strategy) {
  const reading = (intrabar: "worst" | "best") => playAll({ ...strategy, terms: { ...strategy.terms, intrabar } }, false);
  return summaryRows(reading("worst"), reading("best"), { bars: strategy.bars.count, equity: strategy.terms.equity });
}

const tradeHeader = [
  ...["Trade", "Entry bar", "Exit bar", "Entry price", "Result", "Steps"],
  ...["Net", "R multiple", "MAE", "MFE", "Unsure bars", "Equity"],
];
const eventHeader = [
  ...["Trade", "Bar", "Event", "Step", "Price", "Contracts"],
  ...["Position", "Avg entry", "Stop", "Realised", "Equity", "Sure"],
];
