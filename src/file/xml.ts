/**
 * XML with places: tags are found from left to right, each once, and everything around a change can stay as it was. Names come without
 * their prefix: <x:sheet> is a sheet.
 */
import { FileFault } from "./faults";
import { elementLimits, limits, tooMany } from "./limits";

export interface Tag {
  /** Without its prefix. */
  name: string;
  /** "x:", or "". */
  prefix: string;
  kind: "open" | "close" | "empty";
  start: number;
  end: number;
}

const [space, exclamation, quote, apostrophe, slash, greater, question] = [32, 33, 34, 39, 47, 62, 63];

/** The first tag at or after a place; comments and instructions are passed over. */
export function nextTag(xml: string, from: number): Tag | undefined {
  let start = xml.indexOf("<", from);
  for (; start !== -1; start = xml.indexOf("<", start)) {
    const sign = xml.charCodeAt(start + 1);
    if (sign === exclamation) start = endOfDeclaration(xml, start);
    else if (sign === question) start = after(xml, "?>", start);
    else return readTag(xml, start, sign === slash);
  }
  return undefined;
}

function endOfDeclaration(xml: string, start: number): number {
  if (xml.startsWith("<!--", start)) return after(xml, "-->", start + 4);
  if (xml.startsWith("<![CDATA[", start)) return after(xml, "]]>", start);
  throw new FileFault("holds a document type, which no workbook has");
}

function after(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from);
  if (at === -1) throw new FileFault("is damaged: a part of it ends too early");
  return at + mark.length;
}

function readTag(xml: string, start: number, isClose: boolean): Tag {
  let at = start + (isClose ? 2 : 1);
  const nameStart = at;
  let local = at;
  for (; ; at++) {
    const sign = xml.charCodeAt(at);
    if (sign <= space || sign === greater || sign === slash) break;
    if (sign === 58) local = at + 1;
    if (sign !== sign) throw new FileFault("is damaged: a part of it ends too early");
  }
  const [prefix, name] = [xml.slice(nameStart, local), xml.slice(local, at)];
  const end = endOfTag(xml, at);
  const kind = isClose ? "close" : xml.charCodeAt(end - 2) === slash ? "empty" : "open";
  return { name, prefix, kind, start, end };
}

function endOfTag(xml: string, from: number): number {
  for (let at = from; at < xml.length; at++) {
    const sign = xml.charCodeAt(at);
    if (sign === greater) return at + 1;
    if (sign === quote || sign === apostrophe) {
      at = xml.indexOf(xml[at]!, at + 1);
      if (at === -1) break;
    }
  }
  throw new FileFault("is damaged: a part of it ends too early");
}

/** Where the element of an open tag ends, its closing tag included. */
export function endOfElement(xml: string, open: Tag): number {
  if (open.kind === "empty") return open.end;
  let depth = 1;
  for (let tag = nextTag(xml, open.end); tag; tag = nextTag(xml, tag.end)) {
    if (tag.kind === "open") depth += 1;
    else if (tag.kind === "close") depth -= 1;
    if (depth === 0) return tag.end;
  }
  throw new FileFault("is damaged: a part of it ends too early");
}

/** Where an attribute of a start tag stands: its name, and its value between the quotes. */
interface AttributeSpan {
  name: string;
  start: number;
  valueStart: number;
  valueEnd: number;
}

function* attributeSpans(tag: string): Generator<AttributeSpan> {
  let at = endOfName(tag);
  for (;;) {
    while (tag.charCodeAt(at) <= space) at++;
    const equals = tag.indexOf("=", at);
    if (equals === -1) return;
    const name = tag.slice(at, equals).trimEnd();
    let open = equals + 1;
    while (tag.charCodeAt(open) <= space) open++;
    const valueEnd = tag.indexOf(tag[open] === "'" ? "'" : '"', open + 1);
    if (valueEnd === -1) return;
    yield { name, start: at, valueStart: open + 1, valueEnd };
    at = valueEnd + 1;
  }
}

function endOfName(tag: string): number {
  let at = 1;
  for (let sign = tag.charCodeAt(at); sign > space && sign !== slash && sign !== greater; sign = tag.charCodeAt(at)) at++;
  return at;
}

/** The attributes of a start tag by their names as written, prefixes included, entities resolved. */
export function attributesOf(tag: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const { name, valueStart, valueEnd } of attributeSpans(tag)) attributes[name] = unescaped(tag.slice(valueStart, valueEnd));
  return attributes;
}

/** An attribute of a start tag, its entities resolved. */
export function attribute(tag: string, name: string): string | undefined {
  return attributesOf(tag)[name];
}

/** An element of a part that is small enough to be held as a tree. */
export interface XmlElement {
  name: string;
  /** The start tag as written. */
  tag: string;
  attributes: Readonly<Record<string, string>>;
  children: XmlElement[];
  start: number;
  /** After the start tag. */
  innerStart: number;
  /** Before the closing tag. */
  innerEnd: number;
  end: number;
}

const none: XmlElement[] = [];

/** No list ends before. */
const fewElements = 200;

/** A tree of half a million of them is held in little room: what their tags say is read when it is asked for. */
class Element implements XmlElement {
  children: XmlElement[] = none;
  innerEnd: number;
  end: number;
  private read?: Readonly<Record<string, string>>;

  constructor(
    private readonly xml: string,
    readonly name: string,
    readonly start: number,
    readonly innerStart: number,
  ) {
    this.innerEnd = this.end = innerStart;
  }

  get tag(): string {
    return this.xml.slice(this.start, this.innerStart);
  }

  get attributes(): Readonly<Record<string, string>> {
    return (this.read ??= attributesOf(this.tag));
  }

  add(child: Element): void {
    if (this.children === none) this.children = [];
    const count = this.children.push(child);
    const limit = count > fewElements ? elementLimits.get(child.name) : undefined;
    if (limit && count > limit[0]) throw tooMany(...limit);
  }
}

/** The root of a part. Throws where a list in it is longer than it may be. */
export function readXml(xml: string, from = 0): XmlElement {
  const open: Element[] = [];
  let count = 0;
  for (let tag = nextTag(xml, from); tag; tag = nextTag(xml, tag.end)) {
    if (tag.kind === "close") {
      const closed = open.pop();
      if (!closed || closed.name !== tag.name) break;
      [closed.innerEnd, closed.end] = [tag.start, tag.end];
      if (open.length === 0) return closed;
      continue;
    }
    if ((count += 1) > limits.elements) throw tooMany(limits.elements, "elements in one part beside its cells");
    const element = new Element(xml, tag.name, tag.start, tag.end);
    open.at(-1)?.add(element);
    if (tag.kind === "open") open.push(element);
    else if (open.length === 0) return element;
  }
  throw new FileFault("is damaged: a part of it ends too early");
}

/** The first child of this name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((each) => each.name === name);
}

export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((each) => each.name === name) ?? [];
}

/** Every element of this name, however deep. */
export function* descendants(element: XmlElement, name: string): Generator<XmlElement> {
  const waiting = [element];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.name === name && next !== element) yield next;
    for (let at = next.children.length - 1; at >= 0; at--) waiting.push(next.children[at]!);
  }
}

/** The value of an attribute that has a namespace, whatever prefix a program gave it: r:id. */
export function prefixed(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  const key = Object.keys(attributes).find((each) => each.endsWith(`:${name}`) && !each.startsWith("xmlns"));
  return key === undefined ? undefined : attributes[key];
}

/** The prefix of a start tag: "x:", or "". */
export function prefixOf(tag: string): string {
  return /^<([^\s/>:]+:)/.exec(tag)?.[1] ?? "";
}

/** The text between two places, without tags, its entities resolved. */
export function textBetween(xml: string, start: number, end: number): string {
  if (end - start > limits.written)
    throw new FileFault(`holds a text of more than ${limits.written.toLocaleString("en-US")} characters`);
  const raw = xml.slice(start, end);
  if (!raw.includes("<")) return unescaped(raw);
  let [text, at] = ["", 0];
  while (at < raw.length) {
    const open = raw.indexOf("<", at);
    text += unescaped(raw.slice(at, open === -1 ? raw.length : open));
    if (open === -1) break;
    if (raw.startsWith("<![CDATA[", open)) {
      at = after(raw, "]]>", open);
      text += raw.slice(open + "<![CDATA[".length, at - "]]>".length);
    } else if (raw.startsWith("<!--", open)) at = after(raw, "-->", open);
    else at = after(raw, ">", open);
  }
  return text;
}

/** What an element says, the text of its children included. */
export function textOf(xml: string, element: XmlElement | undefined): string {
  return element ? textBetween(xml, element.innerStart, element.innerEnd) : "";
}

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

export function unescaped(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{1,8}));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return entities[name] ?? whole;
      const code = hex !== undefined ? parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** An attribute's text: line ends and tabs would be read back as spaces. */
export function escapedAttribute(text: string): string {
  return escaped(text).replace(/[\t\n\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** A cell's text as XML can hold it: a sign that it cannot hold is written as _x0007_, as Excel does. */
export function cellTextToXml(text: string): string {
  const kept = text.replace(/_x(?=[0-9A-Fa-f]{4}_)/g, "_x005F_x");
  return escaped(
    kept.replace(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, (sign) => {
      const code = sign.charCodeAt(0);
      return code < 0x20 ? `_x${code.toString(16).toUpperCase().padStart(4, "0")}_` : "";
    }),
  );
}

/** _x000D_ in the text of a cell is the sign with this number. */
export function cellTextFromXml(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

/** The start tag with an attribute set, added or (undefined) taken away; the others stay as they are written. */
export function withAttribute(tag: string, name: string, value: string | undefined): string {
  for (const { name: found, start, valueStart, valueEnd } of attributeSpans(tag)) {
    if (found !== name) continue;
    if (value !== undefined) return tag.slice(0, valueStart) + escapedAttribute(value) + tag.slice(valueEnd);
    return tag.slice(0, start).trimEnd() + tag.slice(valueEnd + 1);
  }
  if (value === undefined) return tag;
  const end = tag.endsWith("/>") ? "/>" : ">";
  return `${tag.slice(0, -end.length).trimEnd()} ${name}="${escapedAttribute(value)}"${end}`;
}
