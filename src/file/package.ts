/** The parts of an .xlsx file: a zip that is looked at before it is unpacked, so that a bad file harms nothing. */
import { strFromU8, strToU8, unzipSync, type UnzipFileInfo, zipSync } from "fflate";

/** Why a file is not opened: the end of a sentence that begins with its name. */
export class FileFault extends Error {
  override name = "FileFault";
}

/** Larger files, or parts that unpack to more, would keep a machine busy for minutes. */
export const limits = { file: 30_000_000, unpacked: 300_000_000, parts: 10_000 };

const compound = [0xd0, 0xcf, 0x11, 0xe0];

/** The parts by path, in the order of the file. */
export type Package = Map<string, Uint8Array>;

/** Unpacks a workbook; what is no workbook, too large, encrypted or in another format is refused with a reason. */
export function openPackage(bytes: Uint8Array): Package {
  const starts = (mark: readonly number[]): boolean => mark.every((byte, index) => bytes[index] === byte);
  if (bytes.length === 0) throw new FileFault("is empty");
  if (bytes.length > limits.file)
    throw new FileFault(`has ${megabytes(bytes.length)} MB, more than ${megabytes(limits.file)} MB`);
  if (starts(compound))
    throw new FileFault("is protected by a password, or in the old .xls format: save it as .xlsx without one");
  if (!starts([0x50, 0x4b])) throw new FileFault("is no .xlsx workbook");
  const parts = unpacked(bytes);
  if (parts.has("EncryptedPackage")) throw new FileFault("is protected by a password: save it without one");
  if (!parts.has("[Content_Types].xml") || !parts.has("xl/workbook.xml")) throw new FileFault("is a zip, but holds no workbook");
  return parts;
}

function unpacked(bytes: Uint8Array): Package {
  let [size, count] = [0, 0];
  const isWanted = ({ originalSize }: UnzipFileInfo): boolean => {
    size += originalSize;
    count += 1;
    if (size > limits.unpacked) throw new FileFault(`would unpack to more than ${megabytes(limits.unpacked)} MB`);
    if (count > limits.parts) throw new FileFault(`holds more than ${limits.parts} parts`);
    return true;
  };
  try {
    return new Map(Object.entries(unzipSync(bytes, { filter: isWanted })));
  } catch (thrown) {
    if (thrown instanceof FileFault) throw thrown;
    throw new FileFault("is damaged: it cannot be unpacked");
  }
}

function megabytes(size: number): number {
  return Math.round(size / 1_000_000);
}

/** The same parts give the same bytes: no clock is asked. A zip holds local time, so this is one day in every place. */
const anyDay = new Date(2020, 0, 1);

export function packageBytes(parts: Package): Uint8Array {
  return zipSync(Object.fromEntries(parts), { mtime: anyDay });
}

export function partText(parts: Package, path: string): string {
  const part = parts.get(path);
  if (part === undefined) throw new FileFault(`is damaged: it lacks the part ${path}`);
  return strFromU8(part);
}

export function setPartText(parts: Package, path: string, text: string): void {
  parts.set(path, strToU8(text));
}

/** A macro file keeps its macros only under its own ending. */
export function hasMacros(parts: Package): boolean {
  return parts.has("xl/vbaProject.bin");
}

/** The worksheets in the order of their tabs: name and path of the part. Sheets that are only a chart or a dialog are left out. */
export function worksheetParts(parts: Package): { name: string; path: string }[] {
  const links = new Map(
    [...partText(parts, "xl/_rels/workbook.xml.rels").matchAll(/<Relationship\b[^>]*>/g)].map(([text]) => [
      attribute(text, "Id"),
      attribute(text, "Target") ?? "",
    ]),
  );
  return [...partText(parts, "xl/workbook.xml").matchAll(/<(?:\w+:)?sheet\b[^>]*>/g)].flatMap(([text]) => {
    const target = links.get(attribute(text, "r:id") ?? attribute(text, "(?:\\w+:)?id")) ?? "";
    const path = target.startsWith("/") ? target.slice(1) : `xl/${target}`;
    return path.includes("/worksheets/") && parts.has(path) ? [{ name: attribute(text, "name") ?? "", path }] : [];
  });
}

/** An attribute of a start tag, its entities resolved. */
export function attribute(tag: string, name: string): string | undefined {
  const match = new RegExp(`\\s${name}="([^"]*)"`).exec(tag) ?? new RegExp(`\\s${name}='([^']*)'`).exec(tag);
  return match ? unescaped(match[1]!) : undefined;
}

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

export function unescaped(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return entities[name] ?? whole;
    return String.fromCodePoint(hex !== undefined ? parseInt(hex, 16) : Number(decimal));
  });
}

const plainParts =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|docProps\/(?:app|core)\.xml|xl\/(?:_rels\/workbook\.xml\.rels|workbook\.xml|sharedStrings\.xml|styles\.xml|metadata\.xml|theme\/.*|worksheets\/[^/]+\.xml))$/;

/** The parts that hold values, formulas, styles and names, without whatever refers to other parts: charts, pictures, links. */
export function plainPackage(parts: Package): Package {
  const plain: Package = new Map([...parts].filter(([path]) => plainParts.test(path)));
  const known = (path: string): boolean => plain.has(path);
  const types = partText(plain, "[Content_Types].xml");
  setPartText(
    plain,
    "[Content_Types].xml",
    types.replace(/<Override\b[^>]*\/>/g, (tag) => (known((attribute(tag, "PartName") ?? "").slice(1)) ? tag : "")),
  );
  for (const { path } of worksheetParts(plain)) setPartText(plain, path, withoutReferences(partText(plain, path)));
  return plain;
}

/** A worksheet without the elements that point to parts of their own. */
function withoutReferences(xml: string): string {
  return xml
    .replace(/<(?:drawing|legacyDrawing|legacyDrawingHF|picture|printOptions)\b[^>]*\/>/g, "")
    .replace(/<(oleObjects|controls|tableParts|hyperlinks|extLst|customProperties)\b[^>]*>[^]*?<\/\1>/g, "")
    .replace(/(<pageSetup\b[^>]*?)\sr:id="[^"]*"/g, "$1");
}
