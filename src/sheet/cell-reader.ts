/** Reads what stands in the cells of a workbook: values in full precision, spills, and why there is an error. */
import { type ICellData, type Injector, type Nullable, ObjectMatrix, type Workbook, type Worksheet } from "@univerjs/core";
import { FormulaDataModel, LexerTreeBuilder } from "@univerjs/engine-formula";
import { CellError } from "../grid/cell";
import { valueOfCell } from "./engine-workbook";
import { generalReason, unreadableReason } from "./reasons";
import { spillBlockedBecause, type SpillRange, type SpillSurroundings } from "./spills";
import type { SheetValue } from "../grid/workbook-data";

export class CellReader {
  constructor(
    private readonly workbook: Workbook,
    private readonly injector: Injector,
  ) {}

  /** The value of a cell, spilled or not; an error with its reason. */
  valueAt(worksheet: Worksheet, row: number, column: number): SheetValue {
    const value = valueOfCell(this.spilledCell(worksheet, row, column) ?? worksheet.getCellRaw(row, column));
    return value instanceof CellError ? new CellError(value.code, this.reasonOf(worksheet, row, column, value)) : value;
  }

  formulaAt(worksheet: Worksheet, row: number, column: number): string | undefined {
    return this.formulas.getFormulaStringByCell(row, column, worksheet.getSheetId(), this.workbook.getUnitId()) ?? undefined;
  }

  /** Every formula of a worksheet whose result takes more than its own cell, or would. */
  spillsOf(worksheet: Worksheet): SpillRange[] {
    const found: SpillRange[] = [];
    const ranges = this.formulas.getArrayFormulaRange()?.[this.workbook.getUnitId()]?.[worksheet.getSheetId()];
    new ObjectMatrix(ranges ?? {}).forValue((row, column, range) => {
      if (!range) return;
      const { startRow, startColumn, endRow, endColumn } = range;
      found.push({ row, column, range: { row: startRow, column: startColumn, lastRow: endRow, lastColumn: endColumn } });
    });
    return found;
  }

  /** Has the formula in this cell found no room? */
  isBlocked(worksheet: Worksheet, row: number, column: number): boolean {
    return worksheet.getCellRaw(row, column)?.v === "#SPILL!";
  }

  private get formulas(): FormulaDataModel {
    return this.injector.get(FormulaDataModel);
  }

  private spilledCell(worksheet: Worksheet, row: number, column: number): Nullable<ICellData> {
    return this.formulas.getArrayFormulaCellData()?.[this.workbook.getUnitId()]?.[worksheet.getSheetId()]?.[row]?.[column];
  }

  private reasonOf(worksheet: Worksheet, row: number, column: number, { code, message }: CellError): string {
    if (code === "#SPILL!") return this.blockedReason(worksheet, row, column) ?? generalReason(code);
    if (message !== "") return message;
    const formula = this.formulaAt(worksheet, row, column);
    return formula && !this.isReadable(formula) ? unreadableReason : generalReason(code);
  }

  private isReadable(formula: string): boolean {
    return typeof this.injector.get(LexerTreeBuilder).treeBuilder(formula, false) === "object";
  }

  private blockedReason(worksheet: Worksheet, row: number, column: number): string | undefined {
    const surroundings: SpillSurroundings = {
      rowCount: worksheet.getRowCount(),
      columnCount: worksheet.getColumnCount(),
      isFilled: (r, c) => isFilled(worksheet.getCellRaw(r, c)),
      isBlocked: (r, c) => this.isBlocked(worksheet, r, c),
    };
    return spillBlockedBecause(this.spillsOf(worksheet), { row, column }, surroundings);
  }
}

/** The engine writes an empty text into styled cells that a blocked result would have taken: it blocks nothing. */
function isFilled(cell: Nullable<ICellData>): boolean {
  const value = valueOfCell(cell);
  return Boolean(cell && ((value !== null && value !== "") || cell.f || cell.si));
}
