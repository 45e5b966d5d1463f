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
  /** Room before a text that is aligned to the left, so that it does not touch the number before it. */
  isIndented?: boolean;
  /** A thin line below the cell, "#RRGGBB". */
  lineBelow?: string;
}

/** A cell: its value, or its formula with the last result. */
export interface CellData {
  value?: SheetValue;
  /** With its equals sign; `value` is then the last result. */
  formula?: string;
  /** "D1:D4": the formula is an array formula of old ({=...}) and fills this range, however large its result. */
  array?: string;
  style?: CellStyle;
}

/** What a formula spills: the rectangle from its own cell, and the last results. */
export interface SpillData {
  /** "E4:O7". */
  range: string;
  values: SheetValue[][];
}

/** What may be typed into cells. */
export interface ValidationData {
  /** "B5" or "B5:B9". */
  range: string;
  /** One of these words (any other too, where the list is open), a word of a range of cells, or a number within bounds. */
  allowed: { list: readonly string[]; isOpen?: boolean } | { listRange: string } | NumberBounds;
  /** Shown when something else is typed. */
  message: string;
}

/** Both ends are included, but for `above`. */
export interface NumberBounds {
  above?: number;
  minimum?: number;
  maximum?: number;
  isWhole?: boolean;
}

/** Cells that show as many decimals as another cell says. */
export interface DecimalsRule {
  /** "B7" or "G13:H24". */
  ranges: readonly string[];
  /** The name of the cell that holds the number of decimals, 0 to 10. */
  from: string;
}

/** Cells with numbers that are shaded from the lowest of them to the highest. */
export interface ColourScale {
  /** "F6:L12". */
  range: string;
  /** "#RRGGBB". */
  low: string;
  high: string;
}

/** A line of a chart: its name in words, its numbers in cells. */
export interface ChartSeries {
  name: string;
  /** "Plan!G5:G10". */
  values: string;
  /** "#RRGGBB". */
  color: string;
  dashed?: boolean;
}

/** A chart of a worksheet. */
export interface ChartData {
  kind: "line" | "column";
  title: string;
  /** The cells that it covers: "E30:O46". */
  place: string;
  /** The cells along the horizontal axis: "Plan!E5:E10"; without them the points are counted. */
  categories?: string;
  series: readonly ChartSeries[];
  /** The number format of the vertical axis. */
  numberFormat?: string;
  /** Where the vertical axis begins; the reader's program chooses when missing. */
  minimum?: number;
}

/** How a worksheet is printed: always one page wide. */
export interface PrintData {
  /** One page high too. */
  isOnePage?: boolean;
  /** "A1:O45"; all that is used when missing. */
  area?: string;
  isLandscape?: boolean;
  /** Rows repeated on every page: "1:4". */
  titleRows?: string;
}

/** A table: a range with named columns that formulas refer to as Plan[Size]. */
export interface TableData {
  name: string;
  /** All of it, header and totals included: "A4:I64". */
  range: string;
  /** From the left, as the formulas name them. */
  columns: readonly string[];
  /** The first row does not hold the names. */
  hasNoHeader?: boolean;
  /** The last row holds totals. */
  hasTotals?: boolean;
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
  /** "A1:D1". */
  merges?: readonly string[];
  validations?: readonly ValidationData[];
  followsDecimals?: readonly DecimalsRule[];
  colourScales?: readonly ColourScale[];
  /** Drawn by the program that opens the file, not by the sheet of the workbench. */
  charts?: readonly ChartData[];
  print?: PrintData;
  tables?: readonly TableData[];
  /** Names that only formulas of this worksheet see without its name; name to "Plan!$B$2:$B$9", a constant or a formula. */
  names?: Record<string, string>;
  /** Row numbers ("1" is the first) that somebody hid, and those that a filter hides. */
  hiddenRows?: readonly number[];
  filteredRows?: readonly number[];
}

/** What a file keeps of another workbook. */
export interface BookData {
  sheets: { name: string; cells: Record<string, SheetValue> }[];
  /** Names of that workbook: name to "Prices!$B$2". */
  names: Record<string, string>;
}

/** A whole workbook. */
export interface WorkbookData {
  sheets: WorksheetData[];
  /** Defined names: name to "Plan!$B$2:$B$9", a constant or a formula. */
  names?: Record<string, string>;
  /** Days are counted from 1904-01-01, as old Excels of the Macintosh did. */
  countsFrom1904?: boolean;
  /** Other workbooks by the number that formulas name them with: [1]Prices!B2. */
  books?: Readonly<Record<string, BookData>>;
}
