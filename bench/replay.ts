/** SCALE.REPLAY, any[][] to any[][], against a bare loop over the same bars. */
import { scaleReplay } from "../src/functions/scale/scale-replay";
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
  ["equity", 1000],
];

/** What no replay can do without: each number of each bar is read once and the open profit at it summed up. */
function bareLoop(rows: readonly (readonly unknown[])[]): number {
  let sum = 0;
  for (const row of rows) {
    sum += (row[1] as number) - (row[2] as number) + (row[3] as number) - (row[0] as number);
  }
  return sum;
}

/** The same with a column of results. */
function bareCurve(rows: readonly (readonly unknown[])[]): number[][] {
  const curve: number[][] = new Array(rows.length);
  for (let bar = 0; bar < rows.length; bar++) {
    const row = rows[bar]!;
    curve[bar] = [(row[1] as number) - (row[2] as number) + (row[3] as number) - (row[0] as number)];
  }
  return curve;
}

function benchmarkOf(count: number, limits: readonly [number, number, number, number] | undefined, calls: number): Benchmark {
  const rows = openPositionBars(count);
  const headed = [
    ["Date", "Open", "High", "Low", "Close", "Funding"],
    ...rows.map((row, bar) => [46000 + bar, ...row, bar % 8 === 7 ? 0.00001 : null]),
  ];
  const confirm = [["Confirmed"], ...rows.map((_row, bar) => [bar % 3 === 0])];
  const replay = (bars: unknown[][], show: string, signals?: unknown[][]) => () =>
    scaleReplay("long", plan, bars, [[72000]], signals, show, terms);
  const [summary, curve, headedCurve, cold] = limits ?? [];
  return {
    name: `SCALE.REPLAY, ${count.toLocaleString("en")} bars`,
    calls,
    tasks: [
      { name: "bare loop", run: () => bareLoop(rows) },
      { name: "bare loop with a column", run: () => bareCurve(rows) },
      { name: "summary", run: replay(rows, "summary"), against: "bare loop", limit: summary, coldLimit: cold },
      { name: "events", run: replay(rows, "events"), against: "bare loop", limit: summary, coldLimit: cold },
      { name: "curve", run: replay(rows, "curve"), against: "bare loop with a column", limit: curve, coldLimit: cold },
      {
        name: "curve with header, funding and confirm",
        run: replay(headed, "curve", confirm),
        against: "bare loop with a column",
        limit: headedCurve,
        coldLimit: cold,
      },
    ],
  };
}

/** The targets, in milliseconds, are those of the specification. A million bars must answer within a second. */
export const replayBenchmarks: readonly (() => Benchmark)[] = [
  () => benchmarkOf(100_000, [10, 20, 40, 150], 61),
  () => benchmarkOf(1_000_000, [1000, 1000, 1000, 1000], 7),
];
