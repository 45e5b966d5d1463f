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
import { FormulaDataModel, IDefinedNamesService, type IDefinedNamesServiceParam } from "@univerjs/engine-formula";
import { cellName, rangeName } from "../grid/address";
import { columnWidthsOf, fromEngineStyle, rowHeightsOf, valueOfCell } from "./engine-workbook";
import { isInside, type longColumnsOf } from "./long-columns";
import { type FormulaTranslation, isTable } from "./translation";
import type { CellData, SpillData, WorkbookData, WorksheetData } from "../grid/workbook-data";

export function toWorkbookData(
  workbook: Workbook,
  injector: Injector,
  translation: FormulaTranslation,
  mostRows = Infinity,
  longOf?: LongOf,
): WorkbookData {
  const formulas = injector.get(FormulaDataModel);
  const defined = Object.values(injector.get(IDefinedNamesService).getDefinedNameMap(workbook.getUnitId()) ?? {});
  const names = defined.filter(({ id }) => !isTable(id));
  return {
    sheets: workbook.getSheets().map((sheet) => {
      const local = names.filter(({ localSheetId }) => localSheetId === sheet.getSheetId());
      const data = readSheet(sheet, workbook, formulas, translation, mostRows, longOf);
      return local.length > 0 ? { ...data, names: meanings(local) } : data;
    }),
    names: meanings(names.filter(({ localSheetId = "" }) => !workbook.getSheetBySheetId(localSheetId))),
  };
}

/** Rows of results that are written down where they are not needed. */
const shortSpill = 1000;

/** The columns of a worksheet that are kept by themselves. */
type LongOf = (sheet: Worksheet) => ReturnType<typeof longColumnsOf>;

function meanings(names: readonly IDefinedNamesServiceParam[]): Record<string, string> {
  return Object.fromEntries(names.map(({ name, formulaOrRefString }) => [name, formulaOrRefString]));
}

function readSheet(
  sheet: Worksheet,
  workbook: Workbook,
  formulas: FormulaDataModel,
  translation: FormulaTranslation,
  mostRows: number,
  longOf?: LongOf,
): WorksheetData {
  const [unitId, sheetId] = [workbook.getUnitId(), sheet.getSheetId()];
  const config = sheet.getConfig();
  const cells: Record<string, CellData> = {};
  const { long, lastOther } = longOf?.(sheet) ?? { long: undefined, lastOther: Infinity };
  const last = Math.min(mostRows - 1, long ? Math.max(long.firstRow, lastOther) : Infinity);
  sheet.getCellMatrix().forValue((row, column, cell) => {
    // Rows come in their order
    if (row > last) return false;
    if (isInside(long, row, column)) return true;
    const formula = formulas.getFormulaStringByCell(row, column, sheetId, unitId) ?? undefined;
    const read = readCell(cell, workbook, formula);
    const array = formula === undefined ? undefined : translation.arrayRangeAt(formula, sheetId, row, column);
    if (read) cells[cellName(row, column)] = array === undefined ? read : { ...read, array };
    return true;
  });
  const spills = readSpills(sheet, unitId, formulas, longOf ? Math.min(mostRows, shortSpill) : mostRows);
  const tables = translation.tablesOf(sheet.getName());
  const widths = columnWidthsOf(config);
  const heights = rowHeightsOf(config);
  const { ySplit = 0, xSplit = 0 } = config.freeze ?? {};
  const merges = config.mergeData.map(({ startRow, startColumn, endRow, endColumn }) =>
    rangeName({ row: startRow, column: startColumn, lastRow: endRow, lastColumn: endColumn }),
  );
  return {
    name: sheet.getName(),
    cells,
    ...(Object.keys(spills).length > 0 && { spills }),
    ...(tables.length > 0 && { tables }),
    ...(widths && { columnWidths: widths }),
    ...(heights && { rowHeights: heights }),
    ...(config.showGridlines === BooleanNumber.FALSE && { hidesGridlines: true }),
    ...(ySplit > 0 && { frozenRows: ySplit }),
    ...(xSplit > 0 && { frozenColumns: xSplit }),
    ...(merges.length > 0 && { merges }),
  };
}

function readCell(cell: Nullable<ICellData>, workbook: Workbook, formula: string | undefined): CellData | undefined {
  if (!cell) return undefined;
  const value = valueOfCell(cell);
  const style = fromEngineStyle(workbook.getStyles().getStyleByCell(cell));
  if (value === null && formula === undefined && !style) return undefined;
  // In this order, without objects in between: there may be a million cells
  const read: { -readonly [Key in keyof CellData]: CellData[Key] } = {};
  if (value !== null) read.value = value;
  if (formula !== undefined) read.formula = formula;
  if (style) read.style = style;
  return read;
}

function readSpills(sheet: Worksheet, unitId: string, formulas: FormulaDataModel, mostRows: number): Record<string, SpillData> {
  const sheetId = sheet.getSheetId();
  const values = formulas.getArrayFormulaCellData()?.[unitId]?.[sheetId];
  const spills: Record<string, SpillData> = {};
  new ObjectMatrix(formulas.getArrayFormulaRange()?.[unitId]?.[sheetId] ?? {}).forValue((row, column, range) => {
    if (!range || sheet.getCellRaw(row, column)?.v === "#SPILL!") return;
    const { startRow, startColumn, endRow, endColumn } = range;
    if (endRow >= mostRows) return;
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
