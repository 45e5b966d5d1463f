import type { Task } from "./measure";

/** A task of a benchmark, with what it is compared to and what it may take. */
export interface ComparedTask extends Task {
  /** The task of the same benchmark whose time is 1. */
  readonly against?: string;
  /** Milliseconds that the best warm call may take. */
  readonly limit?: number;
  /** Milliseconds that the first call may take. */
  readonly coldLimit?: number;
}

/** Tasks that are timed in turns and compared with each other. To add one, list its module in run.ts. */
export interface Benchmark {
  readonly name: string;
  /** Warm calls of each task. */
  readonly calls: number;
  readonly tasks: readonly ComparedTask[];
}
