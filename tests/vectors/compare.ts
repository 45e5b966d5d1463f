import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CellError, type CellResult } from "../../src/grid/cell";

/** A line of a vector file; see the README beside the vectors. */
export interface Vector {
  id: string;
  formula: string;
  expected: unknown;
  tolerance?: number;
  /** The tolerance counts times max(absolute, |expected|) instead of relative to the expected number. */
  absolute?: number;
  about: string;
}

export const vectorFiles = ["public", "replay", "live", "trades", "whatif", "door", "examined"].map((name) => `${name}.jsonl`);

export function vectorsOf(file: string): Vector[] {
  const lines = readFileSync(join(__dirname, file), "utf8").trim().split("\n");
  return lines.map((line) => JSON.parse(line) as Vector);
}

/** What is wrong with an answer; undefined when it is as expected. */
export function difference(vector: Vector, answer: CellResult): string | undefined {
  const { expected } = vector;
  if (!Array.isArray(expected)) return cellDifference(vector, expected, singleCell(answer));
  const rows = Array.isArray(answer) ? answer : [[answer]];
  if (rows.length !== expected.length) return `${rows.length} rows instead of ${expected.length}`;
  for (const [row, expectedRow] of (expected as unknown[][]).entries()) {
    if (rows[row]!.length !== expectedRow.length) return `${rows[row]!.length} columns instead of ${expectedRow.length}`;
    for (const [column, expectedCell] of expectedRow.entries()) {
      const found = cellDifference(vector, expectedCell, rows[row]![column]);
      if (found !== undefined) return `row ${row + 1}, column ${column + 1}: ${found}`;
    }
  }
  return undefined;
}

/** A spill of one cell shows as one value. */
function singleCell(answer: CellResult): unknown {
  return Array.isArray(answer) && answer.length === 1 && answer[0]!.length === 1 ? answer[0]![0] : answer;
}

function cellDifference({ tolerance = 1e-12, absolute }: Vector, expected: unknown, actual: unknown): string | undefined {
  if (expected === null) return undefined;
  const said = actual instanceof CellError ? `${actual.code} ${actual.message}` : JSON.stringify(actual);
  if (typeof expected === "object") {
    const { error, says = "" } = expected as { error: string; says?: string };
    const isRight =
      actual instanceof CellError && actual.code === error && actual.message.toLowerCase().includes(says.toLowerCase());
    return isRight ? undefined : `${said} instead of ${error} saying "${says}"`;
  }
  if (typeof expected !== "number") return actual === expected ? undefined : `${said} instead of ${JSON.stringify(expected)}`;
  const scale = Math.max(absolute ?? 0, Math.abs(expected));
  const isNear = typeof actual === "number" && Math.abs(actual - expected) <= tolerance * scale;
  return isNear ? undefined : `${said} instead of ${expected}`;
}
