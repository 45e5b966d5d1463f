/**
 * A formula as tokens with their places. @borgar/fx reads them; what it does not read, prefixes such as [2]! and quoted paths, is
 * shown to it under a mask of the same length.
 */
import { tokenize } from "@borgar/fx";

export type TokenKind =
  "function" | "name" | "range" | "table" | "text" | "number" | "logical" | "error" | "operator" | "space" | "prefix" | "unknown";

/** A piece of a formula; all pieces together are its text. */
export interface Token {
  kind: TokenKind;
  /** As it stands in the formula. */
  text: string;
  start: number;
  end: number;
  /** A text or a quoted name that does not end. */
  isUnfinished?: boolean;
}

const kinds: Readonly<Record<string, TokenKind>> = {
  func: "function",
  range: "range",
  range_beam: "range",
  range_named: "name",
  structured: "table",
  string: "text",
  number: "number",
  bool: "logical",
  error: "error",
  operator: "operator",
  whitespace: "space",
  newline: "space",
  fx_prefix: "operator",
  context: "prefix",
  context_quote: "prefix",
};

export function tokensOf(formula: string): Token[] {
  const tokens: Token[] = [];
  for (const { type, loc, unterminated } of tokenize(masked(formula), options)) {
    const [start, end] = loc as [number, number];
    const text = formula.slice(start, end);
    const token: Token = { kind: kinds[type] ?? kindAlone(text), text, start, end };
    tokens.push(unterminated ? { ...token, isUnfinished: true } : token);
  }
  return joined(tokens, formula);
}

/** A column of a table before a blank and cells is not known to @borgar/fx, but is by itself. */
function kindAlone(text: string): TokenKind {
  const tokens = text.endsWith("]") ? tokenize(text, options) : [];
  return tokens.length === 1 && tokens[0]!.type === "structured" ? "table" : "unknown";
}

const options = { withLocation: true, negativeNumbers: false, mergeRefs: true, allowTernary: false };

/** Texts, quoted names, column names in brackets, and the prefix of another workbook in front of a function or a name. */
const pieces = /"(?:[^"]|"")*"?|'(?:[^']|'')*'(?=!)|\[\d+\](?=!)/g;

function masked(formula: string): string {
  if (!/\[\d+\]!|'!/.test(formula)) return formula;
  return formula.replace(pieces, (piece) => {
    if (piece[0] === "[") return `_${piece.slice(1, -1)}_`;
    return piece[0] === "'" ? `'${"_".repeat(piece.length - 2)}'` : piece;
  });
}

/** A prefix, "!" and what it belongs to are one token: Plan!#REF!, [2]!_xldudf_MICRO_MARGIN. */
function joined(tokens: readonly Token[], formula: string): Token[] {
  if (!tokens.some(({ kind }) => kind === "prefix")) return [...tokens];
  const result: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const [prefix, sign, owner] = [tokens[at]!, tokens[at + 1], tokens[at + 2]];
    const isPrefix = prefix.kind === "prefix" && sign?.text === "!" && owner !== undefined && owners.has(owner.kind);
    if (!isPrefix) result.push(prefix);
    else {
      result.push({ ...owner, start: prefix.start, text: formula.slice(prefix.start, owner.end) });
      at += 2;
    }
  }
  return result;
}

const owners: ReadonlySet<TokenKind> = new Set(["function", "name", "error", "range", "table"]);
