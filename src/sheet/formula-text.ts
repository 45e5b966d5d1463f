/**
 * What the engine's parser does not read as Excel does, rewritten before it parses: spill references (B1#), array constants, whose
 * texts it would split at commas and semicolons, and empty brackets with a space. The formula of the cell keeps its own text.
 */
import { CellError, type CellValue, errorCodes, type ErrorCode } from "../grid/cell";

/** Stands for a quote inside a text while the engine parses: its parser loses doubled quotes. */
const hiddenQuote = "\uE000";

/** Names of the helper functions that stand for syntax. */
export const anchorArrayName = "ANCHORARRAY";
export const arrayConstantName = "ARRAYCONSTANT";

const reference = /^(?:(?:'(?:[^']|'')+'|[A-Za-z_][\w.]*)!)?(?:\$?[A-Za-z]{1,3}\$?\d+|[A-Za-z_][\w.]*)#(?![A-Za-z0-9])/;
const word = /^(?:'(?:[^']|'')+'!?|[A-Za-z_$][\w.$]*!?)/;

/** The formula as the parser understands it. */
export function readableFormula(formula: string): string {
  if (!/[#{]|""|\(\s+\)/.test(formula)) return formula;
  let result = "";
  let rest = formula;
  while (rest !== "") {
    const [taken, written] = nextPiece(rest);
    result += written;
    rest = rest.slice(taken.length);
  }
  return result;
}

function nextPiece(rest: string): [taken: string, written: string] {
  if (rest[0] === '"') return text(rest);
  if (rest[0] === "[") return same(/^\[[^\]]*\]?/.exec(rest)![0]);
  if (rest[0] === "{") return arrayConstant(rest);
  const empty = /^\(\s+\)/.exec(rest);
  if (empty) return [empty[0], "()"];
  const spill = reference.exec(rest);
  if (spill) return [spill[0], `${anchorArrayName}(${spill[0].slice(0, -1)})`];
  return same(word.exec(rest)?.[0] ?? rest[0]!);
}

function same(text: string): [string, string] {
  return [text, text];
}

function text(rest: string): [string, string] {
  const taken = /^"(?:[^"]|"")*"?/.exec(rest)![0];
  const inner = taken.slice(1, -1);
  return inner.includes('""') ? [taken, `"${inner.replace(/""/g, hiddenQuote)}${taken.slice(-1)}`] : same(taken);
}

/** The text between the quotes of a parsed text constant. */
export function unquoted(token: string): string {
  return token.slice(1, -1).replaceAll(hiddenQuote, '"');
}

function arrayConstant(rest: string): [string, string] {
  const taken = /^\{(?:"(?:[^"]|"")*"|[^"{}])*\}/.exec(rest)?.[0];
  if (taken === undefined) return same(rest);
  return [taken, `${arrayConstantName}("${taken.slice(1, -1).replaceAll('"', hiddenQuote)}")`];
}

/** The values of an array constant, its braces removed; undefined when it is none. */
export function readArrayConstant(text: string): CellValue[][] | undefined {
  const rows: CellValue[][] = [[]];
  const item = /\s*("(?:[^"]|"")*"|[^",;]+?)\s*([,;]|$)/y;
  while (true) {
    const match = item.exec(text);
    const value = match ? readConstant(match[1]!) : undefined;
    if (!match || value === undefined) return undefined;
    rows[rows.length - 1]!.push(value);
    if (match[2] === "") break;
    if (match[2] === ";") rows.push([]);
  }
  return rows.every((row) => row.length === rows[0]!.length) ? rows : undefined;
}

function readConstant(text: string): CellValue | undefined {
  if (text.startsWith('"')) return text.slice(1, -1).replace(/""/g, '"');
  const upper = text.toUpperCase();
  if (upper === "TRUE" || upper === "FALSE") return upper === "TRUE";
  if (errorCodes.includes(upper as ErrorCode)) return new CellError(upper as ErrorCode, `the array constant holds ${upper}`);
  return readNumber(text);
}

/** A number as typed in a formula: 5, -0.5, .5, 1E-5, 50%. */
export function readNumber(text: string): number | undefined {
  const match = /^([+-]?\s*(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)(%?)$/.exec(text.trim());
  if (!match) return undefined;
  const number = Number(match[1]!.replace(/\s/g, ""));
  return match[2] === "%" ? number / 100 : number;
}
