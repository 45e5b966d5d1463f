/**
 * Formulas that read their cells at the same distances, as a formula does that was filled down a column, are one formula to the engine, which
 * it calculates from one place or another: it takes apart and keeps the first of them for all. Only what is sure to mean the same wherever
 * it stands is taken for alike: cells of the own worksheet, constants, operators and a few functions of values.
 */
import { columnNumber, lastColumnOfSheet, lastRowOfSheet } from "../grid/address";

/** The formula that stands for one, and how far away from it that one stands. */
export interface Standing {
  formula: string;
  right: number;
  down: number;
}

interface First {
  formula: string;
  row: number;
  column: number;
}

const functions = "ABS|AND|AVERAGE|COUNT|IF|IFERROR|INT|MAX|MIN|MOD|N|NOT|OR|POWER|ROUND|ROUNDDOWN|ROUNDUP|SIGN|SQRT|SUM";

/** A cell or both ends of a range; a number; a text; an operator; the name of a function in front of its bracket. */
const part = new RegExp(
  [
    '(\\$?)([A-Z]{1,3})(\\$?)([1-9]\\d{0,6})(?=:\\$?[A-Z]{1,3}\\$?[1-9]|(?![\\w.(!:#@$[\\]{"\\u0080-\\uFFFF]))',
    "\\d+(?:\\.\\d+)?(?![\\w.:])",
    '"[^"]*"(?!")',
    " *[-+*/^&=<>,] *|[()]|(?<=\\d):",
    `(?:${functions})(?=\\()`,
  ].join("|"),
  "y",
);

/** So many are known at a time. */
const many = 100_000;

export class AlikeFormulas {
  private readonly firsts = new Map<string, First>();

  /** `formula` is in the engine's words, with its equals sign. */
  standingFor(formula: string, row: number, column: number): Standing {
    const key = keyOf(formula, row, column);
    if (key === undefined) return { formula, right: 0, down: 0 };
    const first = this.firsts.get(key);
    if (first) return { formula: first.formula, right: column - first.column, down: row - first.row };
    if (this.firsts.size >= many) this.firsts.clear();
    this.firsts.set(key, { formula, row, column });
    return { formula, right: 0, down: 0 };
  }
}

/** The formula with distances for its cells; undefined where it holds anything else. */
function keyOf(formula: string, row: number, column: number): string | undefined {
  let key = "";
  for (part.lastIndex = 1; part.lastIndex < formula.length;) {
    const found = part.exec(formula);
    if (!found) return undefined;
    const [text, fixedColumn, letters, fixedRow, digits] = found;
    if (letters === undefined || digits === undefined) {
      key += text;
      continue;
    }
    const [down, right] = [Number(digits) - 1, columnNumber(letters)];
    // Half fixed, or no cell but a name that looks like one
    if (fixedColumn !== fixedRow || down > lastRowOfSheet || right > lastColumnOfSheet) return undefined;
    key += fixedRow === "" ? `[${down - row},${right - column}]` : text;
  }
  return key;
}
