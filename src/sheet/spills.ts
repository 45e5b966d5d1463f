import { cellName, type CellRange, columnLetters } from "../grid/address";

/** A formula's cell and the rectangle that its result takes or would take. */
export interface SpillRange {
  row: number;
  column: number;
  range: CellRange;
}

/** What a spill has to know of the worksheet around it. */
export interface SpillSurroundings {
  rowCount: number;
  columnCount: number;
  isFilled: (row: number, column: number) => boolean;
  isBlocked: (row: number, column: number) => boolean;
}

/** Why the result of a formula finds no room: the first cell in its way. */
export function spillBlockedBecause(
  spills: readonly SpillRange[],
  anchor: { row: number; column: number },
  { rowCount, columnCount, isFilled, isBlocked }: SpillSurroundings,
): string | undefined {
  const own = spills.find(({ row, column }) => row === anchor.row && column === anchor.column);
  if (!own) return undefined;
  const { row, column, lastRow, lastColumn } = own.range;
  const size = `the result needs ${lastRow - row + 1} rows by ${lastColumn - column + 1} columns`;
  if (lastRow >= rowCount) return `${size} and ends below the last row ${rowCount}`;
  if (lastColumn >= columnCount) return `${size} and ends right of the last column ${columnLetters(columnCount - 1)}`;
  const others = spills.filter((spill) => spill !== own && !isBlocked(spill.row, spill.column));
  for (let r = row; r <= lastRow; r++) {
    for (let c = column; c <= lastColumn; c++) {
      if (r === anchor.row && c === anchor.column) continue;
      const other = others.find(
        ({ range }) => r >= range.row && r <= range.lastRow && c >= range.column && c <= range.lastColumn,
      );
      if (other)
        return `blocked by ${cellName(r, c)}, which belongs to the result of ${cellName(other.row, other.column)}: ${size}`;
      if (isFilled(r, c)) return `blocked by ${cellName(r, c)}, which is not empty: ${size}`;
    }
  }
  return size;
}
