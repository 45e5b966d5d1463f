/** Reads the engine's workbook back into our data, spills included. */
import {
  BooleanNumber,
  type ICellData,
  type Injector,
  type Nullable,
  ObjectMatrix,
  type Workbook,
  type Worksheet,
} from "@univerjs/core";
import { FormulaDataModel, IDefinedNamesService } from "@univerjs/engine-formula";
import { cellName, rangeName } from "../grid/address";
import { columnWidthsOf, fromEngineStyle, rowHeightsOf, valueOfCell } from "./engine-workbook";
import type { CellData, SpillData, WorkbookData, WorksheetData } from "../grid/workbook-data";

export function toWorkbookData(workbook: Workbook, injector: Injector): WorkbookData {
  const formulas = injector.get(FormulaDataModel);
  const names = Object.values(injector.get(IDefinedNamesService).getDefinedNameMap(workbook.getUnitId()) ?? {});
  return {
    sheets: workbook.getSheets().map((sheet) => readSheet(sheet, workbook, formulas)),
    names: Object.fromEntries(names.map(({ name, formulaOrRefString }) => [name, formulaOrRefString])),
  };
}

function readSheet(sheet: Worksheet, workbook: Workbook, formulas: FormulaDataModel): WorksheetData {
  const [unitId, sheetId] = [workbook.getUnitId(), sheet.getSheetId()];
  const config = sheet.getConfig();
  const cells: Record<string, CellData> = {};
  sheet.getCellMatrix().forValue((row, column, cell) => {
    const read = readCell(cell, workbook, formulas.getFormulaStringByCell(row, column, sheetId, unitId) ?? undefined);
    if (read) cells[cellName(row, column)] = read;
  });
  const spills = readSpills(sheet, unitId, formulas);
  const widths = columnWidthsOf(config);
  const heights = rowHeightsOf(config);
  const { ySplit = 0, xSplit = 0 } = config.freeze ?? {};
  return {
    name: sheet.getName(),
    cells,
    ...(Object.keys(spills).length > 0 && { spills }),
    ...(widths && { columnWidths: widths }),
    ...(heights && { rowHeights: heights }),
    ...(config.showGridlines === BooleanNumber.FALSE && { hidesGridlines: true }),
    ...(ySplit > 0 && { frozenRows: ySplit }),
    ...(xSplit > 0 && { frozenColumns: xSplit }),
  };
}

function readCell(cell: Nullable<ICellData>, workbook: Workbook, formula: string | undefined): CellData | undefined {
  if (!cell) return undefined;
  const value = valueOfCell(cell);
  const style = fromEngineStyle(workbook.getStyles().getStyleByCell(cell));
  if (value === null && formula === undefined && !style) return undefined;
  return { ...(value !== null && { value }), ...(formula !== undefined && { formula }), ...(style && { style }) };
}

function readSpills(sheet: Worksheet, unitId: string, formulas: FormulaDataModel): Record<string, SpillData> {
  const sheetId = sheet.getSheetId();
  const values = formulas.getArrayFormulaCellData()?.[unitId]?.[sheetId];
  const spills: Record<string, SpillData> = {};
  new ObjectMatrix(formulas.getArrayFormulaRange()?.[unitId]?.[sheetId] ?? {}).forValue((row, column, range) => {
    if (!range || sheet.getCellRaw(row, column)?.v === "#SPILL!") return;
    const { startRow, startColumn, endRow, endColumn } = range;
    const rows = Array.from({ length: endRow - startRow + 1 }, (_, down) =>
      Array.from({ length: endColumn - startColumn + 1 }, (__, right) =>
        valueOfCell(values?.[startRow + down]?.[startColumn + right]),
      ),
    );
    const name = rangeName({ row: startRow, column: startColumn, lastRow: endRow, lastColumn: endColumn });
    spills[cellName(row, column)] = { range: name, values: rows };
  });
  return spills;
}
