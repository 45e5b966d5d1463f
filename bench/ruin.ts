/** SCALE.RUIN, any[][] to any[][], against a bare loop that draws and compounds as often. */
import { scaleRuin } from "../src/functions/scale/scale-ruin";
import { seededRandom } from "../src/workbooks/sample-bars";
import type { Benchmark } from "./benchmark";

/** R multiples as a trader who loses more often than he wins collects them. */
function resultsOf(count: number): number[][] {
  const random = seededRandom(20261123);
  return Array.from({ length: count }, () => [
    random() < 0.45 ? Math.round(random() * 300) / 100 : -1 - Math.round(random() * 20) / 100,
  ]);
}

/** What no simulation can do without: a draw and a product a trade. */
function bareLoop(results: readonly number[][], draws: number): number {
  let [state, equity] = [1, 1];
  for (let draw = 0; draw < draws; draw++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    equity *= 1 + 0.0001 * results[Math.floor((state * results.length) / 4294967296)]![0]!;
  }
  return equity;
}

function benchmarkOf(count: number): Benchmark {
  const results = resultsOf(count);
  const ruin = (show: string) => () => scaleRuin(results, 0.01, 200, undefined, undefined, show, undefined);
  const against = "bare loop";
  return {
    name: `SCALE.RUIN, 10,000 paths x 200 trades, ${count.toLocaleString("en")} results`,
    calls: 61,
    tasks: [
      { name: against, run: () => bareLoop(results, 2_000_000) },
      { name: "percentiles", run: ruin("percentiles"), against, limit: 100 },
      { name: "summary", run: ruin("summary"), against, limit: 300 },
      { name: "fan", run: ruin("fan"), against, limit: 600 },
    ],
  };
}

/** The targets, in milliseconds, are those of the specification. */
export const ruinBenchmarks: readonly (() => Benchmark)[] = [() => benchmarkOf(50), () => benchmarkOf(1000)];
