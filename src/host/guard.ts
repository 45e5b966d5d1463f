import { CellError, type CellResult, type CellValue, type ErrorCode, errorCodes, isTable } from "../grid/cell";
import { errorRows } from "./checked-rows";
import { cellErrorOf } from "./errors";
import { keptOfFrozen } from "./frozen-tables";

// Looked up once: inside a sandbox, as calc has one, each look at a global goes through an interceptor, and ranges are long
const { isArray } = Array;
const { isFinite } = Number;
const { is } = Object;

type AnyFunction = (...values: any[]) => unknown;

/**
 * The way in and the way out of every function, the same for every host. In: blanks become null, error objects become CellError,
 * rich values are unwrapped, the host's trailing invocation object is dropped. Out: finite numbers, texts, logical values and
 * rectangular tables of them, or a CellError; anything else is stopped here.
 */
export function guard(id: string, call: AnyFunction): (...values: unknown[]) => CellResult {
  const count = call.length;
  return (...values) => {
    try {
      const given = values.length > count ? values.slice(0, count) : values;
      for (let index = 0; index < given.length; index += 1) given[index] = normalised(given[index]);
      return checkedResult(call(...given), id);
    } catch (thrown) {
      return cellErrorOf(thrown, id);
    }
  };
}

/** The list with every item passed through a change; the list itself where none differs, as nearly always: ranges are long. */
function changed<Item>(items: readonly Item[], change: (item: Item) => unknown): readonly unknown[] {
  let copy: unknown[] | undefined;
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index]!;
    const now = change(item);
    // Also a hole is filled: Excel would show it as 0
    if (!is(now, item)) (copy ??= Array.from(items))[index] = now;
  }
  return copy ?? items;
}

const keptTable = keptOfFrozen<unknown>();

function normalised(value: unknown): unknown {
  return isArray(value) ? keptTable(value, () => normalisedTable(value)) : normalisedCell(value);
}

function normalisedTable(rows: readonly unknown[]): unknown {
  return plainRows(rows) === rows.length ? rows : changed(rows, normalisedRow);
}

/** How many rows from the first on hold nothing but finite numbers and blanks, as bars do: there is nothing to change in them. */
function plainRows(rows: readonly unknown[]): number {
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index];
    if (!isArray(row)) return index;
    for (let column = 0; column < row.length; column += 1) {
      const cell: unknown = row[column];
      if (cell !== null && (typeof cell !== "number" || cell - cell !== 0)) return index;
    }
  }
  return rows.length;
}

function normalisedRow(row: unknown): unknown {
  return isArray(row) ? changed(row, normalisedCell) : normalisedCell(row);
}

function normalisedCell(value: unknown): CellValue | null {
  if (typeof value === "number" && isFinite(value)) return value;
  if (value === undefined || value === null || value === "") return null;
  if (typeof value === "number") return new CellError("#NUM!", "an input is not a finite number");
  if (typeof value === "string" || typeof value === "boolean" || value instanceof CellError) return value;
  const { code, message, basicValue, basicType } = value as Record<string, unknown>;
  if (isErrorCode(code)) return new CellError(code, typeof message === "string" ? message : "");
  if (basicType === "Error" && isErrorCode(basicValue)) return new CellError(basicValue);
  if (basicValue !== undefined) return normalisedCell(basicValue);
  return new CellError("#VALUE!", "an input is of a kind that these functions do not read");
}

function isErrorCode(value: unknown): value is ErrorCode {
  return errorCodes.includes(value as ErrorCode);
}

function checkedResult(result: unknown, id: string): CellResult {
  if (!isArray(result)) return checkedCell(result, id);
  if (errorRows(result)) return result as CellValue[][];
  if (!isTable(result)) return fault(id, "its result is no table of rows");
  const width = result[0]!.length;
  if (width === 0) return fault(id, "the rows of its result differ in length");
  for (let index = 0; index < result.length; index += 1) {
    const row: unknown = result[index];
    if (!isArray(row)) return fault(id, "its result is no table of rows");
    if (row.length !== width) return fault(id, "the rows of its result differ in length");
  }
  const checked = (cell: unknown) => checkedCell(cell, id);
  return changed(result, (row) => changed(row, checked)) as CellValue[][];
}

function checkedCell(value: unknown, id: string): CellValue {
  if (typeof value === "number" && isFinite(value)) return value === 0 ? 0 : value;
  if (typeof value === "boolean" || value instanceof CellError) return value;
  if (typeof value === "string") return value.length <= longestText ? value : tooLong(id);
  if (typeof value !== "number") return fault(id, "its result is no value of a cell");
  if (Number.isNaN(value)) return fault(id, "its result is not a number");
  return new CellError("#NUM!", `the result of ${id} is too large for a cell`);
}

/** The characters that a cell of Excel holds. */
const longestText = 32_767;

function tooLong(id: string): CellError {
  return new CellError("#VALUE!", `the text of ${id} is longer than the ${longestText} characters that a cell holds`);
}

function fault(id: string, what: string): CellError {
  return new CellError("#VALUE!", `${id} failed: ${what}; this is a fault of the add-in, please report the formula`);
}
