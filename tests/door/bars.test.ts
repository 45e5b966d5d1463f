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
