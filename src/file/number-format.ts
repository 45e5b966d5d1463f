/** Styles of a file with another number format. */
import { type Package, partText, setPartText } from "./parts";
import { attribute, escapedAttribute } from "./xml";

const path = "xl/styles.xml";

/** The number of a style like `base` with this format, added where there is none; undefined where the file has no styles. */
export function styleWithFormat(parts: Package, base: number, format: string): number | undefined {
  if (!parts.has(path)) return undefined;
  const xml = partText(parts, path);
  const list = /<cellXfs\b[^>]*>([^]*?)<\/cellXfs>/.exec(xml);
  const styles = list?.[1]!.match(/<xf\b[^>]*?(?:\/>|>[^]*?<\/xf>)/g);
  if (!list || !styles) return undefined;
  const { id, xml: withFormat } = formatId(xml, format);
  const like = styles[base] ?? styles[0]!;
  const head = like.slice(0, like.indexOf(">") + 1);
  const changed = head
    .replace(/\s(?:numFmtId|applyNumberFormat)="[^"]*"/g, "")
    .replace(/^<xf/, `<xf numFmtId="${id}" applyNumberFormat="1"`);
  const style = changed + like.slice(head.length);
  const at = styles.indexOf(style);
  if (at >= 0) return at;
  const grown = `<cellXfs count="${styles.length + 1}">${list[1]}${style}</cellXfs>`;
  setPartText(
    parts,
    path,
    withFormat.replace(/<cellXfs\b[^>]*>[^]*?<\/cellXfs>/, () => grown),
  );
  return styles.length;
}

/** The number of a format; one that the file lacks is added. */
function formatId(xml: string, format: string): { id: string; xml: string } {
  const known = [...xml.matchAll(/<numFmt\b[^>]*>/g)].map(([tag]) => ({
    id: attribute(tag, "numFmtId")!,
    code: attribute(tag, "formatCode"),
  }));
  const found = known.find(({ code }) => code === format);
  if (found) return { id: found.id, xml };
  const id = String(Math.max(163, ...known.map(({ id: each }) => Number(each))) + 1);
  const element = `<numFmt numFmtId="${id}" formatCode="${escapedAttribute(format)}"/>`;
  if (known.length === 0)
    return { id, xml: xml.replace(/(<styleSheet\b[^>]*>)(?:<numFmts\b[^>]*\/>)?/, `$1<numFmts count="1">${element}</numFmts>`) };
  const counted = xml.replace(/<numFmts\b[^>]*>/, `<numFmts count="${known.length + 1}">`);
  return { id, xml: counted.replace("</numFmts>", `${element}</numFmts>`) };
}
