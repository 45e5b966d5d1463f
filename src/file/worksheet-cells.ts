/** The cells of a worksheet's part, changed in place: every byte that is not part of a changed cell stays as it was. */
import { cellName, columnNumber, readAddress } from "../grid/address";
import type { SheetValue } from "../grid/workbook-data";
import {
  type ArrayMark,
  type CellSources,
  type FileCell,
  readCell,
  withConstant,
  withFormula,
  withoutFormula,
  withResult,
  withStyle,
} from "./cell-xml";
import { FileFault } from "./faults";
import { Room } from "./limits";
import { attribute, endOfElement, nextTag, type Tag, withAttribute } from "./xml";

export type { CellSources, FileCell } from "./cell-xml";

interface CellPiece {
  column: number;
  /** What stands between it and the cell before it: as a rule nothing. */
  lead: string;
  text: string;
}

interface RowPiece {
  row: number;
  lead: string;
  head: string;
  cells: CellPiece[];
  tail: string;
}

const lastRow = 1_048_576;
const lastColumn = 16_384;

export class WorksheetCells {
  private readonly rows: RowPiece[] = [];
  private readonly byNumber = new Map<number, RowPiece>();
  private readonly head: string;
  private readonly prefix: string;
  private tail = "";
  private isChanged = false;
  /** What the part holds in front of its cells, and behind them. */
  private around: { before: string; after: string };

  constructor(
    private readonly xml: string,
    private readonly sources: CellSources = { texts: [], countsFrom1904: false, room: new Room() },
  ) {
    const data = firstTag(xml, "sheetData");
    if (!data) throw new FileFault("holds a worksheet in a form that is not known here");
    this.prefix = data.prefix;
    this.head = xml.slice(data.start, data.end);
    const end = data.kind === "empty" ? data.end : this.readRows(data.end);
    this.around = { before: xml.slice(0, data.start), after: xml.slice(end) };
  }

  private readRows(from: number): number {
    let [end, number] = [from, 0];
    for (let tag = nextTag(this.xml, from); tag; tag = nextTag(this.xml, end)) {
      if (tag.kind === "close") {
        this.tail = this.xml.slice(end, tag.start);
        return tag.start;
      }
      const lead = this.xml.slice(end, tag.start);
      if (tag.name !== "row") throw new FileFault(`is damaged: it holds <${tag.name}> where a row must stand`);
      const row = this.readRow(tag, lead, number);
      number = row.row;
      this.rows.push(row);
      this.byNumber.set(row.row, row);
      end = this.rowEnd;
    }
    throw new FileFault("is damaged: a worksheet ends too early");
  }

  /** Where the row that was read last ends. */
  private rowEnd = 0;

  private readRow(tag: Tag, lead: string, before: number): RowPiece {
    this.sources.room.takeRow();
    const head = this.xml.slice(tag.start, tag.end);
    const row = Number(attribute(head, "r") ?? before + 1);
    if (!(row >= 1 && row <= lastRow)) throw new FileFault(`is damaged: it holds a row ${attribute(head, "r") ?? row}`);
    this.rowEnd = tag.end;
    if (tag.kind === "empty") return { row, lead, head, cells: [], tail: "" };
    const cells: CellPiece[] = [];
    let [column, end] = [-1, tag.end];
    for (let cell = nextTag(this.xml, end); cell; cell = nextTag(this.xml, end)) {
      const cellEnd = endOfElement(this.xml, cell.kind === "close" ? { ...cell, kind: "empty" } : cell);
      if (cell.kind === "close" || cell.name !== "c") {
        if (cell.kind === "close") this.rowEnd = cell.end;
        // A list that grew has room for sixteen more
        if (cell.kind === "close") return { row, lead, head, cells: cells.slice(), tail: this.xml.slice(end, cell.end) };
        throw new FileFault(`is damaged: it holds <${cell.name}> where a cell must stand`);
      }
      column = columnOf(this.xml.slice(cell.start, cell.end)) ?? column + 1;
      if (column >= lastColumn) throw new FileFault("is damaged: it holds a cell beyond the last column");
      this.sources.room.takeCells(1);
      cells.push({ column, lead: this.xml.slice(end, cell.start), text: this.xml.slice(cell.start, cellEnd) });
      end = cellEnd;
    }
    throw new FileFault("is damaged: a worksheet ends too early");
  }

  /** The part with all changes. */
  text(): string {
    if (!this.isChanged) return this.xml;
    const { before, after } = this.around;
    const data = this.rows.map(
      ({ lead, head, cells, tail }) => lead + head + cells.map((cell) => cell.lead + cell.text).join("") + tail,
    );
    if (!this.head.endsWith("/>")) return `${before}${this.head}${data.join("")}${this.tail}${after}`;
    if (data.length === 0) return `${before}${this.head}${after}`;
    return `${before}${this.head.slice(0, -2).trimEnd()}>${data.join("")}</${this.prefix}sheetData>${after}`;
  }

  /** The part's text when something was changed. */
  changedText(): string | undefined {
    return this.isChanged ? this.text() : undefined;
  }

  /** Changes what stands around the cells: the part's text before them, and after them. */
  changeAround(change: (around: { before: string; after: string }) => { before: string; after: string }): void {
    const changed = change(this.around);
    if (changed.before !== this.around.before || changed.after !== this.around.after) this.isChanged = true;
    this.around = changed;
  }

  /** Every cell that is stored, in the order of the file. */
  *cells(): IterableIterator<FileCell> {
    for (const { row, cells } of this.rows) {
      for (const { column, text } of cells) yield readCell(cellName(row - 1, column), text, this.sources);
    }
  }

  cell(address: string): FileCell | undefined {
    const found = this.find(address);
    return found && readCell(address, found.text, this.sources);
  }

  /** A value in place of whatever stood there; the style stays. */
  setConstant(address: string, value: SheetValue): void {
    if (value === null && !this.find(address)) return;
    this.write(address, (text) => withConstant(text, value));
  }

  /** A formula with its result. */
  setFormula(address: string, formula: string, value: SheetValue, array?: ArrayMark): void {
    this.write(address, (text) => withFormula(text, formula, value, array));
  }

  /** A new result of the formula that is there, or a value that a formula spills here. */
  setResult(address: string, value: SheetValue): void {
    if (value === null && !this.find(address)) return;
    this.write(address, (text) => withResult(text, value));
  }

  /** A new range and result of the array formula that is there. */
  setArrayResult(address: string, range: string, value: SheetValue): void {
    this.write(address, (text) => withResult(text, value, range));
  }

  /** The formula goes, its stored result stays exactly as it was. */
  dropFormula(address: string): void {
    this.write(address, withoutFormula);
  }

  setStyle(address: string, style: number): void {
    this.write(address, (text) => withStyle(text, style));
  }

  /** In points, for a row as it is shown; undefined for the usual height. */
  setRowHeight(number: number, points: number | undefined): void {
    const row = this.byNumber.get(number) ?? this.insertRow(number);
    const head = withAttribute(row.head, "ht", points === undefined ? undefined : String(points));
    row.head = withAttribute(head, "customHeight", points === undefined ? undefined : "1");
    this.isChanged = true;
  }

  private find(address: string): CellPiece | undefined {
    const { row, column } = readAddress(address);
    return this.byNumber.get(row + 1)?.cells.find((cell) => cell.column === column);
  }

  private write(address: string, change: (text: string) => string): void {
    const cell = this.find(address) ?? this.insert(address);
    const text = change(cell.text);
    if (text !== cell.text) this.isChanged = true;
    cell.text = text;
  }

  private insert(address: string): CellPiece {
    const { row: at, column } = readAddress(address);
    const row = this.byNumber.get(at + 1) ?? this.insertRow(at + 1);
    if (row.head.endsWith("/>"))
      Object.assign(row, { head: `${row.head.slice(0, -2).trimEnd()}>`, tail: `</${this.prefix}row>` });
    // The hint of where a row begins and ends would no longer be true
    row.head = withAttribute(row.head, "spans", undefined);
    const cell: CellPiece = { column, lead: "", text: `<${this.prefix}c r="${cellName(at, column)}"/>` };
    insertInOrder(row.cells, cell, "column", (other) => {
      const stood = other.text;
      other.text = withPlace(stood, cellName(at, other.column));
      return other.text !== stood;
    });
    this.isChanged = true;
    return cell;
  }

  private insertRow(number: number): RowPiece {
    const row: RowPiece = {
      row: number,
      lead: "",
      head: `<${this.prefix}row r="${number}">`,
      cells: [],
      tail: `</${this.prefix}row>`,
    };
    insertInOrder(this.rows, row, "row", (other) => {
      const stood = other.head;
      other.head = withPlace(stood, String(other.row));
      return other.head !== stood;
    });
    this.byNumber.set(number, row);
    return row;
  }
}

/** Those behind it count on from another cell or row now, up to the first that stands for itself: until then `settle` says true. */
function insertInOrder<Key extends string, Piece extends Record<Key, number>>(
  pieces: Piece[],
  piece: Piece,
  key: Key,
  settle: (other: Piece) => boolean,
): void {
  let [first, end] = [0, pieces.length];
  while (first < end) {
    const middle = Math.floor((first + end) / 2);
    if (pieces[middle]![key] > piece[key]) end = middle;
    else first = middle + 1;
  }
  pieces.splice(first, 0, piece);
  let next = first + 1;
  while (next < pieces.length && settle(pieces[next]!)) next += 1;
}

/** A cell or row that had no address counts on from the one before it: it gets its address before something is put there. */
function withPlace(text: string, place: string): string {
  const head = text.slice(0, nextTag(text, 0)!.end);
  return attribute(head, "r") === undefined ? withAttribute(head, "r", place) + text.slice(head.length) : text;
}

function columnOf(head: string): number | undefined {
  const reference = attribute(head, "r");
  if (reference === undefined) return undefined;
  const letters = /^[A-Za-z]{1,3}(?=\d)/.exec(reference)?.[0];
  if (letters === undefined) throw new FileFault(`is damaged: it holds a cell ${reference}`);
  return columnNumber(letters);
}

function firstTag(xml: string, name: string): Tag | undefined {
  let tag = nextTag(xml, 0);
  while (tag && (tag.name !== name || tag.kind === "close")) tag = nextTag(xml, tag.end);
  return tag;
}
