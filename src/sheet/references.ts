/** What a formula refers to. */
import { type CellRange, readAddress } from "../grid/address";

/** A rectangle on a worksheet. */
export interface Reference extends CellRange {
  sheet: string;
  /** "E4#": the rectangle is what E4 spills. */
  isSpill: boolean;
}

const token =
  /"(?:[^"]|"")*"|((?:'(?:[^']|'')+'|[A-Za-z_][\w.]*)!)?(\$?[A-Za-z]{1,3}\$?\d+(?::\$?[A-Za-z]{1,3}\$?\d+)?)(#?)(?![\w.(!])|[A-Za-z_\\][\w.\\]*/g;

/** The ranges in a formula that stands on this worksheet, names included. */
export function referencesOf(formula: string, sheet: string, names: Readonly<Record<string, string>> = {}): Reference[] {
  const refersTo = new Map(Object.entries(names).map(([name, target]) => [name.toUpperCase(), target]));
  return [...formula.matchAll(token)].flatMap(([text, prefix, cells, spill]) => {
    if (cells !== undefined) {
      const read = readAddress(`${prefix ?? ""}${cells}`);
      return [{ ...read, sheet: read.sheet ?? sheet, isSpill: spill === "#" }];
    }
    const target = refersTo.get(text.toUpperCase());
    return target === undefined ? [] : referencesOf(target, sheet);
  });
}

export function overlaps(a: CellRange, b: CellRange): boolean {
  return a.row <= b.lastRow && b.row <= a.lastRow && a.column <= b.lastColumn && b.column <= a.lastColumn;
}
