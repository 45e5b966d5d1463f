/** A formula as Excel shows it where a comma is the decimal mark: the other way round is door/typed-formula.ts. */

import { tokensOf } from "../grid/tokens";

/** What parts the columns of an array constant there; Excel's own language decides it. */
export type ColumnMark = "." | "\\";

/** =MICRO.MARGIN(3,70000,10,0.01) becomes =MICRO.MARGIN(3;70000;10;0,01). */
export function localFormula(formula: string, columns: ColumnMark): string {
  let isInArray = false;
  const written = tokensOf(formula).map(({ kind, text }) => {
    if (kind === "number") return text.replace(".", ",");
    if (kind === "table") return text.replace(/\](\s*),/g, "]$1;");
    if (kind !== "operator") return text;
    if (text === "{" || text === "}") isInArray = text === "{";
    return text === "," ? (isInArray ? columns : ";") : text;
  });
  return written.join("");
}

/** German and French Excel part columns with a point, others with a backslash. */
export function columnMarkOf(language: string): ColumnMark {
  return /^(?:de|fr)\b/i.test(language) ? "." : "\\";
}

/** A number of an example's result: 70,000.5 becomes 70.000,5. */
export function localNumber(shown: string): string {
  return shown.replace(/[.,]/g, (mark) => (mark === "." ? "," : "."));
}
