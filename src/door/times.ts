/** A column of times: one order of day and month and one zone for the whole of it. */
import { Ask, type Answers, Refusal } from "./answers";
import { dayLength, type OpenDate, readZone, type TimeText } from "./time-text";
import { dayWords, fullDateWords } from "./words";
import { dayFirstDay, isYearFirst, monthFirstDay, yearFirstDay } from "./year-first";

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
  /** The time of reading: no bar and no fill lies behind it. */
  now?: number;
}

/** Times of cells that were read; undefined stands for a cell without a time. */
export function timesOf(given: readonly (TimeText | undefined)[], context: TimeContext, answers: Answers): Times {
  const texts = withYearsFirst(given, context, answers.dates);
  const order = dayOrder(texts, answers.dates === "ymd" ? undefined : answers.dates, context.order);
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
  return order === "mdy" ? monthFirstDay(open) : dayFirstDay(open);
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

/** Dates in which the year of two digits stands first, as days; asked where they may as well end with it. */
function withYearsFirst(
  texts: readonly (TimeText | undefined)[],
  { order, now = Date.now() }: TimeContext,
  answer: Answers["dates"],
): readonly (TimeText | undefined)[] {
  if (order !== undefined) return texts;
  const dates = openDates(texts);
  const isFirst = isYearFirst(dates, now) ?? (answer === undefined ? askYear(dates) : answer === "ymd");
  if (!isFirst) return texts;
  return texts.map((text) => {
    if (!text?.open) return text;
    const { open, ...rest } = text;
    return { ...rest, day: yearFirstDay(open)! };
  });
}

function openDates(texts: readonly (TimeText | undefined)[]): OpenDate[] {
  const dates: OpenDate[] = [];
  for (const text of texts) if (text?.open) dates.push(text.open);
  return dates;
}

function askYear(dates: readonly OpenDate[]): never {
  const readings: [DayOrder | "ymd", (date: OpenDate) => number | undefined][] = [
    ["ymd", yearFirstDay],
    ["dmy", dayFirstDay],
    ["mdy", monthFirstDay],
  ];
  const possible = readings.filter(([, dayIn]) => dates.every((date) => dayIn(date) !== undefined));
  const readingsOf = (date: OpenDate) => new Set(possible.map(([, dayIn]) => dayIn(date))).size;
  const date = dates.reduce((best, each) => (readingsOf(each) > readingsOf(best) ? each : best));
  const choices = possible
    .map(([answer, dayIn]) => ({ answer, label: fullDateWords(dayIn(date)!) }))
    .filter(({ label }, at, all) => all.findIndex((each) => each.label === label) === at);
  const labels = choices.map(({ label }) => label);
  const written = [date.first, date.second, date.year % 100].map((part) => String(part).padStart(2, "0")).join(date.mark);
  throw new Ask({ ask: "dates", says: `${written}: ${labels.slice(0, -1).join(", ")} or ${labels.at(-1)}?`, choices });
}

/** Where several bars share a date: the reading that never jumps more than a week at a change of date, if the other one does. */
function steadyOrder(texts: readonly (TimeText | undefined)[]): DayOrder | undefined {
  const dates = openDates(texts);
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
