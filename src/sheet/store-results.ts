/** Writes results into a file: those that follow from what was changed, those that it lacks, and new ones of our functions. */
import { readAddress, readRange } from "../grid/address";
import type { Book } from "../grid/book";
import { CellError } from "../grid/cell";
import { placeKey } from "../grid/dependents";
import { callsCustomFunction } from "../grid/stored-text";
import type { SheetValue, SpillData, WorkbookData, WorksheetData } from "../grid/workbook-data";
import { changedInputs, FormulaGraph, type OutOfDate } from "./out-of-date";
import { type KeptResult, resultOf, sameResults } from "./stored-results";

/** A file whose formulas get results. */
export interface ResultFile {
  data: WorkbookData;
  book: Book;
  formulas: () => Iterable<{ sheet: { name: string }; cell: { address: string; value: SheetValue }; formula: string }>;
  setResults: (sheet: string, address: string, value: SheetValue, spill: SpillData | undefined) => void;
  askForCalculation: () => void;
}

/** What the sheet says of a file. */
export interface Calculated {
  /** All cells before anything was changed, and now. */
  resultsBefore: WorkbookData;
  values: WorkbookData;
  kept: readonly KeptResult[];
  outOfDate: readonly OutOfDate[];
}

/** A result that is kept or out of date stays as it is stored; Excel is asked to calculate when one is out of date. */
export function storeResults(file: ResultFile, customFunctions: readonly string[], calculated: Calculated): void {
  const { resultsBefore, values, kept, outOfDate } = calculated;
  const untouchable = new Set([...kept, ...outOfDate].map(({ sheet, address }) => keyOf(sheet, address)));
  const formulas = [...file.formulas()].map(({ sheet: { name: sheet }, cell: { address, value: stored }, formula }) => {
    const spill = dataOf(values, sheet).spills?.[address];
    const before = dataOf(file.data, sheet).spills?.[address]?.values ?? [[stored]];
    const now = resultOf(dataOf(values, sheet), address);
    const isOwn = stored === null || callsCustomFunction(formula, customFunctions);
    return { sheet, address, key: keyOf(sheet, address), before, now, spill, isOwn };
  });
  const renewed = formulas.filter(({ isOwn, before, now }) => isOwn && !sameResults(before, now));
  const reached = new FormulaGraph(values, file.book).reached([
    ...changedInputs(resultsBefore, values),
    ...renewed.map(({ sheet, address, spill }) => ({ ...readRange(spill?.range ?? address)!, sheet })),
  ]);
  for (const { sheet, address, key, before, now, spill, isOwn } of formulas) {
    if (untouchable.has(key) || !(isOwn || reached.has(key) || isBlocked(now)) || isStoredSo(before, now)) continue;
    file.setResults(sheet, address, now[0]![0]!, spill);
  }
  if (outOfDate.length > 0) file.askForCalculation();
}

function dataOf(data: WorkbookData, sheet: string): WorksheetData {
  return data.sheets.find(({ name }) => name === sheet) ?? { name: sheet, cells: {} };
}

export function keyOf(sheet: string, address: string): string {
  const { row, column } = readAddress(address);
  return placeKey(sheet, row, column);
}

/** Something was typed in the way of what it spilled. */
function isBlocked(now: SheetValue[][]): boolean {
  const first = now[0]![0];
  return first instanceof CellError && first.code === "#SPILL!";
}

/** A result of 0 is stored where nothing was. */
function isStoredSo(before: SheetValue[][], now: SheetValue[][]): boolean {
  if (before.length === 1 && before[0]!.length === 1 && before[0]![0] === null)
    return now.length === 1 && now[0]!.length === 1 && now[0]![0] === null;
  return sameResults(before, now);
}
