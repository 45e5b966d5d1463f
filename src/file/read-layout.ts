/** What a worksheet's part holds beside its cells, as far as the sheet shows or calculates it. */
import { columnLetters, readRange } from "../grid/address";
import type { ColourScale, DecimalsRule, PrintData, ValidationData, WorksheetData } from "../grid/workbook-data";
import { limits, tooMany } from "./limits";
import { mostDecimals, pointsPerPixel, smallest, toPixels } from "./file-layout";
import { child, childrenOf, descendants, endOfElement, nextTag, readXml, textOf, type XmlElement } from "./xml";

type Layout = Omit<WorksheetData, "name" | "cells" | "spills" | "charts" | "tables" | "names">;

/** The elements of a worksheet that are read here; rows are read apart. */
const wanted = new Set(["sheetPr", "sheetViews", "cols", "mergeCells", "dataValidations", "pageSetup", "autoFilter"]);

/** Those of which a worksheet may hold many. */
const repeated = "conditionalFormatting";

/** A worksheet's own elements by name, its cells left out. */
function elementsOf(xml: string): { elements: Map<string, XmlPiece>; formats: XmlPiece[] } {
  const elements = new Map<string, XmlPiece>();
  const formats: XmlPiece[] = [];
  let tag = nextTag(xml, 0);
  for (tag = tag && nextTag(xml, tag.end); tag && tag.kind !== "close";) {
    const end = tag.name === "sheetData" && tag.kind === "open" ? endOfRows(xml, tag.end) : endOfElement(xml, tag);
    if (wanted.has(tag.name) || tag.name === repeated) {
      const own = xml.slice(tag.start, end);
      const piece = { element: readXml(own), xml: own };
      if (tag.name === repeated) formats.push(piece);
      else elements.set(tag.name, piece);
    }
    tag = nextTag(xml, end);
  }
  return { elements, formats };
}

interface XmlPiece {
  element: XmlElement;
  xml: string;
}

/** No row holds another element of this name. */
function endOfRows(xml: string, from: number): number {
  const close = /<\/(?:[^\s<>/:]+:)?sheetData\s*>/g;
  close.lastIndex = from;
  return close.exec(xml) ? close.lastIndex : xml.length;
}

/** Widths of columns further right than this are not shown. */
const mostColumns = 1_000;

/** `filters` are those of the tables on the worksheet. */
export function readLayout(xml: string, filters: readonly RowSpan[] = []): Layout {
  const { elements, formats } = elementsOf(xml);
  const of = (name: string): XmlElement | undefined => elements.get(name)?.element;
  const [view] = childrenOf(of("sheetViews"), "sheetView");
  const pane = child(view, "pane")?.attributes ?? {};
  const isFrozen = pane["state"] === "frozen" || pane["state"] === "frozenSplit";
  const [rows, columns] = isFrozen ? [Number(pane["ySplit"] ?? 0), Number(pane["xSplit"] ?? 0)] : [0, 0];
  const widths = columnWidths(of("cols"));
  const merges = childrenOf(of("mergeCells"), "mergeCell").map(({ attributes }) => attributes["ref"] ?? "");
  if (merges.length > limits.merges) throw tooMany(limits.merges, "merged cells");
  const validations = elements.has("dataValidations") ? readValidations(elements.get("dataValidations")!) : [];
  const followsDecimals = readDecimals(formats);
  const colourScales = readColourScales(formats);
  const print = readPrint(of("sheetPr"), of("pageSetup"));
  return {
    ...(view?.attributes["showGridLines"] === "0" && { hidesGridlines: true }),
    ...(widths.length > 0 && { columnWidths: Object.fromEntries(widths) }),
    ...(rows > 0 && { frozenRows: rows }),
    ...(columns > 0 && { frozenColumns: columns }),
    ...(merges.length > 0 && { merges }),
    ...(validations.length > 0 && { validations }),
    ...(followsDecimals.length > 0 && { followsDecimals }),
    ...(colourScales.length > 0 && { colourScales }),
    ...(print && { print }),
    ...readRows(xml, [...filters, ...filteredRows(of("autoFilter"))]),
  };
}

/** Columns stand in order: what comes again is passed over. */
function columnWidths(cols: XmlElement | undefined): [string, number][] {
  const widths: [string, number][] = [];
  let next = 1;
  for (const { attributes } of childrenOf(cols, "col")) {
    const { min = "1", max = min, width } = attributes;
    const last = Math.min(Number(max), mostColumns);
    for (let column = Math.max(next, Number(min) || 1); column <= last; column++) {
      if (Number(width) > 0) widths.push([columnLetters(column - 1), toPixels(Number(width))]);
      next = column + 1;
    }
  }
  return widths;
}

/** Rows by number, the first and the last included. */
export interface RowSpan {
  first: number;
  last: number;
}

/** The rows below the header of a filter that has a criterion: those hidden among them are hidden by it. */
export function filteredRows(filter: XmlElement | undefined): RowSpan[] {
  if (!filter || !childrenOf(filter, "filterColumn").some(({ children }) => children.length > 0)) return [];
  const range = readRange(filter.attributes["ref"] ?? "");
  return range ? [{ first: range.row + 2, last: range.lastRow + 1 }] : [];
}

function readRows(xml: string, filters: readonly RowSpan[]): Layout {
  const heights: [string, number][] = [];
  const [hidden, filtered]: [number[], number[]] = [[], []];
  let number = 0;
  // Heights and hidden rows are rare; a search for the two words is quicker than reading every tag
  for (const { 0: head } of xml.matchAll(/<(?:[^\s<>/:]+:)?row\b[^<>]*>/g)) {
    number = Number(/\sr=["'](\d+)["']/.exec(head)?.[1] ?? number + 1);
    const height = /\sht=["']([\d.]+)["']/.exec(head)?.[1];
    if (height !== undefined) heights.push([String(number), Math.round(Number(height) / pointsPerPixel)]);
    if (!/\shidden=["'](?:1|true)["']/.test(head)) continue;
    (filters.some(({ first, last }) => number >= first && number <= last) ? filtered : hidden).push(number);
  }
  return {
    ...(heights.length > 0 && { rowHeights: Object.fromEntries(heights) }),
    ...(hidden.length > 0 && { hiddenRows: hidden }),
    ...(filtered.length > 0 && { filteredRows: filtered }),
  };
}

function readValidations({ element, xml }: { element: XmlElement; xml: string }): ValidationData[] {
  return childrenOf(element, "dataValidation").flatMap((rule) => {
    const allowed = allowedBy(rule, xml);
    const ranges = (rule.attributes["sqref"] ?? "").split(" ").filter((range) => range !== "");
    return allowed ? ranges.map((range) => ({ range, allowed, message: rule.attributes["error"] ?? "" })) : [];
  });
}

/** Undefined for a kind of rule that our data does not know. */
function allowedBy(rule: XmlElement, xml: string): ValidationData["allowed"] | undefined {
  const [first, second] = ["formula1", "formula2"].map((name) => textOf(xml, child(rule, name)));
  const { type, operator = "between" } = rule.attributes;
  if (type === "list") {
    const list = /^"(.*)"$/s.exec(first!)?.[1];
    const isOpen = rule.attributes["showErrorMessage"] !== "1";
    return list === undefined ? { listRange: first! } : { list: list.split(","), ...(isOpen && { isOpen }) };
  }
  if ((type !== "decimal" && type !== "whole") || first === "" || Number.isNaN(Number(first))) return undefined;
  const [a, b] = [Number(first), Number(second)];
  const whole = type === "whole" ? { isWhole: true } : {};
  if (operator === "greaterThanOrEqual") return { minimum: a, ...whole };
  if (operator === "greaterThan") return { above: a, ...whole };
  if (operator === "lessThanOrEqual") return { maximum: a, ...whole };
  const lower = a === smallest ? { above: 0 } : { minimum: a };
  return operator === "between" && second !== "" && !Number.isNaN(b) ? { ...lower, maximum: b, ...whole } : undefined;
}

/** Scales from the lowest to the highest number, in two plain colours. */
function readColourScales(formats: readonly XmlPiece[]): ColourScale[] {
  return formats.flatMap(({ element }) => {
    const [scale] = descendants(element, "colorScale");
    if (!scale) return [];
    const ends = childrenOf(scale, "cfvo").map(({ attributes }) => attributes["type"]);
    const colours = childrenOf(scale, "color").flatMap(({ attributes: { rgb = "" } }) =>
      /^[0-9A-F]{8}$/i.test(rgb) ? [`#${rgb.slice(2)}`] : [],
    );
    if (ends.join() !== "min,max" || colours.length !== 2) return [];
    const ranges = (element.attributes["sqref"] ?? "").split(" ");
    return ranges.map((range) => ({ range, low: colours[0]!, high: colours[1]! }));
  });
}

/** The conditional formats that let cells follow the decimals of another one, as writeDecimals leaves them. */
function readDecimals(formats: readonly XmlPiece[]): DecimalsRule[] {
  return formats.flatMap(({ element, xml }) => {
    const formulas = [...descendants(element, "formula")].map((formula) => /^([A-Za-z_]\w*)=\d+$/.exec(textOf(xml, formula)));
    const from = formulas[0]?.[1];
    if (from === undefined || formulas.length !== mostDecimals + 1 || formulas.some((each) => !each)) return [];
    return [{ ranges: (element.attributes["sqref"] ?? "").split(" "), from }];
  });
}

/** Area and title rows are names of the workbook. */
function readPrint(properties: XmlElement | undefined, setup: XmlElement | undefined): PrintData | undefined {
  const fit = properties && [...descendants(properties, "pageSetUpPr")][0]?.attributes["fitToPage"];
  const { orientation, fitToHeight = "1" } = setup?.attributes ?? {};
  const read: PrintData = {
    ...((fit === "1" || fit === "true") && fitToHeight !== "0" && { isOnePage: true }),
    ...(orientation === "landscape" && { isLandscape: true }),
  };
  return Object.keys(read).length > 0 ? read : undefined;
}
