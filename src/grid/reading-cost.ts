/** How many cells the formulas of a workbook read in one calculation of everything. */
import { type CellRange, columnNumber, readAddress, readRange } from "./address";
import type { Book } from "./book";
import { readFormulaOrNothing } from "./formula";
import { precedentsOf } from "./precedents";
import type { WorkbookData } from "./workbook-data";

/** Cells beyond the last one in use cost nothing. Counting ends where the count is larger than `enough`. */
export function cellsReadIn({ sheets }: WorkbookData, book: Book, enough: number): number {
  const used = new Map<string, Size>();
  const formulas: { sheet: string; address: string; formula: string }[] = [];
  for (const { name: sheet, cells } of sheets) {
    const addresses = Object.keys(cells);
    used.set(sheet.toLowerCase(), usedSize(addresses));
    for (const address of addresses) {
      const { formula } = cells[address]!;
      if (formula !== undefined) formulas.push({ sheet, address, formula });
    }
  }
  const most = Math.max(0, ...[...used.values()].map(({ rows, columns }) => rows * columns));
  if (formulas.length * most <= enough) return formulas.length * most;
  let count = 0;
  for (const { sheet, address, formula } of formulas) {
    if (count > enough) break;
    const single = singleCells(formula);
    if (single) {
      for (const cell of single) count += sizeWithin(cell, used.get(sheet.toLowerCase()));
      continue;
    }
    const { row, column } = readAddress(address);
    for (const range of precedentsOf(readFormulaOrNothing(formula), { sheet, row, column }, book).cells)
      count += sizeWithin(range, used.get(range.sheet.toLowerCase()));
  }
  return count;
}

/** Nothing but numbers, operators and single cells of the own worksheet. */
const onlySingleCells = /^=(?:\$?[A-Z]{1,3}\$?[1-9]\d{0,6}(?![\w.(!:#$[\]])|\d+(?:\.\d+)?(?![\w.:!])|[-+*/^&=<>()])*$/;

/** The cells that such a formula names, found without reading it; undefined for another formula. */
function singleCells(formula: string): CellRange[] | undefined {
  if (!onlySingleCells.test(formula)) return undefined;
  const cells = (formula.match(/\$?[A-Z]{1,3}\$?\d+/g) ?? []).map(readRange);
  // A name may look like a cell beyond the last column
  return cells.every((cell) => cell !== undefined) ? cells : undefined;
}

const pair = /\$?([A-Za-z]{1,3})\$?(\d{1,7}):\$?([A-Za-z]{1,3})\$?(\d{1,7})/g;

/** The first range of a formula with more cells than `most`, in texts too: they are read one by one, in use or not. */
export function rangeBeyond(formula: string, most: number): string | undefined {
  for (const [text, first = "", top, last = "", bottom] of formula.matchAll(pair)) {
    const columns = Math.abs(columnNumber(last) - columnNumber(first)) + 1;
    const rows = Math.abs(Number(bottom) - Number(top)) + 1;
    if (rows * columns > most) return text;
  }
  return undefined;
}

interface Size {
  rows: number;
  columns: number;
}

function usedSize(addresses: readonly string[]): Size {
  const size = { rows: 0, columns: 0 };
  for (const address of addresses) {
    const { row, column } = readAddress(address);
    size.rows = Math.max(size.rows, row + 1);
    size.columns = Math.max(size.columns, column + 1);
  }
  return size;
}

function sizeWithin({ row, column, lastRow, lastColumn }: CellRange, used: Size = { rows: 0, columns: 0 }): number {
  return Math.max(0, Math.min(lastRow + 1, used.rows) - row) * Math.max(0, Math.min(lastColumn + 1, used.columns) - column);
}
