/** A pasted text that is no table of bars or fills, as cells: one decimal mark for the whole of it. */
import type { Answers } from "../door/answers";
import { decimalMark } from "../door/decimal-mark";
import type { LocaleWays } from "../door/locale";
import { serialOf } from "../door/sheet-layout";
import { type Delimiter, splitLines } from "../door/split";
import { readTyped } from "../door/typed";
import type { SheetValue } from "../grid/workbook-data";

export interface PastedCells {
  rows: SheetValue[][];
  /** The columns that hold dates. */
  dates: number[];
}

/** One line of what would be a table: tabs, or four cells and more, as the door counts them, none of them a sentence. */
export function isLineOfTable(text: string): boolean {
  if (text.includes("\t")) return true;
  if (text.trim().startsWith("=")) return false;
  return [";", "|", ","].some((mark) => {
    const cells = text.trim().split(mark);
    return cells.length >= 4 && cells.every((cell) => cell.trim().split(/\s+/).length <= 3);
  });
}

/** Throws a question of the door where the decimal mark is not clear. */
export function pastedCells(text: string, ways: LocaleWays, answers: Answers): PastedCells {
  const delimiter = delimiterOf(text);
  const lines = splitLines(text.replace(/\r\n?/g, "\n").replace(/\n+$/, ""), delimiter);
  const cells = lines.flatMap((line) => line.cells);
  const hasDottedDates = cells.some((cell) => /^\d{1,2}\.\d{1,2}\.\d{4}/.test(cell));
  const decimal = decimalMark(cells, { delimiter, hasDottedDates }, answers);
  const dates = new Set<number>();
  const rows: SheetValue[][] = [];
  for (const { number, cells: row } of lines) {
    while (rows.length < number - 1) rows.push([]);
    rows.push(row.map((cell, column) => valueOf(cell, { ...ways, decimal }, () => dates.add(column))));
  }
  return { rows, dates: [...dates] };
}

function valueOf(text: string, ways: LocaleWays, isDate: () => void): SheetValue {
  const read = readTyped(text, ways, "general");
  if ("blank" in read) return null;
  if ("number" in read) return read.number;
  if ("boolean" in read) return read.boolean;
  if ("formula" in read) return read.formula;
  if ("date" in read) {
    isDate();
    return serialOf(Date.parse(`${read.date}Z`));
  }
  return "text" in read ? read.text : text;
}

/** Tabs, else semicolons, else commas where they do not belong to numbers; a single column has none. */
function delimiterOf(text: string): Delimiter {
  if (text.includes("\t")) return "\t";
  const lines = text.split(/\r?\n/, 200).filter((line) => line.trim() !== "");
  for (const mark of [";", "|", ","] as const) {
    const parted = lines.filter((line) => line.includes(mark)).length;
    const isNumbers = mark === "," && lines.every((line) => /^\s*[+-]?[\d.,' ]+%?\s*$/.test(line) && line.split(",").length <= 2);
    if (parted * 2 > lines.length && !isNumbers) return mark;
  }
  return "\t";
}
