import { readTable } from "../../src/door/read-table";
import type { Answers } from "../../src/door/answers";
import { iso, jsonLines, sampleBytes } from "./samples";

const samples = jsonLines("bars/expected.jsonl");

/** What the door makes of a file, in the form of the samples. */
function readAs(bytes: Uint8Array, answers: Answers, file: string) {
  const read = readTable(bytes, answers, file);
  if ("bars" in read) {
    const { bars, facts, report } = read.bars;
    return { bars: bars.map(([time, ...rest]) => [iso(time), ...rest]), facts, report };
  }
  if ("fills" in read) return { fills: read.fills.fills.length };
  return "question" in read ? read.question : read.refusal;
}

function expectRead(found: any, expected: any) {
  if ("says" in expected) {
    expect(found).toMatchObject("ask" in expected ? { ask: expected.ask } : { refuse: expected.refuse });
    expect(found.says).toContain(expected.says);
    return;
  }
  expect(found.report).toBe(expected.report);
  expect(found.facts).toEqual(expected.facts);
  expect(found.bars).toEqual(expected.bars);
}

describe("bars of the samples", () => {
  it.each(samples.map((sample) => [sample.file, sample.about, sample]))("%s: %s", (file, _, { expected, answer, answered }) => {
    expectRead(readAs(sampleBytes("bars", file), {}, file), expected);
    if (answered) expectRead(readAs(sampleBytes("bars", file), answer, file), answered);
  });
});

describe("years of two digits", () => {
  const table = (dates: readonly string[]) =>
    ["Date,Open,High,Low,Close", ...dates.map((date, at) => `${date} 10:00,${100 + at},${102 + at},${99 + at},${101 + at}`)].join(
      "\n",
    );
  const days = (dates: readonly string[], answers: Answers = {}) => {
    const read = readTable(table(dates), answers);
    return "bars" in read ? read.bars.bars.map(([time]) => iso(time)?.slice(0, 10)) : read;
  };

  it.each([
    [
      ["24-04-28", "24-04-29", "24-04-30", "24-05-01"],
      ["2024-04-28", "2024-04-29", "2024-04-30", "2024-05-01"],
    ],
    [
      ["23/12/30", "23/12/31", "24/01/01", "24/01/02"],
      ["2023-12-30", "2023-12-31", "2024-01-01", "2024-01-02"],
    ],
    [
      ["28-04-24", "29-04-24", "30-04-24"],
      ["2024-04-28", "2024-04-29", "2024-04-30"],
    ],
    [
      ["04/28/24", "04/29/24", "04/30/24"],
      ["2024-04-28", "2024-04-29", "2024-04-30"],
    ],
    [
      ["15-11-20", "15-12-20", "15-01-21"],
      ["2020-11-15", "2020-12-15", "2021-01-15"],
    ],
  ])("%j", (dates, expected) => expect(days(dates)).toEqual(expected));
});
