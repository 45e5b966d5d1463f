/**
 * Times what has to be fast and prints it as ratios to a bare loop in the same run, which carry over to another machine as
 * milliseconds do not: CPU time, calls in turns, the median of the ratios and their quartiles. `--json` prints the numbers only, a word only the benchmarks that are named so. The limits are those of the specification, told and not enforced.
 */
import { spawnSync } from "node:child_process";
import { cpus } from "node:os";
import { join } from "node:path";
import type { Benchmark, ComparedTask } from "./benchmark";
import { measure, ratiosOf, type Timing } from "./measure";
import { heatBenchmarks } from "./heat";
import { indicatorBenchmarks } from "./indicators";
import { replayBenchmarks } from "./replay";
import { ruinBenchmarks } from "./ruin";
import { scalingBenchmarks } from "./scaling";
import { tradesBenchmarks } from "./trades";
import { whatifBenchmarks } from "./whatif";

/** Each benchmark is built only when its turn comes: its data is large. */
const benchmarks: readonly (() => Benchmark)[] = [
  ...scalingBenchmarks,
  ...indicatorBenchmarks,
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
  /** Quartiles of time / time of what it is compared to, call by call. */
  readonly ratio: readonly [number, number, number] | undefined;
  readonly withinLimit: boolean | undefined;
}

function linesOf({ name, tasks, calls }: Benchmark): Line[] {
  const timings = measure(tasks, calls);
  return tasks.map((task) => lineOf(name, task, timings));
}

function lineOf(benchmark: string, task: ComparedTask, timings: ReadonlyMap<string, Timing>): Line {
  const timing = timings.get(task.name)!;
  const base = task.against === undefined ? undefined : timings.get(task.against)!;
  const limited = task.limit !== undefined;
  const within = timing.best <= (task.limit ?? Infinity) && timing.cold <= (task.coldLimit ?? Infinity);
  const ratio = base === undefined ? undefined : ratiosOf(timing, base);
  return { benchmark, task: task.name, against: task.against, ...timing, ratio, withinLimit: limited ? within : undefined };
}

function printed(line: Line): string {
  const milliseconds = (time: number) => time.toFixed(2).padStart(10);
  const ratio =
    line.ratio === undefined
      ? ""
      : `${line.ratio[1].toFixed(2)} x ${line.against} (${line.ratio[0].toFixed(2)} to ${line.ratio[2].toFixed(2)})`;
  const verdict = line.withinLimit === undefined ? "" : line.withinLimit ? "within its limit" : "OVER ITS LIMIT";
  return `${line.task.padEnd(40)}${milliseconds(line.best)}${milliseconds(line.median)}${milliseconds(line.cold)}  ${ratio.padEnd(56)}${verdict}`;
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
  console.log(`\n${benchmark.name}, milliseconds of CPU, ${lines[0]!.all.length} warm calls`);
  console.log(`${"".padEnd(40)}${"best".padStart(10)}${"median".padStart(10)}${"cold".padStart(10)}  median ratio (quartiles)`);
  for (const line of lines) console.log(printed(line));
}

/** Benchmarks that take hold of their process: Microsoft's runtime of its globals, the engine of the sheet of its memory; and the page, in Chromium. */
const apart = {
  "Excel dispatch": "excel-dispatch.ts",
  Sheets: "sheets.ts",
  Calc: "calc.ts",
  "TA-Lib": "talib.ts",
  Workbench: "workbench.ts",
};
const lines: Record<string, string[]> = {};
for (const [name, file] of Object.entries(apart)) {
  if (wanted.length > 0 && !wanted.some((word) => name.toLowerCase().includes(word.toLowerCase()))) continue;
  const { stdout, stderr, status } = spawnSync(process.execPath, ["--import", "tsx", join(__dirname, file)], {
    encoding: "utf8",
  });
  lines[name] = stdout.trim().split("\n");
  if (!json) console.log(`\n${name}, on the built files\n${stdout.trim()}`);
  if (status === 0) continue;
  console.error(
    `${name} was not measured: it needs the built files (npm run build), Workbench Chromium too (CHROMIUM=path)\n${stderr}`,
  );
  process.exitCode = 1;
}
if (json)
  console.log(
    JSON.stringify({ node: process.version, cpu: cpus()[0]?.model ?? "unknown", results: all, apart: lines }, undefined, 2),
  );
