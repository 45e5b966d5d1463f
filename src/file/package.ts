/** The parts of an .xlsx file: a zip that is looked at before it is unpacked, so that a bad file harms nothing. */
import { zipSync } from "fflate";
import { FileFault } from "./faults";
import { type Package, partText } from "./parts";
import { relationsOf, workbookPath } from "./relations";
import { descendants, prefixed, readXml } from "./xml";
import { limits } from "./limits";
import { unzip } from "./zip";

export { FileFault } from "./faults";
export { type Package, partText, setPartText } from "./parts";
export { limits } from "./limits";

const compound = [0xd0, 0xcf, 0x11, 0xe0];

/** Unpacks a workbook; what is no workbook, too large, encrypted or in another format is refused with a reason. */
export function openPackage(bytes: Uint8Array): Package {
  const starts = (mark: readonly number[]): boolean => mark.every((byte, index) => bytes[index] === byte);
  if (bytes.length === 0) throw new FileFault("is empty");
  if (bytes.length > limits.file)
    throw new FileFault(`has ${megabytes(bytes.length)} MB, more than ${megabytes(limits.file)} MB`);
  if (starts(compound))
    throw new FileFault("is protected by a password, or in the old .xls format: save it as .xlsx without one");
  if (!starts([0x50, 0x4b])) throw new FileFault("is no .xlsx workbook");
  const parts = unzip(bytes);
  if (parts.has("EncryptedPackage")) throw new FileFault("is protected by a password: save it without one");
  if (parts.has("xl/workbook.bin")) throw new FileFault("is a binary workbook (.xlsb): save it as .xlsx");
  if (!parts.has("[Content_Types].xml") || !parts.has(workbookPath(parts)))
    throw new FileFault("is a zip, but holds no workbook");
  return parts;
}

function megabytes(size: number): number {
  return Math.round(size / 1_000_000);
}

/** The same parts give the same bytes: no clock is asked. A zip holds local time, so this is one day in every place. */
const anyDay = new Date(2020, 0, 1);

export function packageBytes(parts: Package): Uint8Array {
  return zipSync(Object.fromEntries(parts), { mtime: anyDay });
}

/** A macro file keeps its macros only under its own ending. */
export function hasMacros(parts: Package): boolean {
  return parts.has("xl/vbaProject.bin");
}

export interface WorksheetPart {
  name: string;
  path: string;
  /** Its place among all sheets, those that are only a chart included. */
  index: number;
}

/** The worksheets in the order of their tabs. Sheets that are only a chart or a dialog are left out. */
export function worksheetParts(parts: Package): WorksheetPart[] {
  const workbook = workbookPath(parts);
  const relations = new Map(relationsOf(parts, workbook).map((relation) => [relation.id, relation]));
  return [...descendants(readXml(partText(parts, workbook)), "sheet")].flatMap(({ attributes }, index) => {
    const relation = relations.get(prefixed(attributes, "id") ?? "");
    if (relation?.kind !== "worksheet" || !parts.has(relation.path)) return [];
    return [{ name: attributes["name"] ?? "", path: relation.path, index }];
  });
}
