/** One cell as a worksheet's part holds it: read, and written anew with its other attributes and its formula as they were. */
import { rangeBeyond } from "../grid/reading-cost";
import { CellError, type ErrorCode } from "../grid/cell";
import type { SheetValue } from "../grid/workbook-data";
import { FileFault } from "./faults";
import { limits, refuseLongText, type Room } from "./limits";
import { richText } from "./shared-texts";
import {
  attributesOf,
  cellTextFromXml,
  cellTextToXml,
  endOfElement,
  escaped,
  escapedAttribute,
  nextTag,
  prefixOf,
  type Tag,
  textBetween,
  withAttribute,
} from "./xml";

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
  value: SheetValue;
  /** Its number in the list of styles. */
  style: number;
}

/** What cells refer to in other parts of the file. */
export interface CellSources {
  texts: readonly string[];
  countsFrom1904: boolean;
  /** What all worksheets may hold together. */
  room: Room;
}

interface CellTags {
  head: string;
  formula: Tag | undefined;
  formulaEnd: number;
  value: Tag | undefined;
  valueEnd: number;
  inline: Tag | undefined;
}

function tagsIn(text: string): CellTags {
  const head = nextTag(text, 0)!;
  const tags: CellTags = {
    head: text.slice(0, head.end),
    formula: undefined,
    formulaEnd: 0,
    value: undefined,
    valueEnd: 0,
    inline: undefined,
  };
  for (let tag = nextTag(text, head.end); tag && tag.kind !== "close";) {
    const end = endOfElement(text, tag);
    if (tag.name === "f") [tags.formula, tags.formulaEnd] = [tag, end];
    else if (tag.name === "v") [tags.value, tags.valueEnd] = [tag, end];
    else if (tag.name === "is") tags.inline = tag;
    tag = nextTag(text, end);
  }
  return tags;
}

/** What stands between an open tag and the end of its element. */
function inside(text: string, tag: Tag | undefined, end: number): string {
  if (!tag || tag.kind === "empty") return "";
  return textBetween(text, tag.end, text.lastIndexOf("<", end - 1));
}

export function readCell(address: string, text: string, sources: CellSources): FileCell {
  const tags = tagsIn(text);
  const { s: style = "0", t: type = "n", cm } = attributesOf(tags.head);
  const cell: FileCell = {
    address,
    isDynamic: false,
    value: readValue(address, type, text, tags, sources),
    style: Number(style),
  };
  if (!tags.formula) return cell;
  const attributes = attributesOf(text.slice(tags.formula.start, tags.formula.end));
  const { t: kind, ref, si } = attributes;
  cell.formula = inside(text, tags.formula, tags.formulaEnd);
  if (cell.formula.length > limits.formula)
    throw new FileFault(`holds a formula of ${cell.formula.length.toLocaleString("en-US")} characters in ${address}`);
  refuseBeyond(cell.formula, address);
  if (kind === "array" && ref !== undefined) {
    cell.range = ref;
    cell.isDynamic = cm !== undefined;
  }
  if (kind === "shared" && si !== undefined) cell.shared = si;
  if (kind === "dataTable") [cell.formula, cell.range] = [tableOfResults(attributes), ref ?? address];
  return cell;
}

/** As Excel shows it: {=TABLE(B1,B2)}. Nothing but Excel calculates it. */
function tableOfResults({ r1 = "", r2 = "", dt2D, dtr }: Record<string, string>): string {
  if (isOn(dt2D)) return `TABLE(${r1},${r2})`;
  return isOn(dtr) ? `TABLE(${r1},)` : `TABLE(,${r1})`;
}

function isOn(word: string | undefined): boolean {
  return word === "1" || word === "true";
}

function readValue(
  address: string,
  type: string,
  text: string,
  tags: CellTags,
  { texts, countsFrom1904 }: CellSources,
): SheetValue {
  if (type === "inlineStr") return tags.inline ? richText(text, tags.inline.end, text.length, address) : null;
  if (!tags.value) return null;
  const raw = inside(text, tags.value, tags.valueEnd);
  if (type === "str") return refuseLongText(cellTextFromXml(raw), address);
  const trimmed = raw.trim();
  if (trimmed === "") return null;
  if (type === "s") return texts[Number(trimmed)] ?? null;
  if (type === "b") return trimmed === "1" || trimmed === "true";
  if (type === "e") return new CellError(trimmed as ErrorCode, "");
  if (type === "d") return dayNumber(trimmed, countsFrom1904);
  const number = Number(trimmed);
  return Number.isFinite(number) ? number : refuseLongText(raw, address);
}

/** "2026-03-05T10:00:00" as the number that Excel has for it. */
function dayNumber(text: string, countsFrom1904: boolean): SheetValue {
  const time = Date.parse(/T/.test(text) ? `${text.replace(/Z$/, "")}Z` : `${text}T00:00:00Z`);
  return Number.isNaN(time) ? text : time / 86_400_000 + (countsFrom1904 ? 24_107 : 25_569);
}

/** A value in place of whatever stood there; the style stays. */
export function withConstant(text: string, value: SheetValue): string {
  const head = plainHead(tagsIn(text).head);
  if (typeof value !== "string") return cellXml(withAttribute(head, "cm", undefined), "", value);
  const prefix = prefixOf(head);
  const inline = `<${prefix}is><${prefix}t xml:space="preserve">${cellTextToXml(value)}</${prefix}t></${prefix}is>`;
  return closed(withAttribute(withAttribute(head, "cm", undefined), "t", "inlineStr"), inline);
}

/** How a formula is marked: an array with its range, and the number that marks it as a dynamic one. */
export interface ArrayMark {
  range: string;
  metadata?: string;
}

/** A formula, as stored, with its result in place of whatever stood there. */
export function withFormula(text: string, formula: string, value: SheetValue, array?: ArrayMark): string {
  const head = plainHead(tagsIn(text).head);
  const prefix = prefixOf(head);
  const kind = array ? ` t="array" ref="${escapedAttribute(array.range)}"` : "";
  const keepsSpace = formula !== formula.trim() ? ' xml:space="preserve"' : "";
  const element = `<${prefix}f${kind}${keepsSpace}>${escaped(formula).replaceAll("&quot;", '"')}</${prefix}f>`;
  return cellXml(withAttribute(head, "cm", array?.metadata), element, value);
}

/** A new result of the formula that is there; an array may get a new range. */
export function withResult(text: string, value: SheetValue, range?: string): string {
  const { head, formula, formulaEnd } = tagsIn(text);
  let element = formula ? text.slice(formula.start, formulaEnd) : "";
  if (formula && range !== undefined) {
    const tag = text.slice(formula.start, formula.end);
    element = withAttribute(tag, "ref", range) + element.slice(tag.length);
  }
  return cellXml(plainHead(head), element, value);
}

/** The formula goes, its stored result stays exactly as it was. */
export function withoutFormula(text: string): string {
  const { head, formula, formulaEnd } = tagsIn(text);
  if (!formula) return text;
  return withAttribute(head, "cm", undefined) + text.slice(head.length, formula.start) + text.slice(formulaEnd);
}

/** The cell with another number in the list of styles. */
export function withStyle(text: string, style: number): string {
  const { head } = tagsIn(text);
  return withAttribute(head, "s", style === 0 ? undefined : String(style)) + text.slice(head.length);
}

/** The start tag without what belongs to the value that was there. */
function plainHead(head: string): string {
  const open = head.endsWith("/>") ? `${head.slice(0, -2).trimEnd()}>` : head;
  return withAttribute(withAttribute(open, "t", undefined), "vm", undefined);
}

function closed(head: string, inner: string): string {
  return inner === "" ? `${head.slice(0, -1)}/>` : `${head}${inner}</${prefixOf(head)}c>`;
}

function cellXml(head: string, formula: string, value: SheetValue): string {
  if (value === null) return closed(head, formula);
  const prefix = prefixOf(head);
  const [type, text] = stored(value);
  const typed = type === "n" ? head : withAttribute(head, "t", type);
  return closed(typed, `${formula}<${prefix}v>${text}</${prefix}v>`);
}

/** Errors that a file knows only with further parts are stored as #VALUE!. */
const plainErrors: readonly string[] = ["#N/A", "#REF!", "#NAME?", "#DIV/0!", "#NULL!", "#VALUE!", "#NUM!"];

function stored(value: Exclude<SheetValue, null>): [type: string, text: string] {
  if (value instanceof CellError) return ["e", plainErrors.includes(value.code) ? value.code : "#VALUE!"];
  if (typeof value === "number") return ["n", String(value)];
  return typeof value === "boolean" ? ["b", value ? "1" : "0"] : ["str", cellTextToXml(value)];
}

/** Refuses a reference to more cells than can be read in time. */
export function refuseBeyond(formula: string, place: string): void {
  const range = rangeBeyond(formula, limits.cellsReferred);
  if (range !== undefined)
    throw new FileFault(
      `refers to more than ${limits.cellsReferred.toLocaleString("en-US")} cells at once, ${range} in ${place}`,
    );
}
