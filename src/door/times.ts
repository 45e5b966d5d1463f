/** A column of times: one order of day and month and one zone for the whole of it. */
import { Ask, type Answers, Refusal } from "./answers";
import { dayLength, dayOf, type OpenDate, readZone, type TimeText } from "./time-text";
import { dayWords } from "./words";

export interface Times {
  /** Milliseconds since 1970 as the clock of the zone shows; NaN where there is none. */
  at: Float64Array;
  /** UTC, "file" for the file's own clock, or the name of a zone. */
  zone: string;
}

export type DayOrder = "mdy" | "dmy";

/** What is known of a column beside its cells. */
export interface TimeContext {
  /** The name of the column as it stands in the file. */
  header: string;
  /** A zone that the format or a line above tells. */
  zone?: Pick<TimeText, "offset" | "zone">;
  /** The order that a format always has. */
  order?: DayOrder;
}

/** Times of cells that were read; undefined stands for a cell without a time. */
export function timesOf(given: readonly (TimeText | undefined)[], context: TimeContext, answers: Answers): Times {
  const texts = withYearsFirst(given);
  const order = dayOrder(texts, answers.dates, context.order);
  const around = context.zone ?? headerZone(context.header);
  const at = new Float64Array(texts.length).fill(NaN);
  const names = new Set<string>();
  let [zoned, unzoned] = [0, 0];
  texts.forEach((text, index) => {
    const day = text && (text.day ?? openDay(text.open, order));
    if (!text || day === undefined) return;
    const offset = text.offset ?? (text.zone === undefined ? around.offset : undefined);
    if (text.offset !== undefined || text.zone !== undefined) zoned += 1;
    else unzoned += 1;
    if (offset === undefined) names.add(text.zone ?? around.zone ?? "file");
    else names.add("UTC");
    at[index] = day + (text.clock ?? 0) - (offset ?? 0) * 60_000;
  });
  if (zoned > 0 && unzoned > 0) throw new Refusal("dates", "some times name a zone and some do not.");
  if (names.size > 1 && names.has("UTC"))
    throw new Refusal("dates", `its times are in zones that cannot be compared: ${[...names].join(", ")}.`);
  return { at, zone: names.size === 0 ? "file" : [...names].join(", ") };
}

function openDay(open: TimeText["open"], order: DayOrder): number | undefined {
  if (!open) return undefined;
  return order === "mdy" ? dayOf(open.year, open.first, open.second) : dayOf(open.year, open.second, open.first);
}

const zoneNames = /\b(E[SD]?T|C[SD]?T|M[SD]T|P[SD]?T|CES?T|BST|EES?T|MSK|JST|KST|HKT|SGT|IST|AE[SD]T|[A-Z][a-z]+\/[A-Za-z_]+)\b/;

function headerZone(header: string): Pick<TimeText, "offset" | "zone"> {
  const utc = /(?:\b|_)(?:UTC|GMT)(?:\s*[+-]\s*\d{1,2}(?::?\d{2})?)?/i.exec(header) ?? /UTC(?=\s|$)/i.exec(header);
  if (utc) return readZone(utc[0].replace(/^_/, ""))!;
  const name = /[([]([^)\]]*)[)\]]/.exec(header)?.[1];
  return name !== undefined && zoneNames.test(name) ? { zone: name.trim() } : {};
}

/** For the whole column: by a number above 12, by the format, by the answer, by dates that go on without a jump, else asked. */
function dayOrder(texts: readonly (TimeText | undefined)[], answer?: DayOrder, ofFormat?: DayOrder): DayOrder {
  let [dayFirst, monthFirst] = [false, false];
  let unclear: NonNullable<TimeText["open"]> | undefined;
  for (const text of texts) {
    if (!text?.open) continue;
    if (text.open.first > 12) dayFirst = true;
    else if (text.open.second > 12) monthFirst = true;
    else if (text.open.first !== text.open.second) unclear ??= text.open;
  }
  if (dayFirst && monthFirst) throw new Refusal("dates", "day first in some lines and month first in others.");
  if (dayFirst || monthFirst) return dayFirst ? "dmy" : "mdy";
  if (unclear === undefined) return "mdy";
  const known = ofFormat ?? answer ?? steadyOrder(texts);
  if (known !== undefined) return known;
  const { first, second } = unclear;
  const written = `${first}/${second}/${unclear.year}`;
  const [asMonth, asDay] = [dayWords(second, first), dayWords(first, second)];
  throw new Ask({
    ask: "dates",
    says: `${written}: ${asMonth} or ${asDay}?`,
    choices: [
      { answer: "mdy", label: asMonth },
      { answer: "dmy", label: asDay },
    ],
  });
}

/** 24-04-15, 24-04-16, as Bitfinex writes it: the first part stays while the last one runs, and the days lie closer together that way. */
function withYearsFirst(texts: readonly (TimeText | undefined)[]): readonly (TimeText | undefined)[] {
  const dates = texts.flatMap((text) => (text?.open ? [text.open] : []));
  if (dates.length < 2 || dates.some(({ first, isShort }) => !isShort || first < 10)) return texts;
  const yearFirst = dates.map(yearFirstDay);
  if (yearFirst.includes(undefined)) return texts;
  const [firsts, lasts] = [new Set(dates.map(({ first }) => first)), new Set(dates.map(({ year }) => year))];
  const others = dates.map((date) => openDay(date, "dmy")!);
  const isCloser = firsts.size < lasts.size && spanOf(yearFirst as number[]) < spanOf(others);
  if (!isCloser || (!inOrder(yearFirst as number[]) && inOrder(others))) return texts;
  return texts.map((text) => {
    if (!text?.open) return text;
    const { open, ...rest } = text;
    return { ...rest, day: yearFirstDay(open)! };
  });
}

function yearFirstDay({ first, second, year }: OpenDate): number | undefined {
  return dayOf(2000 + first, second, year - 2000);
}

function spanOf(days: readonly number[]): number {
  const [least, most] = days.reduce(([low, high], day) => [Math.min(low, day), Math.max(high, day)], [Infinity, -Infinity]);
  return most - least;
}

function inOrder(days: readonly number[]): boolean {
  const follows = (sign: number) => days.every((day, at) => at === 0 || sign * (day - days[at - 1]!) >= 0);
  return follows(1) || follows(-1);
}

/** Where several bars share a date: the reading that never jumps more than a week at a change of date, if the other one does. */
function steadyOrder(texts: readonly (TimeText | undefined)[]): DayOrder | undefined {
  const dates = texts.flatMap((text) => (text?.open ? [text.open] : []));
  const isSame = (at: number) =>
    dates[at]!.first === dates[at - 1]!.first &&
    dates[at]!.second === dates[at - 1]!.second &&
    dates[at]!.year === dates[at - 1]!.year;
  const repeats = dates.some((_, at) => at > 0 && isSame(at));
  if (!repeats) return undefined;
  const isSteady = (order: DayOrder) =>
    dates.every((date, at) => at === 0 || Math.abs(openDay(date, order)! - openDay(dates[at - 1], order)!) <= 7 * dayLength);
  const [mdy, dmy] = [isSteady("mdy"), isSteady("dmy")];
  return mdy === dmy ? undefined : mdy ? "mdy" : "dmy";
}
