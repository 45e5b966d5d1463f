/** The way of a column of bars into calc and back: cells to a series, a series to cells. Error cells travel as gaps. */
import { anyNumber, type DomainCheck, notNegative, positive } from "../calc/domain";
import { decimalOf } from "../calc/decimal";
import { DomainError } from "../calc/domain-error";
import type { PriceBars } from "../calc/indicators/price-bars";
import { checkCount, limits } from "../calc/limits";
import { constantSeries, type Gap, type Gaps, type Series, seriesOf, type Signals } from "../calc/indicators/series";
import {
  badArgument,
  type Input,
  InputError,
  isBlank,
  isBlankOrZero,
  isSingle,
  quoted,
  readCells,
  readNumber,
} from "./arguments";
import { CellError, type CellValue, isTable } from "../grid/cell";
import { checkedRows } from "./checked-rows";
import { cellErrorOf } from "./errors";

/** Which numbers a column may hold: the least of them, which is told quickly on 100,000 bars, and the check that words the refusal. */
interface ColumnDomain {
  readonly least: number;
  readonly check: DomainCheck;
}

/** How many cells of a row or column are filled; where a 0 is impossible, zeros at the end are blank cells. */
function filledLength(cells: ColumnCells, { check }: ColumnDomain): number {
  let length = cells.length;
  while (length > 0 && (check.refusesZero ? isBlankOrZero : isBlank)(cells.at(length - 1))) length -= 1;
  return length;
}

/** A row or a column where it lies: a copy of its cells would cost more than the indicator. */
interface ColumnCells {
  readonly length: number;
  readonly at: (bar: number) => Input;
}

function columnCells(value: Input, name: string): ColumnCells {
  const table = isTable(value) ? value : [[value]];
  if (table.length > 1 && table[0]!.length === 1) return { length: table.length, at: (bar) => table[bar]![0] };
  const cells = readCells(value, name);
  return { length: cells.length, at: (bar) => cells[bar] };
}

export const anyValues: ColumnDomain = { least: -Infinity, check: anyNumber };
export const prices: ColumnDomain = { least: Number.MIN_VALUE, check: positive };
export const volumes: ColumnDomain = { least: 0, check: notNegative };

/**
 * A required row or column of numbers, oldest first. An error cell is a gap; blanks at the end are dropped. A blank in the middle is
 * refused as a whole and not taken for a gap: Excel for desktop would hand it over as 0, and the answer must not depend on the host.
 */
export function readSeries(value: Input, name: string, domain: ColumnDomain): Series {
  return seriesOfCells(value, name, domain);
}

/** A column that goes with price columns: what stands beyond their last bar is dropped where it is blank or 0. */
export function readCompanion(value: Input, name: string, domain: ColumnDomain, length: number): Series {
  return seriesOfCells(value, name, domain, length);
}

/** `most`: what stands beyond so many bars is dropped where it is blank or 0. */
function seriesOfCells(value: Input, name: string, domain: ColumnDomain, most = Infinity): Series {
  const cells = columnCells(value, name);
  let length = filledLength(cells, domain);
  if (length === 0) throw badArgument(`${name} is required, was empty`);
  if (length > most && allBlankOrZero(cells, most, length)) length = most;
  checkCount(name, length, limits.rows);
  const values = new Float64Array(length);
  let gaps: (Gap | undefined)[] | undefined;
  for (let bar = readNumbersOf(value, values, domain.least); bar < length; bar += 1) {
    const cell = cells.at(bar);
    if (cell instanceof CellError) {
      gaps ??= new Array<Gap | undefined>(length).fill(undefined);
      gaps[bar] = cell;
    } else {
      values[bar] = readValue(cell, name, bar, domain);
    }
  }
  return seriesOf(values, gaps);
}

function allBlankOrZero(cells: ColumnCells, from: number, to: number): boolean {
  for (let bar = from; bar < to; bar += 1) if (!isBlankOrZero(cells.at(bar))) return false;
  return true;
}

/** Reads the cells of a column as long as they are plain numbers that it may hold; returns how many were. Ranges are long, and nearly all are such. */
function readNumbersOf(value: Input, values: Float64Array, least: number): number {
  if (!isTable(value) || value.length < values.length) return 0;
  for (let bar = 0; bar < values.length; bar += 1) {
    const cell = value[bar]![0];
    if (typeof cell !== "number" || !(cell >= least)) return bar;
    values[bar] = cell;
  }
  return values.length;
}

function readValue(cell: Input, name: string, bar: number, { least, check }: ColumnDomain): number {
  if (typeof cell === "number" && cell >= least) return cell;
  const each = `${name} (bar ${bar + 1})`;
  if (isBlank(cell)) throw new DomainError("range", `${each} was blank: blanks are allowed only at the end`);
  if (typeof cell !== "number") throw badArgument(`${each} must be a number, was ${quoted(cell)}`);
  return check(each, decimalOf(cell)).toNumber();
}

/** The price columns that make bars. */
export function readPriceBars(high: Input, low: Input, close: Input): PriceBars {
  return {
    high: readSeries(high, "high", prices),
    low: readSeries(low, "low", prices),
    close: readSeries(close, "close", prices),
  };
}

/** A column that may also be one number, which then holds on each of `length` bars. */
export function readLine(value: Input, name: string, domain: ColumnDomain, length: number): Series {
  if (!isSingle(value)) return readSeries(value, name, domain);
  return constantSeries(readNumber(value, name, domain.check).toNumber(), length);
}

function cutTo(length: number, cells: Input[]): Input[] {
  return cells.slice(length).every(isBlankOrZero) ? cells.slice(0, length) : cells;
}

/** Keys that mark what belongs together (sessions), one per bar: any values, texts in any letter case. Blanks at the end are dropped. */
export function readKeys(value: Input, name: string, length: number): (number | string | boolean)[] {
  return cutTo(length, readCells(value, name)).map((cell, bar) => {
    if (cell instanceof CellError) throw new InputError(cell);
    if (isBlank(cell)) throw new DomainError("range", `${name} (bar ${bar + 1}) was blank: blanks are allowed only at the end`);
    return typeof cell === "string" ? cell.trim().toLowerCase() : (cell as number | boolean);
  });
}

/** TRUE and FALSE in a row or column; 1 and 0 too, as some hosts hand logical values over as numbers, and a blank is FALSE. */
export function readSignals(value: Input, name: string): boolean[] {
  const cells = readCells(value, name);
  if (cells.length === 0) throw badArgument(`${name} is required, was empty`);
  return cells.map((cell, index) => {
    if (cell instanceof CellError) throw new InputError(cell);
    if (typeof cell === "boolean") return cell;
    if (isBlank(cell) || cell === 0 || cell === 1) return cell === 1;
    throw badArgument(`${name} (item ${index + 1}) must be TRUE or FALSE, was ${quoted(cell)}`);
  });
}

/** A series as a column of cells, with an error wherever there is a gap. */
export function toSeriesColumn({ values, gaps }: Series): any[][] {
  const rows = new Array<CellValue[]>(values.length);
  const errors = gaps === undefined ? [] : fillGaps(rows, gaps);
  for (let bar = warmUp(errors); bar < values.length; bar += 1) {
    if (gaps !== undefined && bar < gaps.length && gaps[bar] !== undefined) continue;
    const value = values[bar]!;
    // Numbers have rows of their own kind: rows that might hold an error would box each number
    if (value - value === 0) rows[bar] = [value + 0];
    else {
      rows[bar] = [tooLarge];
      errors.push(bar);
    }
  }
  return checkedRows(rows, errors);
}

/** Signals as a column of TRUE and FALSE, with an error wherever there is a gap. */
export function toSignalColumn({ values, gaps }: Signals): any[][] {
  const rows = new Array<CellValue[]>(values.length);
  const errors = gaps === undefined ? [] : fillGaps(rows, gaps);
  for (let bar = warmUp(errors); bar < values.length; bar += 1) {
    if (gaps === undefined || bar >= gaps.length || gaps[bar] === undefined) rows[bar] = [values[bar] === 1];
  }
  return checkedRows(rows, errors);
}

/** The equity after each bar, `start` and what was won by then, as a column of cells; headed where the bars are, so that it lines up beside them. */
export function toCurveColumn(curve: Float64Array, start: number, headed: boolean): any[][] {
  const first = headed ? 1 : 0;
  const rows = new Array<CellValue[]>(curve.length + first);
  if (headed) rows[0] = ["Equity"];
  let areFinite = true;
  for (let bar = 0; bar < curve.length; bar += 1) {
    const equity = start + curve[bar]!;
    areFinite &&= equity - equity === 0;
    rows[bar + first] = [equity + 0];
  }
  return areFinite ? checkedRows(rows, []) : rows;
}

const tooLarge = new CellError("#NUM!", "the result of this bar is too large for a cell");

/** Puts the errors of gaps into their rows; returns which these are. */
function fillGaps(rows: CellValue[][], gaps: Gaps): number[] {
  const shared = new Map<Gap, CellError>();
  const filled: number[] = [];
  for (let bar = 0; bar < gaps.length; bar += 1) {
    const gap = gaps[bar];
    if (gap === undefined) continue;
    rows[bar] = [sharedError(gap, shared)];
    filled.push(bar);
  }
  return filled;
}

/** How many bars from the first on all have an error. */
function warmUp(errors: readonly number[]): number {
  let count = 0;
  while (errors[count] === count) count += 1;
  return count;
}

/** The error of a gap: the same one for all bars that share it, such as those of a warm-up. */
function sharedError(gap: Gap, errors: Map<Gap, CellError>): CellError {
  if (gap instanceof CellError) return gap;
  const error = errors.get(gap) ?? cellErrorOf(gap, "a column");
  errors.set(gap, error);
  return error;
}
