/** SCALE.HEAT, any[][] to any[][], against reading as many rows of terms. */
import { scaleHeat } from "../src/functions/scale/scale-heat";
import { scaleRisk } from "../src/functions/scale/scale-risk";
import { seededRandom } from "../src/workbooks/sample-bars";
import type { Benchmark } from "./benchmark";

const header = ["Name", "Side", "Contracts", "Entry", "Mark", "Stop", "Beta", "Contract", "Leverage"];

/** Positions that grow and shrink through the tiers of their contracts. */
function positionsOf(count: number): unknown[][] {
  const random = seededRandom(20261124);
  const row = (index: number) => {
    const short = random() < 0.4;
    const entry = 60000 + Math.round(random() * 20000);
    const mark = entry + Math.round((random() - 0.5) * 2000);
    const stop = mark + (short ? 1 : -1) * Math.round(500 + random() * 3000);
    const beta = Math.round(50 + random() * 100) / 100;
    const code = random() < 0.5 ? "BINANCE:BTCUSDT" : "BINANCE:ETHUSDT";
    return [`position ${index}`, short ? "short" : "long", 1 + Math.round(random() * 200), entry, mark, stop, beta, code, 10];
  };
  return [header, ...Array.from({ length: count }, (_each, index) => row(index))];
}

const terms = [
  ["fee", 0.0005],
  ["liqFee", 0.002],
  ["maxHeat", 0.05],
];

/** SCALE.RISK of every row: what the net results at the stops cost by themselves. */
function risks(positions: readonly unknown[][]): unknown[] {
  return positions
    .slice(1)
    .map(([, side, contracts, entry, , stop]) => scaleRisk(side, [[contracts]], [[entry]], [[stop]], terms));
}

function benchmarkOf(count: number): Benchmark {
  const positions = positionsOf(count);
  const heat = (show: string) => () => scaleHeat(positions, 100_000_000, undefined, show, terms);
  const against = "SCALE.RISK of every row";
  return {
    name: `SCALE.HEAT, ${count} positions with tiers`,
    calls: 61,
    tasks: [
      { name: against, run: () => risks(positions) },
      { name: "positions", run: heat("positions"), against, limit: 100 },
      { name: "summary", run: heat("summary"), against, limit: 100 },
      { name: "shocks", run: heat("shocks"), against, limit: 100 },
    ],
  };
}

/** The targets, in milliseconds, are those of the specification. */
export const heatBenchmarks: readonly (() => Benchmark)[] = [() => benchmarkOf(100)];
