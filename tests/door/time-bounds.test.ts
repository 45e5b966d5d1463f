/** Times at the bounds of each form: what is one, what is nearly one, and what a column of them tells. */
import { Ask, Refusal } from "../../src/door/answers";
import type { BarFacts, BarsRead } from "../../src/door/bar";
import { readInterval } from "../../src/door/interval";
import { joinBars } from "../../src/door/join";
import { findTimeColumns, timeTexts } from "../../src/door/time-column";
import { digitsClock, type OpenDate, readTimeText, readZone } from "../../src/door/time-text";
import { timesOf } from "../../src/door/times";
import { isYearFirst } from "../../src/door/year-first";
import type { Line } from "../../src/door/split";

const day = 86_400_000;
const hour = 3_600_000;

/** 24:00 is the end of a day and no clock of it. */
const clockWords = (clock: number) =>
  clock === day ? "24:00:00" : new Date(clock).toISOString().slice(11, 23).replace(".000", "");

/** "2024-04-01 09:30:00 +60 EST", what is there of it; "4/1/2024" where day and month are not told apart. */
function told(text: string): string {
  const read = readTimeText(text);
  if (!read) return "none";
  const { open, clock, offset, zone } = read;
  const date = read.day === undefined ? [] : [new Date(read.day).toISOString().slice(0, 10)];
  const parts = [
    ...date,
    ...(open ? [`${open.first}${open.mark}${open.second}${open.mark}${open.year}${open.isShort ? " short" : ""}`] : []),
    ...(clock === undefined ? [] : [clockWords(clock)]),
    ...(offset === undefined ? [] : [`${offset < 0 ? "" : "+"}${offset}`]),
    ...(zone === undefined ? [] : [zone]),
    ...(read.dotted ? ["dotted"] : []),
  ];
  return parts.join(" ");
}

describe("a cell that holds a time", () => {
  it.each([
    // Digits
    ["45383", "2024-04-01 00:00:00"],
    ["25569.75", "1970-01-01 18:00:00"],
    ["25568.75", "1969-12-31 18:00:00"],
    ["4538", "none"],
    ["453830", "none"],
    ["1711929600", "2024-04-01 00:00:00 +0"],
    ["1711929600123", "2024-04-01 00:00:00.123 +0"],
    ["1711929600123456", "2024-04-01 00:00:00.123 +0"],
    ["1711929600123456789", "2024-04-01 00:00:00.123 +0"],
    ["20240401.00", "2024-04-01"],
    ["20240401.5", "none"],
    ["20240401.05", "none"],
    ["20240401.50", "none"],
    ["202404010930", "2024-04-01 09:30:00"],
    ["20240401093015", "2024-04-01 09:30:15"],
    ["202404012530", "none"],
    ["202404010", "none"],
    ["20240401093", "none"],
    ["20240431", "none"],
    ["202404310930", "none"],
    ["202404010930151", "none"],
    ["18000101", "1800-01-01"],
    ["17991231", "none"],
    // Year, month, day
    ["2024-4-1", "2024-04-01"],
    ["2024/04/01", "2024-04-01"],
    ["2024.4.1", "2024-04-01"],
    ["2024-04/01", "none"],
    ["2024-04-011", "none"],
    ["x2024-04-01", "none"],
    ["2024-00-01", "none"],
    ["2024-13-01", "none"],
    ["2024-04-00", "none"],
    ["2024-04-32", "none"],
    ["2024-02-29", "2024-02-29"],
    ["2023-02-29", "none"],
    ["20240401 09:30", "2024-04-01 09:30:00"],
    ["20240401T0930", "2024-04-01 09:30:00"],
    ["20240401-09:30", "2024-04-01 09:30:00"],
    ["a20240401 09:30", "none"],
    // A clock before its date
    ["09:30 2024-04-01", "2024-04-01 09:30:00"],
    ["9:30:15  2024-4-1", "2024-04-01 09:30:15"],
    ["at 09:30 2024-04-01", "none"],
    ["09:30 2024-04-01 x", "none"],
    ["09:30 2024-04-012", "none"],
    // Points
    ["01.04.2024", "2024-04-01 dotted"],
    ["1. 4. 24", "2024-04-01 dotted"],
    ["1.  4.24", "none"],
    ["1.4.2024 9:30", "2024-04-01 09:30:00 dotted"],
    ["a1.4.2024", "none"],
    ["1.4.202", "none"],
    ["1.4.20245", "none"],
    ["31.4.2024", "none"],
    // Day and month open
    ["4/1/2024", "4/1/2024"],
    ["4-1-24", "4-1-2024 short"],
    ["4/1-2024", "none"],
    ["x4/1/2024", "none"],
    ["4/1/20245", "none"],
    ["13/14/2024", "none"],
    ["31/4/2024", "none"],
    ["4/31/2024", "none"],
    ["12/31/2024 24:00", "12/31/2024 24:00:00"],
    // Names of months
    ["Apr 1, 2024", "2024-04-01"],
    ["April 1 2024", "2024-04-01"],
    ["Apr. 1st, 2024", "2024-04-01"],
    ["Apr-1-2024", "2024-04-01"],
    ["Apr1 2024", "2024-04-01"],
    ["Apr  1,  2024", "2024-04-01"],
    ["Apr 1,2024", "none"],
    ["Apr 12024", "none"],
    ["1 Apr 2024", "2024-04-01"],
    ["1Apr24", "2024-04-01"],
    ["1st April, 2024", "2024-04-01"],
    ["1 - Apr - 2024", "2024-04-01"],
    ["1-Apr.-2024", "2024-04-01"],
    ["22nd Sept 2024", "2024-09-22"],
    ["3rd of May 2024", "none"],
    ["4th Jun 2024", "2024-06-04"],
    ["2024 Apr 1", "2024-04-01"],
    ["2024-Apr-01", "2024-04-01"],
    ["2024.Apr.01", "none"],
    ["2024-Apr.01", "none"],
    ["2024-Apr-011", "none"],
    ["x 2024-Apr-01", "none"],
    ["Mon 1 Apr 2024", "2024-04-01"],
    ["Monday, 1 Apr 2024", "2024-04-01"],
    ["Mon.,  1 Apr 2024", "2024-04-01"],
    ["Mon, Apr 1 2024", "2024-04-01"],
    ["Mun, 1 Apr 2024", "none"],
    ["on Mon, 1 Apr 2024", "none"],
    ["1 Mon Apr 2024", "none"],
    ["Foo Apr 1 2024", "none"],
    ["1 Apx 2024", "none"],
    ["Augustus 1 2024", "none"],
    ["31 Apr 2024", "none"],
    ["1 Ap 2024", "none"],
    // What parts date and clock
    ["2024-04-01T09:30", "2024-04-01 09:30:00"],
    ["2024-04-01t09:30", "2024-04-01 09:30:00"],
    ["2024-04-01  -  09:30", "2024-04-01 09:30:00"],
    ["2024-04-01  ,  09:30", "2024-04-01 09:30:00"],
    ["2024-04-01;09:30", "2024-04-01 09:30:00"],
    ["2024-04-01-09:30", "2024-04-01 09:30:00"],
    ["2024-04-01 at 09:30", "none"],
    ["2024-04-01x,09:30", "none"],
    ["2024-04-01 x 09:30", "none"],
    ["2024-04-01 (09:30", "none"],
    // Clocks
    ["09:30", "09:30:00"],
    ["9:30:15", "09:30:15"],
    ["9:30:15.5", "09:30:15.500"],
    ["9:30:15,25", "09:30:15.250"],
    ["9:30:15.123456", "09:30:15.123"],
    ["9:30.5", "none"],
    ["09:30x", "none"],
    ["x09:30", "none"],
    ["09:30 EST", "none"],
    ["09:59:59", "09:59:59"],
    ["23:59:60", "none"],
    ["23:60", "none"],
    ["24:00", "24:00:00"],
    ["24:01", "none"],
    ["25:00", "none"],
    ["9:30 am", "09:30:00"],
    ["9:30am", "09:30:00"],
    ["9:30  p.m.", "21:30:00"],
    ["9:30 PM", "21:30:00"],
    ["12:00 am", "00:00:00"],
    ["12:00 pm", "12:00:00"],
    ["0:30 am", "none"],
    ["13:30 pm", "none"],
    ["9:30 pmx", "none"],
    ["2024-04-01 9 pm", "2024-04-01 21:00:00"],
    ["2024-04-01 9pm", "2024-04-01 21:00:00"],
    ["2024-04-01 9-PM", "2024-04-01 21:00:00"],
    ["2024-04-01 9 pmx", "none"],
    ["2024-04-01 x9 pm", "none"],
    ["2024-04-01 0930", "2024-04-01 09:30:00"],
    ["2024-04-01 093015", "2024-04-01 09:30:15"],
    ["2024-04-01 09301", "none"],
    ["2024-04-01 x0930", "none"],
    ["2024-04-01 0930 Z", "2024-04-01 09:30:00 +0"],
    ["2024-04-01 2460", "none"],
    // Zones behind them
    ["2024-04-01 Z", "2024-04-01 +0"],
    ["2024-04-01 09:30Z", "2024-04-01 09:30:00 +0"],
    ["2024-04-01 09:30+01:00", "2024-04-01 09:30:00 +60"],
    ["2024-04-01 09:30 -0530", "2024-04-01 09:30:00 -330"],
    ["2024-04-01 09:30 BP", "2024-04-01 09:30:00"],
    ["2024-04-01 09:30 EP", "2024-04-01 09:30:00"],
    ["2024-04-01 09:30 CP", "2024-04-01 09:30:00 CP"],
    ["2024-04-01 09:30 ABP", "2024-04-01 09:30:00 ABP"],
    ["2024-04-01 09:30 BPX", "2024-04-01 09:30:00 BPX"],
    ["2024-04-01 09:30 CEST", "2024-04-01 09:30:00 CEST"],
    ["2024-04-01 09:30 est", "none"],
    ["", "none"],
    ["later", "none"],
    ["-", "none"],
  ])("%j is %s", (text, expected) => {
    expect(told(text)).toBe(expected);
  });
});

describe("words of a zone", () => {
  it.each<[string, object | undefined]>([
    ["", {}],
    ["Z", { offset: 0 }],
    ["UTC", { offset: 0 }],
    ["(GMT)", { offset: 0 }],
    ["UTC + 5:30", { offset: 330 }],
    ["UTC-5", { offset: -300 }],
    ["+0200", { offset: 120 }],
    ["+02:00 (Central Europe)", { offset: 120 }],
    ["UTC(Greenwich)", { offset: 0 }],
    ["UTC  (G)", { offset: 0 }],
    ["UTC ()", { offset: 0 }],
    ["UTC x", undefined],
    ["x UTC", undefined],
    ["()", undefined],
    ["EST", { zone: "EST" }],
    ["(EST)", { zone: "EST" }],
    ["E", undefined],
    ["EASTERN", undefined],
    ["EST now", undefined],
    ["America/New_York", { zone: "America/New_York" }],
    ["America/Argentina/Salta", { zone: "America/Argentina/Salta" }],
    ["Etc/GMT+5", undefined],
    ["America", undefined],
  ])("%j", (words, expected) => {
    expect(readZone(words)).toEqual(expected);
  });

  it.each<[string, 4 | 6, number | undefined]>([
    ["930", 4, 9.5 * hour],
    ["0930", 4, 9.5 * hour],
    ["30", 4, hour / 2],
    ["93000", 4, undefined],
    ["93000", 6, 9.5 * hour],
    ["930", 6, 570_000],
    ["1234567", 6, undefined],
    ["2400", 4, day],
    ["2401", 4, undefined],
    ["9:30", 4, undefined],
  ])("the digits %s as a clock of %d", (text, length, expected) => {
    expect(digitsClock(text, length)).toBe(expected);
  });
});

describe("a column of times", () => {
  const now = Date.parse("2026-11-26T12:00:00Z");
  const read = (cells: readonly string[], header = "Time", answers = {}, more = {}) => {
    try {
      const { at, zone } = timesOf(cells.map(readTimeText), { header, now, ...more }, answers);
      return [zone, ...[...at].map((time) => (Number.isNaN(time) ? "none" : new Date(time).toISOString().slice(0, 16)))];
    } catch (thrown) {
      if (thrown instanceof Ask) return thrown.question;
      if (thrown instanceof Refusal) return [thrown.word, thrown.sentence];
      throw thrown;
    }
  };

  it.each([
    ["Time", "file", "08:00"],
    ["Time (UTC + 2)", "UTC", "06:00"],
    ["Time (UTC+2:30)", "UTC", "05:30"],
    ["Time (UTC-0230)", "UTC", "10:30"],
    ["time_gmt", "UTC", "08:00"],
    ["openTimeUTC", "UTC", "08:00"],
    ["openTimeUTC ms", "UTC", "08:00"],
    ["openTimeUTCx", "file", "08:00"],
    ["Time ( EST )", "EST", "08:00"],
    ["Time [Europe/Berlin]", "Europe/Berlin", "08:00"],
    ["Time (of day)", "file", "08:00"],
    ["undefined", "file", "08:00"],
  ])("under %s has the zone %s", (header, zone, clock) => {
    expect(read(["2024-04-01 08:00"], header)).toEqual([zone, `2024-04-01T${clock}`]);
  });

  it("whose cells without a time are left out and name no zone", () => {
    expect(read(["x", "2024-04-01", "09:30"])).toEqual(["file", "none", "2024-04-01T00:00", "none"]);
    expect(read(["x"])).toEqual(["file", "none"]);
    expect(read(["2024-04-01 08:00 UTC", "2024-04-01 09:00 CET"])).toEqual([
      ...["dates", "its times are in zones that cannot be compared: UTC, CET."],
    ]);
    expect(read(["2024-04-01 08:00 CET", "2024-10-01 09:00 CEST"])).toEqual([
      ...["CET, CEST", "2024-04-01T08:00", "2024-10-01T09:00"],
    ]);
  });

  it.each<[string, string[], unknown]>([
    ["a day above 12 first", ["13/4/2024", "12/4/2024"], ["file", "2024-04-13T00:00", "2024-04-12T00:00"]],
    ["a day above 12 second", ["4/13/2024", "4/12/2024"], ["file", "2024-04-13T00:00", "2024-04-12T00:00"]],
    ["both twelve", ["12/12/2024", "11/11/2024"], ["file", "2024-12-12T00:00", "2024-11-11T00:00"]],
    ["one of each", ["13/4/2024", "4/13/2024"], ["dates", "day first in some lines and month first in others."]],
    [
      "a week apart one way",
      ["1/4/2024", "1/4/2024", "8/4/2024"],
      ["file", "2024-04-01T00:00", "2024-04-01T00:00", "2024-04-08T00:00"],
    ],
    [
      "a week apart the other way",
      ["4/1/2024", "4/1/2024", "4/8/2024"],
      ["file", "2024-04-01T00:00", "2024-04-01T00:00", "2024-04-08T00:00"],
    ],
  ])("day and month by %s", (_, cells, expected) => {
    expect(read(cells)).toEqual(expected);
  });

  it("is asked about where nothing tells, and then takes the answer", () => {
    const question = {
      ask: "dates",
      says: "1/4/2024: 4 January or 1 April?",
      choices: [
        { answer: "mdy", label: "4 January" },
        { answer: "dmy", label: "1 April" },
      ],
    };
    expect(read(["12/12/2024", "1/4/2024", "2/4/2024"])).toEqual({ ...question, says: question.says });
    expect(read(["1/4/2024"], "Time", { dates: "mdy" })).toEqual(["file", "2024-01-04T00:00"]);
    expect(read(["1/4/2024"], "Time", { dates: "dmy" })).toEqual(["file", "2024-04-01T00:00"]);
    expect(read(["1/4/2024"], "Time", { dates: "ymd" })).toEqual(question);
    expect(read(["1/4/2024"], "Time", { dates: "mdy" }, { order: "dmy" })).toEqual(["file", "2024-04-01T00:00"]);
    // 8 days apart one way, months the other: neither goes on
    expect(read(["1/4/2024", "1/4/2024", "9/4/2024"])).toEqual(question);
    expect(read(["1/4/2024", "1/4/2025", "8/4/2025"])).toEqual(question);
  });

  it("with the year at one end, as the format says, or as its answer", () => {
    expect(read(["24-04-05"], "Time", {}, { order: "dmy" })).toEqual(["file", "2005-04-24T00:00"]);
    expect(read(["24-04-05"], "Time", { dates: "ymd" })).toEqual(["file", "2024-04-05T00:00"]);
    expect(read(["24-04-05"], "Time", { dates: "dmy" })).toEqual(["file", "2005-04-24T00:00"]);
    expect(read(["11-12-13", "11-12-13"])).toEqual({
      ask: "dates",
      says: "11-12-13: 13 December 2011, 11 December 2013 or 12 November 2013?",
      choices: [
        { answer: "ymd", label: "13 December 2011" },
        { answer: "dmy", label: "11 December 2013" },
        { answer: "mdy", label: "12 November 2013" },
      ],
    });
  });
});

describe("does the year of two digits stand first", () => {
  const now = Date.parse("2026-11-26T00:00:00Z");
  const dates = (...cells: string[]): OpenDate[] =>
    cells.map((cell) => {
      const [first, second, last] = cell.split(/[-/]/).map(Number) as [number, number, number];
      return { first, second, year: 2000 + last, isShort: true, mark: cell.includes("/") ? "/" : "-" };
    });

  it.each<[string[], boolean | undefined]>([
    [[], false],
    // A month of days in a row: the others would jump about years
    [["24-04-01", "24-04-02", "24-04-03", "24-04-04"], true],
    [["24-04-01", "24-04-01", "24-04-02", "24-04-03"], true],
    [["01-04-24", "02-04-24", "03-04-24", "04-04-24"], false],
    [["24-04-24"], false],
    [["24-04-15"], undefined],
    [["24/04/15"], undefined],
    [["09-04-15"], false],
    // As a day it would lie in the future; with slashes what is later counts
    [["24-04-28"], true],
    [["28-04-24"], false],
    [["15/04/24"], false],
    [["15-04-24"], undefined],
    [["15/04/15"], false],
  ])("%j: %s", (cells, expected) => {
    expect(isYearFirst(dates(...cells), now)).toBe(expected);
  });

  it("one of four digits says that none has two", () => {
    const [short, long] = [dates("24-04-15")[0]!, { ...dates("24-04-15")[0]!, isShort: false }];
    expect([isYearFirst([short], now), isYearFirst([short, long], now), isYearFirst([long], now)]).toEqual([
      undefined,
      false,
      false,
    ]);
  });
});

describe("how far bars are apart", () => {
  const at = (...texts: string[]) => texts.map((text) => Date.parse(`${text}Z`));
  const every = (step: number, ...counts: number[]) => counts.map((count) => Date.UTC(2024, 3, 1) + count * step);

  it.each<[string, (number | null)[], object]>([
    ["one bar", [0], { interval: null, gaps: 0 }],
    ["a bar without time", [0, null, hour], { interval: null, gaps: null }],
    ["seconds", every(15_000, 0, 1, 2), { interval: "15s", gaps: 0 }],
    ["minutes", every(90 * 60_000, 0, 1, 2), { interval: "90m", gaps: 0 }],
    ["hours", every(4 * hour, 0, 1, 2), { interval: "4h", gaps: 0 }],
    ["days", every(day, 0, 1, 2), { interval: "1d", gaps: 0 }],
    ["weeks", every(7 * day, 0, 1, 2), { interval: "1w", gaps: 0 }],
    ["four weeks that are no months", every(28 * day, 0, 1, 2), { interval: "4w", gaps: 0 }],
    ["months", at("2024-01-01", "2024-02-01", "2024-03-01", "2024-04-01"), { interval: "1mo", gaps: 0 }],
    ["a month that is missing", at("2024-01-01", "2024-02-01", "2024-03-01", "2024-05-01"), { interval: "1mo", gaps: 1 }],
    ["quarters over the end of a year", at("2023-10-01", "2024-01-01", "2024-04-01"), { interval: "3mo", gaps: 0 }],
    ["February of four weeks", at("2023-02-01", "2023-03-01", "2023-04-01"), { interval: "1mo", gaps: 0 }],
    // 27 days and less is no month
    ["some of them days", at("2024-01-01", "2024-02-01", "2024-02-02", "2024-02-03"), { interval: "1d", gaps: 1 }],
    ["months at other clock times", at("2024-01-01T00:00", "2024-02-01T01:00"), { interval: "745h", gaps: 0 }],
    ["as many of one step as of others", every(hour, 0, 1, 3), { interval: "1h", gaps: 1 }],
    ["less than half of one step", every(hour, 0, 1, 3, 6), { interval: "irregular", gaps: 0 }],
    ["the most frequent, though not the first", every(hour, 0, 2, 3, 4, 5), { interval: "1h", gaps: 1 }],
    ["the first of equals", every(hour, 0, 2, 4, 5, 6), { interval: "2h", gaps: 0 }],
    // 5 April 2024 is a Friday
    ["days without a weekend", at("2024-04-04", "2024-04-05", "2024-04-08", "2024-04-09"), { interval: "1d", gaps: 0 }],
    ["days without a Wednesday", at("2024-04-01", "2024-04-02", "2024-04-04", "2024-04-05"), { interval: "1d", gaps: 1 }],
    [
      "days without two weekends",
      at("2024-04-04", "2024-04-05", "2024-04-15", "2024-04-16", "2024-04-17"),
      { interval: "1d", gaps: 1 },
    ],
  ])("%s", (_, times, expected) => {
    expect(readInterval(times)).toEqual(expected);
  });

  it("hours with a close each night have no gaps, with one now and then they have", () => {
    const session = (date: number, ...hours: number[]) => hours.map((each) => Date.UTC(2024, 3, date, each));
    const nights = [1, 2, 3, 4].flatMap((date) => session(date, 9, 10, 11, 12));
    expect(readInterval(nights)).toEqual({ interval: "1h", gaps: 0 });
    expect(readInterval(nights.slice(0, 12))).toEqual({ interval: "1h", gaps: 2 });
    // A lunch that is missing on one day alone
    expect(readInterval([...nights, ...session(5, 9, 10, 12)])).toEqual({ interval: "1h", gaps: 1 });
  });
});

describe("tables that are joined", () => {
  const facts = (more: Partial<BarFacts> = {}): BarFacts => ({
    ...{ count: 2, from: null, to: null, zone: "UTC", interval: "1h", turned: false, sorted: false, gaps: 0, duplicates: 0 },
    ...{ conflicts: 0, skipped: 0, firstSkipped: null, above: 0, symbol: null, unfinished: 0, ...more },
  });
  const bars = (from: number, more: Partial<BarFacts> = {}, step = hour): BarsRead => ({
    bars: [0, 1].map((at) => [from + at * step, 2, 3, 1, 2, 5]),
    facts: facts(more),
    report: "",
  });
  const join = (...reads: BarsRead[]) => joinBars(reads.map((read, at) => ({ name: `${"ab"[at]}.csv`, read })));

  it("add up what was said of each", () => {
    const one = { duplicates: 1, conflicts: 2, skipped: 3, above: 4, unfinished: 5, turned: true };
    const two = {
      duplicates: 10,
      conflicts: 20,
      skipped: 30,
      above: 40,
      unfinished: 50,
      firstSkipped: 7,
      sorted: true,
      symbol: "MBT",
    };
    const joined = join(bars(2 * hour, one), bars(0, two));
    expect(joined).toMatchObject({
      bars: {
        bars: [0, 1, 2, 3].map((at) => [at * hour, 2, 3, 1, 2, 5]),
        facts: {
          ...{ count: 4, from: "1970-01-01T00:00:00", to: "1970-01-01T03:00:00", interval: "1h", symbol: "MBT", turned: false },
          ...{ sorted: true, duplicates: 11, conflicts: 22, skipped: 33, firstSkipped: 7, above: 44, unfinished: 55 },
        },
      },
    });
    expect(join(bars(0), bars(hour))).toMatchObject({ bars: { facts: { count: 3, duplicates: 1, sorted: false } } });
  });

  it.each<[string, Partial<BarFacts>, Partial<BarFacts>, string | undefined]>([
    [
      "another symbol",
      { symbol: "A" },
      { symbol: "B" },
      "b.csv holds bars of B, not of A as those of a.csv: they are not joined. Nothing was changed.",
    ],
    ["one symbol", { symbol: "A" }, {}, undefined],
    [
      "another zone",
      {},
      { zone: "file" },
      "b.csv has its times in another zone (as in the file) than those (UTC) of a.csv: they are not joined. Nothing was changed.",
    ],
    [
      "another interval",
      {},
      { interval: "1d" },
      "b.csv holds bars of 1 day, not of 1 hour as those of a.csv: they are not joined. Nothing was changed.",
    ],
    [
      "irregular ones",
      { interval: "irregular" },
      {},
      "b.csv holds bars of 1 hour, not at irregular intervals as those of a.csv: they are not joined. Nothing was changed.",
    ],
    ["one interval", {}, { interval: null }, undefined],
    ["one interval first", { interval: null }, {}, undefined],
  ])("of %s", (_, one, two, says) => {
    const joined = join(bars(0, one), bars(2 * hour, two));
    expect("refusal" in joined ? joined.refusal : undefined).toEqual(says === undefined ? undefined : { refuse: "joined", says });
  });
});

describe("the columns of times", () => {
  const lines = (...rows: string[]): Line[] => rows.map((row, at) => ({ number: at + 2, cells: row.split(",") }));
  const found = (names: string, ...rows: string[]) => findTimeColumns(names.split(","), lines(...rows), []);

  it.each<[string, string, string[], object | undefined]>([
    ["the first of the names that holds dates", "time,date", ["09:30,2024-04-01", "10:30,x"], { date: 1, clock: 0 }],
    ["dates with clocks have none beside them", "date,time", ["2024-04-01 09:30,10:00", "2024-04-02,10:00"], { date: 0 }],
    ["midnight is no clock", "date,time", ["2024-04-01 00:00,10:00"], { date: 0, clock: 1 }],
    ["no name", "open,high", ["1,2"], undefined],
    ["no name above nothing", "open,high", [",2", ",2"], undefined],
    ["a name above nothing", "time,high", [",2", ",2"], undefined],
    ["half of the first column are enough", "when,high", ["2024-04-01,2", "x,2"], { date: 0 }],
    ["less than half are not", "when,high", ["2024-04-01,2", "x,2", "x,3"], undefined],
    ["numbers of lines are none", "no,high", ["45383,2", "45384,2"], undefined],
    ["half of the clocks are enough under their name", "date,time", ["2024-04-01,09:30", "2024-04-02,x"], { date: 0, clock: 1 }],
    ["blank clocks do not count", "date,time", ["2024-04-01,09:30", "2024-04-02,", "2024-04-03,"], { date: 0, clock: 1 }],
    ["less than half are not clocks", "date,time", ["2024-04-01,09:30", "2024-04-02,x", "2024-04-03,x"], { date: 0 }],
    ["nothing below its name", "date,time", ["2024-04-01,", "2024-04-02,"], { date: 0 }],
    ["a clock behind dates that repeat", "date,bar", ["2024-04-01,09:30", "2024-04-01,10:30"], { date: 0, clock: 1 }],
    ["nothing behind dates that repeat", "date,bar", ["2024-04-01,", "2024-04-01,"], { date: 0 }],
  ])("%s", (_, names, rows, expected) => {
    expect(found(names, ...rows)).toEqual(expected);
  });

  it("nine in ten clocks are enough behind dates that repeat", () => {
    const rows = (others: number) => Array.from({ length: 10 }, (_, at) => `2024-04-01,${at < others ? "x" : `0${at}:00`}`);
    expect([found("date,bar", ...rows(1)), found("date,bar", ...rows(2))]).toEqual([{ date: 0, clock: 1 }, { date: 0 }]);
  });

  it.each<[string[], (number | undefined)[]]>([
    [
      ["930", "93000"],
      [570_000, 9.5 * hour],
    ],
    [
      ["930", "1030"],
      [9.5 * hour, 10.5 * hour],
    ],
    [
      ["0.5", "0,25"],
      [12 * hour, 6 * hour],
    ],
    [
      ["10.5", "0.5x"],
      [undefined, undefined],
    ],
    [
      ["12.345678", "1123456"],
      [undefined, undefined],
    ],
    [
      ["0.999999999999", "2024-04-01"],
      [0, undefined],
    ],
  ])("clocks of %j", (clocks, expected) => {
    const texts = timeTexts(
      lines(...clocks.map((clock) => `2024-04-01,${clock}`)).map(({ number, cells }) => ({
        number,
        cells: [cells[0]!, cells.slice(1).join(",")],
      })),
      {
        date: 0,
        clock: 1,
      },
    );
    expect(texts.map((text) => text?.clock)).toEqual(expected);
  });
});
