/** Cells of a range as plain values, read without an object of the engine for each. */
import { CellValueType, type ICellData, isNullCell, type Nullable } from "@univerjs/core";
import type { BaseReferenceObject } from "@univerjs/engine-formula";
import { cellsOf } from "./fast-ranges";
import { plainValue, type SheetValue } from "./values";

/** Reads a cell of a worksheet as its formulas see it; undefined is a blank one. */
export type ReadCell = (cell: Nullable<ICellData>) => SheetValue;

/** `cells` is any range of the worksheet. */
export function cellReaderOf(cells: BaseReferenceObject): ReadCell {
  const isText = textStyles(cells);
  return (cell) => {
    const isNumber = cell?.t === CellValueType.NUMBER && typeof cell.v === "number" && !isText(cell);
    return isNumber ? (cell.v as number) : isNullCell(cell) ? null : plainValue(cells.getCellValueObject(cell!));
  };
}

export function readCells(cells: BaseReferenceObject): SheetValue[][] {
  const { startRow, endRow, startColumn, endColumn } = cells.getRangePosition();
  const width = endColumn - startColumn + 1;
  const rows = new Array<SheetValue[]>(endRow - startRow + 1);
  const [cellAt, valueOf] = [cellsOf(cells), cellReaderOf(cells)];
  for (let row = startRow; row <= endRow; row += 1) {
    const line = new Array<SheetValue>(width);
    for (let column = 0; column < width; column += 1) line[column] = valueOf(cellAt(row, startColumn + column));
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
