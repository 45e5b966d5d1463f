/** Lines of cells to bars. */
import { type Answers, Ask, Refusal } from "./answers";
import type { BarFacts, BarsRead } from "./bar";
import {
  findName,
  findPriceColumns,
  foldRow,
  type PriceColumn,
  priceColumns,
  priceNames,
  symbolNames,
  volumeNames,
} from "./bar-columns";
import { decimalMark } from "./decimal-mark";
import { readInterval } from "./interval";
import { type DecimalMark, readCellNumber } from "./number-cell";
import { refuseOddPrices } from "./odd-prices";
import { type ReadBar, putInOrder } from "./order";
import { barsSentence } from "./sentence";
import { cellAt, type Delimiter, type Line } from "./split";
import { type TimeColumns, findTimeColumns, lineTimes, timeTexts } from "./time-column";
import { counted, isoTime, numberWords } from "./words";

/** Where the columns of bars stand. */
export interface BarLayout {
  prices: Record<PriceColumn, number>;
  time?: TimeColumns;
  /** Candidates, the first that is not 0 throughout counts; `fallback` when all are. */
  volumes: readonly number[];
  fallback?: number;
  symbol?: number;
  confirm?: number;
  /** The name of the time column as it stands; "" where there is none. */
  timeHeader: string;
  headerless?: string;
}

/** Is this row the header of bars? */
export function isBarHeader(cells: readonly string[]): boolean {
  const { High, Low, Close } = findPriceColumns(foldRow(cells));
  return High >= 0 && Low >= 0 && Close >= 0;
}

/** The columns that a header names; refuses a header that lacks one or has one twice. */
export function headedLayout(header: readonly string[], lines: readonly Line[]): BarLayout {
  const folded = foldRow(header);
  const prices = findPriceColumns(folded);
  refuseMissing(prices, header);
  for (const column of priceColumns) refuseTwice(folded, header, prices[column], column);
  const time = findTimeColumns(folded, lines, Object.values(prices));
  if (time === undefined) refuseUnreadTimes(header, lines, [...Object.values(prices), findName(folded, symbolNames)]);
  const volumes = volumeNames.map((name) => folded.indexOf(name)).filter((at) => at >= 0);
  return {
    prices,
    ...(time && { time }),
    timeHeader: [time?.date, time?.clock].map((at) => cellAt(header, at)).join(" "),
    volumes,
    fallback: folded.findIndex((name) => name.startsWith("volume")),
    symbol: findName(folded, symbolNames),
    confirm: folded.indexOf("confirm"),
  };
}

/** Refuses a row that names some of the price columns and not the others. */
export function refuseMissing(prices: Record<PriceColumn, number>, header: readonly string[]): void {
  const missing = priceColumns.filter((column) => prices[column] < 0);
  if (missing.length === 0) return;
  const found = header.filter((name) => name !== "").join(", ");
  throw new Refusal("missing", `has no column${missing.length > 1 ? "s" : ""} ${missing.join(", ")}. Found: ${found}.`);
}

/** A first column of dates in words that cannot be read says that the lines have times, and perhaps that the newest stands first. */
function refuseUnreadTimes(header: readonly string[], lines: readonly Line[], known: readonly number[]): void {
  if (known.includes(0)) return;
  const full = lines.filter(({ cells }) => cellAt(cells, 0) !== "");
  const dated = full.filter(({ cells }) => /\d/.test(cells[0]!) && /\d.*[-/.:]|\p{L}/u.test(cells[0]!) && !isPlain(cells[0]!));
  const first = dated[0];
  if (first === undefined || dated.length * 2 <= full.length || new Set(dated.map(({ cells }) => cells[0])).size < 2) return;
  throw new Refusal(
    "dates",
    `its first column, ${header[0] || "without a name"}, holds no times that can be read: "${first.cells[0]}" in line ${first.number}.`,
  );
}

const isPlain = (cell: string) => /^[\d.,' ]+$/.test(cell);

function refuseTwice(folded: readonly string[], header: readonly string[], at: number, column: PriceColumn): void {
  if (folded.indexOf(folded[at]!, at + 1) < 0) return;
  const name = folded[at] === priceNames[column][0] ? column : header[at]!;
  throw new Refusal("twice", `has two columns called ${name}.`);
}

/** The bars of the lines below a header, or of all lines of a table without one. */
export function readBars(
  layout: BarLayout,
  all: readonly Line[],
  { delimiter, above }: { delimiter: Delimiter; above: number },
  answers: Answers,
): BarsRead {
  const allTexts = layout.time && timeTexts(all, layout.time);
  refuseRounded(all, layout);
  // A line with neither time nor price is a footnote
  const table: number[] = [];
  for (let at = 0; at < all.length; at += 1) if (allTexts?.[at] !== undefined || hasPrice(all[at]!, layout)) table.push(at);
  const { symbol, isMeant } = chosenSymbol(
    table.map((at) => all[at]!),
    layout,
    answers,
  );
  const kept = table.filter((at) => isMeant(all[at]!));
  const finished = kept.filter((at) => cellAt(all[at]!.cells, layout.confirm) !== "0");
  const lines = finished.map((at) => all[at]!);
  if (lines.length === 0) throw new Refusal("empty", "has no line below the header.");
  const texts = allTexts && finished.map((at) => allTexts[at]);
  const times = texts && lineTimes(texts, { header: layout.timeHeader }, answers);
  const mark = decimalMark(
    votingCells(lines, layout),
    { delimiter, hasDottedDates: texts?.some((text) => text?.dotted) ?? false },
    answers,
  );
  refuseOddPrices(lines, layout.prices, layout.timeHeader);
  const read = readLines(lines, layout, mark, times?.at);
  const order = putInOrder(read.bars, lines.length, times !== undefined);
  const { interval, gaps } = readInterval(order.bars.map(({ row }) => row[0]));
  const bars = order.bars.map(({ row }) => row);
  const [first, last] = [bars[0]![0], bars[bars.length - 1]![0]];
  const facts: BarFacts = {
    count: bars.length,
    from: first === null ? null : isoTime(first),
    to: last === null ? null : isoTime(last),
    zone: times?.zone ?? null,
    interval,
    turned: order.turned,
    sorted: order.sorted,
    gaps,
    duplicates: order.duplicates,
    conflicts: order.conflicts,
    skipped: read.skipped,
    firstSkipped: read.firstSkipped,
    above,
    symbol,
    unfinished: kept.length - finished.length,
    ...(layout.headerless !== undefined && { headerless: layout.headerless }),
  };
  if (bars.length > largest) throw new Refusal("large", "holds more rows than a worksheet, 1,048,575.");
  return { bars, facts, report: barsSentence(facts) };
}

/** A worksheet without its header. */
export const largest = 1_048_575;

function hasPrice({ cells }: Line, { prices }: BarLayout): boolean {
  return priceColumns.some((column) => {
    const cell = cellAt(cells, prices[column]);
    return readCellNumber(cell, ".") !== undefined || readCellNumber(cell, ",") !== undefined;
  });
}

function refuseRounded(lines: readonly Line[], { time }: BarLayout): void {
  if (!time) return;
  const rounded = lines.filter(({ cells }) => /^\d[.,]\d+E\+\d+$/i.test(cellAt(cells, time.date)));
  if (rounded.length * 2 <= lines.length) return;
  const example = rounded[0]!.cells[time.date]!;
  throw new Refusal("rounded", `its times were rounded by a spreadsheet (${example}): use the file as it was downloaded.`);
}

interface ChosenSymbol {
  symbol: string | null;
  isMeant: (line: Line) => boolean;
}

function chosenSymbol(lines: readonly Line[], { symbol: column = -1 }: BarLayout, answers: Answers): ChosenSymbol {
  if (column < 0) return { symbol: null, isMeant: () => true };
  const counts = new Map<string, number>();
  for (const { cells } of lines) {
    const name = cellAt(cells, column);
    if (name !== "") counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  if (counts.size < 2) return { symbol: [...counts.keys()][0] ?? null, isMeant: () => true };
  const wanted = answers.symbol?.trim().toLowerCase();
  const symbol = [...counts.keys()].find((name) => name.toLowerCase() === wanted);
  if (symbol !== undefined) return { symbol, isMeant: ({ cells }) => cells[column] === symbol };
  const names = [...counts].map(([name, count]) => `${name} (${counted(count, "line")})`);
  throw new Ask({
    ask: "symbol",
    says: `Which symbol: ${names.slice(0, 20).join(", ")}${names.length > 20 ? ` and ${names.length - 20} more` : ""}?`,
    choices: [...counts.keys()].map((name) => ({ answer: name, label: name })),
  });
}

function votingCells(lines: readonly Line[], { time }: BarLayout): string[] {
  const voting: string[] = [];
  for (const { cells } of lines)
    for (let at = 0; at < cells.length; at += 1) if (at !== time?.date && at !== time?.clock) voting.push(cells[at]!);
  return voting;
}

interface ReadLines {
  bars: ReadBar[];
  skipped: number;
  firstSkipped: number | null;
}

function readLines(lines: readonly Line[], layout: BarLayout, mark: DecimalMark, times: Float64Array | undefined): ReadLines {
  const volume = volumeColumn(lines, layout, mark);
  const { Open, High, Low, Close } = layout.prices;
  const bars: ReadBar[] = [];
  let skipped = 0;
  let first: { line: number; fault: string } | undefined;
  lines.forEach(({ cells, number }, at) => {
    const time = times ? times[at]! : null;
    const open = readCellNumber(cellAt(cells, Open), mark);
    const high = readCellNumber(cellAt(cells, High), mark);
    const low = readCellNumber(cellAt(cells, Low), mark);
    const close = readCellNumber(cellAt(cells, Close), mark);
    const fault =
      (time !== null && Number.isNaN(time) ? noTime(cellAt(cells, layout.time!.date)) : undefined) ??
      (isBar(open, high, low, close) ? undefined : faultOf(cells, layout, [open, high, low, close]));
    if (fault === undefined) {
      const traded = volume < 0 ? undefined : readCellNumber(cellAt(cells, volume), mark);
      bars.push({ row: [time, open!, high!, low!, close!, traded ?? null], line: number });
    } else {
      skipped += 1;
      first ??= { line: number, fault };
    }
  });
  if (bars.length === 0 || (skipped > 3 && skipped > Math.floor(lines.length / 10))) refuseLines(skipped, lines.length, first!);
  return { bars, skipped, firstSkipped: first?.line ?? null };
}

/** Refuses a table of which too much cannot be read. */
export function refuseLines(skipped: number, of: number, first: { line: number; fault: string }): never {
  const count = `${skipped.toLocaleString("en-US")} of ${counted(of, "line")}`;
  throw new Refusal("numbers", `${count} cannot be read, the first is line ${first.line}: ${first.fault}.`);
}

/** Why a line without a time is not read. */
export function noTime(text: string): string {
  return text === "" ? "it has no time" : `"${text}" is no time that can be read`;
}

/** Is there nothing that faultOf has to tell? */
function isBar(open = 0, high = 0, low = 0, close = 0): boolean {
  return low > 0 && low <= open && open <= high && low <= close && close <= high;
}

function faultOf(cells: readonly string[], { prices }: BarLayout, values: (number | undefined)[]): string | undefined {
  for (const [at, column] of priceColumns.entries()) {
    const [value, name] = [values[at], column.toLowerCase()];
    if (value === undefined) {
      const text = cellAt(cells, prices[column]);
      return text === "" ? `${name} is missing` : `${name} "${text}" is no number`;
    }
    if (value <= 0) return `${name} ${numberWords(value)} is not above 0`;
  }
  const [open, high, low, close] = values as [number, number, number, number];
  if (high < low) return `high ${numberWords(high)} is below low ${numberWords(low)}`;
  const outside = ([name, value]: [string, number]) =>
    value > high
      ? `${name} ${numberWords(value)} is above high ${numberWords(high)}`
      : value < low
        ? `${name} ${numberWords(value)} is below low ${numberWords(low)}`
        : undefined;
  return outside(["open", open]) ?? outside(["close", close]);
}

function volumeColumn(lines: readonly Line[], { volumes, fallback = -1 }: BarLayout, mark: DecimalMark): number {
  const traded = volumes.find((at) => lines.some(({ cells }) => (readCellNumber(cellAt(cells, at), mark) ?? 0) !== 0));
  return traded ?? fallback;
}
