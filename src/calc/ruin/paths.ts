/** Thousands of futures of an account, trade by trade. Plain doubles, in the order of operations that the documentation states. */
import type { Sizing } from "../contract-terms";
import { type Blocks, doubtLists } from "./blocks";

/** What a simulated account starts with, and what it risks on each trade. */
export interface Account {
  readonly equity: number;
  /** What one R is: a fraction of the equity of the moment, or an amount. */
  readonly sizing: Sizing;
  readonly risk: number;
}

/** What became of each path. Path p stands at place p of every list. */
export interface Outcomes {
  readonly finalEquity: Float64Array;
  /** Largest fall from an earlier high as a fraction of it. */
  readonly drawdown: Float64Array;
  readonly losingRun: Float64Array;
  /** The lowest equity that the path came to. */
  readonly lowest: Float64Array;
  /** If asked for: equity after trade t of path p at place t x paths + p, trade 0 being the start. */
  readonly equity: Float64Array | undefined;
}

/** What is simulated: how many paths of how many trades, drawn from which results. */
export interface Simulation {
  readonly account: Account;
  readonly blocks: Blocks;
  readonly paths: number;
  readonly trades: number;
}

/** Plays all paths on the results as they are or, in doubt, each on one of the lists that redraw them. */
export function simulate(simulation: Simulation, inDoubt: boolean, wantsEquity: boolean): Outcomes {
  const { paths, trades, blocks } = simulation;
  const list = () => new Float64Array(paths);
  const equity = wantsEquity ? new Float64Array(paths * (trades + 1)) : undefined;
  const outcomes = { finalEquity: list(), drawdown: list(), losingRun: list(), lowest: list(), equity };
  const step = inDoubt ? doubtLists : 1;
  const drawn = inDoubt ? new Float64Array(blocks.results.length) : blocks.results;
  for (let first = 0; first < Math.min(step, paths); first++) {
    if (inDoubt) blocks.redraw(first, drawn);
    for (let path = first; path < paths; path += step) playPath(path, drawn, simulation, outcomes);
  }
  return outcomes;
}

/** Plays one path. Running values are local variables: as fields they cost several times as much. */
function playPath(path: number, results: Float64Array, { account, blocks, paths, trades }: Simulation, outcomes: Outcomes): void {
  const { risk } = account;
  const proportional = account.sizing === "fraction";
  const blocksPerPath = Math.ceil(trades / blocks.length);
  const count = results.length;
  const track = outcomes.equity;
  let equity = account.equity;
  let [peak, lowest] = [equity, equity];
  // The lowest equity since the peak: only a new one can be a larger drawdown.
  let trough = equity;
  let [drawdown, run, longest] = [0, 0, 0];
  let place = 0;
  let left = 0;
  let block = 0;
  if (track !== undefined) track[path] = equity;
  for (let trade = 1; trade <= trades; trade++) {
    if (left === 0) {
      place = blocks.start(path, block++, blocksPerPath);
      left = blocks.length;
    }
    const result = results[place]!;
    left--;
    if (++place === count) place = 0;
    equity = proportional ? equity * (1 + risk * result) : equity + risk * result;
    if (equity <= 0) equity = 0;
    if (equity > peak) peak = trough = equity;
    if (equity < trough) {
      trough = equity;
      drawdown = Math.max(drawdown, (peak - equity) / peak);
      if (equity < lowest) lowest = equity;
    }
    run = result <= 0 ? run + 1 : 0;
    if (run > longest) longest = run;
    if (track !== undefined) track[trade * paths + path] = equity;
    // Nothing is left to trade with; the track stays at 0.
    if (equity === 0) break;
  }
  outcomes.finalEquity[path] = equity;
  outcomes.drawdown[path] = drawdown;
  outcomes.losingRun[path] = longest;
  outcomes.lowest[path] = lowest;
}
