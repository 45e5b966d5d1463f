/** A replay as the rows of its tables. undefined = not applicable. */
import type { BarEvent, Replay } from "./replay";

export type ReportValue = number | string | boolean | undefined;

/** One row an event; a single row where the plan was never entered. */
export function eventRows({ events }: Replay, bars: number, equity: number): ReportValue[][] {
  if (events.length === 0) return [[bars, "No entry", 0, undefined, 0, 0, undefined, undefined, 0, equity, true]];
  return events.map((event) => eventRow(event, equity));
}

function eventRow({ bar, kind, step, price, contracts, after, net, sure }: BarEvent, equity: number): ReportValue[] {
  const held = after.contracts > 0;
  const averageEntry = held ? after.averageEntry : undefined;
  const stop = held ? after.stop : undefined;
  return [bar + 1, kind, step, price, contracts, after.contracts, averageEntry, stop, after.realised, equity + net, sure];
}

/** Result, net, return, R multiple, largest drawdown, worst and best mark, bars held, steps filled, unsure bars. */
export function summaryRow(replay: Replay, equity: number | undefined, risk: number): ReportValue[] {
  const { events, net, maxDrawdown, mae, mfe, barsHeld, stepsFilled, unsureBars } = replay;
  const result = events[events.length - 1]?.kind ?? "No entry";
  const multiple = risk === 0 ? undefined : net / risk;
  return [result, net, equity && net / equity, multiple, maxDrawdown, mae, mfe, barsHeld, stepsFilled, unsureBars];
}
