/** The door: bytes or text in; bars, fills, a question or a refusal out. */
import { type Answers, Ask, type Question, Refusal, type Refused, refusedBecause } from "./answers";
import type { BarsRead } from "./bar";
import { findPriceColumns, foldRow } from "./bar-columns";
import { headedLayout, isBarHeader, readBars, refuseMissing } from "./bars";
import { bareLayout, leadingLines, noTable, unknownNames } from "./bare-bars";
import { plainText, refuseOtherKinds, textOf } from "./decode";
import { type FillFormat, fillFormatOf } from "./fill-formats";
import type { FillsRead } from "./fill";
import { readFills } from "./fills";
import { type Delimiter, delimiters, type Line, splitLines, widthOf } from "./split";

export type TableRead = { bars: BarsRead } | { fills: FillsRead } | { question: Question } | { refusal: Refused };

/** No file of bars that fits a worksheet is larger. */
export const largestFile = 64 * 1024 * 1024;

/** Reads a file (bytes) or what was pasted (text). `name` is how sentences call it. */
export function readTable(source: Uint8Array | string, answers: Answers = {}, name = "The text"): TableRead {
  try {
    if (source.length > largestFile) throw new Refusal("large", "holds more than 64 MB.");
    const text = typeof source === "string" ? plainText(source) : textOf(source);
    if (typeof source === "string") refuseOtherKinds(text);
    return readText(text, answers);
  } catch (thrown) {
    if (thrown instanceof Ask) return { question: thrown.question };
    if (thrown instanceof Refusal) return { refusal: refusedBecause(thrown, name) };
    throw thrown;
  }
}

interface Heading<Kind> {
  delimiter: Delimiter;
  /** Its place among the lines that hold something. */
  at: number;
  kind: Kind;
}

const searched = 200;

function readText(text: string, answers: Answers): TableRead {
  const tops = delimiters.map((delimiter) => ({
    delimiter,
    lines: splitLines(text, delimiter, searched * 2).slice(0, searched),
  }));
  const bars = findHeading(tops, (cells, below) => (isBarHeader(cells) && isAboveRows(below)) || undefined);
  if (bars) return { bars: readHeadedBars(text, bars, answers) };
  const fills = findHeading(tops, fillFormatOf);
  if (fills) return { fills: readHeadedFills(text, fills, answers) };
  refusePartHeader(tops);
  return { bars: readBareBars(text, tops, answers) };
}

type Top = { delimiter: Delimiter; lines: Line[] };

function findHeading<Kind>(
  tops: readonly Top[],
  kindOf: (cells: readonly string[], below: readonly Line[]) => Kind | undefined,
): Heading<Kind> | undefined {
  for (const { delimiter, lines } of tops) {
    for (const [at, { cells }] of lines.entries()) {
      const kind = cells.length < 3 ? undefined : kindOf(cells, lines.slice(at + 1));
      if (kind !== undefined) return { delimiter, at, kind };
    }
  }
  return undefined;
}

/** Words that name prices head a table only where rows of it follow, or nothing at all. */
function isAboveRows(below: readonly Line[]): boolean {
  return below.length === 0 || below.some((line) => widthOf(line) >= 3);
}

function below(text: string, { delimiter, at }: Heading<unknown>): { header: Line; lines: Line[] } {
  const lines = splitLines(text, delimiter);
  const header = lines[at]!;
  const rest = lines.slice(at + 1);
  if (rest.length === 0) throw new Refusal("empty", "has no line below the header.");
  refuseWider(header, rest);
  return { header, lines: rest };
}

function refuseWider(header: Line, rest: readonly Line[]): void {
  const width = Math.max(widthOf(header), header.cells.length);
  if (rest.filter((line) => widthOf(line) > width).length * 2 <= rest.length) return;
  const advice = "a decimal comma in a comma separated file? Export with semicolons or tabs.";
  throw new Refusal("columns", `has more columns than the header names: ${advice}`);
}

function readHeadedBars(text: string, heading: Heading<true>, answers: Answers): BarsRead {
  const { header, lines } = below(text, heading);
  const layout = headedLayout(header.cells, lines);
  return readBars(layout, lines, { delimiter: heading.delimiter, above: heading.at }, answers);
}

function readHeadedFills(text: string, heading: Heading<FillFormat>, answers: Answers): FillsRead {
  const all = splitLines(text, heading.delimiter);
  if (heading.kind.refused) throw heading.kind.refused();
  const titles = heading.kind.layout === "ib activity" ? [] : tablesBelow(all, heading.at);
  const lines = all.slice(0, titles[0]);
  // An activity statement has a header for each of its sections
  if (heading.kind.layout !== "ib activity") refuseWider(lines[heading.at]!, lines.slice(heading.at + 1));
  return readFills(
    heading.kind,
    lines,
    heading.at,
    heading.delimiter,
    answers,
    titles.map((at) => all[at]!.cells[0]!),
  );
}

/** A report has several tables, each below its title and names of its own: what stands below the next title is no part of this one. */
function tablesBelow(lines: readonly Line[], heading: number): number[] {
  const names = lines[heading]!.cells.join();
  const isNames = (line: Line | undefined) =>
    line !== undefined && widthOf(line) >= 4 && line.cells.join() !== names && line.cells.every((cell) => !/^[\d+-]/.test(cell));
  const isTitle = (line: Line) => widthOf(line) === 1 && /^\p{L}[^\d]*$/u.test(line.cells[0]!);
  return lines.flatMap((line, at) => (at > heading && isTitle(line) && isNames(lines[at + 1]) ? [at] : []));
}

/** A header that names only some of the prices says more than its numbers could. */
function refusePartHeader(tops: readonly Top[]): void {
  const part = findHeading(tops, (cells) => {
    const prices = findPriceColumns(foldRow(cells));
    const found = Object.values(prices).filter((at) => at >= 0).length;
    return found === 2 || found === 3 ? { prices, cells } : undefined;
  });
  if (!part) return;
  const { lines } = tops.find(({ delimiter }) => delimiter === part.delimiter)!;
  const rest = lines.slice(part.at + 1);
  // A sentence with the words high and low in it is no header
  const alike = rest.filter(({ cells }) => cells.length >= part.kind.cells.length - 1 && cells.some((cell) => /\d/.test(cell)));
  if (rest.length > 0 && alike.length * 2 >= rest.length) refuseMissing(part.kind.prices, part.kind.cells);
}

function readBareBars(text: string, tops: readonly Top[], answers: Answers): BarsRead {
  const found = tops.find(({ lines }) => {
    const top = lines.slice(0, 50);
    return top.filter((line) => widthOf(line) >= 4).length * 2 >= top.length;
  });
  if (!found) throw new Refusal("columns", noTable);
  const lines = splitLines(text, found.delimiter);
  const above = leadingLines(lines);
  const table = lines.slice(above);
  if (table.length === 0) throw new Refusal("columns", noTable);
  const layout = bareLayout(table, found.delimiter, answers, unknownNames(lines.slice(0, above), table));
  return readBars(layout, table, { delimiter: found.delimiter, above }, answers);
}
