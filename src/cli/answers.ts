/** How an answer is printed: aligned text for people, one JSON object a line for scripts. */
import { largest } from "../grid/extremes";
import { CellError, type CellResult, isTable } from "../grid/cell";

/** One value as a person reads it: a number with the digits that give exactly this double back. */
export function cellText(value: unknown): string {
  if (value instanceof CellError) return value.code;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return value === null || value === undefined ? "" : String(value);
}

/** An answer as text: a value, an error with its reason, or a table with aligned columns (numbers to the right). */
export function answerText(answer: CellResult): string {
  if (answer instanceof CellError) return answer.message === "" ? answer.code : `${answer.code} ${answer.message}`;
  if (!isTable(answer)) return cellText(answer);
  const widths = answer[0]!.map((_, column) => largest(answer.map((row) => cellText(row[column]).length)));
  return answer.map((row) => alignedRow(row, widths)).join("\n");
}

function alignedRow(row: readonly unknown[], widths: readonly number[]): string {
  const cells = row.map((value, column) =>
    typeof value === "number" ? cellText(value).padStart(widths[column]!) : cellText(value).padEnd(widths[column]!),
  );
  return cells.join("  ").trimEnd();
}

/** An answer as one JSON object. JSON prints a double with the digits that give exactly this double back: up to 17. */
export function answerJson(formula: string, answer: CellResult): string {
  if (answer instanceof CellError) return JSON.stringify({ formula, error: answer.code, message: answer.message });
  return JSON.stringify({ formula, value: isTable(answer) ? answer.map((row) => row.map(jsonCell)) : answer });
}

function jsonCell(value: unknown): unknown {
  return value instanceof CellError ? { error: value.code, message: value.message } : (value ?? "");
}
