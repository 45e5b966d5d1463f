/** What the pane asks of the open workbook. excel-api.ts answers it in Excel, a fake of Excel's own interface in the tests. */
import type { LocaleWays } from "../door/locale";
import type { CellRequest, Cells, SelectedCell, SheetCells } from "./cells";
import type { DataTable, TableOnSheet } from "./data-tables";
import type { PlanSheet } from "./plan-sheet";

export interface FormulaToWrite {
  sheet: string;
  address: string;
  formula: string;
}

export interface Workbook {
  /** How numbers and dates are written in this Excel. */
  writingWays(): Promise<LocaleWays>;
  selected(): Promise<SelectedCell>;
  /** Calls back when another cell is selected or values have changed. */
  watch(listener: () => void): Promise<void>;
  read(requests: readonly CellRequest[]): Promise<(Cells | undefined)[]>;
  /** Writes into the selected cell; leaves it alone when it holds something and `replace` is not set. */
  insertFormula(formula: string, replace: boolean): Promise<"done" | "occupied">;
  sheets(): Promise<SheetCells[]>;
  writeFormulas(formulas: readonly FormulaToWrite[]): Promise<void>;
  select(sheet: string, address: string): Promise<void>;
  recalculate(): Promise<void>;
  /** Inserts a new sheet, with a name that is still free, and returns that name. Never writes into a sheet that is there. */
  insertPlan(name: string, plan: PlanSheet): Promise<string>;
  /** What stands in the columns from A of a sheet; undefined when there is no such sheet. */
  tableOn(sheet: string, lastColumn: string): Promise<TableOnSheet | undefined>;
  firstRowOf(sheet: string): Promise<unknown[]>;
  /** Writes a table; a sheet that is not there is made. */
  putTable(table: DataTable): Promise<void>;
  /** Is this Excel in a browser? */
  isOnTheWeb(): boolean;
  /** Copies the active sheet with values in place of formulas and returns the copy's name. */
  copyValues(): Promise<string>;
  offersAddIn(): boolean;
  offerAddIn(offer: boolean): Promise<void>;
  /** Removes what the add-in keeps in the workbook; returns how many entries that were. */
  removeData(): Promise<number>;
}

/** A refusal of Excel in words for the user. */
export class WorkbookFault extends Error {}
