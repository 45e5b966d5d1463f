/** Bars and fills as text that the door itself reads again: CSV, ISO times, points. */
import type { BarRow } from "./bar";
import type { Fill } from "./fill";
import { isoTime } from "./words";

export const barHeader = ["Time", "Open", "High", "Low", "Close", "Volume"] as const;
export const fillHeader = ["Time", "Symbol", "Side", "Contracts", "Price", "Fee", "Currency", "Id", "Position"] as const;

/** One line a bar. Times carry a Z where the zone is UTC. */
export function barsCsv(bars: readonly BarRow[], zone: string | null): string {
  return csv([barHeader, ...bars.map(([time, ...numbers]) => [timeCell(time, zone), ...numbers])]);
}

/** One line a fill. */
export function fillsCsv(fills: readonly Fill[], zone: string): string {
  return csv([fillHeader, ...fills.map((fill) => fillCells(fill, timeCell(fill.time, zone)))]);
}

/** The nine columns of a fill. */
export function fillCells<Time>({ symbol, side, contracts, price, fee, currency, id, position }: Fill, time: Time) {
  return [time, symbol, side, contracts, price, fee, currency, id, position] as const;
}

function timeCell(time: number | null, zone: string | null): string | null {
  return time === null ? null : isoTime(time) + (zone === "UTC" ? "Z" : "");
}

function csv(rows: readonly (readonly (string | number | null)[])[]): string {
  return rows.map((row) => `${row.map(quotedCell).join(",")}\n`).join("");
}

function quotedCell(cell: string | number | null): string {
  const text = cell === null ? "" : String(cell);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
