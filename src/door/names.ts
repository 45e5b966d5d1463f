/** How names of columns are compared. */

/** Signs of a name that count: no known one has as many. */
const longest = 200;

/**
 * A name without letter case, accents, brackets with what they hold, and anything but letters and digits: `<CLOSE>` and `Close**`
 * are "close". An underscore at the beginning counts.
 */
export function fold(name: string): string {
  const plain = name
    .slice(0, longest)
    .trim()
    .toLowerCase()
    .replace(/\([^)]*\)|\[[^\]]*\]|\{[^}]*\}/g, "")
    .replace(/ł/g, "l")
    .replace(/ß/g, "ss")
    .replace(/ø/g, "o")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .trim();
  return (plain.startsWith("_") ? "_" : "") + plain.replace(/[^\p{L}\p{N}]/gu, "");
}
