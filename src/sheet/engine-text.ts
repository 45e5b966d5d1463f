/**
 * Formulas as the engine's parser reads them. The cell keeps its own text; what the engine calculates is this translation: references
 * without names and tables, array constants and spills as calls, quotes inside of texts hidden (its parser loses them).
 */
import type { Expression } from "../grid/expression";
import { readFormula, readFormulaOrNothing } from "../grid/formula";
import { FormulaFault } from "../grid/expression";
import {
  type CellRange,
  cellName,
  isOneCell,
  lastColumnOfSheet,
  lastRowOfSheet,
  readAddress,
  splitAddress,
  sheetPrefix,
} from "../grid/address";
import { CellError } from "../grid/cell";
import type { BookData, SheetValue } from "../grid/workbook-data";
import type { Book, Place } from "../grid/book";
import { unreadableReason } from "./reasons";
import { wholeLineName } from "./whole-lines";
import { type Dialect, resolved } from "../grid/resolve";

/** Stands for a quote inside a text while the engine parses. */
const hiddenQuote = "\uE000";

/** Names of the helper functions that stand for syntax. */
export const helpers = {
  anchorArray: "ANCHORARRAY",
  arrayConstant: "ARRAYCONSTANT",
  fault: "FAULT",
  fixedArray: "FIXEDARRAY",
  single: "SINGLE",
  trimRange: "TRIMRANGE",
} as const;

const trimModes = { leading: 1, trailing: 2, all: 3 } as const;

/** What formulas of this workbook may refer to, and what the engine has. */
export interface TranslationSource {
  book: Book;
  isFunction: (name: string) => boolean;
  /** Other workbooks by the number that formulas name them with. */
  books?: Readonly<Record<string, BookData>>;
  countsFrom1904?: boolean;
}

const many = 100_000;

export class EngineTexts {
  /** Trees of formulas that read otherwise in another cell, or why they are none. */
  private readonly trees = new Map<string, Expression | string>();
  private readonly everywhere = new Map<string, string>();
  /** What was written for the engine: it is not translated again. */
  private readonly written = new Set<string>();
  private source: TranslationSource | undefined;
  private dialect: Dialect | undefined;

  /** Names, tables or worksheets are others now. */
  use(source: TranslationSource): void {
    this.source = source;
    this.dialect = dialectOf(source);
    this.everywhere.clear();
    this.written.clear();
  }

  /** What was found to be the same in every cell. */
  sameEverywhere(formula: string): string | undefined {
    return this.everywhere.get(formula);
  }

  /** The formula as the engine reads it in this cell; a formula that is none stays as it is. `array` is the size of an array of old. */
  at(formula: string, place: Place, array?: { rows: number; columns: number }): string {
    const known = array ? undefined : this.everywhere.get(formula);
    if (known !== undefined) return known;
    if (this.written.has(formula)) return formula;
    if (!this.source || !this.dialect) return formula;
    const tree = this.tree(formula);
    if (typeof tree === "string") return `=${this.dialect.fault("#VALUE!", tree)}`;
    const { text, isSameEverywhere } = resolved(tree, place, this.source.book, this.dialect);
    const made = array ? `=${helpers.fixedArray}(${text},${array.rows},${array.columns})` : `=${text}`;
    // Most formulas are translated by themselves: the text that is there already is kept, and not a second one of many parts
    const translated = made === formula ? formula : made;
    if (this.written.size > many) this.written.clear();
    this.written.add(translated);
    if (isSameEverywhere && !array) {
      if (this.everywhere.size > many) this.everywhere.clear();
      this.everywhere.set(formula, translated);
      this.trees.delete(formula);
    }
    return translated;
  }

  private tree(formula: string): Expression | string {
    const known = this.trees.get(formula);
    if (known !== undefined) return known;
    if (this.trees.size > many) this.trees.clear();
    const tree = treeOrReason(formula);
    this.trees.set(formula, tree);
    return tree;
  }
}

function treeOrReason(formula: string): Expression | string {
  try {
    const tree = readFormula(formula);
    return readFormulaOrNothing(formula) ? tree : "the formula holds more than 1,000 operators in a row";
  } catch (fault) {
    if (!(fault instanceof FormulaFault)) throw fault;
    return fault.message.includes("array constant") ? fault.message : unreadableReason;
  }
}

function dialectOf({ isFunction, books = {}, countsFrom1904 = false }: TranslationSource): Dialect {
  return {
    constant: hidden,
    array: (text) => `${helpers.arrayConstant}("${text.slice(1, -1).replaceAll('"', hiddenQuote)}")`,
    spill: (of) => `${helpers.anchorArray}(${of})`,
    single: (of) => `${helpers.single}(${of})`,
    trimmed: (range, ends) => `${helpers.trimRange}(${range},${trimModes[ends]},${trimModes[ends]})`,
    fault: (code, reason) => `${helpers.fault}("${code}",${hidden(`"${reason.replace(/"/g, '""')}"`)})`,
    otherCells: (book, sheet, range) => otherCells(books[book], sheet, range),
    otherName: (book, name) => otherName(books[book], book, name),
    isFunction,
    countsFrom1904,
    calledAs: wholeLineName,
  };
}

/** What the file keeps of cells of another workbook, as constants. */
function otherCells(book: BookData | undefined, sheet: string, range: CellRange): string | undefined {
  const found = book?.sheets.find(({ name }) => name.toLowerCase() === sheet.toLowerCase());
  if (!found) return undefined;
  const value = (row: number, column: number): SheetValue => found.cells[cellName(row, column)] ?? null;
  if (isOneCell(range)) return constantText(value(range.row, range.column), "0");
  const { lastRow, lastColumn } = usedPart(found.cells, range);
  const rows: string[] = [];
  for (let row = range.row; row <= lastRow; row++) {
    const line: string[] = [];
    for (let column = range.column; column <= lastColumn; column++) line.push(constantText(value(row, column), '""'));
    rows.push(line.join(","));
  }
  return `${helpers.arrayConstant}("${rows.join(";").replaceAll('"', hiddenQuote)}")`;
}

/** Whole columns and rows end where values end. */
function usedPart(cells: Readonly<Record<string, SheetValue>>, range: CellRange): CellRange {
  const places = Object.keys(cells).map(readAddress);
  const last = (key: "row" | "column", most: number): number =>
    Math.max(range[key], ...places.map((place) => place[key]).filter((at) => at <= most));
  const isColumns = range.lastRow === lastRowOfSheet;
  const isRows = range.lastColumn === lastColumnOfSheet;
  return {
    ...range,
    lastRow: isColumns ? last("row", range.lastRow) : range.lastRow,
    lastColumn: isRows ? last("column", range.lastColumn) : range.lastColumn,
  };
}

function constantText(value: SheetValue, blank: string): string {
  if (value === null) return blank;
  if (value instanceof CellError) return value.code;
  if (typeof value === "string") return `"${value.replace(/"/g, '""')}"`;
  return typeof value === "boolean" ? String(value).toUpperCase() : String(value);
}

/** The name's text is one reference to cells of its own workbook. */
function otherName(book: BookData | undefined, number: string, name: string): Expression | undefined {
  const text = Object.entries(book?.names ?? {}).find(([each]) => each.toLowerCase() === name.toLowerCase())?.[1];
  if (text === undefined) return undefined;
  const [sheet, cells] = splitAddress(text.replace(/^=/, ""));
  return readFormulaOrNothing(sheet === undefined ? cells : sheetPrefix(`[${number}]${sheet}`) + cells);
}

/** A constant without doubled quotes. */
function hidden(text: string): string {
  return text.startsWith('"') ? `"${text.slice(1, -1).replace(/""/g, hiddenQuote)}"` : text;
}

/** The text between the quotes of a constant that the engine parsed. */
export function unquoted(token: string): string {
  return token.slice(1, -1).replaceAll(hiddenQuote, '"');
}

/** The array constant of a helper's argument, with its braces. */
export function arrayConstantText(argument: string): string {
  return `{${argument.replaceAll(hiddenQuote, '"')}}`;
}
