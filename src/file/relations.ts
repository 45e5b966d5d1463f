/** How the parts of a file refer to each other, and what kind of content each has. */
import { type Package, partText, setPartText } from "./parts";
import { childrenOf, escapedAttribute, prefixOf, readXml, type XmlElement } from "./xml";

export interface Relation {
  id: string;
  /** The last word of its kind: "worksheet", "drawing". */
  kind: string;
  /** The part; for something outside of the file its address. */
  path: string;
  isOutside: boolean;
}

/** The part that holds the relations of another; "" for the package itself. */
function relationsPart(path: string): string {
  const slash = path.lastIndexOf("/");
  return `${path.slice(0, slash + 1)}_rels/${path.slice(slash + 1)}.rels`;
}

export function relationsOf(parts: Package, path: string): Relation[] {
  const part = relationsPart(path);
  if (!parts.has(part)) return [];
  return childrenOf(readXml(partText(parts, part)), "Relationship").map(({ attributes }) => {
    const { Id: id = "", Type: type = "", Target: target = "", TargetMode: mode } = attributes;
    const isOutside = mode === "External";
    return { id, kind: type.slice(type.lastIndexOf("/") + 1), path: isOutside ? target : resolved(path, target), isOutside };
  });
}

/** The parts of one kind that a part refers to. */
export function relatedParts(parts: Package, path: string, kind: string): Relation[] {
  return relationsOf(parts, path).filter((each) => each.kind === kind && !each.isOutside && parts.has(each.path));
}

/** "../drawings/drawing1.xml" as seen from "xl/worksheets/sheet1.xml". */
function resolved(from: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const steps = from.split("/").slice(0, -1);
  for (const step of target.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== ".") steps.push(step);
  }
  return steps.join("/");
}

/** Where the workbook's own part is. */
export function workbookPath(parts: Package): string {
  const found = relationsOf(parts, "").find(({ kind, path }) => kind === "officeDocument" && parts.has(path));
  return found?.path ?? "xl/workbook.xml";
}

const contentTypes = "[Content_Types].xml";

export function addContentType(parts: Package, part: string, type: string): void {
  addChild(parts, contentTypes, (prefix) => `<${prefix}Override PartName="${part}" ContentType="${type}"/>`);
}

/** A relationship of the office's own kinds, or of the kind given by its whole address; its id. */
export function addRelation(parts: Package, from: string, kind: string, target: string): string {
  const part = relationsPart(from);
  if (!parts.has(part)) setPartText(parts, part, emptyRelations);
  const used = new Set(relationsOf(parts, from).map(({ id }) => id));
  let number = 1;
  while (used.has(`rIdMicroScale${number}`)) number += 1;
  const id = `rIdMicroScale${number}`;
  const type = kind.includes(":") ? kind : `http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}`;
  const element = (prefix: string): string =>
    `<${prefix}Relationship Id="${id}" Type="${type}" Target="${escapedAttribute(target)}"/>`;
  addChild(parts, part, element);
  return id;
}

const emptyRelations =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';

/** Puts an element at the end of a part's root. */
export function addChild(parts: Package, path: string, element: (prefix: string) => string): void {
  const xml = partText(parts, path);
  const root = readXml(xml);
  const added = element(prefixOf(root.tag));
  if (!root.tag.endsWith("/>")) return setPartText(parts, path, xml.slice(0, root.innerEnd) + added + xml.slice(root.innerEnd));
  const name = /^<([^\s/>]+)/.exec(root.tag)![1]!;
  const open = `${root.tag.slice(0, -2)}>${added}</${name}>`;
  setPartText(parts, path, xml.slice(0, root.start) + open + xml.slice(root.end));
}

/** Takes a part away, with what is said of it in the list of contents and in the relations of the part that it belongs to. */
export function removePart(parts: Package, from: string, path: string): void {
  if (!parts.delete(path)) return;
  const isListed = ({ attributes }: XmlElement): boolean => attributes["PartName"]?.replace(/^\//, "") === path;
  removeChildren(parts, contentTypes, isListed);
  const isRelation = ({ attributes }: XmlElement): boolean => resolved(from, attributes["Target"] ?? "") === path;
  removeChildren(parts, relationsPart(from), isRelation);
}

function removeChildren(parts: Package, path: string, isGoing: (element: XmlElement) => boolean): void {
  if (!parts.has(path)) return;
  let xml = partText(parts, path);
  const going = readXml(xml).children.filter(isGoing);
  for (const { start, end } of going.reverse()) xml = xml.slice(0, start) + xml.slice(end);
  if (going.length > 0) setPartText(parts, path, xml);
}
