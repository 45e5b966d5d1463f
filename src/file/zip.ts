/** Unpacks a zip with a cap that holds whatever the zip says of itself; a packed part is read in small pieces and stops at the cap. */
import { Inflate, strFromU8 } from "fflate";
import { Amount } from "./amount";
import { FileFault } from "./faults";
import { limits, tooLargePart } from "./limits";

interface Entry {
  path: string;
  isPacked: boolean;
  size: number;
  unpackedSize: number;
  checksum: number;
  /** Where its local header begins. */
  offset: number;
}

const [endMark, entryMark, localMark] = [0x06054b50, 0x02014b50, 0x04034b50];

/** The parts by their path, in the order of the zip's list. */
export function unzip(bytes: Uint8Array): Map<string, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = new Map<string, Uint8Array>();
  const amount = new Amount();
  let room = limits.unpacked;
  for (const entry of entriesOf(bytes, view)) {
    if (entry.unpackedSize > room) throw tooLarge();
    if (entry.unpackedSize > limits.part && /\/worksheets\/[^/]*\.xml$/.test(entry.path)) throw tooLargePart(entry.path);
    if (parts.has(entry.path)) throw new FileFault(`is damaged: it holds the part ${entry.path} twice`);
    const start = dataStart(view, entry);
    const packed = bytes.subarray(start, start + entry.size);
    if (packed.length < entry.size) throw damaged();
    const part = entry.isPacked ? inflated(packed, entry.unpackedSize) : packed;
    if (part.length !== entry.unpackedSize) throw damaged();
    if (amount.add(entry.path, part) !== entry.checksum)
      throw new FileFault(`is damaged: its part ${entry.path} is not what was packed`);
    room -= part.length;
    parts.set(entry.path, part);
  }
  return parts;
}

function entriesOf(bytes: Uint8Array, view: DataView): Entry[] {
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== endMark) end--;
  if (end < 0) throw damaged();
  const count = view.getUint16(end + 10, true);
  if (count > limits.parts) throw new FileFault(`holds more than ${limits.parts} parts`);
  let at = view.getUint32(end + 16, true);
  return Array.from({ length: count }, () => {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== entryMark) throw damaged();
    const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
    if ((flags & 1) === 1) throw new FileFault("is protected by a password: save it without one");
    if (method !== 0 && method !== 8) throw new FileFault("is packed in a way that is not known here");
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as [
      number,
      number,
      number,
    ];
    const name = bytes.subarray(at + 46, at + 46 + nameLength);
    const entry: Entry = {
      path: strFromU8(name, (flags & 0x800) === 0 && name.some((byte) => byte > 127)),
      isPacked: method === 8,
      checksum: view.getUint32(at + 16, true),
      size: view.getUint32(at + 20, true),
      unpackedSize: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    };
    at += 46 + nameLength + extraLength + commentLength;
    return entry;
  });
}

function dataStart(view: DataView, { offset }: Entry): number {
  if (offset + 30 > view.byteLength || view.getUint32(offset, true) !== localMark) throw damaged();
  return offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
}

/** A piece this small unpacks to four million bytes at most. */
const piece = 4_096;

function inflated(packed: Uint8Array, size: number): Uint8Array {
  const part = new Uint8Array(size);
  let filled = 0;
  const stream = new Inflate((chunk) => {
    if (filled + chunk.length > size) throw damaged();
    part.set(chunk, filled);
    filled += chunk.length;
  });
  try {
    for (let at = 0; at < packed.length; at += piece) stream.push(packed.subarray(at, at + piece), at + piece >= packed.length);
  } catch (thrown) {
    throw thrown instanceof FileFault ? thrown : damaged();
  }
  return part.subarray(0, filled);
}

function damaged(): FileFault {
  return new FileFault("is damaged: it cannot be unpacked");
}

function tooLarge(): FileFault {
  return new FileFault(`would unpack to more than ${Math.round(limits.unpacked / 1e6)} MB`);
}
