/** What one look at the bytes of an unpacked part tells: whether they are those that were packed, and how much there is to read. */

const table = Int32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest;
});

const [ampersand, less] = [38, 60];

/** The CRC-32 that a zip keeps of each part, and how often "<" and "&" stand in it. */
export function lookAt(bytes: Uint8Array): { checksum: number; tags: number; references: number } {
  let [rest, tags, references] = [-1, 0, 0];
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]!;
    if (byte === less) tags += 1;
    else if (byte === ampersand) references += 1;
    rest = table[(rest ^ byte) & 255]! ^ (rest >>> 8);
  }
  return { checksum: ~rest >>> 0, tags, references };
}
