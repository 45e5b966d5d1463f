/** What a formula reads: the cells that it names, by address, by name or by table. */
import { type CellRange, readRange } from "./address";
import { type Book, nameLimits, type Place } from "./book";
import { everyPart, type Expression, type Operation, partsOf, type Reference } from "./expression";
import { shiftedCells } from "./shifted";
import { ReferenceFault, tableCells } from "./tables";

/** A rectangle on a worksheet. */
export interface ReadCells extends CellRange {
  sheet: string;
}

export interface Precedents {
  cells: readonly ReadCells[];
  /** It may read any cell: which ones is known only when it is calculated. */
  readsAnything: boolean;
}

const anything: Precedents = { cells: [], readsAnything: true };

/** Functions that make a reference out of a text or of numbers; a table of what-if results changes inputs. */
const makesReferences = new Set(["INDIRECT", "OFFSET", "TABLE", "CELL"]);

/** Where the text that is read stands. */
interface Reading {
  place: Place;
  book: Book;
  /** In a defined name, whose relative references count from the cell of the formula. */
  isNamed: boolean;
  depth: number;
  /** How often a name may still be followed, by all that reads with it. */
  left: { names: number };
}

/** A text that is no formula may read anything. */
export function precedentsOf(tree: Expression | undefined, place: Place, book: Book): Precedents {
  return readAll(tree, { place, book, isNamed: false, depth: 0, left: { names: nameLimits.together } });
}

function readAll(tree: Expression | undefined, reading: Reading): Precedents {
  if (tree === undefined || reading.depth > nameLimits.deep) return anything;
  const cells: ReadCells[] = [];
  let readsAnything = false;
  for (const part of everyPart(tree)) {
    const found = read(part, reading);
    cells.push(...found.cells);
    readsAnything ||= found.readsAnything;
  }
  return { cells, readsAnything };
}

function read(part: Expression, reading: Reading): Precedents {
  const { place, book } = reading;
  switch (part.kind) {
    case "reference":
      return { cells: part.book === undefined ? referred(part, reading) : [], readsAnything: false };
    case "table":
      return { cells: inTable(() => tableCells(part, place, book)), readsAnything: false };
    case "name": {
      if (part.book !== undefined) return { cells: [], readsAnything: false };
      const table = book.table(part.name);
      if (table) return { cells: [{ sheet: table.sheet, ...table.area }], readsAnything: false };
      return named(part.name, part.sheet ?? place.sheet, reading);
    }
    case "call": {
      if (makesReferences.has(part.name)) return anything;
      return part.callee ? nothing : named(part.written, part.sheet ?? place.sheet, reading);
    }
    case "operation":
      return part.operator === ":" ? between(part, reading) : nothing;
    default:
      return nothing;
  }
}

const nothing: Precedents = { cells: [], readsAnything: false };

function named(name: string, sheet: string, reading: Reading): Precedents {
  const defined = reading.book.name(name, sheet);
  if (defined && (reading.left.names -= 1) < 0) return anything;
  return defined ? readAll(defined.tree, { ...reading, isNamed: true, depth: reading.depth + 1 }) : nothing;
}

function referred({ cells, sheet, lastSheet }: Reference, { place, book, isNamed }: Reading): ReadCells[] {
  const range = readRange(isNamed ? shiftedCells(cells, place.row, place.column) : cells);
  const first = sheet === undefined ? place.sheet : book.sheet(sheet);
  if (!range || first === undefined) return [];
  if (lastSheet === undefined) return [{ sheet: first, ...range }];
  const places = [first, book.sheet(lastSheet) ?? ""].map((name) => book.sheetNames.indexOf(name));
  if (places.includes(-1)) return [];
  return book.sheetNames.slice(Math.min(...places), Math.max(...places) + 1).map((name) => ({ sheet: name, ...range }));
}

/** A range that leaves its table refers to nothing. */
function inTable(find: () => ReadCells): ReadCells[] {
  try {
    return [find()];
  } catch (fault) {
    if (fault instanceof ReferenceFault) return [];
    throw fault;
  }
}

/** A1:INDEX(B:B,3) lies within the rectangle around all that its two ends name. */
function between(operation: Operation, reading: Reading): Precedents {
  const ends = partsOf(operation).map((end) => readAll(end, { ...reading, depth: reading.depth + 1 }));
  const cells = ends.flatMap((end) => end.cells);
  const [first] = cells;
  if (!first || ends.some(({ readsAnything }) => readsAnything)) return first ? anything : nothing;
  const around = cells.reduce((all, each) => ({
    sheet: all.sheet,
    row: Math.min(all.row, each.row),
    column: Math.min(all.column, each.column),
    lastRow: Math.max(all.lastRow, each.lastRow),
    lastColumn: Math.max(all.lastColumn, each.lastColumn),
  }));
  return cells.every(({ sheet }) => sheet === first.sheet) ? { cells: [around], readsAnything: false } : anything;
}
