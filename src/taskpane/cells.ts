/** Cells as the pane sees them, whatever they are read through. */
import type { CellValue } from "../grid/cell";

export type Cells = (CellValue | null)[][];

/** The selected cell, or the first of a selected range. */
export interface SelectedCell {
  sheet: string;
  /** "B7". */
  address: string;
  /** With its equals sign; empty when the cell holds none. */
  formula: string;
  value: CellValue | null;
  /** When the cell is filled from a formula in another cell: that one, and where in its result this one is, from 0. */
  spill?: { address: string; formula: string; row: number; column: number };
}

/** Cells to read: an address or a name as it stands in a formula of `sheet`. */
export interface CellRequest {
  text: string;
  sheet: string;
  address: string;
  isName: boolean;
  spill: boolean;
}

/** The used part of a worksheet. */
export interface SheetCells {
  name: string;
  /** Where its first cell is, from 0. */
  row: number;
  column: number;
  formulas: string[][];
  values: Cells;
  /** The size of what each formula fills, by "row,column" from 0; only where it is more than its cell. */
  spills: ReadonlyMap<string, { rows: number; columns: number }>;
}

/** 0 is "A". */
export function columnLetters(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? columnLetters(rest - 1) : "") + String.fromCharCode(65 + (column % 26));
}

export function cellName(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

/** An area of cells, ends included, from 0; of "B4:C7", "A:A", "3:5". */
export interface Area {
  row: number;
  column: number;
  lastRow: number;
  lastColumn: number;
}

const lastRowOfSheet = 1048575;
const lastColumnOfSheet = 16383;

export function areaOf(address: string): Area {
  const [first = "", last = first] = address.replace(/\$/g, "").split(":");
  const [start, end] = [cornerOf(first), cornerOf(last)];
  return {
    row: Math.min(start.row ?? 0, end.row ?? 0),
    column: Math.min(start.column ?? 0, end.column ?? 0),
    lastRow: Math.max(start.row ?? lastRowOfSheet, end.row ?? lastRowOfSheet),
    lastColumn: Math.max(start.column ?? lastColumnOfSheet, end.column ?? lastColumnOfSheet),
  };
}

function cornerOf(text: string): { row?: number; column?: number } {
  const [, letters = "", digits = ""] = /^([A-Za-z]*)(\d*)$/.exec(text) ?? [];
  return {
    ...(digits !== "" && { row: Number(digits) - 1 }),
    ...(letters !== "" && {
      column: [...letters.toUpperCase()].reduce((sum, each) => sum * 26 + each.charCodeAt(0) - 64, 0) - 1,
    }),
  };
}
