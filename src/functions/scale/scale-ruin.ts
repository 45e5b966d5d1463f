import { Blocks, defaultBlockLength, longestBlock } from "../../calc/ruin/blocks";
import { type Account, type Simulation } from "../../calc/ruin/paths";
import { fanPercents, fanRows, percentileRows, summaryRows } from "../../calc/ruin/report";
import type { ContractTerms } from "../../calc/contract-terms";
import { positive, riskFraction, ruinFraction, seedNumber, tradeCount } from "../../calc/domain";
import { DomainError } from "../../calc/domain-error";
import { badArgument, type Input, readNumber, readOptionalNumber, readWord } from "../../host/arguments";
import { readResults } from "../../host/result-list";
import { toTable } from "../../host/results";
import { readTerms } from "../../host/terms";

/**
 * What these results, drawn again thousands of times in whole runs, do to an account: drawdowns, losing runs and the chance of ruin.
 *
 * The results are a sample and could have turned out otherwise: "In doubt" redraws the results themselves before every path, and is
 * the column to plan with. With six results a chance of loss of 0.5% as they are is 28% in doubt. Nothing happens at ruin: a path
 * goes on, until nothing is left. Only closed trades are seen: what is given back inside a trade is not in the drawdown. The
 * growth-optimal risk is a ceiling, not advice: at it the account is halved once in a while, beyond it more risk earns less. A test
 * on past bars is no promise; a rule that was chosen because it did well on these bars must be tested on others.
 *
 * @customfunction SCALE.RUIN
 * @param results R multiples, 2 to 10,000: a row or column, or a table with a column R multiple such as SCALE.TRADES spills.
 * @param risk The fraction of the equity of the moment that one R is, 0.01 for 1%; with sizing amount the money that one R is (1 for results in money).
 * @param trades Trades on each path, a whole number from 1 to 10,000; paths x trades at most 20,000,000.
 * @param [ruin] The loss that counts as ruin, a fraction of the starting equity above 0 and at most 1. Default 0.5.
 * @param [seed] Whole number from 0 to 4294967295 that the draws begin with: the same seed, the same cells. Default 1.
 * @param [show] What to return: "summary" (default), "percentiles" or "fan" (equity after each trade, for a chart).
 * @param [terms] Equity (default 1: results are multiples of the start), Sizing fraction or amount, Paths (default 10,000), Block length (default the cube root of the number of results), Doubt (TRUE: percentiles and fan in doubt).
 * @returns A table Measure, Value, In doubt; or of percentiles; or of equity after each trade. Money as in equity, drawdowns as fractions of the peak.
 * @throws #VALUE! results, risk or trades missing, text among the results, a table without a column R multiple, an unknown word or term, sizing amount without equity
 * @throws #NUM! a blank in the middle, or risk, trades, ruin, seed, paths or block out of range
 * @throws #N/A fewer than 2 results
 * @source Block bootstrap: H. Künsch, The jackknife and the bootstrap for general stationary observations, Annals of Statistics 17 (1989); growth-optimal risk: J. Kelly, A new interpretation of information rate (1956)
 * @example =SCALE.RUIN({1;-1;2},0.1,6,,,"fan",{"block",1;"paths",1}) // {"Trade","5%","25%","50%","75%","95%";0,1,1,1,1,1;1,1.1,1.1,1.1,1.1,1.1;2,1.21,1.21,1.21,1.21,1.21;3,1.331,1.331,1.331,1.331,1.331;4,1.1979,1.1979,1.1979,1.1979,1.1979;5,1.43748,1.43748,1.43748,1.43748,1.43748;6,1.293732,1.293732,1.293732,1.293732,1.293732}
 * @see SCALE.REPLAY, SCALE.ODDS
 */
export function scaleRuin(
  results: any[][],
  risk: any,
  trades: any,
  ruin?: any,
  seed?: any,
  show?: any,
  terms?: any[][],
): any[][] {
  const accountTerms = readTerms(terms);
  const what = readWord(show, "show", ["summary", "percentiles", "fan"]);
  const account = accountOf(risk, accountTerms);
  const count = readNumber(trades, "trades", tradeCount).toNumber();
  const lossOfRuin = readOptionalNumber(ruin, "ruin", ruinFraction)?.toNumber() ?? 0.5;
  const firstSeed = readOptionalNumber(seed, "seed", seedNumber)?.toNumber() ?? 1;
  const simulation = simulationOf(account, readResults(results), count, firstSeed, accountTerms);
  const { headers, doubt } = accountTerms;
  if (what === "summary") return toTable(["Measure", "Value", "In doubt"], summaryRows(simulation, lossOfRuin), headers);
  if (what === "fan")
    return toTable(["Trade", ...fanPercents.map((percent) => `${percent}%`)], fanRows(simulation, doubt), headers);
  return toTable(
    ["Percentile", "Final equity", "Max drawdown", "Longest losing run"],
    percentileRows(simulation, doubt),
    headers,
  );
}

function accountOf(risk: Input, { sizing, equity }: ContractTerms): Account {
  const each = readNumber(risk, "risk", sizing === "fraction" ? riskFraction : positive).toNumber();
  if (sizing === "amount" && equity === undefined) throw badArgument("equity is required in terms with sizing amount, was empty");
  return { sizing, risk: each, equity: equity?.toNumber() ?? 1 };
}

const mostDraws = 20_000_000;

function simulationOf(account: Account, results: Float64Array, trades: number, seed: number, terms: ContractTerms): Simulation {
  const paths = terms.paths.toNumber();
  if (paths * trades > mostDraws) {
    throw new DomainError("range", `paths x trades must be at most ${mostDraws}, was ${paths} x ${trades} = ${paths * trades}`);
  }
  const block = terms.block?.toNumber() ?? defaultBlockLength(results.length);
  const longest = longestBlock(results.length);
  if (block > longest) {
    throw new DomainError("range", `block must be at most ${longest}, half of the ${results.length} results, was ${block}`);
  }
  return { account, blocks: new Blocks(results, block, seed), paths, trades };
}
