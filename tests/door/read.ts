/** What the door says of a text, in short. */
import type { Answers } from "../../src/door/answers";
import type { BarsRead } from "../../src/door/bar";
import type { FillsRead } from "../../src/door/fill";
import { readTable } from "../../src/door/read-table";
import { iso } from "./samples";

/** Lines of cells parted by commas, or ready lines. */
export function text(...lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join("");
}

export function barsOf(source: string | Uint8Array, answers: Answers = {}): BarsRead {
  const read = readTable(source, answers, "file.csv");
  if (!("bars" in read)) throw new Error(JSON.stringify(read));
  return read.bars;
}

export function fillsOf(source: string | Uint8Array, answers: Answers = {}): FillsRead {
  const read = readTable(source, answers, "file.csv");
  if (!("fills" in read)) throw new Error(JSON.stringify(read));
  return read.fills;
}

/** The sentence of a refusal or of a question. */
export function saysOf(source: string | Uint8Array, answers: Answers = {}): string {
  const read = readTable(source, answers, "file.csv");
  if ("question" in read) return read.question.says;
  if ("refusal" in read) return read.refusal.says;
  throw new Error("bars" in read ? read.bars.report : read.fills.report);
}

/** Bars with their times as ISO. */
export function rowsOf(source: string | Uint8Array, answers: Answers = {}): unknown[][] {
  return barsOf(source, answers).bars.map(([time, ...rest]) => [iso(time), ...rest]);
}
