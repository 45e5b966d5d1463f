/** Which columns hold the time, and the times in them. */
import type { Answers } from "./answers";
import { clockNames, timeNames } from "./bar-columns";
import { cellAt, type Line } from "./split";
import { digitsClock, readTimeText, type TimeText } from "./time-text";
import { type TimeContext, type Times, timesOf } from "./times";

/** A column of dates, and perhaps one with the clock beside it. */
export interface TimeColumns {
  date: number;
  clock?: number;
}

/** The texts of the lines' times, one for each line; undefined where there is none. */
export type TimeTexts = (TimeText | undefined)[];

/** The time column by its names, the first that holds dates; without such a name, a first column of nothing but times. */
export function findTimeColumns(
  folded: readonly string[],
  lines: readonly Line[],
  taken: readonly number[],
  names: readonly string[] = timeNames,
): TimeColumns | undefined {
  const sample = lines.slice(0, 300);
  const named = names.map((name) => folded.indexOf(name)).filter((at) => at >= 0);
  const dated = named.find((at) => sample.some(({ cells }) => hasDate(readTimeText(cellAt(cells, at)))));
  const date = dated ?? named[0] ?? (!taken.includes(0) && holdsTimes(sample, 0) ? 0 : undefined);
  if (date === undefined || lines.every(({ cells }) => cellAt(cells, date) === "")) return undefined;
  const hasClock = sample.some(({ cells }) => (readTimeText(cellAt(cells, date))?.clock ?? 0) !== 0);
  const beside = [...clockNames.map((name) => folded.indexOf(name)), ...named].filter((at) => at >= 0 && at !== date);
  // Where dates repeat, clock times right behind them belong to them, whatever they are called
  if (!taken.includes(date + 1) && repeats(lines, date) && holdsClocks(lines, date + 1, true)) beside.push(date + 1);
  const clock = hasClock ? undefined : beside.find((at) => holdsClocks(lines, at));
  return clock === undefined ? { date } : { date, clock };
}

function repeats(lines: readonly Line[], column: number): boolean {
  return lines.some(({ cells }, at) => at > 0 && cellAt(cells, column) === cellAt(lines[at - 1]!.cells, column));
}

/** Reads each line's time text, the clock of another column joined. */
export function timeTexts(lines: readonly Line[], { date, clock }: TimeColumns): TimeTexts {
  if (clock === undefined) return lines.map(({ cells }) => dateOnly(readTimeText(cellAt(cells, date))));
  const length = clockLength(lines, clock);
  return lines.map(({ cells }) => {
    const text = dateOnly(readTimeText(cellAt(cells, date)));
    const beside = clockIn(cellAt(cells, clock), length);
    return text && beside !== undefined ? { ...text, clock: beside } : undefined;
  });
}

/** The times of the lines, as one zone shows them. */
export function lineTimes(texts: TimeTexts, context: TimeContext, answers: Answers): Times {
  return timesOf(texts, context, answers);
}

function hasDate(text: TimeText | undefined): boolean {
  return text !== undefined && (text.day !== undefined || text.open !== undefined);
}

/** A clock alone is no time. */
function dateOnly(text: TimeText | undefined): TimeText | undefined {
  return hasDate(text) ? text : undefined;
}

function holdsTimes(lines: readonly Line[], column: number): boolean {
  // Five digits are Excel's serial number as much as the number of a line
  const times = lines.filter(
    ({ cells }) => !/^\d{1,7}$/.test(cellAt(cells, column)) && hasDate(readTimeText(cellAt(cells, column))),
  );
  return times.length > 0 && times.length >= lines.length * 0.5;
}

/** Some cells may be something else, as some of any column: these lines cannot be read. Clocks of an unknown name are `areWritten`. */
function holdsClocks(lines: readonly Line[], column: number, areWritten = false): boolean {
  const length = clockLength(lines, column);
  const full = lines.map(({ cells }) => cellAt(cells, column)).filter((cell) => cell !== "");
  const clocks = full.filter((cell) => clockIn(cell, length) !== undefined && (!areWritten || cell.includes(":")));
  return full.length > 0 && clocks.length >= full.length * (areWritten ? 0.9 : 0.5);
}

function clockLength(lines: readonly Line[], column: number): 4 | 6 {
  return lines.some(({ cells }) => /^\d{5,6}$/.test(cellAt(cells, column))) ? 6 : 4;
}

function clockIn(text: string, length: 4 | 6): number | undefined {
  if (/^\d+$/.test(text)) return digitsClock(text, length);
  // The part of a day, as Excel keeps a clock time
  if (/^0[.,]\d+$/.test(text)) return Math.round(Number(text.replace(",", ".")) * 86_400_000) % 86_400_000;
  const read = readTimeText(text);
  return read && !hasDate(read) ? read.clock : undefined;
}
