/** The part that marks dynamic arrays: formulas that may spill. */
import { type Package, partText, setPartText } from "./parts";
import { addContentType, addRelation, relatedParts, workbookPath } from "./relations";
import { attribute, child, childrenOf, descendants, prefixOf, readXml, withAttribute, type XmlElement } from "./xml";

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const dynamicArrays = "http://schemas.microsoft.com/office/spreadsheetml/2017/dynamicarray";

/** The kind of metadata that says it. */
const kind = "XLDAPR";

/** The number that marks dynamic arrays in this file, and which is added when no cell has it yet. */
export function dynamicMark(parts: Package): string {
  const workbook = workbookPath(parts);
  const [part] = relatedParts(parts, workbook, "sheetMetadata");
  if (part) return markIn(parts, part.path);
  let number = 0;
  const path = (): string => `xl/metadata${number || ""}.xml`;
  while (parts.has(path())) number += 1;
  setPartText(parts, path(), emptyMetadata);
  addContentType(parts, `/${path()}`, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheetMetadata+xml");
  addRelation(parts, workbook, "sheetMetadata", `/${path()}`);
  return markIn(parts, path());
}

const emptyMetadata =
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n` +
  `<metadata xmlns="${main}" xmlns:xda="${dynamicArrays}"></metadata>`;

/** The marks that stand for dynamic arrays in this file. */
export function dynamicMarks(parts: Package): ReadonlySet<string> {
  const [part] = relatedParts(parts, workbookPath(parts), "sheetMetadata");
  if (!part) return new Set();
  const root = readXml(partText(parts, part.path));
  const type = typeNumber(root);
  const blocks = childrenOf(child(root, "cellMetadata"), "bk");
  return new Set(blocks.flatMap((block, at) => (isOfType(block, type) ? [String(at + 1)] : [])));
}

function markIn(parts: Package, path: string): string {
  const [known] = dynamicMarks(parts);
  if (known !== undefined) return known;
  let xml = partText(parts, path);
  let type = typeNumber(readXml(xml));
  if (type === 0) {
    xml = appended(xml, "metadataTypes", typeElement);
    type = typeNumber(readXml(xml));
    xml = appended(xml, "futureMetadata", (prefix) => futureBlock(prefix), kind);
  }
  xml = appended(xml, "cellMetadata", (prefix) => `<${prefix}bk><${prefix}rc t="${type}" v="0"/></${prefix}bk>`);
  setPartText(parts, path, xml);
  return String(childrenOf(child(readXml(xml), "cellMetadata"), "bk").length);
}

function typeNumber(root: XmlElement): number {
  const types = childrenOf(child(root, "metadataTypes"), "metadataType");
  return types.findIndex(({ attributes }) => attributes["name"] === kind) + 1;
}

function isOfType(block: XmlElement, type: number): boolean {
  return type > 0 && [...descendants(block, "rc")].some(({ attributes }) => attributes["t"] === String(type));
}

const typeElement = (prefix: string): string =>
  `<${prefix}metadataType name="${kind}" minSupportedVersion="120000" copy="1" pasteAll="1" pasteValues="1" merge="1" ` +
  `splitFirst="1" rowColShift="1" clearFormats="1" clearComments="1" assign="1" coerce="1" cellMeta="1"/>`;

const futureBlock = (prefix: string): string =>
  `<${prefix}bk><${prefix}extLst><${prefix}ext uri="{bdbb8cdc-fa1e-496e-a857-3c3f30c029c3}">` +
  `<xda:dynamicArrayProperties xmlns:xda="${dynamicArrays}" fDynamic="1" fCollapsed="0"/></${prefix}ext></${prefix}extLst></${prefix}bk>`;

/** The order in which the lists of the part must stand. */
const order = ["metadataTypes", "metadataStrings", "mdxMetadata", "futureMetadata", "cellMetadata", "valueMetadata", "extLst"];

/** Adds to a list, which is made where it must stand when it is missing. */
function appended(xml: string, list: string, item: (prefix: string) => string, name?: string): string {
  const root = readXml(xml);
  const prefix = prefixOf(root.tag);
  const found = root.children.find((each) => each.name === list && (name === undefined || attribute(each.tag, "name") === name));
  if (found && found.end > found.innerEnd) {
    const tag = withAttribute(found.tag, "count", String(found.children.length + 1));
    return (
      xml.slice(0, found.start) + tag + xml.slice(found.innerStart, found.innerEnd) + item(prefix) + xml.slice(found.innerEnd)
    );
  }
  const following = root.children.find((each) => order.indexOf(each.name) > order.indexOf(list));
  const at = following?.start ?? root.innerEnd;
  const named = name === undefined ? "" : ` name="${name}"`;
  return `${xml.slice(0, at)}<${prefix}${list}${named} count="1">${item(prefix)}</${prefix}${list}>${xml.slice(at)}`;
}
