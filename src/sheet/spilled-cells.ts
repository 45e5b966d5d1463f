/**
 * What formulas have spilled, from one calculation to the next. The engine copies all of it twice with every calculation, by way of a text;
 * here the cells that change are changed.
 */
import { type ICellData, type IRange, type Nullable, ObjectMatrix } from "@univerjs/core";
import { FormulaDataModel } from "@univerjs/engine-formula";

type Given<Name extends "clearPreviousArrayFormulaCellData" | "mergeArrayFormulaCellData"> = Parameters<
  FormulaDataModel[Name]
>[0];
type Cells = ObjectMatrix<Nullable<ICellData>>;

export class SpilledCells extends FormulaDataModel {
  /** Formulas that gave one value, or none: what they spilled before goes. */
  override clearPreviousArrayFormulaCellData(given: Given<"clearPreviousArrayFormulaCellData">): void {
    this.forEachSheet(given, (single, ranges, cells) => {
      single.forValue((row, column) => {
        const range = ranges.getValue(row, column);
        if (!range) return;
        deleteBeside(cells, range);
        ranges.realDeleteValue(row, column);
      });
    });
  }

  /** Formulas that spill: what they spilled before, and do not now, goes. */
  override mergeArrayFormulaCellData(given: Given<"mergeArrayFormulaCellData">): void {
    this.forEachSheet(given, (spilled, ranges, cells) => {
      ranges.forValue((row, column, range) => {
        if (range && isListed(spilled, row, column)) deleteBeside(cells, range, spilled);
      });
      putInto(cells, spilled);
    });
  }

  private forEachSheet(
    given: Given<"mergeArrayFormulaCellData">,
    change: (now: Cells, ranges: ObjectMatrix<Nullable<IRange>>, cells: Cells) => void,
  ): void {
    const [allRanges, allCells] = [this.getArrayFormulaRange(), this.getArrayFormulaCellData()];
    for (const [unitId, sheets] of Object.entries(given)) {
      if (!sheets) continue;
      const ranges = (allRanges[unitId] ??= {});
      const cells = (allCells[unitId] ??= {});
      for (const [sheetId, now] of Object.entries(sheets)) {
        const kept = (cells[sheetId] ??= {});
        change(
          now as Cells,
          new ObjectMatrix<Nullable<IRange>>((ranges[sheetId] ?? {}) as never),
          new ObjectMatrix(kept as never),
        );
      }
    }
  }
}

/** Row by row: a hundred thousand of them are looked up once each. */
function putInto(cells: Cells, spilled: Cells): void {
  const [from, into] = [spilled.getMatrix(), cells.getMatrix()];
  for (const at in from) {
    const row = Number(at);
    let own = into[row];
    for (const column in from[row]) {
      const cell = from[row][Number(column)];
      if (cell === null || cell === undefined) {
        cells.realDeleteValue(row, Number(column));
        own = into[row];
      } else (own ??= into[row] ??= {})[Number(column)] = cell;
    }
  }
}

/** Does the engine name this cell, be it as one that is empty now? */
function isListed(cells: Cells, row: number, column: number): boolean {
  const line = cells.getMatrix()[row];
  return line !== undefined && column in line;
}

/** The cells of a range, but for those that are written anyway. */
function deleteBeside(cells: Cells, { startRow, endRow, startColumn, endColumn }: IRange, written?: Cells): void {
  for (let row = startRow; row <= endRow; row += 1)
    for (let column = startColumn; column <= endColumn; column += 1)
      if (!written?.getValue(row, column)) cells.realDeleteValue(row, column);
}
