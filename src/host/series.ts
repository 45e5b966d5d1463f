/** The way of a column of bars into calc and back: cells to a series, a series to cells. Error cells travel as gaps. */
import { anyNumber, type DomainCheck, notNegative, positive } from "../calc/domain";
import { decimalOf } from "../calc/decimal";
import { DomainError } from "../calc/domain-error";
import type { PriceBars } from "../calc/indicators/price-bars";
import { checkCount, limits } from "../calc/limits";
import { constantSeries, type Gap, type Series, seriesOf, type Signals } from "../calc/indicators/series";
import {
  badArgument,
  type Input,
  InputError,
  isBlank,
  isBlankOrZero,
  isSingle,
  quoted,
  readCells,
  readFilledCells,
  readNumber,
} from "./arguments";
import { CellError, type CellValue } from "../grid/cell";
import { cellErrorOf } from "./errors";

/** Which numbers a column may hold: a test quick enough for 100,000 bars, and the check that words the refusal. */
interface ColumnDomain {
  readonly holds: (value: number) => boolean;
  readonly check: DomainCheck;
}

/** The cells of a column; where a 0 is impossible, zeros at the end are blank cells. */
function readColumn(value: Input, name: string, { check }: ColumnDomain): Input[] {
  const cells = check.refusesZero ? readFilledCells(value, name) : readCells(value, name);
  if (cells.length === 0) throw badArgument(`${name} is required, was empty`);
  return cells;
}

export const anyValues: ColumnDomain = { holds: () => true, check: anyNumber };
export const prices: ColumnDomain = { holds: (value) => value > 0, check: positive };
export const volumes: ColumnDomain = { holds: (value) => value >= 0, check: notNegative };

/**
 * A required row or column of numbers, oldest first. An error cell is a gap; blanks at the end are dropped. A blank in the middle is
 * refused as a whole and not taken for a gap: Excel for desktop would hand it over as 0, and the answer must not depend on the host.
 */
export function readSeries(value: Input, name: string, domain: ColumnDomain): Series {
  return seriesOfCells(readColumn(value, name, domain), name, domain);
}

/** A column that goes with price columns: what stands beyond their last bar is dropped where it is blank or 0. */
export function readCompanion(value: Input, name: string, domain: ColumnDomain, length: number): Series {
  return seriesOfCells(cutTo(length, readColumn(value, name, domain)), name, domain);
}

function cutTo(length: number, cells: Input[]): Input[] {
  return cells.slice(length).every(isBlankOrZero) ? cells.slice(0, length) : cells;
}

function seriesOfCells(cells: readonly Input[], name: string, domain: ColumnDomain): Series {
  checkCount(name, cells.length, limits.rows);
  const values = new Float64Array(cells.length);
  let gaps: (Gap | undefined)[] | undefined;
  for (let bar = 0; bar < cells.length; bar += 1) {
    const cell = cells[bar];
    if (cell instanceof CellError) {
      gaps ??= new Array<Gap | undefined>(cells.length).fill(undefined);
      gaps[bar] = cell;
    } else {
      values[bar] = readValue(cell, name, bar, domain);
    }
  }
  return seriesOf(values, gaps);
}

function readValue(cell: Input, name: string, bar: number, { holds, check }: ColumnDomain): number {
  if (typeof cell === "number" && holds(cell)) return cell;
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
export function toSeriesColumn(series: Series): any[][] {
  return toCells(series, (value) => (Number.isFinite(value) ? value : tooLarge));
}

/** Signals as a column of TRUE and FALSE, with an error wherever there is a gap. */
export function toSignalColumn(signals: Signals): any[][] {
  return toCells(signals, (value) => value === 1);
}

const tooLarge = new CellError("#NUM!", "the result of this bar is too large for a cell");

function toCells({ values, gaps }: Series | Signals, toCell: (value: number) => CellValue): CellValue[][] {
  const cells = new Array<CellValue[]>(values.length);
  const errors = new Map<Gap, CellError>();
  for (let bar = 0; bar < values.length; bar += 1) {
    const gap = gaps?.[bar];
    cells[bar] = [gap === undefined ? toCell(values[bar]!) : sharedError(gap, errors)];
  }
  return cells;
}

/** The error of a gap: the same one for all bars that share it, such as those of a warm-up. */
function sharedError(gap: Gap, errors: Map<Gap, CellError>): CellError {
  if (gap instanceof CellError) return gap;
  const error = errors.get(gap) ?? cellErrorOf(gap, "a column");
  errors.set(gap, error);
  return error;
}
