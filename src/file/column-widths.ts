/** The widths of columns in the text in front of a worksheet's cells. */
import { columnNumber } from "../grid/address";
import { toCharacters } from "./file-layout";
import { childrenOf, endOfElement, nextTag, prefixOf, readXml, type Tag, withAttribute } from "./xml";

/** Columns of one kind: the first and the last, counted from 1, and their tag. */
interface Span {
  first: number;
  last: number;
  tag: string;
}

/** `before` ends where the cells begin; widths are in pixels, undefined for the usual one. */
export function withColumnWidths(before: string, widths: Readonly<Record<string, number | undefined>>): string {
  if (Object.keys(widths).length === 0) return before;
  const found = columnsIn(before);
  const prefix = prefixOf(found?.tag ?? /<[^\s<>/:!?]+:worksheet[\s>]/.exec(before)?.[0] ?? "");
  let spans = found?.spans ?? [];
  for (const [column, pixels] of Object.entries(widths)) spans = withWidth(spans, columnNumber(column) + 1, pixels, prefix);
  const written = spans.map(({ first, last, tag }) =>
    withAttribute(withAttribute(tag, "min", String(first)), "max", String(last)),
  );
  const [start, end] = found ? [found.start, found.end] : [before.length, before.length];
  const cols = written.length === 0 ? "" : `${found?.tag ?? `<${prefix}cols>`}${written.join("")}</${prefix}cols>`;
  return before.slice(0, start) + cols + before.slice(end);
}

function columnsIn(before: string): { tag: string; start: number; end: number; spans: Span[] } | undefined {
  const open = tagNamed(before, "cols");
  if (!open) return undefined;
  const end = endOfElement(before, open);
  const spans = childrenOf(readXml(before.slice(open.start, end)), "col").map(({ tag, attributes }) => {
    const first = Number(attributes["min"]);
    return { first, last: Number(attributes["max"] ?? first), tag: tag.replace(/\s*\/?>$/, "/>") };
  });
  return { tag: before.slice(open.start, open.end).replace(/\s*\/>$/, ">"), start: open.start, end, spans };
}

/** The text before the cells is not closed: elements are passed one by one. */
function tagNamed(text: string, name: string): Tag | undefined {
  for (let tag = nextTag(text, 0); tag; tag = nextTag(text, tag.end)) if (tag.name === name && tag.kind !== "close") return tag;
  return undefined;
}

function withWidth(spans: readonly Span[], column: number, pixels: number | undefined, prefix: string): Span[] {
  const around = spans.find(({ first, last }) => first <= column && column <= last);
  const tag = sized(around?.tag ?? `<${prefix}col min="" max=""/>`, pixels);
  const split = spans.flatMap((span) => {
    if (span !== around) return [span];
    return [
      ...(span.first < column ? [{ ...span, last: column - 1 }] : []),
      ...(span.last > column ? [{ ...span, first: column + 1 }] : []),
    ];
  });
  return [...split, { first: column, last: column, tag }].sort((a, b) => a.first - b.first);
}

function sized(tag: string, pixels: number | undefined): string {
  const plain = withAttribute(withAttribute(tag, "bestFit", undefined), "customWidth", pixels === undefined ? undefined : "1");
  // Eight decimals, as Excel writes them at most
  return withAttribute(plain, "width", pixels === undefined ? undefined : String(Number(toCharacters(pixels).toFixed(8))));
}
