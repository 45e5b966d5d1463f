/**
 * How large the inputs of a function may be; beyond it they refuse, with the limit in the reason. The aim is a second of CPU at the limit,
 * three for those that search or play thousands of plans: docs/performance.md says what was measured and what misses it. Readers, help
 * and tests read this table.
 */
import { DomainError } from "./domain-error";

export const limits = {
  /** Contracts, prices, stops, levels, rates: the items of a list. */
  items: { most: 10_000, what: "items in a list of contracts, prices, stops, levels or rates", isCount: true },
  steps: { most: 1000, what: "steps of a plan, weights, targets or orders", isCount: true },
  positions: { most: 1000, what: "positions of SCALE.HEAT", isCount: true },
  rows: { most: 1_048_576, what: "bars, as many as a sheet has rows", isCount: true },
  trades: { most: 10_000, what: "trades that SCALE.TRADES plays", isCount: true },
  sizeWork: { most: 2_000_000, what: "fewer steps, or weights nearer to each other, are searched in time", isCount: false },
  searchWork: {
    most: 20_000_000,
    what: "fewer values or candidates, or plans of fewer steps, are worked out in time",
    isCount: false,
  },
} as const satisfies Record<string, Limit>;

/** One line of the table. */
export interface Limit {
  readonly most: number;
  /** What is counted, as help says it; of a search, what makes it small enough. */
  readonly what: string;
  /** Is it a count of what stands in cells, and not of work? */
  readonly isCount: boolean;
}

function spelled(count: number): string {
  return count.toLocaleString("en-US");
}

/** Refuses a list that is longer than its limit. */
export function checkCount(name: string, count: number, { most }: Limit): void {
  if (count > most) throw new DomainError("range", `${name} must hold at most ${spelled(most)}, held ${spelled(count)}`);
}

/** A search that has grown too large: it ends whatever is left to try. */
export class LimitError extends DomainError {
  constructor(message: string) {
    super("range", message);
  }
}

/** Counts the work of a call, in tenths of a microsecond or so, and ends it at its limit. */
export class Work {
  private done = 0;

  constructor(
    private readonly name: string,
    private readonly limit: Limit,
  ) {}

  add(units: number): void {
    this.done += units;
    if (this.done > this.limit.most) throw new LimitError(`${this.name} make too large a search: ${this.limit.what}`);
  }
}
