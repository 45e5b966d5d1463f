/** Many cells, of which is asked again and again whether a range holds one of them. */
import type { ReadCells } from "./precedents";

/** One cell. */
export interface PlacedCell {
  sheet: string;
  row: number;
  column: number;
}

export class CellSet {
  /** By worksheet and column: the rows, in rising order. */
  private readonly sheets = new Map<string, Map<number, number[]>>();

  constructor(cells: Iterable<PlacedCell>) {
    for (const { sheet, row, column } of cells) {
      const name = sheet.toLowerCase();
      const columns = this.sheets.get(name) ?? new Map<number, number[]>();
      this.sheets.set(name, columns);
      const rows = columns.get(column);
      if (rows) rows.push(row);
      else columns.set(column, [row]);
    }
    for (const columns of this.sheets.values()) for (const rows of columns.values()) rows.sort((one, other) => one - other);
  }

  touches({ sheet, row, lastRow, column, lastColumn }: ReadCells): boolean {
    const columns = this.sheets.get(sheet.toLowerCase());
    if (!columns) return false;
    if (column === lastColumn) return isBetween(columns.get(column), row, lastRow);
    for (const [at, rows] of columns) if (at >= column && at <= lastColumn && isBetween(rows, row, lastRow)) return true;
    return false;
  }
}

/** Does one of the rows lie there? */
function isBetween(rows: readonly number[] | undefined, first: number, last: number): boolean {
  if (!rows) return false;
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle]! < first) low = middle + 1;
    else high = middle;
  }
  return low < rows.length && rows[low]! <= last;
}
