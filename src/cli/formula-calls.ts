/** Calls inside a formula, found without reading texts, sheet names or array constants as code. */

const piece = /"(?:[^"]|"")*"|'(?:[^']|'')*'|\{(?:"(?:[^"]|"")*"|[^"{}])*\}|[A-Za-z_][\w.]*(?=\s*\()|[^]/g;

export interface Call {
  name: string;
  /** As written; "" for one that is left out. */
  arguments: string[];
}

/** The formula with each outermost call for which `replacement` has one put in its place. */
export function replaceCalls(formula: string, replacement: (call: Call) => string | undefined): string {
  let result = "";
  let at = 0;
  while (at < formula.length) {
    piece.lastIndex = at;
    const text = piece.exec(formula)![0];
    const call = /^[A-Za-z_]/.test(text) && text.length >= 1 ? readCall(formula, at, text) : undefined;
    const replaced = call && replacement({ name: text.toUpperCase(), arguments: call.arguments });
    if (call && replaced !== undefined) {
      result += replaced;
      at = call.end;
    } else {
      result += text;
      at += text.length;
    }
  }
  return result;
}

function readCall(formula: string, start: number, name: string): { arguments: string[]; end: number } | undefined {
  const open = /^\s*\(/.exec(formula.slice(start + name.length));
  if (!open) return undefined;
  const parts = [""];
  let depth = 1;
  let at = start + name.length + open[0].length;
  while (at < formula.length) {
    piece.lastIndex = at;
    const text = piece.exec(formula)![0];
    at += text.length;
    if (text === "(") depth += 1;
    if (text === ")") depth -= 1;
    if (depth === 0)
      return { arguments: parts.length === 1 && parts[0]!.trim() === "" ? [] : parts.map((part) => part.trim()), end: at };
    if (text === "," && depth === 1) parts.push("");
    else parts[parts.length - 1] += text;
  }
  return undefined;
}
