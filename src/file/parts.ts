/** The parts of a file and their texts. */
import { strToU8 } from "fflate";
import { FileFault } from "./faults";
import { limits, tooLargePart } from "./limits";

/** The parts by path, in the order of the file. */
export type Package = Map<string, Uint8Array>;

/** The text of a part. Programs write UTF-8, and now and then UTF-16 with its mark. */
export function partText(parts: Package, path: string): string {
  const part = parts.get(path);
  if (part === undefined) throw new FileFault(`is damaged: it lacks the part ${path}`);
  if (part.length > limits.part) throw tooLargePart(path);
  const encoding =
    part[0] === 0xff && part[1] === 0xfe ? "utf-16le" : part[0] === 0xfe && part[1] === 0xff ? "utf-16be" : "utf-8";
  return new TextDecoder(encoding).decode(part);
}

export function setPartText(parts: Package, path: string, text: string): void {
  parts.set(path, strToU8(text.replace(/^(<\?xml[^>]{0,99}?encoding=["'])UTF-16(?:LE|BE)?/i, "$1UTF-8")));
}
