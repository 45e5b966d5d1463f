/** Dates of two digits throughout: 24-04-15 is 15 April 2024 as one program writes it, and 24 April 2015 as another does. */
import { dayLength, dayOf, type OpenDate } from "./time-text";

/** A column of dates read one way. */
interface Reading {
  span: number;
  latest: number;
  isInOrder: boolean;
  isFuture: boolean;
}

export function yearFirstDay({ first, second, year }: OpenDate): number | undefined {
  return dayOf(2000 + first, second, year - 2000);
}

export function dayFirstDay({ first, second, year }: OpenDate): number | undefined {
  return dayOf(year, second, first);
}

export function monthFirstDay({ first, second, year }: OpenDate): number | undefined {
  return dayOf(year, first, second);
}

/** Does the year stand first in all of them? Undefined where one reading is as good as the other, which must be asked. */
export function isYearFirst(dates: readonly OpenDate[], now: number): boolean | undefined {
  if (dates.length === 0 || dates.some(({ isShort }) => !isShort)) return false;
  const runs = dates.filter((date, at) => at === 0 || !isSame(date, dates[at - 1]!));
  const yearFirst = readingOf(runs, yearFirstDay, now);
  if (!yearFirst || runs.every((date) => yearFirstDay(date) === dayFirstDay(date))) return false;
  const others = [dayFirstDay, monthFirstDay].flatMap((dayIn) => readingOf(runs, dayIn, now) ?? []);
  if (others.every((other) => isLikelier(yearFirst, other, runs.length))) return true;
  if (yearFirst.isFuture || others.every((other) => isLikelier(other, yearFirst, runs.length))) return false;
  // A year before 2010 hardly anybody puts first, and with slashes only where the others would be older: there the days must say so
  if (runs.some(({ first }) => first < 10)) return false;
  if (runs.some(({ mark }) => mark !== "-") && others.some(({ latest }) => latest >= yearFirst.latest)) return false;
  return others.every(({ isFuture }) => isFuture) ? true : undefined;
}

function isSame(one: OpenDate, other: OpenDate): boolean {
  return one.first === other.first && one.second === other.second && one.year === other.year;
}

function readingOf(dates: readonly OpenDate[], dayIn: (date: OpenDate) => number | undefined, now: number): Reading | undefined {
  let [least, most, last] = [Infinity, -Infinity, NaN];
  let [rises, falls] = [false, false];
  for (const date of dates) {
    const day = dayIn(date);
    if (day === undefined) return undefined;
    [least, most] = [Math.min(least, day), Math.max(most, day)];
    if (day > last) rises = true;
    if (day < last) falls = true;
    last = day;
  }
  // The clocks of the earth are a day apart
  return { span: most - least, latest: most, isInOrder: !(rises && falls), isFuture: most > now + dayLength };
}

/** So many dates are hardly in order by chance. */
const tellingOrder = 6;

/** The days of a file stand in order and close together. */
function isLikelier(one: Reading, other: Reading, count: number): boolean {
  if (one.isInOrder === other.isInOrder) return one.span * 10 <= other.span && other.span > 0;
  return one.isInOrder && (one.span < other.span || count >= tellingOrder);
}
