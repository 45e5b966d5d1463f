/** Text to lines of cells, under a delimiter that is given. */
import Papa from "papaparse";
import { Refusal } from "./answers";

/** In the order in which they are tried; a blank stands for runs of blanks. */
export const delimiters = ["\t", ";", "|", ",", " "] as const;
export type Delimiter = (typeof delimiters)[number];

/** A line of the file that holds something. */
export interface Line {
  /** Counted from 1, as an editor counts. */
  number: number;
  cells: readonly string[];
}

/** The lines that hold something. `most` ends the work early. */
export function splitLines(text: string, delimiter: Delimiter, most = Infinity): Line[] {
  const { data, errors } = Papa.parse<string[]>(prepared(most === Infinity ? text : firstLines(text, most), delimiter), {
    delimiter,
    newline: "\n",
    skipEmptyLines: false,
    quoteChar: '"',
  });
  const lines: Line[] = [];
  const hasQuotes = text.includes('"');
  let number = 1;
  for (const cells of data) {
    const below = 1 + (hasQuotes ? lineEndsIn(cells) : 0);
    if (trim(cells)) lines.push({ number, cells });
    number += below;
  }
  if (most === Infinity && errors.some(({ code }) => code === "MissingQuotes")) refuseSwallowed(lines.at(-1)!);
  return lines;
}

/** A quote that never ends makes everything below it a part of its cell. */
function refuseSwallowed({ number, cells }: Line): void {
  if (lineEndsIn(cells.slice(-1)) > 0)
    throw new Refusal("columns", `has a quote in line ${number} that never ends: everything below it would be lost.`);
}

function firstLines(text: string, count: number): string {
  let end = -1;
  for (let line = 0; line < count; line += 1) {
    end = text.indexOf("\n", end + 1);
    if (end < 0) return text;
  }
  return text.slice(0, end);
}

function prepared(text: string, delimiter: Delimiter): string {
  if (delimiter === " ") return text.replace(/^[ \t]+|[ \t]+$/gm, "").replace(/[ \t]+/g, " ");
  // A blank may stand between a delimiter and a quote; within quotes it stays
  const mark = delimiter === "|" ? "\\|" : delimiter;
  return text.includes(` "`) ? text.replace(new RegExp(`(^|${mark}) *("[^"]*(?:""[^"]*)*")`, "gm"), "$1$2") : text;
}

const unusualBlanks = /[\u00A0\u2000-\u200B\u202F\u205F\u3000\uFEFF]/g;

/** Where they stand: the cells are nobody else's. Whether one of them holds something. */
function trim(cells: string[]): boolean {
  let holdsSomething = false;
  for (let at = 0; at < cells.length; at += 1) {
    const cell = trimmed(cells[at]!);
    cells[at] = cell;
    if (cell !== "") holdsSomething = true;
  }
  return holdsSomething;
}

function trimmed(cell: string): string {
  // Trimming is what costs most of the time of splitting: most cells need none
  const first = cell.charCodeAt(0);
  const last = cell.charCodeAt(cell.length - 1);
  if (first > 32 && first < 127 && last > 32 && last < 127 && !/[^ -~]/.test(cell)) return cell;
  return cell.replace(unusualBlanks, " ").trim();
}

function lineEndsIn(cells: readonly string[]): number {
  let ends = 0;
  for (const cell of cells) for (let at = cell.indexOf("\n"); at >= 0; at = cell.indexOf("\n", at + 1)) ends += 1;
  return ends;
}

/** The cell in a column; "" where the line ends before it, and where there is no such column (-1). */
export function cellAt(cells: readonly string[], column: number | undefined): string {
  return cells[column ?? -1] ?? "";
}

/** How many cells a line has, empty ones at its end not counted. */
export function widthOf({ cells }: Line): number {
  let width = cells.length;
  while (width > 0 && cells[width - 1] === "") width -= 1;
  return width;
}
