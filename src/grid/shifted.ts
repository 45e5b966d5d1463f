/** A formula as it reads in another cell: what a file shares among cells, and what copying does. */
import { columnLetters, columnNumber, lastColumnOfSheet, lastRowOfSheet } from "./address";
import { prefixOf } from "./formula";
import { type Token, tokensOf } from "./tokens";

/** Relative references move by so many rows and columns; beyond an edge they come in again at the other. */
export function shifted(formula: string, rows: number, columns: number): string {
  return shifting(formula)(rows, columns);
}

/** The same for a formula that reads in many cells: it is taken apart once. */
export function shifting(formula: string): (rows: number, columns: number) => string {
  let tokens: Token[] | undefined;
  return (rows, columns) => {
    if (rows === 0 && columns === 0) return formula;
    tokens ??= tokensOf(formula);
    return tokens.map(({ kind, text }) => (kind === "range" ? shiftedRange(text, rows, columns) : text)).join("");
  };
}

const corner = /(\$?)([A-Za-z]{1,3})(?![A-Za-z])|(\$?)(\d{1,7})/g;

function shiftedRange(text: string, rows: number, columns: number): string {
  const { prefix } = prefixOf(text);
  return prefix + shiftedCells(text.slice(prefix.length), rows, columns);
}

/** "A1", "$B2:C$9", "A:A" without a worksheet. */
export function shiftedCells(cells: string, rows: number, columns: number): string {
  return cells.replace(corner, (whole, fixedColumn?: string, letters?: string, fixedRow?: string, row?: string) => {
    if (letters !== undefined)
      return fixedColumn === "$" ? whole : columnLetters(within(columnNumber(letters) + columns, lastColumnOfSheet));
    return fixedRow === "$" ? whole : String(within(Number(row) - 1 + rows, lastRowOfSheet) + 1);
  });
}

function within(place: number, last: number): number {
  const size = last + 1;
  return ((place % size) + size) % size;
}
