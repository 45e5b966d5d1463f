/** One cell that holds a time. */

export interface OpenDate {
  first: number;
  second: number;
  year: number;
  isShort: boolean;
  /** What parts the three. */
  mark: "-" | "/";
}

/** What a cell says of a time; nothing is converted yet. */
export interface TimeText {
  /** Midnight of its date in milliseconds, where day and month are told apart; undefined when not, or without a date. */
  day?: number;
  /** Of a date such as 4/1/2024: what stands first, what second, and whether the year, taken to stand last, has two digits. */
  open?: OpenDate;
  /** Milliseconds since midnight. */
  clock?: number;
  /** Minutes ahead of UTC. */
  offset?: number;
  /** A zone that is only a name. */
  zone?: string;
  /** Was it written dd.mm.yyyy? */
  dotted?: boolean;
}

export const dayLength = 86_400_000;

/** Reads a cell; undefined when it holds no time. */
export function readTimeText(text: string): TimeText | undefined {
  if (/^\d+(?:[.,]\d+)?$/.test(text)) return digitsTime(text);
  const swapped = /^(\d{1,2}:\d{2}(?::\d{2})?)\s+(\d{4}-\d{1,2}-\d{1,2})$/.exec(text);
  const written = swapped ? `${swapped[2]} ${swapped[1]}` : text;
  const date = readDate(written);
  if (!date) {
    const clock = readClock(text);
    return clock && clock.rest === "" ? { clock: clock.clock } : undefined;
  }
  return withClock(date);
}

/** Milliseconds since midnight of hhmm or hhmmss without a colon, zeros in front possibly lost; undefined for another number. */
export function digitsClock(text: string, length: 4 | 6): number | undefined {
  if (!/^\d{1,6}$/.test(text) || text.length > length) return undefined;
  const padded = text.padStart(length, "0").padEnd(6, "0");
  return clockOf(padded.slice(0, 2), padded.slice(2, 4), padded.slice(4, 6));
}

/** No market of a file is older: 0204-04-01 is a slip of the pen. */
const firstYear = 1800;

/** Midnight of a date; undefined when there is no such day. */
export function dayOf(year: number, month: number, day: number): number | undefined {
  if (year < firstYear || month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const at = Date.UTC(year, month - 1, day);
  return new Date(at).getUTCDate() === day ? at : undefined;
}

/** The day that Excel's serial number 0 would be. */
const serialZero = Date.UTC(1899, 11, 30);

function digitsTime(text: string): TimeText | undefined {
  const mark = Math.max(text.indexOf("."), text.indexOf(","));
  const [whole, fraction] = mark < 0 ? [text] : [text.slice(0, mark), text.slice(mark + 1)];
  const value = Number(mark < 0 ? text : text.replace(",", "."));
  if (whole.length === 5) return parted(Math.round(value * dayLength) + serialZero);
  if (whole.length === 10) return parted(Math.round(value * 1000), 0);
  if (whole.length === 13) return parted(Number(whole), 0);
  if (fraction !== undefined && !/^0+$/.test(fraction)) return undefined;
  if (whole.length === 16 || whole.length === 19) return parted(Number(whole.slice(0, 13)), 0);
  if (![8, 12, 14].includes(whole.length)) return undefined;
  const day = dayOf(Number(whole.slice(0, 4)), Number(whole.slice(4, 6)), Number(whole.slice(6, 8)));
  if (day === undefined) return undefined;
  if (whole.length === 8) return { day };
  const clock = clockOf(whole.slice(8, 10), whole.slice(10, 12), whole.slice(12, 14) || "0");
  return clock === undefined ? undefined : { day, clock };
}

function parted(at: number, offset?: number): TimeText {
  const clock = ((at % dayLength) + dayLength) % dayLength;
  return offset === undefined ? { day: at - clock, clock } : { day: at - clock, clock, offset };
}

interface ReadDate extends TimeText {
  rest: string;
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

function readDate(text: string): ReadDate | undefined {
  const ymd = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/.exec(text) ?? /^(\d{4})()(\d{2})(\d{2})(?=[T ,;-])/.exec(text);
  if (ymd) return dated(ymd[1]!, ymd[3]!, ymd[4]!, text.slice(ymd[0].length));
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})(?!\d)/.exec(text);
  if (dotted) {
    const read = dated(dotted[3]!, dotted[2]!, dotted[1]!, text.slice(dotted[0].length));
    return read && { ...read, dotted: true };
  }
  const open = /^(\d{1,2})([-/])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/.exec(text);
  if (open) return openDate(open, text.slice(open[0].length));
  return /[A-Za-z]{3}/.test(text) ? namedDate(text) : undefined;
}

function openDate([, one, mark, two, last]: RegExpExecArray, rest: string): ReadDate | undefined {
  const [first, second, year] = [Number(one), Number(two), yearOf(last!)];
  const either = dayOf(year, first, second) ?? dayOf(year, second, first);
  const open = { first, second, year, isShort: last!.length === 2, mark: mark as OpenDate["mark"] };
  return either === undefined ? undefined : { open, rest };
}

function namedDate(text: string): ReadDate | undefined {
  const weekday = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+/i;
  const plain = text.replace(weekday, "");
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[\s-]*([A-Za-z]{3,9})\.?,?[\s-]*(\d{4}|\d{2})(?!\d)/.exec(plain);
  if (dayFirst) return dated(dayFirst[3]!, monthOf(dayFirst[2]!), dayFirst[1]!, plain.slice(dayFirst[0].length));
  const monthFirst = /^([A-Za-z]{3,9})\.?\s*-?(\d{1,2})(?:st|nd|rd|th)?,?[\s-]+(\d{4})(?!\d)/.exec(plain);
  if (monthFirst) return dated(monthFirst[3]!, monthOf(monthFirst[1]!), monthFirst[2]!, plain.slice(monthFirst[0].length));
  const yearFirst = /^(\d{4})[\s-]([A-Za-z]{3,9})[\s-](\d{1,2})(?!\d)/.exec(plain);
  return yearFirst ? dated(yearFirst[1]!, monthOf(yearFirst[2]!), yearFirst[3]!, plain.slice(yearFirst[0].length)) : undefined;
}

const monthNames =
  /^(january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$/i;

function monthOf(name: string): string {
  return monthNames.test(name) ? String(months.indexOf(name.slice(0, 3).toLowerCase()) + 1) : "0";
}

function dated(year: string, month: string, day: string, rest: string): ReadDate | undefined {
  const at = dayOf(yearOf(year), Number(month), Number(day));
  return at === undefined ? undefined : { day: at, rest };
}

function yearOf(digits: string): number {
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}

function withClock({ rest, ...date }: ReadDate): TimeText | undefined {
  if (rest === "") return date;
  const parting = /^(?:T|\s+-\s+|\s*[,;]\s*|\s+|-)/i.exec(rest);
  const clock = parting ? readClock(rest.slice(parting[0].length)) : undefined;
  const zone = readZone((clock?.rest ?? rest).trim());
  if (!zone) return undefined;
  return { ...date, ...(clock && { clock: clock.clock }), ...zone };
}

function readClock(text: string): { clock: number; rest: string } | undefined {
  const colons = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?(?:\s*([ap])\.?m\.?(?![a-z]))?/i.exec(text);
  const found = colons ?? /^(\d{2})(\d{2})(\d{2})?()()(?!\d)/.exec(text) ?? /^(\d{1,2})()()()[ -]?([ap])m\b/i.exec(text);
  if (!found) return undefined;
  const clock = clockOf(found[1]!, found[2] || "0", found[3] || "0", found[4], found[5]);
  return clock === undefined ? undefined : { clock, rest: text.slice(found[0].length) };
}

function clockOf(hours: string, minutes: string, seconds: string, fraction = "", half = ""): number | undefined {
  let hour = Number(hours);
  if (half !== "") {
    if (hour < 1 || hour > 12) return undefined;
    hour = (hour % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  }
  if (hour > 24 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  const clock = ((hour * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(fraction.slice(0, 3).padEnd(3, "0"));
  // 24:00 is the end of its day
  return clock > dayLength ? undefined : clock;
}

/** A zone behind a time or in brackets of a header; undefined when the words are none. */
export function readZone(words: string): Pick<TimeText, "offset" | "zone"> | undefined {
  // Sierra Chart marks the time at which a position begins or ends
  if (words === "" || /^[BE]P$/.test(words)) return {};
  const found = /^\(?(?=Z|UTC|GMT|\s*[+-])(?:Z|UTC|GMT)?\s*(?:([+-])\s*(\d{1,2})(?::?(\d{2}))?)?\)?(?:\s*\([^)]*\))?$/i.exec(
    words,
  );
  if (found) {
    const minutes = Number(found[2] ?? 0) * 60 + Number(found[3] ?? 0);
    return { offset: found[1] === "-" ? -minutes : minutes };
  }
  const named = /^\(?([A-Za-z]+(?:\/[A-Za-z_+-]+)+|[A-Z]{2,5})\)?$/.exec(words);
  return named ? { zone: named[1]! } : undefined;
}
