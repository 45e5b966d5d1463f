/** A formula as Excel shows it where a comma is the decimal mark: the other way round is door/typed-formula.ts. */

/** What parts the columns of an array constant there; Excel's own language decides it. */
export type ColumnMark = "." | "\\";

/** Texts and names of sheets are taken whole, then array constants, then numbers and the commas between arguments. */
const parts = /"(?:[^"]|"")*"|'(?:[^']|'')*'|\{(?:"(?:[^"]|"")*"|[^"}])*\}|\[[^\]]*\]|(?<![\w$.!:\]])\d+\.\d+|,/g;

/** =MICRO.MARGIN(3,70000,10,0.01) becomes =MICRO.MARGIN(3;70000;10;0,01). */
export function localFormula(formula: string, columns: ColumnMark): string {
  return formula.replace(parts, (part) => {
    if (part === ",") return ";";
    if (part.startsWith("{")) return `{${localArray(part.slice(1, -1), columns)}}`;
    return /^\d/.test(part) ? part.replace(".", ",") : part;
  });
}

function localArray(rows: string, columns: ColumnMark): string {
  return rows.replace(/"(?:[^"]|"")*"|\d+\.\d+|,/g, (part) =>
    part === "," ? columns : part.startsWith('"') ? part : part.replace(".", ","),
  );
}

/** German and French Excel part columns with a point, others with a backslash. */
export function columnMarkOf(language: string): ColumnMark {
  return /^(?:de|fr)\b/i.test(language) ? "." : "\\";
}

/** A number of an example's result: 70,000.5 becomes 70.000,5. */
export function localNumber(shown: string): string {
  return shown.replace(/[.,]/g, (mark) => (mark === "." ? "," : "."));
}
