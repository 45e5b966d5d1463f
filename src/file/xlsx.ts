/** Workbooks in and out of .xlsx. The library that knows the format stays behind these two functions. */
import { type Cell, Workbook, type Worksheet } from "@cj-tech-master/excelts";
import { strFromU8, strToU8, unzipSync } from "fflate";
import { bookOf, type Place } from "../grid/book";
import { CellError } from "../grid/cell";
import { type FormulaOptions, toStored } from "../grid/stored-text";
import { cellName, columnNumber, readAddress } from "../grid/address";
import { addCharts, type FileParts } from "./file-charts";
import { pointsPerPixel, toCharacters, writeColourScale, writeDecimals, writePrint, writeValidation } from "./file-layout";
import { writeStyle } from "./file-styles";
import { openPackage, packageBytes } from "./package";
import { readParts } from "./read-workbook";
import { escaped, escapedAttribute } from "./xml";
import type { CellData, SheetValue, SpillData, WorkbookData, WorksheetData } from "../grid/workbook-data";

export interface FileOptions {
  /** The ids of our functions: a file has no dots in them. */
  customFunctions: readonly string[];
}

/** The bytes of an .xlsx with every value, formula, spill, style and name. */
export async function writeWorkbook(data: WorkbookData, { customFunctions }: FileOptions): Promise<Uint8Array> {
  const workbook = new Workbook();
  workbook.created = workbook.modified = new Date(Date.UTC(2020, 0, 1));
  workbook.creator = workbook.lastModifiedBy = "MicroScale";
  const options = { customFunctions, book: bookOf(data) };
  for (const sheet of data.sheets) writeSheet(workbook, sheet, options);
  for (const [name, refersTo] of Object.entries(data.names ?? {})) writeName(workbook, name, refersTo);
  return finishedFile(new Uint8Array(await workbook.xlsx.writeBuffer()), data);
}

/**
 * Puts in what the library does not write. A file that says it was calculated by an older Excel is calculated anew when it is opened,
 * which loses the results where the add-in is missing: the library writes the number of Excel 2016, this is that of Excel since 2019.
 */
function finishedFile(bytes: Uint8Array, data: WorkbookData): Uint8Array {
  const parts: FileParts = new Map(Object.entries(unzipSync(bytes)).map(([path, content]) => [path, strFromU8(content)]));
  parts.set("xl/workbook.xml", parts.get("xl/workbook.xml")!.replace(/calcId="\d+"/, 'calcId="191029"'));
  addCharts(parts, data);
  addOwnNames(parts, data);
  return packageBytes(new Map([...parts].map(([path, text]) => [path, strToU8(text)])));
}

/** The names that a worksheet has for itself. */
function addOwnNames(parts: FileParts, { sheets }: WorkbookData): void {
  const elements = sheets.flatMap(({ names = {} }, place) =>
    Object.entries(names).map(
      ([name, refersTo]) =>
        `<definedName name="${escapedAttribute(name)}" localSheetId="${place}">${escaped(refersTo.replace(/^=/, ""))}</definedName>`,
    ),
  );
  if (elements.length === 0) return;
  const path = "xl/workbook.xml";
  const xml = parts.get(path)!;
  const written = elements.join("");
  const isThere = xml.includes("</definedNames>");
  parts.set(
    path,
    isThere
      ? xml.replace("</definedNames>", () => `${written}</definedNames>`)
      : xml.replace("</sheets>", () => `</sheets><definedNames>${written}</definedNames>`),
  );
}

function writeName(workbook: Workbook, name: string, refersTo: string): void {
  const text = refersTo.replace(/^=/, "");
  if (/![$A-Z\d:]+$/i.test(text)) workbook.definedNames.add(text, name);
  else workbook.definedNames.addFormula(name, text);
}

function writeSheet(workbook: Workbook, data: WorksheetData, options: FormulaOptions): void {
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
    if (cell.formula !== undefined)
      target.value = formulaValue(cell, address, data.spills?.[address], { ...options, place: placeIn(data.name, address) });
    else if (cell.value !== undefined) target.value = fileValue(cell.value);
    if (cell.style) Object.assign(target, writeStyle(cell.style));
  }
  for (const range of data.merges ?? []) sheet.mergeCellsWithoutStyle(range);
  for (const validation of data.validations ?? []) writeValidation(sheet, validation);
  for (const rule of data.followsDecimals ?? []) writeDecimals(sheet, rule);
  for (const scale of data.colourScales ?? []) writeColourScale(sheet, scale);
  writePrint(sheet, data.print ?? {});
}

function writeSpilledCells(sheet: Worksheet, { range, values }: SpillData): void {
  const { row, column } = readAddress(range);
  values.forEach((cells, down) =>
    cells.forEach((value, right) => {
      if (value !== null) sheet.getCell(cellName(row + down, column + right)).value = fileValue(value);
    }),
  );
}

function placeIn(sheet: string, address: string): Place {
  const { row, column } = readAddress(address);
  return { sheet, row, column };
}

/** An array formula of old fills its own range; one that spills or may spill is a dynamic array. */
function formulaValue(
  { formula = "", value, array }: CellData,
  address: string,
  spill: SpillData | undefined,
  options: FormulaOptions,
): Cell["value"] {
  const { text, isDynamic } = toStored(formula, options);
  const first = spill?.values[0]?.[0] ?? value ?? null;
  const result = first === null ? {} : { result: fileValue(first) as number };
  if (array !== undefined) return { formula: text, ...result, shareType: "array", ref: array };
  if (!spill && !isDynamic) return { formula: text, ...result };
  return { formula: text, ...result, shareType: "array", ref: spill?.range ?? address, isDynamicArray: true };
}

/** Errors that a file knows only with further parts are written as #VALUE!: a recalculation brings them back. */
const plainErrors: readonly string[] = ["#N/A", "#REF!", "#NAME?", "#DIV/0!", "#NULL!", "#VALUE!", "#NUM!"];

type FileError = { error: "#VALUE!" };

function fileValue(value: SheetValue): number | string | boolean | null | FileError {
  if (!(value instanceof CellError)) return value;
  return { error: (plainErrors.includes(value.code) ? value.code : "#VALUE!") as "#VALUE!" };
}

/** Reads the bytes of an .xlsx; bytes that are no such file throw a FileFault. */
export function readWorkbook(bytes: Uint8Array | ArrayBuffer, { customFunctions }: FileOptions): WorkbookData {
  return readParts(openPackage(new Uint8Array(bytes)), customFunctions).data;
}
