/** What nobody may type into a cell of a file: Excel would refuse it too, or repair the file when it is opened. */
import { type CellRange, rangeName, readRange } from "../grid/address";
import type { Book } from "../grid/book";
import { longestText } from "../grid/cell";
import { everyPart, FormulaFault } from "../grid/expression";
import { readFormula } from "../grid/formula";
import { ReferenceFault, tableCells } from "../grid/tables";
import type { SheetValue, WorksheetData } from "../grid/workbook-data";

/** Signs that may be typed as a formula. */
const longestFormula = 8_192;

/** Throws the sentence that says why. */
export function refuseChange(
  sheet: WorksheetData,
  address: string,
  input: SheetValue | { formula: string },
  blocksSpills = false,
): void {
  const place = readRange(address)!;
  const refuse = (reason: string): never => {
    throw new Error(`${sheet.name}!${address} ${reason}`);
  };
  refuseLength(input, refuse);
  const array = arrayAround(sheet, place);
  if (array) refuse(`is part of the array formula in ${array}: a part of an array cannot be changed`);
  for (const [anchor, { range }] of Object.entries(sheet.spills ?? {})) {
    if (!blocksSpills && anchor !== address && isIn(place, range))
      refuse(`is part of what ${anchor} spills: change the inputs of ${anchor} instead`);
  }
  for (const merge of sheet.merges ?? []) {
    const range = readRange(merge);
    const first = range && rangeName({ ...range, lastRow: range.row, lastColumn: range.column });
    if (first !== address && isIn(place, merge)) refuse(`is covered by the merged cells ${merge}: set ${first} instead`);
  }
  for (const { name, range, columns, hasNoHeader } of sheet.tables ?? []) {
    const table = readRange(range);
    if (hasNoHeader || !table || place.row !== table.row || !isIn(place, range)) continue;
    refuse(`holds the name of the column "${columns[place.column - table.column]}" of the table ${name}: rename it in Excel`);
  }
}

export function isFormula(input: SheetValue | { formula: string } | undefined): input is { formula: string } {
  return typeof input === "object" && input !== null && "formula" in input;
}

function refuseLength(input: SheetValue | { formula: string }, refuse: (reason: string) => never): void {
  if (isFormula(input) && input.formula.length > longestFormula)
    refuse(`cannot take a formula of ${input.formula.length} characters: Excel allows ${longestFormula}`);
  if (typeof input === "string" && input.length > longestText)
    refuse(`cannot take a text of ${input.length} characters: a cell holds ${longestText}`);
}

/** Throws for a text that is no formula, and for a table or column that the workbook does not have. */
export function refuseFormula(book: Book, sheet: string, address: string, formula: string): void {
  const { row, column } = readRange(address)!;
  try {
    for (const part of everyPart(readFormula(formula))) {
      if (part.kind === "table") tableCells(part, { sheet, row, column }, book);
      if (part.kind !== "reference" || part.book !== undefined) continue;
      for (const name of [part.sheet, part.lastSheet])
        if (name !== undefined && book.sheet(name) === undefined)
          throw new ReferenceFault("#REF!", `there is no worksheet ${name}`);
    }
  } catch (fault) {
    if (!(fault instanceof FormulaFault || fault instanceof ReferenceFault)) throw fault;
    throw Object.assign(new Error(`${sheet}!${address} cannot take ${formula}: ${fault.message}`), { cause: fault });
  }
}

/** An array formula of old that fills more than this cell. */
function arrayAround(sheet: WorksheetData, place: CellRange): string | undefined {
  for (const { array } of Object.values(sheet.cells)) {
    const range = array === undefined ? undefined : readRange(array);
    if (range && (range.lastRow > range.row || range.lastColumn > range.column) && isIn(place, array!)) return array;
  }
  return undefined;
}

function isIn(place: CellRange, range: string): boolean {
  const around = readRange(range);
  return (
    around !== undefined &&
    place.row >= around.row &&
    place.row <= around.lastRow &&
    place.column >= around.column &&
    place.column <= around.lastColumn
  );
}
