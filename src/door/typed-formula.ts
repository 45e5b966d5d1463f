/** A formula in the reader's separators: arguments parted by ; and numbers with a decimal comma. */
import type { Typed } from "./typed-reading";

/** A stretch of a formula; what is in quotes and braces is taken whole. */
interface Piece {
  kind: "text" | "braces" | "plain";
  text: string;
  /** How many brackets are open where it begins. */
  depth: number;
}

const bothSeparators = "This formula uses both , and ; between arguments.";
const arrayColumns = "Write array constants with , between columns and a decimal point.";

/** `;` outside texts, sheet names and braces makes it one, whatever the locale; else it is English. */
export function readTypedFormula(formula: string, hasDecimalComma: boolean): Typed {
  const pieces = piecesOf(formula);
  const isForeign = pieces.some(({ kind, text }) => kind === "plain" && text.includes(";"));
  if (!isForeign) {
    const english = pieces
      .map((piece) => (piece.kind === "plain" && hasDecimalComma ? outsideBrackets(piece) : piece.text))
      .join("");
    return { formula: english, shown: english !== formula };
  }
  if (pieces.some(({ kind, text }) => kind === "braces" && !text.includes("\\") && hasPointAsColumn(text)))
    return { refuse: "array", says: arrayColumns };
  const english = pieces.map(({ kind, text }) =>
    kind === "plain" ? toEnglish(text) : kind === "braces" ? toEnglishArray(text) : text,
  );
  if (english.some((text) => text === undefined)) return { refuse: "separators", says: bothSeparators };
  return { formula: english.join(""), shown: true };
}

/** A comma between the digits of a number, not behind a cell such as A1. */
const decimalComma = /(?<![\w$.!:\]])(\d+),(?=\d)/g;

function toEnglish(text: string): string | undefined {
  const pointed = text.replace(decimalComma, "$1.");
  return pointed.includes(",") ? undefined : pointed.replaceAll(";", ",");
}

/** Only with a backslash between its columns is an array constant not English. One that does not end stays as it was typed. */
function toEnglishArray(braces: string): string {
  if (!braces.endsWith("}") || !withoutTexts(braces).includes("\\")) return braces;
  return piecesOf(braces.slice(1, -1), false)
    .map(({ kind, text }) => (kind === "text" ? text : text.replace(decimalComma, "$1.").replaceAll("\\", ",")))
    .reduce((whole, text) => whole + text, "{")
    .concat("}");
}

function hasPointAsColumn(braces: string): boolean {
  return /"\s*\.|\.\s*"/.test(braces.replace(/"[^"]*"/g, '""'));
}

function withoutTexts(text: string): string {
  return text.replace(/"[^"]*"/g, '""');
}

/** =0,5*B6: outside every bracket a comma can part no arguments. */
function outsideBrackets({ text, depth: before }: Piece): string {
  let depth = before;
  let written = "";
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at]!;
    if (letter === "(") depth += 1;
    if (letter === ")") depth -= 1;
    const isNumber = /(?<![\w$.!:\]])\d+$/.test(text.slice(0, at)) && /^\d/.test(text.slice(at + 1));
    written += letter === "," && depth === 0 && isNumber ? "." : letter;
  }
  return written;
}

/** Texts, names of sheets in quotes, array constants, references in square brackets, and what lies between. */
function piecesOf(formula: string, findsBraces = true): Piece[] {
  const pattern = findsBraces
    ? /"(?:[^"]|"")*"?|'(?:[^']|'')*'?|\{(?:"(?:[^"]|"")*"|[^"}])*\}?|\[[^\]]*\]?/g
    : /"(?:[^"]|"")*"?/g;
  const pieces: Piece[] = [];
  let [end, depth] = [0, 0];
  const addPlain = (text: string) => {
    if (text === "") return;
    pieces.push({ kind: "plain", text, depth });
    for (const letter of text) depth += letter === "(" ? 1 : letter === ")" ? -1 : 0;
  };
  for (const { 0: text, index } of formula.matchAll(pattern)) {
    addPlain(formula.slice(end, index));
    pieces.push({ kind: text.startsWith("{") ? "braces" : "text", text, depth });
    end = index + text.length;
  }
  addPlain(formula.slice(end));
  return pieces;
}
