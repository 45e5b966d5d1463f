/** What a file keeps of other workbooks: the values and names that its formulas read there. */
import type { BookData, SheetValue } from "../grid/workbook-data";
import { CellError, type ErrorCode } from "../grid/cell";
import { type Package, partText } from "./parts";
import { relationsOf, workbookPath } from "./relations";
import { cellTextFromXml, child, childrenOf, descendants, prefixed, readXml, textOf, type XmlElement } from "./xml";

/** By the number that stands in formulas: [1]Prices!$B$2. */
export function readBooks(parts: Package): Record<string, BookData> {
  const workbook = workbookPath(parts);
  const relations = new Map(relationsOf(parts, workbook).map((relation) => [relation.id, relation.path]));
  const books: Record<string, BookData> = {};
  [...descendants(readXml(partText(parts, workbook)), "externalReference")].forEach(({ attributes }, at) => {
    const path = relations.get(prefixed(attributes, "id") ?? "");
    if (path !== undefined && parts.has(path)) books[String(at + 1)] = readBook(partText(parts, path));
  });
  return books;
}

function readBook(xml: string): BookData {
  const book = child(readXml(xml), "externalBook");
  const names = childrenOf(child(book, "sheetNames"), "sheetName").map(({ attributes }) => attributes["val"] ?? "");
  const sheets = names.map((name) => ({ name, cells: {} as Record<string, SheetValue> }));
  for (const data of childrenOf(child(book, "sheetDataSet"), "sheetData")) {
    const sheet = sheets[Number(data.attributes["sheetId"])];
    if (!sheet) continue;
    for (const cell of descendants(data, "cell")) sheet.cells[cell.attributes["r"] ?? ""] = valueOf(xml, cell);
  }
  const defined = childrenOf(child(book, "definedNames"), "definedName").flatMap(({ attributes }) => {
    const { name, refersTo } = attributes;
    return name === undefined || refersTo === undefined ? [] : [[name, refersTo.replace(/^=/, "")] as const];
  });
  return { sheets, names: Object.fromEntries(defined) };
}

function valueOf(xml: string, cell: XmlElement): SheetValue {
  const value = child(cell, "v");
  if (!value) return null;
  const text = textOf(xml, value);
  const { t: type = "n" } = cell.attributes;
  if (type === "str" || type === "s") return cellTextFromXml(text);
  if (type === "b") return text === "1" || text === "true";
  return type === "e" ? new CellError(text as ErrorCode, "") : Number(text);
}
