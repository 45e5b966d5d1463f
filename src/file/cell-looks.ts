/** Styles of a file that differ from one of it in what a user changed; everything else of that style stays. */
import type { CellStyle } from "../grid/workbook-data";
import { type Package, partText, setPartText } from "./parts";
import { relatedParts, workbookPath } from "./relations";
import { child, childrenOf, escapedAttribute, prefixOf, readXml, withAttribute, type XmlElement } from "./xml";

/** What is given takes the place of what the style has; undefined takes it away. */
export type LookChange = { readonly [Key in keyof CellStyle]?: CellStyle[Key] | undefined };

/** The number of the style like `base` with these changes, added where there is none; undefined where the file has no styles. */
export function styleLike(parts: Package, base: number, change: LookChange): number | undefined {
  const [part] = relatedParts(parts, workbookPath(parts), "styles");
  if (!part || !parts.has(part.path)) return undefined;
  const sheet = new StyleSheet(partText(parts, part.path));
  if (sheet.list("cellXfs").length === 0) return undefined;
  const number = sheet.like(base, change);
  if (sheet.isChanged) setPartText(parts, part.path, sheet.xml);
  return number;
}

/** The lists of a style sheet in their order, with what a missing one begins with. */
const lists = {
  numFmts: [],
  fonts: ["<font/>"],
  fills: ['<fill><patternFill patternType="none"/></fill>', '<fill><patternFill patternType="gray125"/></fill>'],
  borders: ["<border/>"],
  cellStyleXfs: [],
  cellXfs: [],
} satisfies Record<string, readonly string[]>;

type List = keyof typeof lists;

/** The reference of a style to a list, and the word that it counts. */
const applied = {
  numFmtId: "applyNumberFormat",
  fontId: "applyFont",
  fillId: "applyFill",
  borderId: "applyBorder",
} as const;

const orders = {
  font: ["b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color", "name", "family"],
  border: ["start", "end", "left", "right", "top", "bottom", "diagonal"],
  xf: ["alignment", "protection", "extLst"],
} as const;

class StyleSheet {
  isChanged = false;
  private root: XmlElement;
  private readonly prefix: string;

  constructor(public xml: string) {
    this.root = readXml(xml);
    this.prefix = prefixOf(this.root.tag);
  }

  like(base: number, change: LookChange): number {
    const styles = this.list("cellXfs");
    let style = styles[base] ?? styles[0]!;
    const refer = (name: keyof typeof applied, id: number): void => {
      style = withHead(style, { [name]: String(id), [applied[name]]: "1" });
    };
    if ("numberFormat" in change) refer("numFmtId", this.format(change.numberFormat ?? "General"));
    if (["bold", "italic", "size", "color"].some((key) => key in change))
      refer("fontId", this.add("fonts", this.font(style, change)));
    if ("fill" in change) refer("fillId", change.fill === undefined ? 0 : this.add("fills", this.fill(change.fill)));
    if ("lineBelow" in change) refer("borderId", this.add("borders", this.border(style, change.lineBelow)));
    if (["align", "wrap", "isIndented"].some((key) => key in change)) style = this.aligned(style, change);
    return this.add("cellXfs", style);
  }

  /** The elements of a list as they are written. */
  list(name: List): string[] {
    return child(this.root, name)?.children.map(({ start, end }) => this.xml.slice(start, end)) ?? [];
  }

  /** Where the element stands in its list, at the end of it when it was not there. */
  private add(name: List, element: string): number {
    const known = this.list(name);
    const at = known.indexOf(element);
    if (at >= 0) return at;
    const found = child(this.root, name);
    const first = known.length > 0 ? [] : lists[name].map((each) => this.own(each));
    const count = known.length + first.length + 1;
    const tag = withAttribute(opened(found?.tag ?? `<${this.prefix}${name}>`), "count", String(count));
    const inner = found ? this.xml.slice(found.innerStart, found.innerEnd) : "";
    const { start, end } = found ?? this.placeOf(name);
    const whole = `${tag}${inner}${first.join("")}${element}</${this.prefix}${name}>`;
    this.xml = this.xml.slice(0, start) + whole + this.xml.slice(end);
    this.root = readXml(this.xml);
    this.isChanged = true;
    return count - 1;
  }

  private placeOf(name: List): { start: number; end: number } {
    const names = Object.keys(lists);
    const before = names.slice(0, names.indexOf(name));
    const at = this.root.children.filter((each) => before.includes(each.name)).at(-1)?.end ?? this.root.innerStart;
    return { start: at, end: at };
  }

  /** Our own element with the prefix of the part. */
  private own(element: string): string {
    return element.replace(/<(\/?)(?=\w)/g, `<$1${this.prefix}`);
  }

  private format(code: string): number {
    if (code === "General") return 0;
    const known = childrenOf(child(this.root, "numFmts"), "numFmt").map(({ attributes }) => attributes);
    const found = known.find(({ formatCode }) => formatCode === code);
    if (found) return Number(found["numFmtId"]);
    const id = Math.max(163, ...known.map(({ numFmtId }) => Number(numFmtId))) + 1;
    this.add("numFmts", this.own(`<numFmt numFmtId="${id}" formatCode="${escapedAttribute(code)}"/>`));
    return id;
  }

  private referred(list: List, style: string, attribute: string): string {
    const elements = this.list(list);
    return elements[Number(readXml(style).attributes[attribute] ?? 0)] ?? elements[0] ?? this.own(lists[list][0]!);
  }

  private font(style: string, change: LookChange): string {
    const parts: [key: keyof CellStyle, name: string, text: (value: never) => string][] = [
      ["bold", "b", () => "<b/>"],
      ["italic", "i", () => "<i/>"],
      ["size", "sz", (points: number) => `<sz val="${points}"/>`],
      ["color", "color", (color: string) => `<color rgb="${argb(color)}"/>`],
    ];
    return parts.reduce(
      (font, [key, name, text]) => {
        if (!(key in change)) return font;
        const value = change[key];
        return withChild(font, name, isNothing(value) ? "" : this.own(text(value as never)), orders.font);
      },
      this.referred("fonts", style, "fontId"),
    );
  }

  private fill(color: string): string {
    return this.own(
      `<fill><patternFill patternType="solid"><fgColor rgb="${argb(color)}"/><bgColor indexed="64"/></patternFill></fill>`,
    );
  }

  private border(style: string, color: string | undefined): string {
    const line = color === undefined ? "<bottom/>" : `<bottom style="thin"><color rgb="${argb(color)}"/></bottom>`;
    return withChild(this.referred("borders", style, "borderId"), "bottom", this.own(line), orders.border);
  }

  private aligned(style: string, change: LookChange): string {
    const found = child(readXml(style), "alignment");
    let tag = found?.tag.replace(/\s*\/?>$/, "/>") ?? this.own("<alignment/>");
    if ("align" in change) tag = withAttribute(tag, "horizontal", change.align);
    if ("wrap" in change) tag = withAttribute(tag, "wrapText", change.wrap ? "1" : undefined);
    if ("isIndented" in change) tag = withAttribute(tag, "indent", change.isIndented ? "1" : undefined);
    return withHead(withChild(style, "alignment", tag, orders.xf), { applyAlignment: "1" });
  }
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === false;
}

function argb(color: string): string {
  return `FF${color.slice(1).toUpperCase()}`;
}

/** A start tag of an element that holds something. */
function opened(tag: string): string {
  return tag.endsWith("/>") ? `${tag.slice(0, -2).trimEnd()}>` : tag;
}

function withHead(element: string, attributes: Readonly<Record<string, string>>): string {
  const { tag } = readXml(element);
  const changed = Object.entries(attributes).reduce((head, [name, value]) => withAttribute(head, name, value), tag);
  return changed + element.slice(tag.length);
}

/** The element with this child in place of the one of its name; "" takes that away. */
function withChild(element: string, name: string, text: string, order: readonly string[]): string {
  const root = readXml(element);
  const found = child(root, name);
  if (found) return element.slice(0, found.start) + text + element.slice(found.end);
  if (text === "") return element;
  const before = order.slice(0, order.indexOf(name));
  const prefix = prefixOf(root.tag);
  if (root.tag.endsWith("/>")) return `${opened(root.tag)}${text}</${prefix}${root.name}>`;
  const at = root.children.filter((each) => before.includes(each.name)).at(-1)?.end ?? root.innerStart;
  return element.slice(0, at) + text + element.slice(at);
}
