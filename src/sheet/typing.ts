/** Lets the page read what is typed into a cell before the engine does: its own reading knows one locale and makes 5 of 0,5. */
import { CellValueType, type ICellData, type Injector, type Nullable, type Workbook } from "@univerjs/core";
import { AFTER_CELL_EDIT, SheetInterceptorService } from "@univerjs/sheets";
import { fullName } from "../grid/address";
import type { SheetValue } from "../grid/workbook-data";
import { engineCell, valueOfCell } from "./engine-workbook";

/** A cell into which something was typed. */
export interface TypedInto {
  /** "Plan!B7". */
  address: string;
  text: string;
  previous: SheetValue;
  numberFormat: string | undefined;
}

/** What becomes of it: a value, perhaps with a number format; a formula; or the cell stays as it was. */
export type TypedCell = { value: SheetValue; numberFormat?: string } | { formula: string } | "as it was";

/** Calls the reader with everything that is typed by hand. */
export function interceptTyping(injector: Injector, read: (typed: TypedInto) => TypedCell): void {
  injector.get(SheetInterceptorService).writeCellInterceptor.intercept(AFTER_CELL_EDIT, {
    // Before the engine's own reading of numbers and dates
    priority: 1000,
    handler: (cell, { worksheet, workbook, row, col }, next) => {
      const text = typedText(cell);
      if (text === undefined || cell === null || cell === undefined) return next(cell);
      const before = worksheet.getCellRaw(row, col);
      const result = read({
        address: fullName(worksheet.getName(), { sheet: "", row, column: col }),
        text,
        previous: valueOfCell(before),
        numberFormat: formatOf(workbook, worksheet.getComposedCellStyle(row, col)),
      });
      if (result === "as it was") return before ? { ...before } : { ...cell, v: null, f: null };
      if ("formula" in result) return { ...cell, f: result.formula, v: null, t: undefined };
      const written: ICellData = { ...cell, f: null, si: null, p: null, ...engineCell(result.value) };
      // A text that looks like a number stays one
      if (typeof result.value === "string") written.t = CellValueType.FORCE_STRING;
      return result.numberFormat === undefined ? written : { ...written, s: styled(workbook, cell.s, result.numberFormat) };
    },
  });
}

function typedText(cell: Nullable<ICellData>): string | undefined {
  if (!cell || cell.p) return undefined;
  if (typeof cell.f === "string") return cell.f;
  if (typeof cell.v !== "string") return undefined;
  return cell.t === CellValueType.FORCE_STRING ? `'${cell.v}` : cell.v;
}

export function formatOf(workbook: Workbook, style: Nullable<ICellData["s"]>): string | undefined {
  const known = typeof style === "string" ? workbook.getStyles().get(style) : style;
  return known?.n?.pattern ?? undefined;
}

function styled(workbook: Workbook, style: ICellData["s"], pattern: string): ICellData["s"] {
  const known = typeof style === "string" ? workbook.getStyles().get(style) : style;
  return known?.n?.pattern ? style : { ...known, n: { pattern } };
}
