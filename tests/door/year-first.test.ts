/** Dates of six digits: the year may stand first or last, and nobody guesses which. */
import fc from "fast-check";
import { Ask, type Answers, type Question } from "../../src/door/answers";
import { readTable } from "../../src/door/read-table";
import { readTimeText } from "../../src/door/time-text";
import { timesOf } from "../../src/door/times";
import { runs } from "../property";

const now = Date.parse("2026-11-26T12:00:00Z");
const day = 86_400_000;

/** The days of these cells, or what is asked about them. */
function daysOf(cells: readonly string[], answers: Answers = {}): string[] | Question {
  try {
    const { at } = timesOf(
      cells.map((cell) => readTimeText(cell)),
      { header: "Date", now },
      answers,
    );
    return [...at].map((time) => new Date(time).toISOString().slice(0, 10));
  } catch (thrown) {
    if (thrown instanceof Ask) return thrown.question;
    throw thrown;
  }
}

describe("one date of two digits throughout", () => {
  it("is asked about where its year may stand first or last", () => {
    expect(daysOf(["24-04-15", "24-04-15"])).toEqual({
      ask: "dates",
      says: "24-04-15: 15 April 2024 or 24 April 2015?",
      choices: [
        { answer: "ymd", label: "15 April 2024" },
        { answer: "dmy", label: "24 April 2015" },
      ],
    });
    expect(daysOf(["12-04-15"])).toMatchObject({ says: "12-04-15: 15 April 2012, 12 April 2015 or 4 December 2015?" });
    expect(daysOf(["24/04/15"])).toMatchObject({ says: "24/04/15: 15 April 2024 or 24 April 2015?" });
    expect(daysOf(["11-11-15"])).toMatchObject({ says: "11-11-15: 15 November 2011 or 11 November 2015?" });
  });

  it.each([
    ["ymd", "2024-04-15"],
    ["dmy", "2015-04-24"],
  ] as const)("is what the answer %s says", (dates, expected) => {
    expect(daysOf(["24-04-15"], { dates })).toEqual([expected]);
  });

  it.each([
    ["28-04-24", "2024-04-28", "2028 is still to come"],
    ["24-02-29", "2024-02-29", "29 February is in no other year, and 2029 is still to come"],
    ["24-04-24", "2024-04-24", "both are the same day"],
    ["04-28-24", "2024-04-28", "there is no month 28"],
    ["15/04/24", "2024-04-15", "with slashes the year stands last where the day is the later one so"],
  ])("%s is %s: %s", (cell, expected) => expect(daysOf([cell])).toEqual([expected]));

  it("is asked about in a file, whose answer is taken", () => {
    const bars = ["Date,Open,High,Low,Close", "24-04-15 10:00,1,3,1,2", "24-04-15 11:00,2,3,1,2"].join("\n");
    expect(readTable(bars)).toMatchObject({ question: { ask: "dates" } });
    expect(readTable(bars, { dates: "ymd" })).toMatchObject({ bars: { facts: { from: "2024-04-15T10:00:00" } } });
  });
});

describe("several such dates", () => {
  it("that fit a month of one year as well as of another are asked about", () => {
    expect(daysOf(["20-01-21", "20-02-21", "20-03-21"])).toMatchObject({ ask: "dates" });
  });

  const written = { ymd: [0, 1, 2], dmy: [2, 1, 0], mdy: [1, 2, 0] } as const;
  const order = fc.constantFrom(...(Object.keys(written) as (keyof typeof written)[]));
  const start = fc.integer({ min: Date.parse("2010-01-01") / day, max: Date.parse("2026-06-01") / day });
  const steps = fc.oneof(
    fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 60 }),
    fc.array(fc.constantFrom(7, 28, 30, 31), { maxLength: 5 }),
  );

  it("are read as they were meant, or asked about with what was meant among the choices", () => {
    fc.assert(
      fc.property(order, start, steps, fc.boolean(), (meant, from, gaps, turned) => {
        const days = gaps.reduce((all, gap) => [...all, all.at(-1)! + gap], [from]);
        if (turned) days.reverse();
        const dates = days.map((each) => new Date(each * day).toISOString().slice(0, 10));
        const cells = dates.map((date) => {
          const parts = date.slice(2).split("-");
          return written[meant].map((part) => parts[part]).join("-");
        });
        const found = daysOf(cells);
        if (Array.isArray(found)) return expect(found).toEqual(dates);
        // 12-12-13 is one day with the day first and with the month first: one button says both
        const answers = found.choices.filter(({ answer, label }) => {
          const days = daysOf(cells, { dates: answer as Answers["dates"] });
          return found.says.includes(label) && String(days) === String(dates);
        });
        expect([found.choices.length > 1, answers.length]).toEqual([true, 1]);
      }),
      runs,
    );
  });
});
