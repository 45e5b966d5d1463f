/** Figures that somebody typed over formulas of a planning workbook: nothing follows from the inputs there any more. */
import { cellName, readAddress } from "../grid/address";
import type { CellData, WorkbookData, WorksheetData } from "../grid/workbook-data";
import { formerOf } from "./former-workbooks";
import { inputStyle, styles } from "./template";
import { templateOf } from "./templates";

/** A cell where a formula stood. */
export interface OverwrittenCell {
  sheet: string;
  address: string;
  /** What the template has there; of an older one it is not known. */
  formula?: string;
}

/** Nothing for a workbook that is none of ours. */
export function overwrittenCells(workbook: WorkbookData): OverwrittenCell[] {
  const template = templateOf(workbook);
  if (template)
    return template.workbook.sheets.flatMap((original) => {
      const sheet = workbook.sheets.find(({ name }) => name === original.name);
      return sheet ? missingFormulas(original, sheet) : [];
    });
  const former = formerOf(workbook);
  if (former)
    return Object.entries(former.formulas).flatMap(([name, addresses]) =>
      addresses.split(" ").flatMap((address) => {
        const cell = workbook.sheets.find((sheet) => sheet.name === name)?.cells[address];
        return cell !== undefined && isTypedOver(cell) ? [{ sheet: name, address }] : [];
      }),
    );
  return isOurs(workbook) ? workbook.sheets.flatMap(figuresAmongFormulas) : [];
}

function missingFormulas(original: WorksheetData, { name, cells }: WorksheetData): OverwrittenCell[] {
  return Object.entries(original.cells).flatMap(([address, { formula, style }]) => {
    // A suggestion in an input cell is there to be typed over
    if (style?.fill !== undefined && style.fill === inputStyle().fill) return [];
    const now = cells[address];
    return formula !== undefined && now !== undefined && isTypedOver(now) ? [{ sheet: name, address, formula }] : [];
  });
}

function isTypedOver({ formula, value }: CellData): boolean {
  return formula === undefined && (value ?? null) !== null;
}

/** Every workbook of ours says which version calculates it. */
function isOurs({ sheets }: WorkbookData): boolean {
  return sheets.some(({ cells }) =>
    Object.values(cells).some(({ formula }) => formula !== undefined && /^=MICRO\.VERSION\(\)$/i.test(formula)),
  );
}

/** In the look of a calculated figure, in a column with a formula of that look right above or below it. */
function figuresAmongFormulas({ name, cells }: WorksheetData): OverwrittenCell[] {
  return Object.keys(cells).flatMap((address) =>
    isFigure(cells[address]) && ([-1, 1] as const).some((step) => endsInFormula(cells, address, step))
      ? [{ sheet: name, address }]
      : [],
  );
}

function endsInFormula(cells: WorksheetData["cells"], address: string, step: -1 | 1): boolean {
  const { row, column } = readAddress(address);
  for (let at = row + step; at >= 0; at += step) {
    const cell = cells[cellName(at, column)];
    if (!isFigure(cell)) return cell?.formula !== undefined && looksCalculated(cell);
  }
  return false;
}

function isFigure(cell: CellData | undefined): boolean {
  return cell?.formula === undefined && typeof cell?.value === "number" && looksCalculated(cell);
}

/** Inputs are blue on a pale fill. */
function looksCalculated({ style }: CellData): boolean {
  return style?.fill === undefined && style?.color === styles.cell.color && style.align === styles.cell.align;
}
