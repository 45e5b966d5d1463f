/** Why a file cannot be a workbook for us, told by its name, size and first bytes. */

/** Larger workbooks would keep the page busy for minutes. */
const largest = 30_000_000;

const zip = [0x50, 0x4b];
/** Old .xls files and encrypted .xlsx files are both compound documents. */
const compound = [0xd0, 0xcf, 0x11, 0xe0];

/** The end of a sentence; undefined when the file may be read. */
export function openingFault(name: string, bytes: Uint8Array): string | undefined {
  const starts = (mark: readonly number[]): boolean => mark.every((byte, index) => bytes[index] === byte);
  if (bytes.length === 0) return "it is empty";
  if (bytes.length > largest) return `it has ${Math.round(bytes.length / 1e6)} MB and at most ${largest / 1e6} MB can be opened`;
  if (starts(compound)) return /\.xls$/i.test(name) ? "it is in the old .xls format" : "it is protected by a password";
  if (!starts(zip)) return "it is no .xlsx workbook";
  return undefined;
}
