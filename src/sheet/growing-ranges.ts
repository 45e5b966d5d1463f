/**
 * Ranges of one column that begin in the same cell, as those of a running total or of a highest value so far: what is found of the one
 * goes on where the one before it ended. Without it each of them reads all its cells anew, and keeps an object of each: a column of five
 * thousand running totals took two gigabytes.
 */
import {
  type ArrayValueObject,
  type BaseReferenceObject,
  type BaseValueObject,
  FORMULA_REF_TO_ARRAY_CACHE,
  NumberValueObject,
} from "@univerjs/engine-formula";
import { CellError } from "../grid/cell";
import { lastRowOfSheet } from "../grid/address";
import { cellsOf } from "./fast-ranges";
import { columnKey } from "./kept-ranges";
import { cellReaderOf } from "./range-values";
import { RunningSum } from "./running-sum";
import { LazyArray, type SheetValue } from "./values";

/** What is found of the first so many cells. */
class Running {
  private readonly results: number[] = [];
  /** Of the first error, where one ends it. */
  private error = Infinity;

  constructor(
    private readonly next: (value: SheetValue, index: number) => number,
    private readonly endsAtError: boolean,
  ) {}

  after(count: number, valueAt: (index: number) => SheetValue): Found {
    while (this.results.length < count && this.error === Infinity) {
      const index = this.results.length;
      const value = valueAt(index);
      if (this.endsAtError && value instanceof CellError) this.error = index;
      else this.results.push(this.next(value, index));
    }
    return this.error < count ? { error: this.error } : { result: this.results[count - 1]! };
  }
}

type Found = { result: number } | { error: number };

const measures = {
  /** NaN once it has grown too large. */
  sum() {
    const sum = new RunningSum();
    const next = (value: SheetValue): number => {
      if (typeof value === "number") sum.add(value);
      return typeof sum.value === "number" ? sum.value : NaN;
    };
    return new Running(next, true);
  },
  count() {
    let count = 0;
    return new Running((value) => (count += typeof value === "number" ? 1 : 0), false);
  },
  countA() {
    let count = 0;
    return new Running((value) => (count += value === null ? 0 : 1), false);
  },
  max: () => furthest((one, other) => one > other),
  min: () => furthest((one, other) => one < other),
};

/** The place of the first of the furthest numbers; -1 where there is none. */
function furthest(isFurther: (one: number, other: number) => boolean): Running {
  let [place, found] = [-1, 0];
  const next = (value: SheetValue, index: number): number => {
    if (typeof value === "number" && (place < 0 || isFurther(value, found))) [place, found] = [index, value];
    return place;
  };
  return new Running(next, true);
}

type Measure = keyof typeof measures;

/** The cells of a column that were read in this calculation, and what was found of them from one row or another on. */
class ReadColumn {
  private readonly values: (SheetValue | undefined)[] = [];
  private readonly running = new Map<string, Running>();

  /** Of the range, which lies in this column. */
  measure(name: Measure, range: BaseReferenceObject): Found {
    const { startRow, endRow, startColumn } = range.getRangePosition();
    const key = `${name} ${startRow}`;
    let running = this.running.get(key);
    if (!running) this.running.set(key, (running = measures[name]()));
    let read: ((row: number) => SheetValue) | undefined;
    return running.after(endRow - startRow + 1, (index) => {
      const row = startRow + index;
      const known = this.values[row];
      if (known !== undefined) return known;
      read ??= readerOf(range, startColumn);
      return (this.values[row] = read(row));
    });
  }
}

/** What stands in the rows of a column now. */
function readerOf(range: BaseReferenceObject, column: number): (row: number) => SheetValue {
  const [cellAt, valueOf] = [cellsOf(range), cellReaderOf(range)];
  return (row) => valueOf(cellAt(row, column));
}

/** It is kept for as long as the engine keeps the ranges that it has read, and forgotten with them. */
function columnOf(range: BaseReferenceObject): ReadColumn {
  const { startColumn } = range.getRangePosition();
  const key = columnKey(range.getUnitId(), range.getSheetId(), startColumn, lastRowOfSheet);
  const known = FORMULA_REF_TO_ARRAY_CACHE.get(key) as unknown as ReadColumn | undefined;
  if (known) return known;
  const made = new ReadColumn();
  FORMULA_REF_TO_ARRAY_CACHE.set(key, made as never);
  return made;
}

/** A range as the engine takes it. Of a column, its sum and the like are found without objects. */
export class RangeArray extends LazyArray {
  private readonly column: ReadColumn | undefined;

  constructor(
    private readonly range: BaseReferenceObject,
    make: () => ReturnType<ArrayValueObject["getArrayValue"]>,
  ) {
    const { startRow: row, endRow, startColumn: column, endColumn } = range.getRangePosition();
    const place = { unitId: range.getUnitId(), sheetId: range.getSheetId(), row, column };
    super({ rowCount: endRow - row + 1, columnCount: endColumn - column + 1 }, place, make);
    this.column = column === endColumn ? columnOf(range) : undefined;
  }

  override sum(): BaseValueObject {
    return this.found("sum", (sum) => (Number.isNaN(sum) ? super.sum() : NumberValueObject.create(sum))) ?? super.sum();
  }

  override count(): BaseValueObject {
    return this.found("count", (count) => NumberValueObject.create(count)) ?? super.count();
  }

  override countA(): BaseValueObject {
    return this.found("countA", (count) => NumberValueObject.create(count)) ?? super.countA();
  }

  override max(): BaseValueObject {
    return this.found("max", (index) => this.numberAt(index, Number.NEGATIVE_INFINITY)) ?? super.max();
  }

  override min(): BaseValueObject {
    return this.found("min", (index) => this.numberAt(index, Number.POSITIVE_INFINITY)) ?? super.min();
  }

  /** Undefined where the engine has to find it, of its objects. */
  private found(name: Measure, objectOf: (result: number) => BaseValueObject): BaseValueObject | undefined {
    if (this.hasObjects || !this.column) return undefined;
    const found = this.column.measure(name, this.range);
    return "error" in found ? this.objectAt(found.error) : objectOf(found.result);
  }

  private numberAt(index: number, none: number): BaseValueObject {
    return index < 0 ? NumberValueObject.create(none) : this.objectAt(index);
  }

  /** With its number format, which goes with it into the result. */
  private objectAt(index: number): BaseValueObject {
    const { startRow, startColumn } = this.range.getRangePosition();
    const object = this.range.getCellValueObject(cellsOf(this.range)(startRow + index, startColumn)!);
    const [unitId, sheetId] = [this.range.getUnitId(), this.range.getSheetId()];
    const pattern = index === 0 && object.isNumber() ? this.range.getCellPattern(unitId, sheetId, startRow, startColumn) : "";
    return pattern === "" ? object : NumberValueObject.create(object.getValue() as number, pattern);
  }
}

/** Shorter ones are read as quickly as they are looked up, and a moving average has one for each of its rows. */
const fewRows = 100;

/** A range of one column that others may go on from; undefined for what the engine has to read itself. */
export function growingArray(
  range: BaseReferenceObject,
  make: () => ReturnType<ArrayValueObject["getArrayValue"]>,
): RangeArray | undefined {
  const { startRow, endRow, startColumn, endColumn } = range.getRangePosition();
  if (startColumn !== endColumn || !(endRow - startRow + 1 >= fewRows && startRow >= 0 && startColumn >= 0)) return undefined;
  if (range.getForcedSheetName() && !range.getForcedSheetId()) return undefined;
  return new RangeArray(range, make);
}
