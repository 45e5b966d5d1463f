import { CellError, type CellResult, type CellValue, type ErrorCode, errorCodes, isTable } from "../grid/cell";
import { cellErrorOf } from "./errors";

type AnyFunction = (...values: any[]) => unknown;

/**
 * The way in and the way out of every function, the same for every host. In: blanks become null, error objects become CellError,
 * rich values are unwrapped, the host's trailing invocation object is dropped. Out: finite numbers, texts, logical values and
 * rectangular tables of them, or a CellError; anything else is stopped here.
 */
export function guard(id: string, call: AnyFunction): (...values: unknown[]) => CellResult {
  return (...values) => {
    try {
      return checkedResult(call(...values.slice(0, call.length).map(normalised)), id);
    } catch (thrown) {
      return cellErrorOf(thrown, id);
    }
  };
}

function normalised(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => (Array.isArray(item) ? item.map(normalisedCell) : normalisedCell(item)));
  return normalisedCell(value);
}

function normalisedCell(value: unknown): CellValue | null {
  if (value === undefined || value === null || value === "") return null;
  if (typeof value === "number")
    return Number.isFinite(value) ? value : new CellError("#NUM!", "an input is not a finite number");
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
  if (!Array.isArray(result)) return checkedCell(result, id);
  if (!isTable(result) || Array.from(result).some((row) => !Array.isArray(row)))
    return fault(id, "its result is no table of rows");
  const width = result[0]!.length;
  if (width === 0 || result.some((row) => row.length !== width)) return fault(id, "the rows of its result differ in length");
  // Array.from also visits the holes of a sparse row, which Excel would show as 0
  return result.map((row) => Array.from(row, (cell) => checkedCell(cell, id)));
}

function checkedCell(value: unknown, id: string): CellValue {
  if (typeof value === "string" || typeof value === "boolean" || value instanceof CellError) return value;
  if (typeof value !== "number") return fault(id, "its result is no value of a cell");
  if (Number.isNaN(value)) return fault(id, "its result is not a number");
  if (!Number.isFinite(value)) return new CellError("#NUM!", `the result of ${id} is too large for a cell`);
  return value === 0 ? 0 : value;
}

function fault(id: string, what: string): CellError {
  return new CellError("#VALUE!", `${id} failed: ${what}; this is a fault of the add-in, please report the formula`);
}
