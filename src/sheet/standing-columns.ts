/** What the columns of a worksheet hold, each read once after a write, for all the ranges that take a part of it. */
import type { BaseReferenceObject } from "@univerjs/engine-formula";
import { CellError } from "../grid/cell";
import { cellReaderOf } from "./range-values";
import type { SheetValue } from "./values";
import { type Cells, lastWrite } from "./writes";

/** Numbers by themselves: a hundred thousand of them are then counted and searched without an object for each. */
export interface StandingColumn {
  /** From the first row of the worksheet on; NaN where no number stands. */
  readonly numbers: Float64Array;
  /** Texts and logical values by their rows. */
  readonly others: ReadonlyMap<number, SheetValue>;
}

interface Kept {
  written: number;
  /** Undefined is a column that does more than stand there. */
  column: StandingColumn | undefined;
}

const keptOf = new WeakMap<Cells, Map<number, Kept>>();

/** Undefined where one of them holds a formula or an error, or nobody watches what is written. `cells` is any range of the worksheet. */
export function standingColumns(
  cells: BaseReferenceObject,
  matrix: Cells,
  startColumn: number,
  endColumn: number,
): StandingColumn[] | undefined {
  const kept = keptOf.get(matrix) ?? new Map<number, Kept>();
  keptOf.set(matrix, kept);
  const stale: number[] = [];
  for (let column = startColumn; column <= endColumn; column += 1) {
    const written = lastWrite(matrix, column, column);
    if (written === undefined) return undefined;
    if (kept.get(column)?.written === written) continue;
    kept.set(column, { written, column: undefined });
    stale.push(column);
  }
  for (const [column, found] of readColumns(cells, matrix, stale)) kept.get(column)!.column = found;
  const found: StandingColumn[] = [];
  for (let column = startColumn; column <= endColumn; column += 1) {
    const standing = kept.get(column)!.column;
    if (!standing) return undefined;
    found.push(standing);
  }
  return found;
}

const rowsOfColumns = new WeakMap<StandingColumn, { columns: readonly StandingColumn[]; rows: readonly SheetValue[][] }>();

/** The columns row by row, all of them: ranges that overlap have their rows in common. Nobody writes into them. */
export function standingRows(columns: readonly StandingColumn[]): readonly SheetValue[][] {
  const [first] = columns;
  const known = rowsOfColumns.get(first!);
  if (known?.columns.length === columns.length && known.columns.every((each, at) => each === columns[at])) return known.rows;
  const rows = new Array<SheetValue[]>(Math.max(...columns.map(({ numbers }) => numbers.length)));
  for (let row = 0; row < rows.length; row += 1)
    rows[row] = columns.length === 1 ? [valueIn(first!, row)] : columns.map((column) => valueIn(column, row));
  rowsOfColumns.set(first!, { columns: [...columns], rows });
  return rows;
}

function valueIn({ numbers, others }: StandingColumn, row: number): SheetValue {
  const number = row < numbers.length ? numbers[row]! : NaN;
  return Number.isNaN(number) ? (others.get(row) ?? null) : number;
}

/** In one pass over the rows, for the cells of a row lie together. */
function readColumns(cells: BaseReferenceObject, matrix: Cells, columns: readonly number[]): Map<number, StandingColumn> {
  const height = columns.length === 0 ? 0 : heightOf(matrix, cells.getActiveSheetRowCount());
  const reading = columns.map((column) => ({
    column,
    numbers: new Float64Array(height).fill(NaN),
    others: new Map<number, SheetValue>(),
  }));
  const found = new Map<number, StandingColumn>(reading.map((each) => [each.column, each]));
  const valueOf = cellReaderOf(cells);
  for (let row = 0; row < height; row += 1) {
    const line = matrix[row];
    if (!line) continue;
    for (const { column, numbers, others } of reading) {
      const cell = line[column];
      if (!cell) continue;
      const value = cell.f || cell.si ? undefined : valueOf(cell);
      if (value === undefined || value instanceof CellError || Number.isNaN(value)) found.delete(column);
      else if (typeof value === "number") numbers[row] = value;
      else if (value !== null) others.set(row, value);
    }
  }
  return found;
}

function heightOf(matrix: Cells, rowCount: number): number {
  let height = rowCount;
  while (height > 0 && !matrix[height - 1]) height -= 1;
  return height;
}
