/** Looks of cells that our data has no place for, as the engine has them: no file of ours keeps them, a draft does. */
import { BooleanNumber, type IStyleData, type Nullable, type Workbook, type Worksheet } from "@univerjs/core";
import { BorderStyleTypes, WrapStrategy } from "@univerjs/core";
import { cellName } from "../grid/address";

/** By worksheet; a style of the engine, and the cells that have it. */
export type OtherLooks = Readonly<Record<string, readonly { readonly style: object; readonly cells: readonly string[] }[]>>;

/** The parts of a style that can hold more than our data. */
const parts = ["ff", "ul", "st", "ol", "va", "vt", "tr", "tb", "bd"] as const;

/** `lastRowOf` tells how far down they may stand. */
export function otherLooks(workbook: Workbook, lastRowOf: (sheet: Worksheet) => number): OtherLooks {
  const looks: Record<string, { style: object; cells: string[] }[]> = {};
  for (const sheet of workbook.getSheets()) {
    const found = new Map<string, { style: object; cells: string[] }>();
    const lastRow = lastRowOf(sheet);
    sheet.getCellMatrix().forValue((row, column, cell) => {
      if (row > lastRow) return false;
      const style = typeof cell?.s === "string" ? workbook.getStyles().get(cell.s) : cell?.s;
      if (!style || beyond(style).length === 0) return true;
      const kept = Object.fromEntries(parts.flatMap((part) => (style[part] ? [[part, style[part]]] : [])));
      const key = JSON.stringify(kept);
      if (!found.has(key)) found.set(key, { style: kept, cells: [] });
      found.get(key)!.cells.push(cellName(row, column));
      return true;
    });
    if (found.size > 0) looks[sheet.getName()] = [...found.values()];
  }
  return looks;
}

/** The looks of a style that our data has no place for, in words. */
export function beyond(style: Nullable<IStyleData>): string[] {
  if (!style) return [];
  const { ff, ul, st, ol, va, vt, tr, tb, bd = {} } = style;
  const { b: below, ...otherLines } = bd ?? {};
  const isLined = Object.values(otherLines).some((line) => line) || (below && below.s !== BorderStyleTypes.THIN);
  const words: readonly [word: string, isThere: unknown][] = [
    ["the font", ff],
    ["underline", ul?.s === BooleanNumber.TRUE],
    ["strikethrough", st?.s === BooleanNumber.TRUE || ol?.s === BooleanNumber.TRUE],
    ["raised or lowered text", va && va !== 1],
    ["the vertical place", vt],
    ["turned text", tr?.a || tr?.v],
    ["clipped text", tb === WrapStrategy.CLIP],
    ["borders", isLined],
  ];
  return words.flatMap(([word, isThere]) => (isThere ? [word] : []));
}
