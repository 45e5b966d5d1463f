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
