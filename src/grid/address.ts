/** Cell addresses: "B7", "B7:D9", "A:C", "$3:$5", "Plan!B7", "'My plan'!B7:D9". Rows and columns count from 0. */

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

/** The last row and column of a worksheet of Excel, from 0. */
export const lastRowOfSheet = 1_048_575;
export const lastColumnOfSheet = 16_383;

const prefixed = /^(?:'((?:[^']|'')+)'|([^'!]+))!(.*)$/s;
const corner = String.raw`\$?([A-Za-z]{1,3})\$?(\d{1,7})`;
const cells = new RegExp(`^${corner}(?:[.]?:[.]?${corner})?$`);
const wholeColumns = /^\$?([A-Za-z]{1,3})[.]?:[.]?\$?([A-Za-z]{1,3})$/;
const wholeRows = /^\$?(\d{1,7})[.]?:[.]?\$?(\d{1,7})$/;

/** Reads an address; one that makes no sense is refused. */
export function readAddress(text: string): ReadAddress {
  const [sheet, place] = splitAddress(text.trim());
  const range = readRange(place);
  if (!range) throw new Error(`"${text}" is not a cell address such as B7, B7:D9 or Plan!B7`);
  return { sheet, ...range };
}

/** The worksheet (its quotes removed) and the cells of an address. */
export function splitAddress(text: string): [sheet: string | undefined, cells: string] {
  const match = prefixed.exec(text);
  if (!match) return [undefined, text];
  return [match[1]?.replace(/''/g, "'") ?? match[2], match[3]!];
}

/** "'My plan'!B7=5": the place before the sign, and what stands after it; the name of a worksheet may hold the sign. */
export function splitAssignment(text: string): [place: string, value: string] | undefined {
  const match = /^((?:'(?:[^']|'')+'|[^=!']+)?!?[^=!]*)=([^]*)$/.exec(text);
  return match ? [match[1]!, match[2]!] : undefined;
}

/** The rectangle of "B7", "B7:D9", "A:C" or "3:5", dollars or not; undefined for anything else and for what no sheet has. */
export function readRange(text: string): CellRange | undefined {
  const match = cells.exec(text);
  if (match) return rectangle(Number(match[2]) - 1, columnNumber(match[1]!), match[4] && Number(match[4]) - 1, match[3]);
  const columns = wholeColumns.exec(text);
  if (columns) return rectangle(0, columnNumber(columns[1]!), lastRowOfSheet, columns[2]);
  const rows = wholeRows.exec(text);
  return rows ? rectangle(Number(rows[1]) - 1, 0, Number(rows[2]) - 1, "XFD") : undefined;
}

function rectangle(
  row: number,
  column: number,
  otherRow: number | string | undefined,
  otherLetters: string | undefined,
): CellRange | undefined {
  const [toRow, toColumn] = [
    otherRow === undefined || otherRow === "" ? row : Number(otherRow),
    otherLetters === undefined ? column : columnNumber(otherLetters),
  ];
  const range = {
    row: Math.min(row, toRow),
    column: Math.min(column, toColumn),
    lastRow: Math.max(row, toRow),
    lastColumn: Math.max(column, toColumn),
  };
  return range.row >= 0 && range.lastRow <= lastRowOfSheet && range.lastColumn <= lastColumnOfSheet ? range : undefined;
}

/** "A" is 0. */
export function columnNumber(letters: string): number {
  let number = 0;
  for (let at = 0; at < letters.length; at++) number = number * 26 + (letters.charCodeAt(at) & 31);
  return number - 1;
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

/** "B7:D9", "B7" for one cell, "A:C" and "3:5" for whole columns and rows. */
export function rangeName({ row, column, lastRow, lastColumn }: CellRange): string {
  if (row === 0 && lastRow === lastRowOfSheet) return `${columnLetters(column)}:${columnLetters(lastColumn)}`;
  if (column === 0 && lastColumn === lastColumnOfSheet) return `${row + 1}:${lastRow + 1}`;
  const first = cellName(row, column);
  return row === lastRow && column === lastColumn ? first : `${first}:${cellName(lastRow, lastColumn)}`;
}

/** "$B$7:$D$9", "$B$7", "$A:$C". */
export function absoluteName(range: CellRange): string {
  return rangeName(range).replace(/[A-Z]+|\d+/g, "$$$&");
}

/** "Plan!B7", quoted where the name needs it. */
export function fullName(sheet: string, range: CellRange | CellAddress): string {
  const place = "lastRow" in range ? rangeName(range) : cellName(range.row, range.column);
  return `${sheetPrefix(sheet)}${place}`;
}

/** Names that read without quotes: no cell of either notation. Quotes are always allowed, so nothing but plain words goes without. */
const plainSheet = /^(?![A-Za-z]{1,3}\d+$|R\d*(?:C\d*)?$|C\d*$|TRUE$|FALSE$)[A-Za-z_][A-Za-z0-9_]*$/i;

/** Worksheets are few, and asked for with every reference. */
const prefixes = new Map<string, string>();
const mostPrefixes = 1_000;

/** "Plan!" or "'My plan'!". */
export function sheetPrefix(sheet: string): string {
  const known = prefixes.get(sheet);
  if (known !== undefined) return known;
  const prefix = plainSheet.test(sheet) ? `${sheet}!` : `'${sheet.replace(/'/g, "''")}'!`;
  if (prefixes.size < mostPrefixes) prefixes.set(sheet, prefix);
  return prefix;
}

export function overlaps(a: CellRange, b: CellRange): boolean {
  return a.row <= b.lastRow && b.row <= a.lastRow && a.column <= b.lastColumn && b.column <= a.lastColumn;
}

export function isOneCell({ row, column, lastRow, lastColumn }: CellRange): boolean {
  return row === lastRow && column === lastColumn;
}
