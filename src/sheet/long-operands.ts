/** What arithmetic on long tables is handed, read without an object of the engine for each cell. */
import type { ArrayValueObject, BaseValueObject } from "@univerjs/engine-formula";
import { StandingArray } from "./standing-ranges";
import { LongColumn, LongTable, oneValueOf, plainValue, type SheetValue } from "./values";

/** Of fewer rows the engine has objects. */
export const manyRows = 1000;

export interface Operand {
  rowCount: number;
  columnCount: number;
  /** Undefined where the engine's array has a hole. */
  at: (row: number, column: number) => SheetValue | undefined;
}

/** One number or an array; undefined for another single value, of which the engine knows what it is worth. */
export function operandOf(given: BaseValueObject): Operand | undefined {
  const number = numberIn(given);
  if (number !== undefined) return { rowCount: 1, columnCount: 1, at: () => number };
  if (!given.isArray()) return undefined;
  const array = given as ArrayValueObject;
  const [rowCount, columnCount] = [array.getRowCount(), array.getColumnCount()];
  return { rowCount, columnCount, at: readerOf(array) };
}

function readerOf(array: ArrayValueObject): Operand["at"] {
  const numbers = numbersIn(array);
  if (numbers) return (row) => numbers[row];
  const rows = array instanceof LongTable ? array.rows : undefined;
  if (rows) return (row, column) => rows[row]?.[column];
  return (row, column) => {
    const value = array.getValueOrDefault(row, column);
    return value ? plainValue(value) : undefined;
  };
}

export function isLongArray(given: BaseValueObject): boolean {
  return given instanceof StandingArray || given instanceof LongTable;
}

/** One finite number; undefined for anything else. */
export function numberIn(given: BaseValueObject): number | undefined {
  const one = oneValueOf(given);
  const value = one.isArray() ? undefined : plainValue(one);
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

/** A long column of nothing but finite numbers; undefined for anything else. */
export function numbersIn(given: BaseValueObject): Float64Array | undefined {
  if (given instanceof StandingArray) return given.numbers;
  if (given instanceof LongColumn && !given.hasObjects) return given.numbers;
  const rows = given instanceof LongTable ? given.rows : undefined;
  if (!rows || rows.length < manyRows || rows[0]!.length !== 1) return undefined;
  const numbers = new Float64Array(rows.length);
  for (let row = 0; row < rows.length; row += 1) {
    const [value] = rows[row]!;
    if (typeof value !== "number" || !Number.isFinite(value)) return undefined;
    numbers[row] = value;
  }
  return numbers;
}
