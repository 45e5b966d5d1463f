/** Workbooks in and out of .xlsx. The library that knows the format stays behind these two functions. */
import { type Cell, Workbook, type Worksheet } from "@cj-tech-master/excelts";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { CellError, type ErrorCode } from "../host/cell";
import { columnNumber, readAddress, cellName, columnLetters, rangeName } from "./address";
import { callsCustomFunction, fromFileFormula, toFileFormula } from "./file-formulas";
import { readStyle, writeStyle } from "./file-styles";
import type { CellData, SheetValue, SpillData, WorkbookData, WorksheetData } from "./workbook-data";

export interface FileOptions {
  /** The ids of our functions: a file has no dots in them. */
  customFunctions: readonly string[];
}

/** The bytes of an .xlsx with every value, formula, spill, style and name. */
export async function writeWorkbook(data: WorkbookData, { customFunctions }: FileOptions): Promise<Uint8Array> {
  const workbook = new Workbook();
  for (const sheet of data.sheets) writeSheet(workbook, sheet, customFunctions);
  for (const [name, refersTo] of Object.entries(data.names ?? {})) writeName(workbook, name, refersTo);
  return withCalculationVersion(new Uint8Array(await workbook.xlsx.writeBuffer()));
}

/**
 * A file that says it was calculated by an older Excel is calculated anew when it is opened, which loses the results where the add-in
 * is missing. The library writes the number of Excel 2016; this is the one that Excel has written since 2019.
 */
function withCalculationVersion(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  const part = "xl/workbook.xml";
  const workbook = strFromU8(parts[part]!).replace(/calcId="\d+"/, 'calcId="191029"');
  return zipSync({ ...parts, [part]: strToU8(workbook) });
}

function writeName(workbook: Workbook, name: string, refersTo: string): void {
  const text = refersTo.replace(/^=/, "");
  if (/![$A-Z\d:]+$/i.test(text)) workbook.definedNames.add(text, name);
  else workbook.definedNames.addFormula(name, text);
}

function writeSheet(workbook: Workbook, data: WorksheetData, customFunctions: readonly string[]): void {
  const { frozenRows: ySplit = 0, frozenColumns: xSplit = 0 } = data;
  const showGridLines = !data.hidesGridlines;
  const views = [
    ySplit + xSplit > 0
      ? { state: "frozen" as const, xSplit, ySplit, showGridLines }
      : { state: "normal" as const, showGridLines },
  ];
  const sheet = workbook.addWorksheet(data.name, { views });
  for (const [column, pixels] of Object.entries(data.columnWidths ?? {}))
    sheet.getColumn(columnNumber(column) + 1).width = toCharacters(pixels);
  for (const [row, pixels] of Object.entries(data.rowHeights ?? {})) sheet.getRow(Number(row)).height = pixels * pointsPerPixel;
  for (const spill of Object.values(data.spills ?? {})) writeSpilledCells(sheet, spill);
  for (const [address, cell] of Object.entries(data.cells)) {
    const target = sheet.getCell(address);
    if (cell.formula !== undefined) target.value = formulaValue(cell, address, data.spills?.[address], customFunctions);
    else if (cell.value !== undefined) target.value = fileValue(cell.value);
    if (cell.style) Object.assign(target, writeStyle(cell.style));
  }
}

function writeSpilledCells(sheet: Worksheet, { range, values }: SpillData): void {
  const { row, column } = readAddress(range);
  values.forEach((cells, down) =>
    cells.forEach((value, right) => {
      if (value !== null) sheet.getCell(cellName(row + down, column + right)).value = fileValue(value);
    }),
  );
}

/** A formula that spills, or that calls a custom function and so may spill, is a dynamic array. */
function formulaValue(
  { formula = "", value }: CellData,
  address: string,
  spill: SpillData | undefined,
  custom: readonly string[],
): Cell["value"] {
  const text = toFileFormula(formula, custom);
  const first = spill?.values[0]?.[0] ?? value ?? null;
  const result = first === null ? {} : { result: fileValue(first) as number };
  if (!spill && !callsCustomFunction(formula, custom)) return { formula: text, ...result };
  return { formula: text, ...result, shareType: "array", ref: spill?.range ?? address, isDynamicArray: true };
}

/** Errors that a file knows only with further parts are written as #VALUE!: a recalculation brings them back. */
const plainErrors: readonly string[] = ["#N/A", "#REF!", "#NAME?", "#DIV/0!", "#NULL!", "#VALUE!", "#NUM!"];

type FileError = { error: "#VALUE!" };

function fileValue(value: SheetValue): number | string | boolean | null | FileError {
  if (!(value instanceof CellError)) return value;
  return { error: (plainErrors.includes(value.code) ? value.code : "#VALUE!") as "#VALUE!" };
}

/** Heights in a file are points. */
const pointsPerPixel = 0.75;

/** Widths in a file count characters of the standard font, 7 pixels each and 5 around. */
function toCharacters(pixels: number): number {
  return Math.max(0, (pixels - 5) / 7);
}

function toPixels(characters: number): number {
  return Math.round(characters * 7 + 5);
}

/** Reads the bytes of an .xlsx. */
export async function readWorkbook(bytes: Uint8Array | ArrayBuffer, { customFunctions }: FileOptions): Promise<WorkbookData> {
  const workbook = new Workbook();
  await workbook.xlsx.load(bytes);
  const names = workbook.definedNames.model.flatMap(({ name, ranges, formulaExpression, hidden }) => {
    const refersTo = formulaExpression ?? ranges[0];
    return hidden || refersTo === undefined ? [] : [[name, refersTo] as const];
  });
  return {
    sheets: workbook.worksheets.map((sheet) => readSheet(sheet, customFunctions)),
    ...(names.length > 0 && { names: Object.fromEntries(names) }),
  };
}

function readSheet(sheet: Worksheet, customFunctions: readonly string[]): WorksheetData {
  const cells: Record<string, CellData> = {};
  const spills: Record<string, SpillData> = {};
  sheet.eachRow((row) =>
    row.eachCell({ includeEmpty: true }, (cell) => {
      const data = readCell(cell, customFunctions);
      if (data) cells[cell.address] = data;
      const range = spillRangeOf(cell);
      if (range !== undefined) spills[cell.address] = { range, values: valuesOf(sheet, range) };
    }),
  );
  for (const [anchor, { range }] of Object.entries(spills)) removeSpilled(cells, anchor, range);
  return {
    name: sheet.name,
    cells,
    ...(Object.keys(spills).length > 0 && { spills }),
    ...readLayout(sheet),
  };
}

function readCell(cell: Cell, customFunctions: readonly string[]): CellData | undefined {
  const value = readValue(cell);
  const formula = cell.formula ? fromFileFormula(cell.formula, customFunctions) : undefined;
  const style = readStyle(cell.style);
  if (value === null && formula === undefined && !style) return undefined;
  return { ...(value !== null && { value }), ...(formula !== undefined && { formula }), ...(style && { style }) };
}

/** The result of a formula, or the value of a cell. */
function readValue(cell: Cell): SheetValue {
  const { value } = cell;
  const isFormula = typeof value === "object" && value !== null && ("formula" in value || "sharedFormula" in value);
  return plain(isFormula ? (cell.result as unknown) : (value as unknown));
}

function plain(value: unknown): SheetValue {
  if (typeof value === "number" || typeof value === "string" || typeof value === "boolean") return value;
  if (value instanceof Date) return value.getTime() / 86_400_000 + 25_569;
  if (typeof value !== "object" || value === null) return null;
  const { error, richText, text } = value as { error?: ErrorCode; richText?: { text: string }[]; text?: unknown };
  if (error !== undefined) return new CellError(error);
  return richText ? richText.map((run) => run.text).join("") : plain(text);
}

function spillRangeOf(cell: Cell): string | undefined {
  const { value } = cell;
  if (typeof value !== "object" || value === null || !("shareType" in value) || value.shareType !== "array") return undefined;
  const { row, column, lastRow, lastColumn } = readAddress(value.ref);
  return row === lastRow && column === lastColumn ? undefined : rangeName({ row, column, lastRow, lastColumn });
}

function valuesOf(sheet: Worksheet, range: string): SheetValue[][] {
  const { row, column, lastRow, lastColumn } = readAddress(range);
  return Array.from({ length: lastRow - row + 1 }, (_, down) =>
    Array.from({ length: lastColumn - column + 1 }, (__, right) =>
      readValue(sheet.getCell(cellName(row + down, column + right))),
    ),
  );
}

/** What a formula spills is no entry of its own; its style stays. */
function removeSpilled(cells: Record<string, CellData>, anchor: string, range: string): void {
  const { row, column, lastRow, lastColumn } = readAddress(range);
  for (let r = row; r <= lastRow; r++) {
    for (let c = column; c <= lastColumn; c++) {
      const address = cellName(r, c);
      const style = cells[address]?.style;
      if (address === anchor) continue;
      if (style) cells[address] = { style };
      else delete cells[address];
    }
  }
}

type Layout = "columnWidths" | "rowHeights" | "hidesGridlines" | "frozenRows" | "frozenColumns";

function readLayout(sheet: Worksheet): Pick<WorksheetData, Layout> {
  const view = (sheet.views ?? []).find(({ state }) => state === "frozen") as { xSplit?: number; ySplit?: number } | undefined;
  const widths = (sheet.columns ?? []).flatMap((column, index) =>
    column.width ? [[columnLetters(index), toPixels(column.width)] as const] : [],
  );
  const heights: [string, number][] = [];
  sheet.eachRow({ includeEmpty: true }, (row, number) => {
    if (row.height) heights.push([String(number), Math.round(row.height / pointsPerPixel)]);
  });
  return {
    ...(sheet.views?.[0]?.showGridLines === false && { hidesGridlines: true }),
    ...(heights.length > 0 && { rowHeights: Object.fromEntries(heights) }),
    ...(widths.length > 0 && { columnWidths: Object.fromEntries(widths) }),
    ...(view?.ySplit && { frozenRows: view.ySplit }),
    ...(view?.xSplit && { frozenColumns: view.xSplit }),
  };
}
