/** Which formulas read which cells. */
import { cellName, type CellRange, overlaps } from "./address";
import type { Precedents, ReadCells } from "./precedents";

/** A formula with the cells that it reads and those that its result fills. */
export interface FormulaNode {
  sheet: string;
  fills: CellRange;
  precedents: Precedents;
}

interface Interval {
  row: number;
  lastRow: number;
  formula: number;
}

/** Ranges wider than this are looked at one by one. */
const wide = 64;

export class Dependents {
  private readonly columns = new Map<string, Interval[]>();
  private readonly wideRanges: (ReadCells & { formula: number })[] = [];
  private readonly readingAnything: number[] = [];

  constructor(private readonly formulas: readonly FormulaNode[]) {
    formulas.forEach(({ precedents }, formula) => {
      if (precedents.readsAnything) this.readingAnything.push(formula);
      for (const range of precedents.cells) this.add(range, formula);
    });
  }

  private add(range: ReadCells, formula: number): void {
    if (range.lastColumn - range.column > wide) {
      this.wideRanges.push({ ...range, formula });
      return;
    }
    for (let column = range.column; column <= range.lastColumn; column++) {
      const key = `${range.sheet.toLowerCase()}!${column}`;
      const intervals = this.columns.get(key);
      const interval = { row: range.row, lastRow: range.lastRow, formula };
      if (intervals) intervals.push(interval);
      else this.columns.set(key, [interval]);
    }
  }

  /** The formulas, by number, that read one of these cells themselves. */
  *readersOf({ sheet, ...range }: ReadCells): Generator<number> {
    const name = sheet.toLowerCase();
    for (let column = range.column; column <= range.lastColumn; column++) {
      for (const { row, lastRow, formula } of this.columns.get(`${name}!${column}`) ?? [])
        if (row <= range.lastRow && range.row <= lastRow) yield formula;
    }
    for (const each of this.wideRanges) if (each.sheet.toLowerCase() === name && overlaps(each, range)) yield each.formula;
  }

  /** Every formula that reads one of these cells, or reads what such a formula fills, and so on. */
  reached(cells: readonly ReadCells[]): Set<number> {
    const found = new Set<number>();
    const waiting = [...cells];
    const meet = (formula: number): void => {
      if (found.has(formula)) return;
      found.add(formula);
      const { sheet, fills } = this.formulas[formula]!;
      waiting.push({ sheet, ...fills });
    };
    if (cells.length > 0) this.readingAnything.forEach(meet);
    for (let next = waiting.pop(); next; next = waiting.pop()) for (const formula of this.readersOf(next)) meet(formula);
    return found;
  }
}

/** One cell as a range. */
export function oneCell(sheet: string, row: number, column: number): ReadCells {
  return { sheet, row, column, lastRow: row, lastColumn: column };
}

/** "Plan!B7" in small letters: a key. */
export function placeKey(sheet: string, row: number, column: number): string {
  return `${sheet.toLowerCase()}!${cellName(row, column)}`;
}
