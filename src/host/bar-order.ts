/** Bars are oldest first: where a table of bars has times, they must say so. */
import { DomainError } from "../calc/domain-error";
import { timeNames } from "../door/bar-columns";
import type { Input } from "./arguments";

/**
 * Refuses bars whose time column (numbers, or texts that all begin yyyy-mm-dd) falls somewhere. Equal times are bars of one day;
 * a column of clock times, all below 1, starts anew each day and is not looked at.
 */
export function refuseTurnedBars(names: readonly string[], rows: readonly (readonly Input[])[]): void {
  for (const column of timeNames.map((name) => names.indexOf(name)).filter((at) => at >= 0)) {
    const times = timesIn(rows, column);
    if (times) return refuseFalling(times);
  }
}

/** Numbers or dates as texts; a blank, which Excel for desktop hands over as 0, has no place in the order. */
function timesIn(rows: readonly (readonly Input[])[], column: number): readonly (number | string)[] | undefined {
  const first = rows[0]![column];
  const isTime = typeof first === "string" ? isDateText : isDay;
  let isClock = true;
  const times: (number | string)[] = [];
  for (const row of rows) {
    const cell = row[column];
    if (!isTime(cell)) return undefined;
    if (typeof cell !== "number" || cell >= 1) isClock = false;
    times.push(cell as number | string);
  }
  return isClock ? undefined : times;
}

function isDay(cell: Input): boolean {
  return typeof cell === "number" && cell !== 0;
}

function isDateText(cell: Input): boolean {
  return typeof cell === "string" && /^\d{4}-\d{2}-\d{2}/.test(cell);
}

function refuseFalling(times: readonly (number | string)[]): void {
  for (let bar = 1; bar < times.length; bar++)
    if (times[bar]! < times[bar - 1]!)
      throw new DomainError("range", `bars must be oldest first: bar ${bar + 1} is older than bar ${bar}`);
}
