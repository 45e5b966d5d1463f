/** Bytes to text, and what is no table at all. */
import { Refusal } from "./answers";

/** The text of a file, with one kind of line end. Refuses what cannot hold a table. */
export function textOf(bytes: Uint8Array): string {
  refuseArchives(bytes);
  const text = plainText(decode(bytes));
  refuseOtherKinds(text);
  return text;
}

/** Text that was pasted, brought into the form that files have. */
export function plainText(text: string): string {
  const unmarked = text.startsWith("\uFEFF") ? text.slice(1) : text;
  return unmarked.includes("\r") ? unmarked.replace(/\r\n?/g, "\n") : unmarked;
}

/** Refuses pages, markup, JSON and what is no text. */
export function refuseOtherKinds(text: string): void {
  const start = text.slice(0, 4000).trimStart();
  if (start === "" && text.trim() === "") throw new Refusal("empty", "is empty.");
  if (
    /^(?:<!--(?:(?!-->)[^])*-->\s*)*<(!doctype html|html[\s>])/i.test(start) ||
    (/^<\?xml/i.test(start) && /<html[\s>]/i.test(start))
  )
    throw new Refusal("web page", "is a web page, no table: the site may have asked you to sign in.");
  if (/^<\?xml/i.test(start) || isElement(start, text)) throw new Refusal("xml", "is XML: choose CSV when you export.");
  if (/^[[{]\s*(["[{\]}\d-]|$)/.test(start)) throw new Refusal("json", "is JSON: choose CSV when you export.");
  const controls = start.match(/[\x00-\x08\x0E-\x1F\uFFFD]/g)?.length ?? 0;
  if (controls > start.length / 100) throw new Refusal("binary", "is no text.");
}

/** Begins it with an element that is closed somewhere? `<DATE>` of a header is not. */
function isElement(start: string, text: string): boolean {
  const name = /^<([a-z][\w:.-]*)[\s>/]/i.exec(start)?.[1];
  return name !== undefined && text.includes(`</${name}`);
}

function refuseArchives(bytes: Uint8Array): void {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2]! < 8 && bytes[3]! < 9) {
    const isWorkbook = latin(bytes.subarray(0, 4000)).includes("[Content_Types].xml");
    throw new Refusal(
      "zip",
      isWorkbook
        ? "is a zip archive as Excel writes it, a workbook: save its sheet as CSV."
        : "is a zip archive: unpack it and open the file inside.",
    );
  }
  if (bytes[0] === 0x1f && bytes[1] === 0x8b)
    throw new Refusal("zip", "is a gzip archive, a kind of zip archive: unpack it and open the file inside.");
}

function latin(bytes: Uint8Array): string {
  return new TextDecoder("windows-1252").decode(bytes);
}

function decode(bytes: Uint8Array): string {
  const wide = wideEncoding(bytes);
  if (wide !== undefined) return new TextDecoder(wide).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return latin(bytes);
  }
}

/** UTF-16 by its mark, or by the zero that stands beside each plain letter. */
function wideEncoding(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const pairs = Math.min(bytes.length, 2000) >> 1;
  let [even, odd] = [0, 0];
  for (let at = 0; at < pairs; at += 1) {
    if (bytes[2 * at] === 0) even += 1;
    if (bytes[2 * at + 1] === 0) odd += 1;
  }
  if (odd > pairs * 0.7 && even < pairs * 0.1) return "utf-16le";
  return even > pairs * 0.7 && odd < pairs * 0.1 ? "utf-16be" : undefined;
}
