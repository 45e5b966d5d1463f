import {
  ArrayValueObject,
  type BaseValueObject,
  BooleanValueObject,
  ErrorValueObject,
  NullValueObject,
} from "@univerjs/engine-formula";
import { type ErrorType, NumberValueObject, StringValueObject } from "@univerjs/engine-formula";
import type { Nullable } from "@univerjs/core";
import { CellError, type ErrorCode } from "../grid/cell";
import type { SheetValue } from "../grid/workbook-data";

export type { SheetValue };

/** An error as the engine calculates with it. The reason travels with it, through other formulas and into the cell. */
export function engineError(code: string, reason: string): ErrorValueObject {
  const error = ErrorValueObject.create(code as ErrorType, reason);
  if (reason !== "") error.withCustomData({ reason });
  return error;
}

/** A value as the engine calculates with it. */
export function engineValue(value: SheetValue): BaseValueObject {
  if (value instanceof CellError) return engineError(value.code, value.message);
  if (value === null) return NullValueObject.create();
  if (typeof value === "number") return NumberValueObject.create(value);
  return typeof value === "boolean" ? BooleanValueObject.create(value) : StringValueObject.create(value);
}

/** A table as the engine calculates with it. */
export function engineTable(rows: readonly (readonly SheetValue[])[]): ArrayValueObject {
  return ArrayValueObject.create({
    calculateValueList: rows.map((row) => {
      const line = new Array<BaseValueObject>(row.length);
      for (let column = 0; column < row.length; column += 1) line[column] = engineValue(row[column]!);
      return line;
    }),
    rowCount: rows.length,
    columnCount: rows[0]?.length ?? 0,
    unitId: "",
    sheetId: "",
    row: -1,
    column: -1,
  });
}

/** A value of the engine as a cell's value, in full precision. */
export function plainValue(value: Nullable<BaseValueObject>): SheetValue {
  if (!value || value.isNull()) return null;
  if (value.isError()) {
    const error = value as ErrorValueObject;
    return new CellError(error.getErrorType() as string as ErrorCode, error.getErrorContent());
  }
  return value.getValue() as number | string | boolean;
}

/** What a formula hands on, as rows of plain values: one value is a table of one cell. */
export function tableOf(value: BaseValueObject): SheetValue[][] {
  return value.isArray() ? plainTable(value as ArrayValueObject) : [[plainValue(value)]];
}

/** The only value of an array of one, which is how what stands in a cell is handed over; another value as it is. */
export function oneValueOf(value: BaseValueObject): BaseValueObject {
  if (!value.isArray()) return value;
  const array = value as ArrayValueObject;
  const isOne = array.getRowCount() === 1 && array.getColumnCount() === 1;
  return isOne ? (array.get(0, 0) ?? NullValueObject.create()) : value;
}

/** A table of the engine as rows of plain values; a hole is an empty cell. */
export function plainTable(table: ArrayValueObject): SheetValue[][] {
  const [values, width] = [table.getArrayValue(), table.getColumnCount()];
  return Array.from({ length: table.getRowCount() }, (_, row) => {
    const line = new Array<SheetValue>(width);
    for (let column = 0; column < width; column += 1) line[column] = plainValue(values[row]?.[column]);
    return line;
  });
}
