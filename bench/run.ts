/**
 * Times what has to be fast and prints it as ratios to a bare loop in the same run, which carry over to another machine as
 * milliseconds do not. `--json` prints the numbers only, a word only the benchmarks that are named so. The limits are those of the specification, told and not enforced.
 */
import { cpus } from "node:os";
import type { Benchmark, ComparedTask } from "./benchmark";
import { measure, type Timing } from "./measure";
import { heatBenchmarks } from "./heat";
import { replayBenchmarks } from "./replay";
import { ruinBenchmarks } from "./ruin";
import { tradesBenchmarks } from "./trades";
import { whatifBenchmarks } from "./whatif";

/** Each benchmark is built only when its turn comes: its data is large. */
const benchmarks: readonly (() => Benchmark)[] = [
  ...replayBenchmarks,
  ...tradesBenchmarks,
  ...ruinBenchmarks,
  ...heatBenchmarks,
  ...whatifBenchmarks,
];

interface Line extends Timing {
  readonly benchmark: string;
  readonly task: string;
  readonly against: string | undefined;
  /** Best time / best time of what it is compared to. */
  readonly ratio: number | undefined;
  readonly withinLimit: boolean | undefined;
}

function linesOf({ name, tasks, calls }: Benchmark): Line[] {
  const timings = measure(tasks, calls);
  return tasks.map((task) => lineOf(name, task, timings));
}

function lineOf(benchmark: string, task: ComparedTask, timings: ReadonlyMap<string, Timing>): Line {
  const timing = timings.get(task.name)!;
  const base = task.against === undefined ? undefined : timings.get(task.against)!.best;
  const limited = task.limit !== undefined;
  const within = timing.best <= (task.limit ?? Infinity) && timing.cold <= (task.coldLimit ?? Infinity);
  const ratio = base === undefined ? undefined : timing.best / base;
  return { benchmark, task: task.name, against: task.against, ...timing, ratio, withinLimit: limited ? within : undefined };
}

function printed(line: Line): string {
  const milliseconds = (time: number) => time.toFixed(2).padStart(10);
  const ratio = line.ratio === undefined ? "" : `${line.ratio.toFixed(1)} x ${line.against}`;
  const verdict = line.withinLimit === undefined ? "" : line.withinLimit ? "within its limit" : "OVER ITS LIMIT";
  return `${line.task.padEnd(40)}${milliseconds(line.best)}${milliseconds(line.median)}${milliseconds(line.cold)}  ${ratio.padEnd(32)}${verdict}`;
}

const json = process.argv.includes("--json");
const wanted = process.argv.slice(2).filter((word) => !word.startsWith("-"));
const all: Line[] = [];
for (const build of benchmarks) {
  const benchmark = build();
  if (wanted.length > 0 && !wanted.some((word) => benchmark.name.toLowerCase().includes(word.toLowerCase()))) continue;
  const lines = linesOf(benchmark);
  all.push(...lines);
  if (json) continue;
  console.log(`\n${benchmark.name}, milliseconds, ${benchmark.calls} warm calls`);
  console.log(`${"".padEnd(40)}${"best".padStart(10)}${"median".padStart(10)}${"cold".padStart(10)}  ratio of the best`);
  for (const line of lines) console.log(printed(line));
}
if (json) console.log(JSON.stringify({ node: process.version, cpu: cpus()[0]?.model ?? "unknown", results: all }, undefined, 2));
