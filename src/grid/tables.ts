/** References to tables: which cells Plan[[#This Row],[Size]] stands for, and how it is written. */
import { stringifyStructRef } from "@borgar/fx";
import type { CellRange } from "./address";
import type { Book, Place, Table } from "./book";
import type { TableReference } from "./expression";

/** Why a reference stands for nothing: the reason as a sentence, and the error that a cell shows. */
export class ReferenceFault extends Error {
  override name = "ReferenceFault";

  constructor(
    readonly code: "#REF!" | "#NAME?" | "#VALUE!",
    message: string,
  ) {
    super(message);
  }
}

/** The worksheet and the cells that the reference stands for in a formula at this place. */
export function tableCells(reference: TableReference, place: Place, book: Book): CellRange & { sheet: string } {
  const table = tableOf(reference, place, book);
  const columns = reference.columns.map((column) => columnOf(table, column));
  const first = table.area.column;
  const [from, to] =
    columns.length === 0 ? [first, table.area.lastColumn] : [first + Math.min(...columns), first + Math.max(...columns)];
  const [row, lastRow] = rowsOf(reference, table, place);
  return { sheet: table.sheet, row, lastRow, column: from, lastColumn: to };
}

function tableOf({ table: name, text }: TableReference, place: Place, book: Book): Table {
  if (name !== "") {
    const found = book.table(name);
    if (!found) throw new ReferenceFault("#REF!", `there is no table ${name}`);
    return found;
  }
  const own = book.tableAt(place);
  if (!own) throw new ReferenceFault("#VALUE!", `${text} stands outside of any table: write the name of the table before it`);
  return own;
}

function columnOf(table: Table, column: string): number {
  const wanted = column.toLowerCase();
  const found = table.columns.findIndex((name) => name.toLowerCase() === wanted);
  if (found < 0) {
    const names = table.columns.map((name) => name.replace(/\s+/g, " ")).join(", ");
    throw new ReferenceFault("#REF!", `the table ${table.name} has no column ${column}; it has ${names}`);
  }
  return found;
}

function rowsOf({ sections, text }: TableReference, table: Table, place: Place): [row: number, lastRow: number] {
  const { row, lastRow } = table.area;
  const [firstData, lastData] = [row + (table.hasNoHeader ? 0 : 1), lastRow - (table.hasTotals ? 1 : 0)];
  const has = (section: TableReference["sections"][number]): boolean => sections.includes(section);
  if (has("this row")) {
    if (place.sheet.toLowerCase() !== table.sheet.toLowerCase() || place.row < firstData || place.row > lastData)
      throw new ReferenceFault("#VALUE!", `${text} stands outside of the rows of the table ${table.name}`);
    return [place.row, place.row];
  }
  if (has("all")) return [row, lastRow];
  const parts: [number, number][] = [];
  if (has("headers")) {
    if (table.hasNoHeader) throw new ReferenceFault("#REF!", `the table ${table.name} has no row of headers`);
    parts.push([row, row]);
  }
  if (has("data") || sections.length === 0) parts.push([firstData, lastData]);
  if (has("totals")) {
    if (!table.hasTotals) throw new ReferenceFault("#REF!", `the table ${table.name} has no row of totals`);
    parts.push([lastRow, lastRow]);
  }
  return [Math.min(...parts.map(([first]) => first)), Math.max(...parts.map(([, last]) => last))];
}

/** As a file stores it: with the table's name, This Row in words. */
export function storedTableReference({ table, columns, sections }: TableReference, place: Place, book: Book): string {
  const name = table || (book.tableAt(place)?.name ?? "");
  return stringifyStructRef({ context: [], table: name, columns: [...columns], sections: [...sections] }, { thisRow: true });
}
