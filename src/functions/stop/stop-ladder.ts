import { positive } from "../../calc/domain";
import { one } from "../../calc/decimal";
import { stopLadder as ladderStops } from "../../calc/ladder";
import { fillsOf } from "../../calc/position";
import { readNumbers, readOptionalNumbers, readPrice, readOptionalWord, readSide } from "../../host/arguments";
import { toColumn } from "../../host/results";
import { readTerms } from "../../host/terms";

/**
 * The stop of the whole position after each step of a plan: it follows a rule and never loosens.
 *
 * From step 2 on a rung moves the stop only if, on its tick, it is above 0, tighter than the stop in force and behind the fill of its step: only there can a stop be placed. Otherwise the stop stays, and the next step tries again. Rules: "entry" moves it to the first entry, then one tick beyond the entry before the newest; "breakeven" to the true net break-even of what is held; "atr" a multiple of the ATR behind the newest entry; "hold" never moves it.
 *
 * @customfunction STOP.LADDER
 * @param side "long" or "short" (also buy, sell, 1, -1).
 * @param prices Entry price of each step, a row or a column. Greater than 0.
 * @param initialStop Stop of the first step, on the losing side of the first entry.
 * @param [rule] "entry" (default), "breakeven", "atr" or "hold"; empty = the rule of terms.
 * @param [contracts] Contracts of each step, as long as prices; default one per step.
 * @param [terms] What is traded and what it costs: a contract size, a contract code, or a table of names and values (tick, atr, multiple, fee, commission, paid, rule).
 * @returns Column of stop prices, one per step.
 * @throws #VALUE! an argument is empty or no number, side or rule is an unknown word, or rule "atr" without atr in terms
 * @throws #NUM! prices or contracts not greater than 0, lengths differ, the initial stop is on the wrong side, or a step is filled at the stop in force or beyond it
 * @throws #N/A no price brings the position to break-even
 * @example =STOP.LADDER("long",{70000;70350;70700},69650,"entry",,{"tick",0.1}) // {69650;70000;70349.9}
 * @example =STOP.LADDER("long",{70000;70350;70700},69650,"breakeven",{1;1;1},{"size",0.01;"fee",0.0005;"tick",0.1}) // {69650;70245.3;70420.4}
 * @example =STOP.LADDER("long",{70000;70070;70140},69930,"breakeven",{1;1;1},{"size",0.01;"fee",0.0005;"tick",0.1}) // {69930;69930;69930}
 * @see SCALE.PLAN, SCALE.STAGES, STOP.BREAKEVEN, STOP.TRAIL
 */
export function stopLadder(
  side: any,
  prices: any[][],
  initialStop: any,
  rule?: any,
  contracts?: any[][],
  terms?: any[][],
): any[][] {
  const steps = readNumbers(prices, "prices", positive);
  const counts = readOptionalNumbers(contracts, "contracts", positive) ?? steps.map(() => one);
  const costs = readTerms(terms);
  const followed = readOptionalWord(rule, "rule", ["entry", "breakeven", "atr", "hold"]) ?? costs.rule;
  return toColumn(ladderStops(readSide(side), fillsOf(counts, steps), readPrice(initialStop, "initial stop"), followed, costs));
}
