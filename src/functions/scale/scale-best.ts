import { requiredEquity } from "../../calc/account";
import { anyNumber } from "../../calc/domain";
import { checkMotion } from "../../calc/odds/first-passage";
import { checkTargets } from "../../calc/replay/plan";
import type { Target } from "../../calc/targets";
import { type FittingPlan, tried, unbeaten } from "../../calc/whatif/best";
import { nothingToShow, readFirst } from "../../calc/whatif/read-first";
import { badArgument, readOptionalNumber, readPrice, readSide, readWord } from "../../host/arguments";
import { InputBlock } from "../../host/plan-inputs";
import { combinationsOf, readSearch, type SearchedPlan } from "../../host/plan-search";
import { type ResultValue, toTable } from "../../host/results";
import { readTargets } from "../../host/trade-tables";

/**
 * Of many scaling plans those within the budget that no other beats: by expected net, by the chance of a real win and by the worst stage.
 *
 * Without drift every linear plan loses its costs, whatever the split: the table then ranks ways of losing little. With a drift the whole size at once usually has the highest expectation; a ladder buys a smaller worst loss or more frequent wins. The odds assume no gaps.
 *
 * @customfunction SCALE.BEST
 * @param inputs The Inputs block of a planning sheet: two columns, name and value, with side, entry, equity, maxRisk and the terms; stop and distance too unless search gives them.
 * @param [targets] Where profit is taken, as SCALE.ODDS takes it. Default: target, target2 and target3 of inputs.
 * @param [search] One row per input: its name (stop, weights, distance, rule or total), then the candidates. Default: the stop of inputs, five splits, five distances around that of inputs, every stop rule and the largest total that fits. At most 2,000 combinations.
 * @param [drift] Drift of the price as a fraction per period. Default: that of inputs, or 0.
 * @param [volatility] Volatility as a fraction per the same period. Default: that of inputs.
 * @param [show] "best" (default) or "all" plans that fit.
 * @returns Table: a first row that must be read first, then Plan, Split, Trigger distance, Stop rule, Initial stop, Contracts, Expected net, Win > 1% of budget, Worst net, Net at the targets, from the highest expectation down. headers FALSE in inputs drops the header, not the first row.
 * @throws #VALUE! inputs not two columns, an unknown name or word, an input missing, no targets, rule atr without an ATR, an inverse contract without equityPrice
 * @throws #NUM! candidates not greater than 0, a stop on the wrong side, a total that is no multiple of the lot, targets not beyond the entry or out of order, a drift without volatility, more than 2,000 combinations
 * @throws #N/A no plan fits the budget, or none is possible
 * @example =INDEX(SCALE.BEST({"side","long";"entry",70000;"weights","thirds";"distance",0.005;"stop",69650;"size",0.01;"tick",0.1;"leverage",10;"fee",0.0002;"mmr",0.004;"equity",1000},71400),1,1) // "No plan has a positive expectation after costs. 7 plans that no other beats, of 36 that fit the budget and 61 tried."
 * @example =SCALE.BEST({"side","long";"entry",70000;"distance",0.005;"stop",69650;"size",0.01;"equity",1000},69900) // #NUM!
 * @see SCALE.WHATIF, SCALE.ODDS, SCALE.SIZE, SCALE.PLAN
 */
export function scaleBest(
  inputs: any[][],
  targets?: any[][],
  search?: any[][],
  drift?: any,
  volatility?: any,
  show?: any,
): any[][] {
  const block = InputBlock.read(inputs);
  const what = readWord(show, "show", ["best", "all"]);
  const rows = readSearch(search);
  const ends = readTargets(targets);
  if (ends.length === 0) block.demandTargetsBefore("SCALE.BEST");
  const ofBlock = block.plan();
  const exits = ends.length > 0 ? ends : ofBlock.targets;
  if (exits.length === 0) throw badArgument("targets is required: where the plans end in profit");
  const motion = {
    drift: readOptionalNumber(drift, "drift", anyNumber)?.toNumber() ?? ofBlock.motion.drift,
    volatility: readOptionalNumber(volatility, "volatility", anyNumber)?.toNumber() ?? ofBlock.motion.volatility,
  };
  checkMotion(motion);
  const combinations = combinationsOf(block, rows, (each) => each.plan({ targets: exits, motion }));
  checkBeyondEntry(block, exits);
  const { terms } = block;
  const equity = requiredEquity(terms.equity!, terms);
  const account = { equity, budget: equity.times(terms.maxRisk) };
  const trial = tried(combinations, account);
  if (trial.fitting.length === 0) throw nothingToShow(trial, combinations.length, account.budget);
  const shown = what === "all" ? trial.fitting : unbeaten(trial.fitting);
  const table = toTable(header, shown.map(rowOf), terms.headers);
  const words = readFirst(trial, what === "all" ? undefined : shown.length, combinations.length, motion.drift);
  return [[words, ...header.slice(1).map(() => "")], ...table];
}

const header = [
  ...["Plan", "Split", "Trigger distance", "Stop rule", "Initial stop", "Contracts"],
  ...["Expected net", "Win > 1% of budget", "Worst net", "Net at the targets"],
];

function rowOf(plan: FittingPlan<SearchedPlan>, index: number): ResultValue[] {
  const { split, distance, rule, stop } = plan.label as Record<keyof SearchedPlan, ResultValue>;
  return [index + 1, split, distance, rule, stop, plan.contracts, plan.expected, plan.win, plan.worst, plan.atTargets];
}

function checkBeyondEntry(block: InputBlock, targets: readonly Target[]): void {
  const trigger = readPrice(block.cell("entry"), "entry").toNumber();
  checkTargets(readSide(block.cell("side")), [{ contracts: 1, trigger, stop: trigger }], targets, true);
}
