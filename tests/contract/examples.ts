import type { Catalogue } from "../../src/catalogue/types";
import { CellError, type CellResult, type CellValue } from "../../src/grid/cell";

/** An example of the documentation, with the function that it belongs to. */
export interface Example {
  id: string;
  formula: string;
  result: string;
}

/** Every example of every function. */
export function examplesOf(catalogue: Catalogue): Example[] {
  return catalogue.functions.flatMap(({ id, examples }) => examples.map((example) => ({ id, ...example })));
}

/** The documented result as a value: a number, TRUE or FALSE, an error word, an array constant, or a text (in quotes or bare). */
export function documentedResult(text: string): unknown {
  if (text.startsWith("{")) {
    return parts(text.slice(1, -1), ";").map((row) => parts(row, ",").map(documentedCell));
  }
  return documentedCell(text);
}

/** The parts of a text between marks that stand outside of quotes. */
function parts(text: string, mark: string): string[] {
  return text.split(new RegExp(`${mark}(?=(?:[^"]*"[^"]*")*[^"]*$)`));
}

function documentedCell(text: string): unknown {
  const word = text.trim();
  if (word === "TRUE" || word === "FALSE") return word === "TRUE";
  if (word.startsWith("#")) return { error: word };
  if (/^".*"$/.test(word)) return word.slice(1, -1);
  return word !== "" && Number.isFinite(Number(word)) ? Number(word) : word;
}

/** Does an answer say what the documentation says? Numbers to 1e-12, errors by their word. */
export function agrees(documented: unknown, answer: CellResult): boolean {
  const rows = (value: unknown): unknown[][] => (Array.isArray(value) ? (value as unknown[][]) : [[value]]);
  const [expected, actual] = [rows(documented), rows(answer)];
  return (
    expected.length === actual.length &&
    expected.every(
      (row, down) =>
        row.length === actual[down]!.length && row.every((cell, right) => cellAgrees(cell, actual[down]![right] as CellValue)),
    )
  );
}

function cellAgrees(expected: unknown, actual: CellValue): boolean {
  if (actual instanceof CellError) return typeof expected === "object" && (expected as { error: string }).error === actual.code;
  if (typeof expected === "number" && typeof actual === "number")
    return Math.abs(expected - actual) <= 1e-12 * Math.abs(expected);
  return expected === actual;
}
