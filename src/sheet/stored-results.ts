/**
 * Which results of a file are kept, because the engine does not calculate them as the program did that stored them: each formula whose
 * result differs is calculated once more from the stored results of all others, so that only the one at fault is kept, wherever it
 * stands in a chain.
 */
import { readAddress, readRange } from "../grid/address";
import { bookOf } from "../grid/book";
import { CellError, type CellResult, isTable } from "../grid/cell";
import { CellSet } from "../grid/cell-set";
import { callsIn } from "../grid/expression";
import { readFormulaOrNothing } from "../grid/formula";
import { precedentsOf } from "../grid/precedents";
import { callsCustomFunction } from "../grid/stored-text";
import type { SheetValue, WorkbookData, WorksheetData } from "../grid/workbook-data";
import type { Sheet } from "./sheet";

/** A formula whose stored result stands for it. */
export interface KeptResult {
  sheet: string;
  address: string;
  formula: string;
  stored: SheetValue[][];
  /** What the engine makes of it. */
  reason: string;
}

export interface StoredFormula {
  sheet: string;
  address: string;
  formula: string;
  /** From the formula's own cell on; one cell or all that it fills. */
  stored: SheetValue[][];
  /** The range of an array formula of old. */
  array: string | undefined;
}

const volatile = new Set(["NOW", "TODAY", "RAND", "RANDBETWEEN", "RANDARRAY"]);

export function isVolatile(formula: string): boolean {
  const tree = readFormulaOrNothing(formula);
  return tree !== undefined && callsIn(tree).some(({ name }) => volatile.has(name));
}

/** Functions that find out what they read while they are calculated. */
const referring = new Set(["INDIRECT", "OFFSET", "CELL", "TABLE"]);

/** May it read any cell, whatever it names? */
export function readsAnything(formula: string): boolean {
  const tree = readFormulaOrNothing(formula);
  return tree === undefined || callsIn(tree).some(({ name }) => referring.has(name));
}

/** Every formula with what the file says it gave. */
export function storedFormulas(data: WorkbookData): StoredFormula[] {
  const formulas: StoredFormula[] = [];
  for (const { name: sheet, cells, spills } of data.sheets)
    for (const address of Object.keys(cells)) {
      const { formula, value = null, array } = cells[address]!;
      if (formula === undefined) continue;
      formulas.push({ sheet, address, formula, stored: spills?.[address]?.values ?? [[value]], array });
    }
  return formulas;
}

/** The results of now in the same form. */
export function resultOf(sheet: WorksheetData | undefined, address: string): SheetValue[][] {
  return sheet?.spills?.[address]?.values ?? [[sheet?.cells[address]?.value ?? null]];
}

export interface Kept {
  kept: readonly KeptResult[];
  /** What the sheet gives, where nothing had to be calculated or kept. */
  results: WorkbookData | undefined;
}

/**
 * Keeps what has to be kept, and leaves the sheet calculated. With `onlyErrors` a result that differs is none of ours to keep, as long
 * as it is no error.
 */
export async function keepResults(
  sheet: Sheet,
  data: WorkbookData,
  customFunctions: readonly string[],
  onlyErrors = false,
): Promise<Kept> {
  const formulas = storedFormulas(data);
  const results = sheet.workbook();
  const differing = differingFrom(results, formulas);
  const doubtful = differing.filter(
    ({ formula, now }) =>
      !isVolatile(formula) &&
      !callsCustomFunction(formula, customFunctions) &&
      (!onlyErrors || now[0]![0] instanceof CellError || callsUnknown(formula, sheet)),
  );
  if (doubtful.length === 0) return { kept: [], results };
  const readers = readersOf(differing, formulas, data);
  // Then nothing has to be calculated to have the stored results in the cells
  if (readers) sheet.show(differing);
  else {
    sheet.keep(differing);
    await sheet.recalculate();
  }
  const answers = await answersOf(doubtful, sheet, readers);
  const kept = doubtful.flatMap((formula, at): KeptResult[] => {
    const answer = answers[at]!;
    return isStored(answer, formula) ? [] : [{ ...formula, reason: reasonFor(answer) }];
  });
  if (readers && kept.length === differing.length) sheet.keepShown(kept);
  else {
    sheet.keep(kept);
    await sheet.recalculate();
  }
  return { kept, results: undefined };
}

/** A formula whose result is another than the stored one. */
interface Differing extends StoredFormula {
  now: SheetValue[][];
}

/**
 * The places of the formulas that read a cell of the differing ones, where stored results in these cells would change nothing else: each
 * is one value, then and now, and only differing ones read it. Undefined where other formulas, or what spills, may change with them.
 */
function readersOf(
  differing: readonly Differing[],
  formulas: readonly StoredFormula[],
  data: WorkbookData,
): ReadonlySet<string> | undefined {
  if (!differing.every(({ stored, now, array }) => array === undefined && isPlain(stored) && isOneCell(now))) return undefined;
  const cells = new CellSet(differing.map(({ sheet, address }) => ({ ...readAddress(address), sheet })));
  const own = new Set(differing.map(placeOf));
  const book = bookOf(data);
  const readers = new Set<string>();
  for (const each of formulas) {
    const place = { ...readAddress(each.address), sheet: each.sheet };
    const read = precedentsOf(readFormulaOrNothing(each.formula), place, book);
    if (!read.readsAnything && !read.cells.some((range) => cells.touches(range))) continue;
    if (!own.has(placeOf(each))) return undefined;
    readers.add(placeOf(each));
  }
  return readers;
}

function placeOf({ sheet, address }: StoredFormula): string {
  return `${sheet}!${address}`;
}

function isOneCell(table: SheetValue[][]): boolean {
  return table.length === 1 && table[0]!.length === 1;
}

/** One number, text or logical value. */
function isPlain(table: SheetValue[][]): boolean {
  const [[value]] = table as [[SheetValue]];
  return isOneCell(table) && value !== null && !(value instanceof CellError);
}

/** Each calculated from the stored results of the others; what reads none of them has its answer already. */
async function answersOf(
  doubtful: readonly Differing[],
  sheet: Sheet,
  readers: ReadonlySet<string> | undefined,
): Promise<CellResult[]> {
  const isAnswered = (each: Differing): boolean => readers !== undefined && isPlain(each.now) && !readers.has(placeOf(each));
  const answers = await sheet.evaluateAt(doubtful.filter((each) => !isAnswered(each)));
  let at = 0;
  return doubtful.map((each) => (isAnswered(each) ? (each.now[0]![0] as CellResult) : answers[at++]!));
}

/** An IFERROR around a function that is missing here gives something, but not what Excel gave. */
function callsUnknown(formula: string, sheet: Sheet): boolean {
  const tree = readFormulaOrNothing(formula);
  return tree === undefined || callsIn(tree).some(({ callee, written }) => !callee && !sheet.hasFunction(written));
}

function differingFrom(now: WorkbookData, formulas: readonly StoredFormula[]): Differing[] {
  const results = new Map(now.sheets.map((each) => [each.name, each]));
  return formulas.flatMap((formula) => {
    // A formula that was never calculated has nothing to keep
    if (isOneCell(formula.stored) && formula.stored[0]![0] === null) return [];
    const result = resultOf(results.get(formula.sheet), formula.address);
    return sameResults(formula.stored, result, keptTolerance) ? [] : [{ ...formula, now: result }];
  });
}

/** The engine adds in another order than Excel. */
const keptTolerance = 1e-9;

function isStored(answer: CellResult, { stored, array }: StoredFormula): boolean {
  const table: SheetValue[][] = isTable(answer) ? answer.map((row) => [...row]) : [[answer]];
  if (array === undefined) return sameResults(stored, table, keptTolerance);
  const range = readRange(array)!;
  const [height, width] = [range.lastRow - range.row + 1, range.lastColumn - range.column + 1];
  const filled = Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (__, column) => at(table, row, column)),
  );
  return sameResults(stored, filled, keptTolerance);
}

/** One row or column is repeated over the range of an array formula of old; beyond a larger result is #N/A. */
function at(table: SheetValue[][], row: number, column: number): SheetValue {
  const found = table[table.length === 1 ? 0 : row];
  const value = found?.[found.length === 1 ? 0 : column];
  return value === undefined ? new CellError("#N/A", "the result is smaller than the range of the array formula") : value;
}

function reasonFor(answer: CellResult): string {
  if (answer instanceof CellError) return `${answer.code} ${answer.message}`.trim();
  return isTable(answer)
    ? `it gives ${answer.length} rows by ${answer[0]!.length} columns here`
    : `it gives ${String(answer)} here`;
}

export function sameResults(stored: SheetValue[][], now: SheetValue[][], tolerance?: number): boolean {
  return (
    stored.length === now.length &&
    stored.every((row, r) => row.length === now[r]!.length && row.every((value, c) => nearlySame(value, now[r]![c]!, tolerance)))
  );
}

/** The same to the digits that a double can tell apart after a sum in another order; an empty cell is a 0 or an empty text. */
export function nearlySame(stored: SheetValue, now: SheetValue, tolerance = 4e-15): boolean {
  if (stored instanceof CellError || now instanceof CellError)
    return stored instanceof CellError && now instanceof CellError && storedCode(stored.code) === storedCode(now.code);
  if (typeof stored === "number" && typeof now === "number")
    return stored === now || Math.abs(stored - now) <= tolerance * Math.max(Math.abs(stored), Math.abs(now));
  const [a, b] = [stored, now].map((value) => (value === null || value === 0 ? "" : value));
  return a === b;
}

/** Errors that a file knows only with further parts are stored as #VALUE!. */
function storedCode(code: string): string {
  return ["#SPILL!", "#CALC!", "#CYCLE!", "#ERROR!", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#GETTING_DATA"].includes(
    code,
  )
    ? "#VALUE!"
    : code;
}
