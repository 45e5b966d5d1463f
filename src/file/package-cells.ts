/** The cells of a worksheet's part, changed in place: every byte that is not part of a changed cell stays as it was. */
import { CellError } from "../grid/cell";
import { cellName, readAddress } from "../grid/address";
import { escaped } from "./file-charts";
import { attribute, FileFault, unescaped } from "./package";
import type { SheetValue } from "../grid/workbook-data";

/** A cell as the file holds it. */
export interface FileCell {
  address: string;
  /** As stored, without an equals sign; "" for a cell that shares the formula of another. */
  formula?: string;
  /** The range of an array formula. */
  range?: string;
  /** The number of a shared formula. */
  shared?: string;
  /** Whether the stored formula is a dynamic array. */
  isDynamic: boolean;
  /** Undefined for a text that is kept in another part of the file. */
  value: SheetValue | undefined;
}

interface Piece {
  /** What the file had, or has now. */
  text: string;
}

interface CellPiece extends Piece {
  column: number;
  /** What stands between it and the cell before it: as a rule nothing. */
  lead: string;
}

interface RowPiece {
  row: number;
  lead: string;
  head: string;
  cells: CellPiece[];
  tail: string;
}

const rowPattern = /<row\b[^>]*?(?:\/>|>[^]*?<\/row>)/g;
const cellPattern = /<c\b[^>]*?(?:\/>|>[^]*?<\/c>)/g;

export class WorksheetCells {
  private readonly rows = new Map<number, RowPiece>();
  private readonly before: string;
  private readonly tail: string;
  private readonly after: string;

  private isChanged = false;

  constructor(private readonly xml: string) {
    const match = /<sheetData\s*(?:\/>|>([^]*)<\/sheetData>)/.exec(xml);
    if (!match) throw new FileFault("holds a worksheet in a form that is not known here");
    this.before = xml.slice(0, match.index);
    this.after = xml.slice(match.index + match[0].length);
    const inner = match[1] ?? "";
    let [row, end] = [0, 0];
    for (const { 0: text, index } of inner.matchAll(rowPattern)) {
      row = Number(attribute(startTag(text), "r") ?? row + 1);
      this.rows.set(row, readRow(row, text, inner.slice(end, index)));
      end = index + text.length;
    }
    this.tail = inner.slice(end);
  }

  /** The part with all changes. */
  text(): string {
    if (!this.isChanged) return this.xml;
    const rows = [...this.rows.values()].sort((a, b) => a.row - b.row);
    const data = rows.map(
      ({ lead, head, cells, tail }) => lead + head + cells.map((cell) => cell.lead + cell.text).join("") + tail,
    );
    return `${this.before}<sheetData>${data.join("")}${this.tail}</sheetData>${this.after}`;
  }

  /** Every cell that is stored, in the order of the file. */
  *cells(): IterableIterator<FileCell> {
    for (const { row, cells } of this.rows.values()) {
      for (const { column, text } of cells) yield readCell(cellName(row - 1, column), text);
    }
  }

  cell(address: string): FileCell | undefined {
    const found = this.find(address);
    return found && readCell(address, found.text);
  }

  /** A value in place of whatever stood there; the style stays. */
  setConstant(address: string, value: SheetValue): void {
    const isText = typeof value === "string";
    this.write(address, (attributes) =>
      isText
        ? `<c${withType(without(attributes, "cm"), "inlineStr")}><is><t xml:space="preserve">${escaped(cleaned(value))}</t></is></c>`
        : cellText(attributes, "", value),
    );
  }

  /** A formula with its result. With a range it is an array; `metadata` is the number that marks a dynamic one. */
  setFormula(address: string, formula: string, value: SheetValue, range?: string, metadata?: string): void {
    const array = range === undefined ? "" : ` t="array" ref="${range}"`;
    this.write(address, (attributes) => {
      const marked = without(attributes, "cm") + (metadata === undefined ? "" : ` cm="${metadata}"`);
      return cellText(marked, `<f${array}>${escaped(formula)}</f>`, value);
    });
  }

  /** A new result of the formula that is there. */
  setResult(address: string, value: SheetValue): void {
    this.write(address, (attributes, inner) => cellText(attributes, formulaText(inner), value));
  }

  /** A new range and result of the array formula that is there. */
  setArrayResult(address: string, range: string, value: SheetValue): void {
    this.write(address, (attributes, inner) =>
      cellText(attributes, formulaText(inner).replace(/^(<f\b[^>]*?\sref=")[^"]*"/, `$1${range}"`), value),
    );
  }

  /** The formula goes, its stored result stays exactly as it was. */
  dropFormula(address: string): void {
    this.write(address, (attributes, inner) => `<c${without(attributes, "cm")}>${inner.replace(formulaText(inner), "")}</c>`);
  }

  private find(address: string): CellPiece | undefined {
    const { row, column } = readAddress(address);
    return this.rows.get(row + 1)?.cells.find((cell) => cell.column === column);
  }

  private write(address: string, change: (attributes: string, inner: string) => string): void {
    this.isChanged = true;
    const cell = this.find(address) ?? this.insert(address);
    const head = startTag(cell.text);
    const attributes = head.replace(/^<c/, "").replace(/\s*\/?>$/, "");
    const inner = head.endsWith("/>") ? "" : cell.text.slice(head.length, -"</c>".length);
    cell.text = change(attributes, inner);
  }

  private insert(address: string): CellPiece {
    const { row, column } = readAddress(address);
    const cell: CellPiece = { column, lead: "", text: `<c r="${cellName(row, column)}"/>` };
    const found = this.rows.get(row + 1) ?? { row: row + 1, lead: "", head: `<row r="${row + 1}">`, cells: [], tail: "</row>" };
    if (found.head.endsWith("/>")) Object.assign(found, { head: `${found.head.slice(0, -2).trimEnd()}>`, tail: "</row>" });
    // The hint of where a row begins and ends would no longer be true
    found.head = found.head.replace(/\sspans="[^"]*"/, "");
    const at = found.cells.findIndex((other) => other.column > column);
    found.cells.splice(at === -1 ? found.cells.length : at, 0, cell);
    this.rows.set(row + 1, found);
    return cell;
  }
}

function readRow(row: number, text: string, lead: string): RowPiece {
  const head = startTag(text);
  if (head.endsWith("/>")) return { row, lead, head, cells: [], tail: "" };
  const inner = text.slice(head.length, -"</row>".length);
  const cells: CellPiece[] = [];
  let [column, end] = [-1, 0];
  for (const { 0: cell, index } of inner.matchAll(cellPattern)) {
    const reference = attribute(startTag(cell), "r");
    column = reference === undefined ? column + 1 : readAddress(reference).column;
    cells.push({ column, lead: inner.slice(end, index), text: cell });
    end = index + cell.length;
  }
  return { row, lead, head, cells, tail: `${inner.slice(end)}</row>` };
}

function startTag(text: string): string {
  return text.slice(0, text.indexOf(">") + 1);
}

function readCell(address: string, text: string): FileCell {
  const head = startTag(text);
  const inner = head.endsWith("/>") ? "" : text.slice(head.length);
  const formula = formulaText(inner);
  const formulaHead = startTag(formula);
  const range = attribute(formulaHead, "t") === "array" ? attribute(formulaHead, "ref") : undefined;
  const shared = attribute(formulaHead, "t") === "shared" ? attribute(formulaHead, "si") : undefined;
  return {
    address,
    isDynamic: attribute(head, "cm") !== undefined,
    value: readValue(attribute(head, "t") ?? "n", inner),
    ...(formula !== "" && { formula: unescaped(formula.slice(formulaHead.length).replace(/<\/f>$/, "")) }),
    ...(range !== undefined && { range }),
    ...(shared !== undefined && { shared }),
  };
}

function readValue(type: string, inner: string): SheetValue | undefined {
  const text = unescaped(/<v\b[^>]*>([^]*?)<\/v>/.exec(inner)?.[1] ?? "");
  if (type === "inlineStr") return [...inner.matchAll(/<t\b[^>]*>([^]*?)<\/t>/g)].map(([, part]) => unescaped(part!)).join("");
  if (type === "s") return undefined;
  if (type === "str") return text;
  if (text === "") return null;
  if (type === "b") return text === "1";
  if (type === "e") return new CellError(text as CellError["code"]);
  return type === "n" ? Number(text) : text;
}

/** The element of the formula, or "". */
function formulaText(inner: string): string {
  return /<f\b[^>]*?(?:\/>|>[^]*?<\/f>)/.exec(inner)?.[0] ?? "";
}

function cellText(attributes: string, formula: string, value: SheetValue): string {
  if (value === null) return formula === "" ? `<c${without(attributes, "t")}/>` : `<c${without(attributes, "t")}>${formula}</c>`;
  const [type, text] = stored(value);
  const typed = type === "n" ? without(attributes, "t") : withType(attributes, type);
  return `<c${formula === "" ? without(typed, "cm") : typed}>${formula}<v>${text}</v></c>`;
}

/** Errors that a file knows only with further parts are stored as #VALUE!. */
const plainErrors: readonly string[] = ["#N/A", "#REF!", "#NAME?", "#DIV/0!", "#NULL!", "#VALUE!", "#NUM!"];

function stored(value: Exclude<SheetValue, null>): [type: string, text: string] {
  if (value instanceof CellError) return ["e", plainErrors.includes(value.code) ? value.code : "#VALUE!"];
  if (typeof value === "number") return ["n", String(value)];
  return typeof value === "boolean" ? ["b", value ? "1" : "0"] : ["str", escaped(cleaned(value))];
}

/** Signs that XML cannot hold. */
function cleaned(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "");
}

function without(attributes: string, name: string): string {
  return attributes.replace(new RegExp(`\\s${name}="[^"]*"`), "");
}

function withType(attributes: string, type: string): string {
  return `${without(attributes, "t")} t="${type}"`;
}
