/** What a file holds that a copy written anew lacks, counted: the sheet of the workbench has no place for it. */
import type { WorkbookData } from "../grid/workbook-data";
import { hasMacros, worksheetParts } from "./package";
import { type Package, partText } from "./parts";
import { relatedParts, relationsOf, workbookPath } from "./relations";
import { child, childrenOf, descendants, nextTag, readXml, type XmlElement } from "./xml";

/** One and several of them. */
type Words = readonly [one: string, several: string];

/** By a name that stands in a file, which may be any word: "constructor" too. */
function wordsOf(words: Readonly<Record<string, Words>>): ReadonlyMap<string, Words> {
  return new Map(Object.entries(words));
}

/** Elements of a worksheet. Validations and charts that our own data knows are written again and counted off. */
const elements = wordsOf({
  cfRule: ["conditional format", "conditional formats"],
  dataValidation: ["validation", "validations"],
  hyperlink: ["link", "links"],
  autoFilter: ["filter", "filters"],
  sheetProtection: ["protected worksheet", "protected worksheets"],
  sparkline: ["sparkline", "sparklines"],
  slicer: ["slicer", "slicers"],
  brk: ["page break", "page breaks"],
  headerFooter: ["header and footer", "headers and footers"],
  protectedRange: ["protected range", "protected ranges"],
  scenario: ["scenario", "scenarios"],
  customSheetView: ["custom view", "custom views"],
  picture: ["background picture", "background pictures"],
});

/** Parts that belong to a worksheet. */
const relations = wordsOf({
  table: ["table", "tables"],
  pivotTable: ["pivot table", "pivot tables"],
  slicer: ["group of slicers", "groups of slicers"],
  timeline: ["timeline", "timelines"],
  ctrlProp: ["control", "controls"],
  oleObject: ["embedded object", "embedded objects"],
  package: ["embedded object", "embedded objects"],
  queryTable: ["query", "queries"],
});

/** Parts that belong to the workbook. */
const ofWorkbook = wordsOf({
  externalLink: ["link to another workbook", "links to other workbooks"],
  connections: ["set of connections", "sets of connections"],
  powerPivotData: ["data model", "data models"],
  chartsheet: ["chart sheet", "chart sheets"],
  dialogsheet: ["dialog sheet", "dialog sheets"],
  customXml: ["custom part", "custom parts"],
});

class Counts {
  private readonly counts = new Map<string, { words: Words; count: number }>();

  add(words: Words | undefined, count = 1): void {
    if (!words || count <= 0) return;
    const found = this.counts.get(words[0]) ?? { words, count: 0 };
    this.counts.set(words[0], { words, count: found.count + count });
  }

  get said(): string[] {
    return [...this.counts.values()].map(({ words: [one, several], count }) => `${count} ${count === 1 ? one : several}`);
  }
}

/** "2 tables", "1 picture". `data` is what is read of the file: what it holds is no loss. */
export function inventory(parts: Package, data: WorkbookData): string[] {
  const counts = new Counts();
  for (const { path, name } of worksheetParts(parts)) {
    const sheet = data.sheets.find((each) => each.name === name);
    countElements(partText(parts, path), counts, sheet?.validations?.length ?? 0);
    countRelations(parts, path, counts, sheet?.charts?.length ?? 0);
  }
  countWorkbook(parts, counts);
  return counts.said;
}

function countElements(xml: string, counts: Counts, validations: number): void {
  const known = { dataValidation: validations };
  const hidden = { row: 0, col: 0 };
  let richTexts = 0;
  for (let tag = nextTag(xml, 0); tag; tag = nextTag(xml, tag.end)) {
    if (tag.kind === "close") continue;
    if (tag.name === "dataValidation" && known.dataValidation > 0) known.dataValidation -= 1;
    else counts.add(elements.get(tag.name));
    if (tag.name === "is" && xml.startsWith("<r>", tag.end)) richTexts += 1;
    if ((tag.name === "row" || tag.name === "col") && /\shidden=["'](?:1|true)["']/.test(xml.slice(tag.start, tag.end)))
      hidden[tag.name] += 1;
  }
  counts.add(["hidden row", "hidden rows"], hidden.row);
  counts.add(["group of hidden columns", "groups of hidden columns"], hidden.col);
  counts.add(richText, richTexts);
}

const richText: Words = ["text in several styles", "texts in several styles"];

function countRelations(parts: Package, path: string, counts: Counts, charts: number): void {
  for (const { kind, path: part } of relationsOf(parts, path)) {
    counts.add(relations.get(kind));
    if (!parts.has(part)) continue;
    if (kind === "comments") counts.add(["comment", "comments"], count(parts, part, "comment"));
    if (kind === "threadedComment") counts.add(["threaded comment", "threaded comments"], count(parts, part, "threadedComment"));
    if (kind === "drawing") countDrawing(parts, part, counts, charts);
  }
}

function countDrawing(parts: Package, path: string, counts: Counts, charts: number): void {
  const root = readXml(partText(parts, path));
  const all = (name: string): XmlElement[] => [...descendants(root, name)];
  const drawn = relationsOf(parts, path).filter(({ kind }) => kind === "chart" || kind === "chartEx").length;
  counts.add(["picture", "pictures"], all("pic").length);
  counts.add(["shape", "shapes"], all("sp").length + all("cxnSp").length);
  counts.add(["chart", "charts"], drawn - charts);
}

function countWorkbook(parts: Package, counts: Counts): void {
  const path = workbookPath(parts);
  const root = readXml(partText(parts, path));
  const sheets = childrenOf(child(root, "sheets"), "sheet");
  const hidden = sheets.filter(({ attributes: { state = "visible" } }) => state !== "visible").length;
  counts.add(["hidden worksheet", "hidden worksheets"], hidden);
  counts.add(["protected workbook structure", ""], child(root, "workbookProtection") ? 1 : 0);
  for (const { kind } of relationsOf(parts, path)) counts.add(ofWorkbook.get(kind));
  for (const { path: texts } of relatedParts(parts, path, "sharedStrings"))
    counts.add(richText, childrenOf(readXml(partText(parts, texts)), "si").filter((text) => child(text, "r")).length);
  counts.add(["set of macros", ""], hasMacros(parts) ? 1 : 0);
  counts.add(["digital signature", ""], [...parts.keys()].some((each) => each.startsWith("_xmlsignatures/")) ? 1 : 0);
}

function count(parts: Package, path: string, name: string): number {
  return [...descendants(readXml(partText(parts, path)), name)].length;
}
