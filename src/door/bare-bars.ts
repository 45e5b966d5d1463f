/** Bars of a table that names no columns. */
import { type Answers, Ask, Refusal } from "./answers";
import { type PriceColumn, priceColumns } from "./bar-columns";
import { type BarLayout, refuseMissing } from "./bars";
import { decimalMark } from "./decimal-mark";
import { fold } from "./names";
import { readCellNumber } from "./number-cell";
import { cellAt, type Delimiter, type Line, widthOf } from "./split";
import { digitsClock, readTimeText } from "./time-text";

const orders: readonly (readonly PriceColumn[])[] = [
  ["Open", "High", "Low", "Close"],
  ["Open", "Close", "High", "Low"],
  ["Low", "High", "Open", "Close"],
];

const closeFirst: readonly PriceColumn[] = ["Close", "Open", "High", "Low"];

/** What a table must have that is neither bars nor fills. */
export const noTable =
  "no table of prices or fills was found: bars need Open, High, Low, Close; fills Time, Side, Quantity, Price.";

/** How many lines stand above the first with four numbers. */
export function leadingLines(lines: readonly Line[]): number {
  const first = lines.findIndex(({ cells }) => cells.filter(isNumber).length >= 4);
  return first < 0 ? lines.length : first;
}

function isNumber(cell: string): boolean {
  return readCellNumber(cell, ".") !== undefined || readCellNumber(cell, ",") !== undefined;
}

/** The line right above the numbers, where it is a row of names: names that say nothing here. */
export function unknownNames(above: readonly Line[], lines: readonly Line[]): readonly string[] | undefined {
  const last = above[above.length - 1];
  if (last === undefined || lines[0] === undefined) return undefined;
  const names = last.cells.filter((cell) => cell !== "");
  const isRow = names.length >= 4 && widthOf(last) * 2 >= widthOf(lines[0]);
  return isRow && names.every((cell) => /\p{L}/u.test(cell) && !isNumber(cell)) ? names : undefined;
}

/** Refuses a table whose names say nothing of prices. */
function refuseUnknown(names: readonly string[] | undefined): never {
  throw new Refusal("columns", names ? `${noTable} Found: ${names.join(", ")}.` : noTable);
}

/** The columns by what is in them: the highest price is nowhere below the others. */
export function bareLayout(lines: readonly Line[], delimiter: Delimiter, answers: Answers, names?: readonly string[]): BarLayout {
  const time = bareTime(lines);
  const start = time === undefined ? 0 : (time.clock ?? time.date) + 1;
  if (answers.columns !== undefined) return answeredLayout(answers.columns, start, time);
  const width = median(lines.map(widthOf)) - start;
  if (width < 4) refuseUnknown(names);
  if (time === undefined && width > 5 && names) refuseUnknown(names);
  if (time === undefined && width > 5) throw askColumns(orders, "The file names none, and no column of times comes first");
  const order = fittingOrder(lines, start, delimiter, answers, names);
  return layoutOf(
    order.map((column, at) => [column, start + at]),
    time,
    width > 4 && isVolume(names, start + 4) ? start + 4 : -1,
    order.join(", "),
  );
}

/** Under names that say nothing of prices, what stands behind them is a volume where it is called one. */
function isVolume(names: readonly string[] | undefined, at: number): boolean {
  return names === undefined || /^(?:v$|vol|qty|quantity|amount|size|contracts|base)/.test(fold(names[at] ?? ""));
}

type PricePlace = [PriceColumn, number];

function pricesOf(places: readonly PricePlace[]): BarLayout["prices"] {
  return Object.fromEntries(places) as BarLayout["prices"];
}

function layoutOf(places: readonly PricePlace[], time: BarLayout["time"], volume: number, headerless: string): BarLayout {
  return {
    prices: pricesOf(places),
    ...(time && { time }),
    timeHeader: "",
    volumes: [],
    fallback: volume,
    headerless,
  };
}

function bareTime(lines: readonly Line[]): BarLayout["time"] {
  const sample = lines.slice(0, 300);
  const texts = sample.map(({ cells }) => readTimeText(cellAt(cells, 0)));
  const dated = texts.filter((text) => text && (text.day !== undefined || text.open !== undefined));
  if (dated.length * 2 <= sample.length) return undefined;
  const hasClock = dated.some((text) => (text!.clock ?? 0) !== 0);
  return !hasClock && isClockColumn(sample) ? { date: 0, clock: 1 } : { date: 0 };
}

/** hh:mm; digits only where dates repeat, for 1230 is a price as well. */
function isClockColumn(lines: readonly Line[]): boolean {
  const cells = lines.map((line) => cellAt(line.cells, 1));
  if (cells.every((cell) => /^\d{1,2}:\d{2}/.test(cell) && readTimeText(cell)?.clock !== undefined)) return true;
  const length = cells.some((cell) => cell.length > 4) ? 6 : 4;
  const repeats = lines.some(({ cells: [date] }, at) => at > 0 && lines[at - 1]!.cells[0] === date);
  return repeats && cells.every((cell) => digitsClock(cell, length) !== undefined);
}

function fittingOrder(
  lines: readonly Line[],
  start: number,
  delimiter: Delimiter,
  answers: Answers,
  names?: readonly string[],
): readonly PriceColumn[] {
  const mark = decimalMark(
    (function* () {
      for (const { cells } of lines) yield* cells.slice(start);
    })(),
    { delimiter, hasDottedDates: lines.some(({ cells }) => /^\d{1,2}\.\d{1,2}\.\d{4}/.test(cellAt(cells, 0))) },
    answers,
  );
  const shares = orders.map((order) => {
    const fits = lines.filter(({ cells }) => {
      const value = (column: PriceColumn) => readCellNumber(cellAt(cells, start + order.indexOf(column)), mark) ?? NaN;
      const [open, high, low, close] = priceColumns.map(value) as [number, number, number, number];
      return low <= Math.min(open, close) && Math.max(open, close) <= high;
    });
    return fits.length / lines.length;
  });
  const fitting = orders.filter((_, at) => shares[at]! >= 0.9);
  if (fitting.length === 0) refuseUnknown(names);
  const near = orders.filter((_, at) => shares[at]! >= 0.5);
  if (near.length > 1) throw askColumns(near, "The file names none, and the lines fit more than one order");
  // Sites that show quotes put the close first: under names that say nothing both are possible
  if (names && fitting[0] === orders[1])
    throw askColumns([orders[1]!, closeFirst], "The names above them are not known, and the lines fit both");
  return fitting[0]!;
}

function askColumns(choices: readonly (readonly PriceColumn[])[], because: string): Ask {
  const labels = choices.map((order) => order.join(", "));
  return new Ask({
    ask: "columns",
    says: `Which columns are these: ${labels.join("; or ")}? ${because}.`,
    choices: labels.map((label) => ({ answer: label, label })),
  });
}

/** "Open, Close, High, Low" behind the time; with more names, all columns from the first. */
function answeredLayout(answer: string, start: number, time: BarLayout["time"]): BarLayout {
  const names = answer.split(/[,;]/).map((name) => name.trim().toLowerCase());
  const first = names.some((name) => !/^(open|high|low|close|volume)$/.test(name)) ? 0 : start;
  const place = (name: string) => (names.indexOf(name) < 0 ? -1 : names.indexOf(name) + first);
  const named = answeredTime(place("date"), place("time"), first === 0 ? undefined : time);
  const places = priceColumns.map((column): PricePlace => [column, place(column.toLowerCase())]);
  refuseMissing(pricesOf(places), [answer]);
  const order = [...places].sort((one, other) => one[1] - other[1]).map(([column]) => column);
  const volume = place("volume") >= 0 || first === 0 ? place("volume") : start + 4;
  return layoutOf(places, named, volume, order.join(", "));
}

/** A date and a time that are both named are a date and its clock. */
function answeredTime(date: number, time: number, found: BarLayout["time"]): BarLayout["time"] {
  if (date >= 0 && time >= 0) return { date, clock: time };
  return date >= 0 || time >= 0 ? { date: Math.max(date, time) } : found;
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[values.length >> 1]!;
}
