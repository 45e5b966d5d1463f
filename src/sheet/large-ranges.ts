/** Ranges of a hundred thousand rows: a part of a range stays a range, and its cells are read without an object of the engine for each. */
import { CellValueType, type ICellData, isNullCell } from "@univerjs/core";
import {
  type BaseFunction,
  type BaseReferenceObject,
  type BaseValueObject,
  FORMULA_REF_TO_ARRAY_CACHE,
  type FunctionVariantType,
  RangeReferenceObject,
} from "@univerjs/engine-formula";
import { oneValueOf, plainTable, plainValue, type SheetValue, tableOf } from "./values";

/** The engine's TAKE, which gives a part of a range as a range, as Excel's does: blank cells stay blank, and nothing is copied. */
export function takeOfRanges(take: BaseFunction): BaseFunction {
  const calculate = take.calculate.bind(take) as (...values: BaseValueObject[]) => FunctionVariantType;
  take.needsReferenceObject = true;
  take.calculate = ((from: BaseValueObject, ...sizes: BaseValueObject[]) =>
    partOf(
      from,
      sizes.map((size) => oneValueOf(asArray(size))),
    ) ?? calculate(asArray(from), ...sizes.map(asArray))) as BaseFunction["calculate"];
  return take;
}

function asArray(value: BaseValueObject): BaseValueObject {
  return value.isReferenceObject() ? (value as unknown as BaseReferenceObject).toArrayValueObject() : value;
}

/** Undefined where the engine has to judge what is asked for. */
function partOf(from: BaseValueObject, sizes: readonly BaseValueObject[]): FunctionVariantType | undefined {
  if (!from.isReferenceObject()) return undefined;
  const cells = from as unknown as BaseReferenceObject;
  const { startRow, endRow, startColumn, endColumn } = cells.getRangePosition();
  const [rows, columns] = [0, 1].map((at) => sizes[at]);
  const [height, width] = [sizeOf(rows, endRow - startRow + 1), sizeOf(columns, endColumn - startColumn + 1)];
  if (height === undefined || width === undefined) return undefined;
  const [top, bottom] = height > 0 ? [startRow, startRow + height - 1] : [endRow + height + 1, endRow];
  const [left, right] = width > 0 ? [startColumn, startColumn + width - 1] : [endColumn + width + 1, endColumn];
  const part = new RangeReferenceObject({ startRow: top, endRow: bottom, startColumn: left, endColumn: right });
  const sheetId = cells.getSheetId();
  part.setDefaultSheetId(sheetId);
  part.setForcedSheetIdDirect(sheetId);
  part.setForcedSheetName(cells.getForcedSheetName());
  part.setDefaultUnitId(cells.getUnitId());
  return part;
}

/** How many of the lines there are, negative from the end; undefined where that is no plain number, or none. */
function sizeOf(size: BaseValueObject | undefined, all: number): number | undefined {
  if (size === undefined || size.isNull()) return all;
  const number = !size.isArray() && size.isNumber() ? Math.trunc(Number(size.getValue())) : NaN;
  return Number.isNaN(number) || number === 0 ? undefined : Math.max(-all, Math.min(all, number));
}

/** The values of an argument, row by row, whether a range, an array or one value. Ranges are read once in a calculation. */
export function valuesOf(given: BaseValueObject): SheetValue[][] {
  if (!given.isReferenceObject()) return tableOf(given);
  const cells = given as unknown as BaseReferenceObject;
  const { startRow, endRow, startColumn, endColumn } = cells.getRangePosition();
  const key = `values ${cells.getUnitId()} ${cells.getSheetId()} ${startRow} ${endRow} ${startColumn} ${endColumn}`;
  const kept = FORMULA_REF_TO_ARRAY_CACHE.get(key) as unknown as SheetValue[][] | undefined;
  if (kept) return kept;
  const isMissing =
    startRow < 0 || startColumn < 0 || endRow < startRow || (cells.getForcedSheetName() && !cells.getForcedSheetId());
  const rows = isMissing ? plainTable(cells.toArrayValueObject()) : readCells(cells);
  FORMULA_REF_TO_ARRAY_CACHE.set(key, rows as never);
  return rows;
}

function readCells(cells: BaseReferenceObject): SheetValue[][] {
  const { startRow, endRow, startColumn, endColumn } = cells.getRangePosition();
  const width = endColumn - startColumn + 1;
  const rows = new Array<SheetValue[]>(endRow - startRow + 1);
  const isText = textStyles(cells);
  for (let row = startRow; row <= endRow; row += 1) {
    const line = new Array<SheetValue>(width);
    for (let column = 0; column < width; column += 1) {
      const cell = cells.getCellData(row, startColumn + column);
      const isNumber = cell?.t === CellValueType.NUMBER && typeof cell.v === "number" && !isText(cell);
      line[column] = isNumber ? (cell.v as number) : isNullCell(cell) ? null : plainValue(cells.getCellValueObject(cell!));
    }
    rows[row - startRow] = line;
  }
  return rows;
}

/** A number in a cell of the format "@" is a text. Cells of a column share a style: each is looked at once. */
function textStyles(cells: BaseReferenceObject): (cell: ICellData) => boolean {
  const known = new Map<string, boolean>();
  return (cell) => {
    const { s } = cell;
    if (!s) return false;
    if (typeof s !== "string") return s.n?.pattern === "@";
    const found = known.get(s);
    if (found !== undefined) return found;
    const isText = cells.getCellValueObject(cell).isString();
    known.set(s, isText);
    return isText;
  };
}
