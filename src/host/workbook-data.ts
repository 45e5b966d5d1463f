/** A workbook as plain data: what is opened, saved and built, without any word of the engine or of a file format. */
import type { CellValue } from "./cell";

/** What stands in a cell of a workbook; null is empty. */
export type SheetValue = CellValue | null;

/** How a cell looks; what is not given is as usual. */
export interface CellStyle {
  /** "#RRGGBB". */
  fill?: string;
  color?: string;
  bold?: boolean;
  italic?: boolean;
  /** Points. */
  size?: number;
  /** An Excel number format: "0.00%". */
  numberFormat?: string;
  align?: "left" | "center" | "right";
  wrap?: boolean;
  /** A thin line below the cell, "#RRGGBB". */
  lineBelow?: string;
}

/** A cell: its value, or its formula with the last result. */
export interface CellData {
  value?: SheetValue;
  /** With its equals sign; `value` is then the last result. */
  formula?: string;
  style?: CellStyle;
}

/** What a formula spills: the rectangle from its own cell, and the last results. */
export interface SpillData {
  /** "E4:O7". */
  range: string;
  values: SheetValue[][];
}

/** One worksheet. */
export interface WorksheetData {
  name: string;
  /** By address: "B7". */
  cells: Record<string, CellData>;
  /** By the address of the formula. */
  spills?: Record<string, SpillData>;
  /** By column letters, in pixels. */
  columnWidths?: Record<string, number>;
  /** By row number ("1" is the first), in pixels. */
  rowHeights?: Record<string, number>;
  /** The lines between the cells are not drawn. */
  hidesGridlines?: boolean;
  frozenRows?: number;
  frozenColumns?: number;
}

/** A whole workbook. */
export interface WorkbookData {
  sheets: WorksheetData[];
  /** Defined names: name to "Plan!$B$2:$B$9". */
  names?: Record<string, string>;
}
