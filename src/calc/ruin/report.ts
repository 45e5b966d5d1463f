/** The tables of SCALE.RUIN. undefined = not applicable. */
import { meanEstimate, meanOf, shareInterval, z95 } from "../statistics/intervals";
import { percentileOf, percentilesOf } from "../statistics/percentiles";
import { doubtLists } from "./blocks";
import { growthOptimalRisk, growthPerTrade, redrawnOptima } from "./growth";
import { type Outcomes, simulate, type Simulation } from "./paths";

type Value = number | string | undefined;

/** Measure, value as the results are, value in doubt. `ruin`: the part of the equity whose loss is ruin. */
export function summaryRows(simulation: Simulation, ruin: number): Value[][] {
  const { blocks, account, paths } = simulation;
  const results = Array.from(blocks.results);
  const average = meanEstimate(results);
  const wins = results.filter((result) => result > 0).length;
  const winRate = shareInterval(wins, results.length);
  const [asTheyAre, inDoubt] = [false, true].map((doubt) => measures(simulate(simulation, doubt, false), account.equity, ruin));
  const known: [string, Value][] = [
    ["Results", results.length],
    ["Average result", average.mean],
    ["Average result, low", average.low],
    ["Average result, high", average.high],
    ["Win rate", wins / results.length],
    ["Win rate, low", winRate.low],
    ["Win rate, high", winRate.high],
    ...growthRows(simulation),
  ];
  return [
    ...known.map(([measure, value]) => [measure, value, undefined]),
    ...asTheyAre!.map(([measure, value], index) => [measure, value, inDoubt![index]![1]]),
    ["Simulation error", z95 / (2 * Math.sqrt(paths)), undefined],
  ];
}

/** Growth belongs to a fixed fraction: with a fixed amount there is none. */
function growthRows({ account, blocks }: Simulation): [string, Value][] {
  const labels = ["Growth per trade", "Growth-optimal risk", "Growth-optimal risk, low", "Growth-optimal risk, high"] as const;
  if (account.sizing === "amount") return labels.map((label) => [label, undefined]);
  const optima = redrawnOptima(blocks);
  const bounded = (risk: number) => (risk === Infinity ? undefined : risk);
  return [
    [labels[0], growthPerTrade(blocks.results, account.risk)],
    [labels[1], bounded(growthOptimalRisk(blocks.results))],
    [labels[2], bounded(optima[doubtLists * 0.025 - 1]!)],
    [labels[3], bounded(optima[doubtLists * 0.975 - 1]!)],
  ];
}

/** What the paths came to. */
function measures(outcomes: Outcomes, equity: number, ruin: number): [string, number][] {
  const paths = outcomes.finalEquity.length;
  const [equities, drawdowns, runs] = sorted(outcomes);
  const share = (values: Float64Array, holds: (value: number) => boolean) =>
    values.reduce((count, value) => (holds(value) ? count + 1 : count), 0) / paths;
  return [
    ["Final equity, mean", meanOf(Array.from(outcomes.finalEquity))],
    ["Final equity, 5%", percentileOf(equities, 5)],
    ["Final equity, median", percentileOf(equities, 50)],
    ["Final equity, 95%", percentileOf(equities, 95)],
    ["Max drawdown, median", percentileOf(drawdowns, 50)],
    ["Max drawdown, 95%", percentileOf(drawdowns, 95)],
    ["Longest losing run, median", percentileOf(runs, 50)],
    ["Longest losing run, 95%", percentileOf(runs, 95)],
    ["Probability of a loss", share(outcomes.finalEquity, (value) => value < equity)],
    ["Probability of drawdown", share(outcomes.drawdown, (value) => value >= ruin)],
    ["Probability of ruin", share(outcomes.lowest, (value) => value <= equity * (1 - ruin))],
  ];
}

function sorted({ finalEquity, drawdown, losingRun }: Outcomes): [Float64Array, Float64Array, Float64Array] {
  return [finalEquity.slice().sort(), drawdown.slice().sort(), losingRun.slice().sort()];
}

/** Percentile, final equity, largest drawdown, longest losing run. */
export function percentileRows(simulation: Simulation, inDoubt: boolean): Value[][] {
  const lists = sorted(simulate(simulation, inDoubt, false));
  return [1, 5, 10, 25, 50, 75, 90, 95, 99].map((percent) => [
    percent / 100,
    ...lists.map((list) => percentileOf(list, percent)),
  ]);
}

/** The percentiles of the fan, in its columns. */
export const fanPercents = [5, 25, 50, 75, 95] as const;

/** Trade, then the equity after it in five percentiles; trade 0 is the start. */
export function fanRows(simulation: Simulation, inDoubt: boolean): Value[][] {
  const { paths, trades } = simulation;
  const { equity } = simulate(simulation, inDoubt, true);
  return Array.from({ length: trades + 1 }, (_each, trade) => {
    const after = equity!.subarray(trade * paths, (trade + 1) * paths);
    return [trade, ...percentilesOf(after, fanPercents)];
  });
}
