/** calc --bars and --fills: a table of any layout in, ours out. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import type { Answers, Question, QuestionWord } from "../door/answers";
import type { BarsRead } from "../door/bar";
import { barsCsv, fillCells, fillsCsv } from "../door/canonical";
import type { FillsRead } from "../door/fill";
import { joinBars } from "../door/join";
import { largestFile, readTable, type TableRead } from "../door/read-table";
import { isoTime } from "../door/words";
import type { Output, TableCommand } from "./command";

const options: Record<Exclude<QuestionWord, "dates">, string> = {
  symbol: "--symbol NAME",
  decimal: "--decimal . or --decimal ,",
  columns: '--columns "Open, High, Low, Close"',
  fees: "--fees cost or --fees cash",
};

/** Prints the table and returns the exit code. */
export function runOnTable({ table, files, answers, json }: TableCommand, output: Output): number {
  const read = table === "bars" ? readBarFiles(files, answers, json, output) : readFillFile(files[0]!, answers, json, output);
  if (!read) return 1;
  output.note(read.report);
  if (json) output.answer(JSON.stringify("bars" in read ? barsJson(read) : fillsJson(read)));
  else output.answer(("bars" in read ? barsCsv(read.bars, read.facts.zone) : fillsCsv(read.fills, read.facts.zone)).trimEnd());
  return 0;
}

/** The bars of one or more files; undefined, and said, when there are none. */
export function readBarFiles(files: readonly string[], answers: Answers, json: boolean, output: Output): BarsRead | undefined {
  const reads: { name: string; read: BarsRead }[] = [];
  for (const file of files) {
    const found = readFile(file, answers);
    if ("fills" in found) return refuse("columns", `${nameOf(file)} holds fills, no bars: use --fills.`, json, output);
    if (!("bars" in found)) return refuseRead(found, json, output);
    reads.push({ name: nameOf(file), read: found.bars });
  }
  if (reads.length === 1) return reads[0]!.read;
  const joined = joinBars(reads);
  return "refusal" in joined ? refuse(joined.refusal.refuse, joined.refusal.says, json, output) : joined.bars;
}

/** The fills of a file; undefined, and said, when there are none. */
export function readFillFile(file: string, answers: Answers, json: boolean, output: Output): FillsRead | undefined {
  const found = readFile(file, answers);
  if ("bars" in found) return refuse("columns", `${nameOf(file)} holds bars, no fills: use --bars.`, json, output);
  return "fills" in found ? found.fills : refuseRead(found, json, output);
}

function nameOf(file: string): string {
  return file === "-" ? "The text" : basename(file);
}

function readFile(file: string, answers: Answers): TableRead {
  if (file !== "-" && !existsSync(file)) throw new Error(`${file} does not exist`);
  if (file !== "-" && statSync(file).isDirectory()) throw new Error(`${file} is a folder, no file`);
  if (file !== "-" && statSync(file).size > largestFile) {
    return { refusal: { refuse: "large", says: `${nameOf(file)} holds more than 64 MB. Nothing was changed.` } };
  }
  return readTable(new Uint8Array(readFileSync(file === "-" ? 0 : file)), answers, nameOf(file));
}

function refuseRead(found: TableRead, json: boolean, output: Output): undefined {
  if ("question" in found) return ask(found.question, json, output);
  if ("refusal" in found) return refuse(found.refusal.refuse, found.refusal.says, json, output);
}

function ask({ ask: word, says, choices }: Question, json: boolean, { note, answer }: Output): undefined {
  const orders = choices.map((choice) => `--dates ${choice.answer}`).join(" or ");
  note(`${says} Answer with ${word === "dates" ? orders : options[word]}.`);
  if (json) answer(JSON.stringify({ ask: word, says }));
}

function refuse(word: string, says: string, json: boolean, { note, answer }: Output): undefined {
  note(says);
  if (json) answer(JSON.stringify({ refuse: word, says }));
}

function barsJson({ bars, facts, report }: BarsRead) {
  return { bars: bars.map(([time, ...rest]) => [time === null ? null : isoTime(time), ...rest]), facts, report };
}

function fillsJson({ fills, trades, facts, report }: FillsRead) {
  return { fills: fills.map((fill) => fillCells(fill, isoTime(fill.time))), trades, facts, report };
}
