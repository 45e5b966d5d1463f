import { DomainError } from "../domain-error";

/** Price bars, oldest first, one array a column: a bar is never an object. */
export interface Bars {
  readonly count: number;
  /** undefined: a bar opens at the close before it, moved into its range. */
  readonly open: Float64Array | undefined;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  /** Funding rate of each bar; undefined: the rate of the terms. */
  readonly funding: Float64Array | undefined;
}

/** Confirmation, bar by bar: one column for every add, or one a step. 1 = the signal is TRUE at that bar's close. */
export interface Signals {
  readonly columns: number;
  readonly given: Uint8Array;
}

/** Refuses bars that cannot be: no positive prices, or an open or close outside low to high. Names the first such bar. */
export function checkBars({ count, open, high, low, close }: Bars): void {
  for (let bar = 0; bar < count; bar++) {
    const bottom = low[bar]!;
    const top = high[bar]!;
    const end = close[bar]!;
    const possible =
      bottom > 0 && bottom <= end && end <= top && (open === undefined || (bottom <= open[bar]! && open[bar]! <= top));
    if (!possible) refuseBar(bar + 1, bottom, top, end, open?.[bar]);
  }
}

function refuseBar(bar: number, low: number, high: number, close: number, open: number | undefined): never {
  const refuse = (message: string): never => {
    throw new DomainError("range", `bars, bar ${bar}: ${message}`);
  };
  if (!(low > 0)) refuse(`low must be greater than 0, was ${low === 0 ? "0 or blank" : low}`);
  if (low > high) refuse(`low ${low} is above high ${high}`);
  if (open !== undefined && !(low <= open && open <= high)) refuse(`open ${open} is outside low ${low} to high ${high}`);
  return refuse(`close ${close} is outside low ${low} to high ${high}`);
}

/** The open of a bar; without that column the previous close, before the first bar the entry price, moved into the bar's range. */
export function openOf(bars: Bars, bar: number, entryPrice: number): number {
  if (bars.open !== undefined) return bars.open[bar]!;
  const before = bar === 0 ? entryPrice : bars.close[bar - 1]!;
  return Math.min(Math.max(before, bars.low[bar]!), bars.high[bar]!);
}

/** The column of signals that gates a step (0 = the entry), or -1 where none does. */
export function gateColumn(signals: Signals | undefined, step: number): number {
  if (signals === undefined) return -1;
  if (signals.columns > 1) return step;
  return step === 0 ? -1 : 0;
}

/** May a step fill in this bar? The signal of the bar before decides: a signal on a close is known only then. */
export function isArmed(signals: Signals | undefined, column: number, bar: number): boolean {
  return column < 0 || (bar > 0 && signals!.given[(bar - 1) * signals!.columns + column] === 1);
}
