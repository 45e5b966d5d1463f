/** A date that was typed: only with a year of four digits. */
import { readTimeText, dayOf } from "./time-text";
import type { DayOrder } from "./times";
import { isoTime } from "./words";

export interface TypedDate {
  date: string;
  shown: boolean;
}

/** The order of the locale counts for d/m/yyyy, the other one where it is impossible; dots always mean day first. */
export function readTypedDate(text: string, order: DayOrder): TypedDate | undefined {
  if (!/\d[-/.]\d/.test(text) || !/(?<!\d)\d{4}(?!\d)/.test(text)) return undefined;
  if (!/^(\d{4}[-/.]|\d{1,2}([-/.])\d{1,2}\2\d{4})/.test(text)) return undefined;
  const read = readTimeText(text);
  if (read?.day !== undefined) return dated(read.day + (read.clock ?? 0), read.dotted === true && order === "mdy");
  if (!read?.open) return undefined;
  const { first, second, year } = read.open;
  const [asMdy, asDmy] = [dayOf(year, first, second), dayOf(year, second, first)];
  const day = order === "mdy" ? (asMdy ?? asDmy!) : (asDmy ?? asMdy!);
  const isEitherWay = asMdy !== undefined && asDmy !== undefined && asMdy !== asDmy;
  const isAgainst = (order === "mdy" ? asMdy : asDmy) === undefined;
  return dated(day + (read.clock ?? 0), isEitherWay || isAgainst);
}

function dated(at: number, shown: boolean): TypedDate {
  return { date: isoTime(at), shown };
}
