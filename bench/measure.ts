import { performance } from "node:perf_hooks";

/** How long a task takes, in milliseconds. */
export interface Timing {
  /** The first call, before anything is compiled. */
  readonly cold: number;
  /** The best of the warm calls: what the machine can do when nothing else disturbs it. */
  readonly best: number;
  readonly median: number;
}

/** Something to time. Its result is kept so that no compiler can drop the work. */
export interface Task {
  readonly name: string;
  readonly run: () => unknown;
}

export let sink: unknown;

function once(task: Task): number {
  const start = performance.now();
  sink = task.run();
  return performance.now() - start;
}

/**
 * Times tasks: each once cold, then warm calls in turns, so that a disturbance of the machine meets all of them alike.
 * `calls` warm calls are counted after a tenth as many that are not.
 */
export function measure(tasks: readonly Task[], calls: number): Map<string, Timing> {
  const cold = tasks.map(once);
  const warm = tasks.map((): number[] => []);
  for (let call = -Math.ceil(calls / 10); call < calls; call++) {
    tasks.forEach((task, index) => {
      const time = once(task);
      if (call >= 0) warm[index]!.push(time);
    });
  }
  return new Map(tasks.map(({ name }, index) => [name, timingOf(cold[index]!, warm[index]!)]));
}

function timingOf(cold: number, warm: number[]): Timing {
  const sorted = [...warm].sort((a, b) => a - b);
  return { cold, best: sorted[0]!, median: sorted[Math.floor(sorted.length / 2)]! };
}
