import type { Answers } from "../../src/door/answers";
import type { Fill } from "../../src/door/fill";
import { readTable } from "../../src/door/read-table";
import { iso, jsonLines, sampleBytes } from "./samples";

const samples = jsonLines("fills/expected.jsonl");

function row({ time, symbol, side, contracts, price, fee, currency, id, position }: Fill) {
  return [iso(time), symbol, side, contracts, price, fee, currency, id, position];
}

function readAs(file: string, answers: Answers): any {
  const read = readTable(sampleBytes("fills", file), answers, file);
  if ("fills" in read) {
    const { fills, trades, facts } = read.fills;
    return { fills: fills.map(row), trades, facts };
  }
  if ("bars" in read) return read.bars.facts;
  return "question" in read ? read.question : read.refusal;
}

function expectRead(found: any, expected: any) {
  if ("says" in expected) {
    expect(found).toMatchObject("ask" in expected ? { ask: expected.ask } : { refuse: expected.refuse });
    expect(found.says).toContain(expected.says);
    return;
  }
  expect(found.fills).toEqual(expected.fills);
  expect(found.trades).toEqual(expected.trades);
  expect(found.facts).toEqual(expected.facts);
}

describe("fills of the samples", () => {
  it.each(samples.map((sample) => [sample.file, sample.about, sample]))("%s: %s", (file, _, { expected, answer, answered }) => {
    expectRead(readAs(file, {}), expected);
    if (answered) expectRead(readAs(file, answer), answered);
  });
});
