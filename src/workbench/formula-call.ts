/** Finds the call of a known function in a formula's text and takes its arguments apart. */

export interface FormulaCall {
  /** The id as the catalogue has it. */
  id: string;
  /** The arguments as typed, without the spaces around them. */
  arguments: string[];
}

const openers = new Set(["(", "{", "["]);
const closers = new Set([")", "}", "]"]);

/** The first call of a known function, read from the left; undefined when there is none. */
export function firstCall(formula: string, ids: readonly string[]): FormulaCall | undefined {
  const known = new Map(ids.map((id) => [id.toUpperCase(), id]));
  let position = 0;
  while (position < formula.length) {
    const rest = formula.slice(position);
    const text = /^"(?:[^"]|"")*"?/.exec(rest);
    const word = /^[A-Za-z_][\w.]*/.exec(rest);
    const id = word && rest[word[0].length] === "(" ? known.get(word[0].toUpperCase()) : undefined;
    if (word && id !== undefined) return { id, arguments: splitArguments(rest.slice(word[0].length + 1)) };
    position += text?.[0].length ?? word?.[0].length ?? 1;
  }
  return undefined;
}

/** The arguments up to the bracket that closes the call; an unfinished formula is read as far as it goes. */
function splitArguments(text: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let from = 0;
  let at = 0;
  while (at < text.length) {
    const character = text[at]!;
    if (character === '"' || character === "'") {
      const end = text.indexOf(character, at + 1);
      at = end < 0 ? text.length : end + 1;
      continue;
    }
    if (closers.has(character) && depth === 0) break;
    if (openers.has(character)) depth++;
    if (closers.has(character)) depth--;
    if (character === "," && depth === 0) {
      found.push(text.slice(from, at).trim());
      from = at + 1;
    }
    at++;
  }
  const last = text.slice(from, at).trim();
  return found.length === 0 && last === "" ? [] : [...found, last];
}
