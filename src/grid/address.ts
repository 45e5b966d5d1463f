/** Cell addresses: "B7", "B7:D9", "Plan!B7", "'My plan'!B7:D9". Rows and columns count from 0. */

/** A rectangle of cells, its ends included. */
export interface CellRange {
  row: number;
  column: number;
  lastRow: number;
  lastColumn: number;
}

export interface CellAddress {
  sheet: string;
  row: number;
  column: number;
}

/** A rectangle and the worksheet it names, if it names one. */
export interface ReadAddress extends CellRange {
  sheet: string | undefined;
}

const pattern = /^(?:(?:'((?:[^']|'')+)'|([^'!]+))!)?\$?([A-Za-z]{1,3})\$?(\d+)(?::\$?([A-Za-z]{1,3})\$?(\d+))?$/;

/** Reads an address; one that makes no sense is refused. */
export function readAddress(text: string): ReadAddress {
  const match = pattern.exec(text.trim());
  if (!match) throw new Error(`"${text}" is not a cell address such as B7, B7:D9 or Plan!B7`);
  const [, quoted, plain, column, row, lastColumn, lastRow] = match;
  const start = { row: Number(row) - 1, column: columnNumber(column!) };
  const end = lastRow === undefined ? start : { row: Number(lastRow) - 1, column: columnNumber(lastColumn!) };
  return {
    sheet: quoted?.replace(/''/g, "'") ?? plain,
    row: Math.min(start.row, end.row),
    column: Math.min(start.column, end.column),
    lastRow: Math.max(start.row, end.row),
    lastColumn: Math.max(start.column, end.column),
  };
}

/** "A" is 0. */
export function columnNumber(letters: string): number {
  return [...letters.toUpperCase()].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** 0 is "A". */
export function columnLetters(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? columnLetters(rest - 1) : "") + String.fromCharCode(65 + (column % 26));
}

/** "B7". */
export function cellName(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

/** "B7:D9", or "B7" for one cell. */
export function rangeName({ row, column, lastRow, lastColumn }: CellRange): string {
  const first = cellName(row, column);
  return row === lastRow && column === lastColumn ? first : `${first}:${cellName(lastRow, lastColumn)}`;
}

/** "Plan!B7", quoted where the name needs it. */
export function fullName(sheet: string, range: CellRange | CellAddress): string {
  const cells = "lastRow" in range ? rangeName(range) : cellName(range.row, range.column);
  return `${sheetPrefix(sheet)}${cells}`;
}

/** "Plan!" or "'My plan'!". */
export function sheetPrefix(sheet: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(sheet) && !/^[A-Za-z]{1,3}\d+$/.test(sheet)
    ? `${sheet}!`
    : `'${sheet.replace(/'/g, "''")}'!`;
}
