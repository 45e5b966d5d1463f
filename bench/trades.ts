/** SCALE.TRADES, any[][] to any[][], against one SCALE.REPLAY that stays open over the same bars. */
import { scaleReplay } from "../src/functions/scale/scale-replay";
import { scaleTrades } from "../src/functions/scale/scale-trades";
import { seededRandom } from "../src/workbooks/sample-bars";
import { openPositionBars } from "./bars";
import type { Benchmark } from "./benchmark";

const plan = [
  [1, 70000, 69650],
  [1, 70350, 70000],
  [1, 70700, 70349.9],
];
const terms = [
  ["size", 0.01],
  ["fee", 0.0005],
  ["equity", 100000],
  ["tick", 0.1],
];
const margined = [...terms, ["leverage", 10], ["mmr", 0.004]];

/** A fair walk in which a trade of the plan lasts some ninety bars. */
function walk(count: number): number[][] {
  const random = seededRandom(20261125);
  const rows: number[][] = [];
  let close = 70000;
  while (rows.length < count) {
    const open = close;
    close = Math.round((open + (random() - 0.5) * 150) * 10) / 10;
    const reach = () => Math.round(random() * 300) / 10;
    rows.push([open, Math.max(open, close) + reach(), Math.min(open, close) - reach(), close]);
  }
  return rows;
}

function benchmarkOf(count: number): Benchmark {
  const bars = walk(count);
  const open = openPositionBars(count);
  const signal = bars.map((_row, bar) => [bar % 3 === 0]);
  const trades = (show: string, of: unknown[][]) => () => scaleTrades("long", plan, bars, signal, [[71400]], show, of);
  const against = "SCALE.REPLAY, summary";
  const [one, two] = [50, 100];
  const played = scaleTrades("long", plan, bars, signal, [[71400]], undefined, terms).length - 1;
  return {
    name: `SCALE.TRADES, ${count.toLocaleString("en")} bars, ${played.toLocaleString("en")} trades`,
    calls: 61,
    tasks: [
      { name: against, run: () => scaleReplay("long", plan, open, [[72000]], undefined, "summary", terms) },
      { name: "trades", run: trades("trades", terms), against, limit: one },
      { name: "events", run: trades("events", terms), against, limit: one },
      { name: "curve", run: trades("curve", terms), against, limit: one },
      { name: "summary", run: trades("summary", terms), against, limit: two },
      { name: "trades with liquidation", run: trades("trades", margined), against, limit: one * 1.5 },
      { name: "summary with liquidation", run: trades("summary", margined), against, limit: two * 1.5 },
    ],
  };
}

/** The targets, in milliseconds, are those of the specification. */
export const tradesBenchmarks: readonly (() => Benchmark)[] = [() => benchmarkOf(100_000)];
