/** How long a task takes, in milliseconds of CPU: what other processes do on the same machine counts less. */
export interface Timing {
  /** The first call, before anything is compiled. */
  readonly cold: number;
  /** The best of the warm calls: what the machine can do when nothing else disturbs it. */
  readonly best: number;
  readonly median: number;
  /** Every warm call, in the order in which the tasks took turns. */
  readonly all: readonly number[];
}

/** Something to time. Its result is kept so that no compiler can drop the work. */
export interface Task {
  readonly name: string;
  readonly run: () => unknown;
}

export let sink: unknown;

function once(task: Task): number {
  const start = process.cpuUsage();
  sink = task.run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** Seconds that the turns of one benchmark may take, so that all of them together take less than five minutes on a slow machine too. */
const longest = 8;
const fewestTurns = 3;

/** Has a benchmark that began then had turns enough? */
export function isEnough(began: number, turns: number, seconds = longest): boolean {
  return turns >= fewestTurns && performance.now() - began > seconds * 1000;
}

/**
 * Times tasks: each once cold, then warm calls in turns, so that a disturbance of the machine meets all of them alike.
 * `calls` warm calls at most are counted after a tenth as many that are not.
 */
export function measure(tasks: readonly Task[], calls: number): Map<string, Timing> {
  const cold = tasks.map(once);
  const warm = tasks.map((): number[] => []);
  const began = performance.now();
  for (let call = -Math.ceil(calls / 10); call < calls && !isEnough(began, call); call++) {
    tasks.forEach((task, index) => {
      const time = once(task);
      if (call >= 0) warm[index]!.push(time);
    });
  }
  return new Map(tasks.map(({ name }, index) => [name, timingOf(cold[index]!, warm[index]!)]));
}

/** Quartiles of the ratios of two tasks, call by call: both met the same disturbances. */
export function ratiosOf(task: Timing, against: Timing): readonly [number, number, number] {
  return quartiles(task.all.map((time, call) => time / Math.max(against.all[call]!, 0.001)));
}

/** Lower quartile, median and upper quartile. */
export function quartiles(values: readonly number[]): readonly [number, number, number] {
  const sorted = [...values].sort((a, b) => a - b);
  const quartile = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))]!;
  return [quartile(0.25), quartile(0.5), quartile(0.75)];
}

/** "calc, one formula / starting Node and its median (lower to upper quartile)". */
export function quartileLine(name: string, [low, median, high]: readonly [number, number, number], decimals: number): string {
  return `${name.padEnd(58)}${median.toFixed(decimals)} (${low.toFixed(decimals)} to ${high.toFixed(decimals)})`;
}

function timingOf(cold: number, warm: number[]): Timing {
  const sorted = [...warm].sort((a, b) => a - b);
  return { cold, best: sorted[0]!, median: sorted[Math.floor(sorted.length / 2)]!, all: warm };
}
