/** A replay as read from the sheet: the bars, the events and the equity after each bar. */
import { largest } from "../grid/extremes";
import type { SheetValue } from "../grid/workbook-data";
import { money, price } from "./numbers";

export interface ReplayEvent {
  bar: number;
  event: string;
  step: number;
  /** Undefined when nothing was traded. */
  price: number | undefined;
  contracts: number;
  stop: number | undefined;
  realised: number;
  /** False in a bar whose four prices allow another outcome. */
  isSure: boolean;
}

export interface ReplayData {
  high: number[];
  low: number[];
  close: number[];
  events: ReplayEvent[];
  worst: number[];
  best: number[];
}

type Rows = readonly (readonly SheetValue[])[];

/** The events of SCALE.REPLAY's table; undefined when it is no such table. */
export function readEvents(rows: Rows): ReplayEvent[] | undefined {
  const header = rows[0] ?? [];
  const names = ["Bar", "Event", "Step", "Price", "Contracts", "Stop", "Realised", "Sure"];
  if (rows.length < 2 || names.some((name) => !header.includes(name))) return undefined;
  return rows.slice(1).map((row) => {
    const at = (name: string): SheetValue => row[header.indexOf(name)] ?? null;
    const number = (name: string): number | undefined => {
      const value = at(name);
      return typeof value === "number" ? value : undefined;
    };
    return {
      bar: number("Bar") ?? 0,
      event: String(at("Event")),
      step: number("Step") ?? 0,
      price: number("Price"),
      contracts: number("Contracts") ?? 0,
      stop: number("Stop"),
      realised: number("Realised") ?? 0,
      isSure: at("Sure") === true,
    };
  });
}

/** The numbers below a column's header. */
export function readColumn(rows: Rows, column: number): number[] {
  return rows.slice(1).map((row) => (typeof row[column] === "number" ? row[column] : Number.NaN));
}

/** How many bars are worth showing: the trade and a little of what came after. */
export function barsShown({ events, close, best }: Pick<ReplayData, "events" | "close" | "best">): number {
  // The events are those of the worst reading; the best one may go on until its equity rests
  const rests = best[best.length - 1];
  let bestLast = best.length;
  while (bestLast > 1 && best[bestLast - 2] === rests) bestLast--;
  const last = Math.max(bestLast, largest(events.map(({ bar }) => bar)));
  return Math.min(close.length, Math.max(20, Math.ceil(last * 1.2) + 2));
}

/** The stop in force at each of the first bars; null when flat. */
export function stopLine(events: readonly ReplayEvent[], count: number): (number | null)[] {
  const line: (number | null)[] = Array.from({ length: count }, () => null);
  events.forEach(({ bar, stop }, index) => {
    const until = events[index + 1]?.bar ?? (stop === undefined ? bar : count + 1);
    for (let at = bar; at < Math.min(until, count + 1); at++) line[at - 1] = stop ?? null;
  });
  return line;
}

/** One sentence an event, with the numbers of the picture. */
export function eventSentences(events: readonly ReplayEvent[], decimals: number): string[] {
  return events.map(({ bar, event, price: at, contracts, stop, realised, isSure }) => {
    if (at === undefined) return `Bar ${bar}: ${event.toLowerCase()}.`;
    const after = stop === undefined ? `, ${realisedWords(realised)} in all` : `; stop ${price(stop, decimals)}`;
    const open = isSure ? "" : " (the bar leaves this open)";
    return `Bar ${bar}: ${event.toLowerCase()}, ${contracts} ${contracts === 1 ? "contract" : "contracts"} at ${price(at, decimals)}${after}${open}.`;
  });
}

function realisedWords(realised: number): string {
  return realised < 0 ? `a loss of ${money(-realised)}` : `a profit of ${money(realised)}`;
}

/** Do the worst and the best reading part? */
export function readingsDiffer({ worst, best }: Pick<ReplayData, "worst" | "best">): boolean {
  return worst.some((value, index) => Math.abs(value - (best[index] ?? value)) > 1e-9);
}
