/** Reads the parts of a file into workbook data. */
import { cellName, rangeName, readAddress, readRange, splitAddress } from "../grid/address";
import type { CellData, CellStyle, SheetValue, SpillData, WorkbookData, WorksheetData } from "../grid/workbook-data";
import { type Book, bookOf } from "../grid/book";
import { cellsReadIn } from "../grid/reading-cost";
import { shifting } from "../grid/shifted";
import { type FormulaOptions, isTypedAlike, toTyped } from "../grid/stored-text";
import { refuseBeyond } from "./cell-xml";
import { FileFault } from "./faults";
import { limits, Room, tooMany } from "./limits";
import { type Package, partText } from "./parts";
import { readBooks } from "./read-books";
import { readCharts } from "./read-charts";
import { readLayout } from "./read-layout";
import { readStyles } from "./read-styles";
import { readTables } from "./read-tables";
import { refuseSharedParts } from "./shared-parts";
import { readSharedTexts } from "./shared-texts";
import { worksheetParts, type WorksheetPart } from "./package";
import { workbookPath } from "./relations";
import { type FileCell, WorksheetCells } from "./worksheet-cells";
import { descendants, readXml, textOf, type XmlElement } from "./xml";

/** A worksheet with its part and the cells in it. */
export interface OpenSheet extends WorksheetPart {
  cells: WorksheetCells;
}

/** The worksheets of a file, and all that it holds as data. */
export interface OpenParts {
  sheets: OpenSheet[];
  data: WorkbookData;
  /** What its formulas may refer to besides cells. */
  book: Book;
}

/** `customFunctions` are the ids of our functions: a file has no dots in them. */
export function readParts(parts: Package, customFunctions: readonly string[]): OpenParts {
  const xml = partText(parts, workbookPath(parts));
  const workbook = readXml(xml);
  const countsFrom1904 = isOn([...descendants(workbook, "workbookPr")][0]?.attributes["date1904"]);
  const sources = { texts: readSharedTexts(parts), countsFrom1904, room: new Room() };
  const own = worksheetParts(parts);
  refuseSharedParts(parts, own);
  const sheets = own.map((part) => ({
    ...part,
    cells: new WorksheetCells(partText(parts, part.path), sources),
  }));
  if (sheets.length === 0) throw new FileFault("is damaged: it holds no worksheet");
  const styles = readStyles(parts);
  const names = readNames(workbook, xml, customFunctions);
  const books = readBooks(parts);
  const empty: WorkbookData = {
    sheets: sheets.map((sheet) => readFrame(parts, sheet, names.get(sheet.index))),
    ...named(names.get(undefined)?.own),
    ...(countsFrom1904 && { countsFrom1904 }),
    ...(Object.keys(books).length > 0 && { books }),
  };
  const book = bookOf(empty);
  const data: WorkbookData = {
    ...empty,
    sheets: empty.sheets.map((frame, at) => ({
      ...frame,
      ...readCells(sheets[at]!.cells, frame, styles, { customFunctions, book, room: sources.room }),
    })),
  };
  if (cellsReadIn(data, book, limits.cellsRead) > limits.cellsRead)
    throw new FileFault(`holds formulas that read more than ${limits.cellsRead.toLocaleString("en-US")} cells together`);
  return { sheets, data, book };
}

function isOn(word: string | undefined): boolean {
  return word === "1" || word === "true";
}

/** The names of one worksheet, or of the whole workbook. */
interface Names {
  own: Record<string, string>;
  /** Those that Excel itself gives: print area, title rows. */
  standard: Record<string, string>;
}

function readNames(workbook: XmlElement, xml: string, customFunctions: readonly string[]): Map<number | undefined, Names> {
  const names = new Map<number | undefined, Names>();
  let count = 0;
  for (const element of descendants(workbook, "definedName")) {
    if ((count += 1) > limits.names) throw tooMany(limits.names, "names");
    const { name = "", localSheetId } = element.attributes;
    const place = localSheetId === undefined ? undefined : Number(localSheetId);
    const found = names.get(place) ?? { own: {}, standard: {} };
    const text = textOf(xml, element);
    if (name.startsWith("_xlnm.")) found.standard[name.slice("_xlnm.".length)] = text;
    else {
      refuseBeyond(text, `the name ${name}`);
      found.own[name] = toTyped(text, { customFunctions }).slice(1);
    }
    names.set(place, found);
  }
  return names;
}

function named(names: Record<string, string> | undefined): { names?: Record<string, string> } {
  return names && Object.keys(names).length > 0 ? { names } : {};
}

/** A worksheet without its cells. */
function readFrame(parts: Package, sheet: OpenSheet, names: Names | undefined): WorksheetData {
  const { tables, filters } = readTables(parts, sheet.path);
  const layout = readLayout(partText(parts, sheet.path), filters);
  const charts = readCharts(parts, sheet.path);
  const print = { ...layout.print, ...printNames(names?.standard ?? {}) };
  return {
    name: sheet.name,
    cells: {},
    ...layout,
    ...(Object.keys(print).length > 0 && { print }),
    ...(charts.length > 0 && { charts }),
    ...(tables.length > 0 && { tables }),
    ...named(names?.own),
  };
}

/** A print area of one rectangle, and rows that are repeated on each page. */
function printNames({ Print_Area, Print_Titles }: Record<string, string>): { area?: string; titleRows?: string } {
  const [, printed] = splitAddress(Print_Area ?? "");
  const area = readRange(printed) ? printed.replaceAll("$", "") : undefined;
  const titleRows = /!\$?(\d+):\$?(\d+)(?:$|,)/.exec(Print_Titles ?? "");
  return {
    ...(area !== undefined && { area }),
    ...(titleRows && { titleRows: `${titleRows[1]}:${titleRows[2]}` }),
  };
}

type ReadingOptions = FormulaOptions & { room: Room };

/** The cells and what formulas spill. */
function readCells(
  source: WorksheetCells,
  { name, merges = [] }: WorksheetData,
  styles: readonly (CellStyle | undefined)[],
  options: ReadingOptions,
): Pick<WorksheetData, "cells" | "spills"> {
  const cells: Record<string, CellData> = {};
  const shared: SharedFormulas = new Map();
  const arrays: { address: string; cell: FileCell }[] = [];
  for (const cell of source.cells()) {
    const { address, value } = cell;
    const formula = cell.formula === undefined ? undefined : typedFormula(cell, name, shared, options);
    const style = styles[cell.style];
    if (cell.range !== undefined) arrays.push({ address, cell });
    if (value === null && formula === undefined && !style) continue;
    cells[address] = {
      ...(value !== null && { value }),
      ...(formula !== undefined && { formula }),
      ...(cell.range !== undefined && !cell.isDynamic && { array: cell.range }),
      ...(style && { style }),
    };
  }
  for (const merge of merges) forgetCovered(cells, merge);
  return { cells, ...spillsOf(arrays, cells, options.room) };
}

/** By the number that cells share: the first of them, and its formula as it reads in another. */
type SharedFormulas = Map<
  string,
  { row: number; column: number; at: (rows: number, columns: number) => string; isPlain: boolean }
>;

/** As typed; one that is shared is read as it is in its own cell. */
function typedFormula(cell: FileCell, sheet: string, shared: SharedFormulas, options: ReadingOptions): string | undefined {
  const { row, column } = readAddress(cell.address);
  const first = cell.shared !== undefined && cell.formula === "" ? shared.get(cell.shared) : undefined;
  const stored = first ? first.at(row - first.row, column - first.column) : cell.formula!;
  if (stored.trim() === "") return undefined;
  options.room.takeFormula(stored.length);
  // What is typed as it is stored is so wherever it stands
  if (first?.isPlain) return `=${stored}`;
  const typed = toTyped(stored, { ...options, place: { sheet, row, column }, isArray: cell.range !== undefined });
  if (cell.shared !== undefined && !first)
    shared.set(cell.shared, { row, column, at: shifting(stored), isPlain: isTypedAlike(stored, typed) });
  return typed;
}

/** Only the first cell of a merged range holds anything. */
function forgetCovered(cells: Record<string, CellData>, merge: string): void {
  const range = readRange(merge);
  if (!range) return;
  const first = cellName(range.row, range.column);
  const isCovered = (address: string): boolean => {
    const { row, column } = readAddress(address);
    return row >= range.row && row <= range.lastRow && column >= range.column && column <= range.lastColumn;
  };
  const count = (range.lastRow - range.row + 1) * (range.lastColumn - range.column + 1);
  const places = Object.keys(cells);
  const covered = count < places.length ? addressesIn(range) : places.filter(isCovered);
  for (const address of covered) if (address !== first) delete cells[address];
}

function addressesIn(range: { row: number; column: number; lastRow: number; lastColumn: number }): string[] {
  const addresses: string[] = [];
  for (let row = range.row; row <= range.lastRow; row++)
    for (let column = range.column; column <= range.lastColumn; column++) addresses.push(cellName(row, column));
  return addresses;
}

/** What the formulas of arrays fill; those cells are no entries of their own, but keep their style. */
function spillsOf(
  arrays: readonly { address: string; cell: FileCell }[],
  cells: Record<string, CellData>,
  room: Room,
): { spills?: Record<string, SpillData> } {
  const spills: Record<string, SpillData> = {};
  for (const { address, cell } of arrays) {
    const range = readRange(cell.range!);
    if (!range) continue;
    const [height, width] = [range.lastRow - range.row + 1, range.lastColumn - range.column + 1];
    if (height * width > limits.cells)
      throw new FileFault(
        `holds an array formula over more than ${limits.cells.toLocaleString("en-US")} cells, ${cell.range!} in ${address}`,
      );
    if (height * width === 1) continue;
    const values: SheetValue[][] = [];
    for (let row = range.row; row <= range.lastRow; row++) {
      values.push(
        Array.from({ length: width }, (_, right) => {
          const place = cellName(row, range.column + right);
          // One that is stored was counted as it was read
          if (!cells[place]) room.takeCells(1);
          const { value = null, style } = cells[place] ?? {};
          if (place !== address) {
            if (style) cells[place] = { style };
            else delete cells[place];
          }
          return value;
        }),
      );
    }
    spills[address] = { range: rangeName(range), values };
  }
  return Object.keys(spills).length > 0 ? { spills } : {};
}
