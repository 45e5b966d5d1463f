/** Our workbook data as the engine's snapshot, and back. */
import {
  BooleanNumber,
  CellValueType,
  HorizontalAlign,
  type ICellData,
  type IRowData,
  type IStyleData,
  WrapStrategy,
} from "@univerjs/core";
import { VerticalAlign } from "@univerjs/core";
import { BorderStyleTypes, type IWorkbookData, type IWorksheetData, LocaleType, type Nullable } from "@univerjs/core";
import { CellError, type ErrorCode, errorCodes } from "../grid/cell";
import { columnLetters, columnNumber, readAddress } from "../grid/address";
import type { CellData, CellStyle, SheetValue, WorkbookData, WorksheetData } from "../grid/workbook-data";

/** A new sheet is this large; it grows when a result needs more. */
export const startingSize = { rowCount: 1000, columnCount: 60 };

/** The engine takes every text that reads like an error for one: a text that is none says so. */
export const textMark = { isText: true } as const;

export function isMarkedText({ custom }: ICellData): boolean {
  return custom?.["isText"] === true;
}

/** A value as the engine stores it in a cell. */
export function engineCell(value: SheetValue): ICellData {
  if (value instanceof CellError) return { v: value.code, t: CellValueType.STRING, custom: { reason: value.message } };
  if (typeof value === "number") return { v: value, t: CellValueType.NUMBER };
  if (typeof value === "boolean") return { v: value ? 1 : 0, t: CellValueType.BOOLEAN };
  if (value === null) return { v: null };
  return { v: value, t: CellValueType.STRING, ...(isErrorText(value) && { custom: { ...textMark } }) };
}

/** A value with a style, in one object: there may be a million of them. */
export function styledCell(value: SheetValue, s: ICellData["s"]): ICellData {
  if (s === undefined) return engineCell(value);
  return typeof value === "number" ? { v: value, t: CellValueType.NUMBER, s } : { ...engineCell(value), s };
}

/** What stands in an engine's cell, in full precision. */
export function valueOfCell(cell: Nullable<ICellData>): SheetValue {
  if (!cell) return null;
  if (cell.p?.body) return cell.p.body.dataStream.replace(/\r\n$/, "");
  const value = cell.v;
  if (value === null || value === undefined) return null;
  if (cell.t === CellValueType.BOOLEAN) return value === 1 || value === true || String(value).toUpperCase() === "TRUE";
  if (cell.t === CellValueType.NUMBER) return Number(value);
  if (typeof value === "string" && isErrorText(value) && !isMarkedText(cell))
    return new CellError(value as ErrorCode, reasonOfCell(cell) ?? "");
  return value;
}

export function isErrorText(text: string): boolean {
  return errorCodes.includes(text as ErrorCode) || text === "#CYCLE!" || text === "#ERROR!";
}

/** The reason that was written beside an error. */
export function reasonOfCell(cell: Nullable<ICellData>): string | undefined {
  const reason: unknown = cell?.custom?.["reason"];
  return typeof reason === "string" && reason !== "" ? reason : undefined;
}

let count = 0;

/** A workbook as the engine opens it, with what else its cells hold: a hundred thousand of them are gone through once. */
export interface Snapshot {
  snapshot: IWorkbookData;
  hasFormulas: boolean;
  /** The array formulas of old. */
  arrays: readonly ArrayFormula[];
}

interface ArrayFormula {
  sheetId: string;
  address: string;
  formula: string;
  range: string;
}

/** Every snapshot has its own id: the engine caches parsed formulas by it. */
export function toSnapshot(workbook: WorkbookData): Snapshot {
  const id = `workbook-${++count}`;
  const arrays: ArrayFormula[] = [];
  let hasFormulas = false;
  const note = (sheetId: string, address: string, { formula, array }: CellData): void => {
    hasFormulas ||= formula !== undefined;
    if (formula !== undefined && array !== undefined) arrays.push({ sheetId, address, formula, range: array });
  };
  const sheets = workbook.sheets.map((sheet, index) => toEngineSheet(sheet, `${id}-sheet-${index + 1}`, note));
  return { snapshot: snapshotOf(id, sheets), hasFormulas, arrays };
}

function snapshotOf(id: string, sheets: readonly Partial<IWorksheetData>[]): IWorkbookData {
  return {
    id,
    name: "MicroScale",
    appVersion: "",
    locale: LocaleType.EN_US,
    styles: {},
    sheetOrder: sheets.map((sheet) => sheet.id!),
    sheets: Object.fromEntries(sheets.map((sheet) => [sheet.id!, sheet])),
  };
}

function toEngineSheet(
  sheet: WorksheetData,
  id: string,
  note: (sheetId: string, address: string, cell: CellData) => void,
): Partial<IWorksheetData> {
  const cellData: Record<number, Record<number, ICellData>> = {};
  const size = { ...startingSize };
  for (const address of Object.keys(sheet.cells)) {
    const cell = sheet.cells[address]!;
    note(id, address, cell);
    const { row, column } = readAddress(address);
    (cellData[row] ??= {})[column] = toEngineCell(cell);
    size.rowCount = Math.max(size.rowCount, row + 100);
    size.columnCount = Math.max(size.columnCount, column + 10);
  }
  const [rows, columns] = [sheet.frozenRows ?? 0, sheet.frozenColumns ?? 0];
  return {
    id,
    name: sheet.name,
    cellData,
    ...size,
    columnData: Object.fromEntries(Object.entries(sheet.columnWidths ?? {}).map(([column, w]) => [columnNumber(column), { w }])),
    rowData: rowDataOf(sheet),
    showGridlines: sheet.hidesGridlines ? BooleanNumber.FALSE : BooleanNumber.TRUE,
    defaultStyle: { vt: VerticalAlign.MIDDLE },
    rowHeader: { width: 36 },
    freeze: { xSplit: columns, ySplit: rows, startRow: rows || -1, startColumn: columns || -1 },
  };
}

function rowDataOf({ rowHeights = {}, hiddenRows = [], filteredRows = [] }: WorksheetData): Record<number, Partial<IRowData>> {
  const rows: Record<number, Partial<IRowData>> = {};
  for (const [row, h] of Object.entries(rowHeights)) rows[Number(row) - 1] = { h, ah: h };
  for (const row of [...hiddenRows, ...filteredRows]) rows[row - 1] = { ...rows[row - 1], hd: BooleanNumber.TRUE };
  return rows;
}

/** A cell's data as the engine takes it. */
export function toEngineCell({ value, formula, style }: CellData): ICellData {
  const cell: ICellData = value === undefined ? {} : engineCell(value);
  if (formula !== undefined) cell.f = formula;
  if (style) cell.s = toEngineStyle(style);
  return cell;
}

const alignments = { left: HorizontalAlign.LEFT, center: HorizontalAlign.CENTER, right: HorizontalAlign.RIGHT };

/** Pixels. */
const indent = 8;

/** A look is written and read once for all the cells that share it: neither form is ever changed in place. */
function onceForEach<Given extends object, Made>(make: (given: Given) => Made): (given: Given) => Made {
  const made = new WeakMap<Given, { value: Made }>();
  return (given) => {
    let known = made.get(given);
    if (!known) made.set(given, (known = { value: make(given) }));
    return known.value;
  };
}

const toEngineStyle = onceForEach((style: CellStyle): IStyleData => ({
  ...(style.fill && { bg: { rgb: style.fill } }),
  ...(style.color && { cl: { rgb: style.color } }),
  ...(style.bold && { bl: BooleanNumber.TRUE }),
  ...(style.italic && { it: BooleanNumber.TRUE }),
  ...(style.size && { fs: style.size }),
  ...(style.numberFormat && { n: { pattern: style.numberFormat } }),
  ...(style.align && { ht: alignments[style.align] }),
  ...(style.wrap && { tb: WrapStrategy.WRAP }),
  ...(style.isIndented && { pd: { l: indent } }),
  ...(style.lineBelow && { bd: { b: { s: BorderStyleTypes.THIN, cl: { rgb: style.lineBelow } } } }),
}));

/** Changes of a look for the engine: what is undefined is taken away. */
export function engineLook(look: { readonly [Key in keyof CellStyle]?: CellStyle[Key] | undefined }): IStyleData {
  const keys: Record<keyof CellStyle, keyof IStyleData> = {
    ...{ fill: "bg", color: "cl", bold: "bl", italic: "it", size: "fs", numberFormat: "n", align: "ht", wrap: "tb" },
    ...{ isIndented: "pd", lineBelow: "bd" },
  } as const;
  const gone = (Object.keys(look) as (keyof CellStyle)[]).map((key) => [keys[key], null]);
  return { ...(Object.fromEntries(gone) as IStyleData), ...toEngineStyle(look as CellStyle) };
}

/** The style of a cell as our data has it; undefined for a plain cell. */
export function fromEngineStyle(style: Nullable<IStyleData>): CellStyle | undefined {
  return style ? readStyle(style) : undefined;
}

const readStyle = onceForEach((style: IStyleData): CellStyle | undefined => {
  const align = (Object.keys(alignments) as (keyof typeof alignments)[]).find((word) => alignments[word] === style.ht);
  const read: CellStyle = {
    ...(style.bg?.rgb && { fill: hexColor(style.bg.rgb) }),
    ...(style.cl?.rgb && { color: hexColor(style.cl.rgb) }),
    ...(style.bl === BooleanNumber.TRUE && { bold: true }),
    ...(style.it === BooleanNumber.TRUE && { italic: true }),
    ...(style.fs && { size: style.fs }),
    ...(style.n?.pattern && { numberFormat: style.n.pattern }),
    ...(align && { align }),
    ...(style.tb === WrapStrategy.WRAP && { wrap: true }),
    ...(style.pd?.l === indent && { isIndented: true }),
    ...(style.bd?.b?.cl?.rgb && { lineBelow: hexColor(style.bd.b.cl.rgb) }),
  };
  return Object.keys(read).length > 0 ? read : undefined;
});

/** "rgb(1,2,3)" and "#abc" as "#RRGGBB". */
function hexColor(color: string): string {
  const parts = /^rgba?\((\d+),\s*(\d+),\s*(\d+)/.exec(color);
  if (parts)
    return `#${parts
      .slice(1, 4)
      .map((part) => Number(part).toString(16).padStart(2, "0"))
      .join("")}`.toUpperCase();
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(color);
  return (
    short
      ? `#${short
          .slice(1)
          .map((digit) => digit + digit)
          .join("")}`
      : color
  ).toUpperCase();
}

/** The widths that differ from the default, by column letters. */
export function columnWidthsOf(sheet: Partial<IWorksheetData>): Record<string, number> | undefined {
  const widths = Object.entries(sheet.columnData ?? {}).flatMap(([column, data]) =>
    data?.w ? [[columnLetters(Number(column)), data.w] as const] : [],
  );
  return widths.length > 0 ? Object.fromEntries(widths) : undefined;
}

/** The heights that were set, by row number. */
export function rowHeightsOf(sheet: Partial<IWorksheetData>): Record<string, number> | undefined {
  const heights = Object.entries(sheet.rowData ?? {}).flatMap(([row, data]) =>
    data?.h ? [[String(Number(row) + 1), data.h] as const] : [],
  );
  return heights.length > 0 ? Object.fromEntries(heights) : undefined;
}
