/** The edits that planner.md is judged by: named cells set as typed, and what the named outputs then are. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inputOf } from "../../src/cli/typed-inputs";
import type { SheetValue } from "../../src/grid/workbook-data";

export type Expected = number | string | { starts: string; says: string };

export interface Edit {
  id: string;
  about: string;
  set: Record<string, string>;
  expect: Record<string, Expected>;
}

export const edits: readonly Edit[] = readFileSync(join(__dirname, "edits.jsonl"), "utf8")
  .split("\n")
  .filter((line) => line.trim() !== "")
  .map((line) => JSON.parse(line) as Edit);

/** What is not as expected, in words; empty when all is. */
export function mismatches(expect: Record<string, Expected>, read: (name: string) => unknown): string[] {
  return Object.entries(expect).flatMap(([name, expected]) => {
    const found = read(name);
    return isAsExpected(found, expected) ? [] : [`${name}: ${JSON.stringify(found)} is not ${JSON.stringify(expected)}`];
  });
}

function isAsExpected(found: unknown, expected: Expected): boolean {
  if (typeof expected === "string") return found === expected;
  if (typeof expected === "number")
    return typeof found === "number" && Math.abs(found - expected) <= 1e-9 * Math.max(Math.abs(expected), 1e-12);
  if (typeof found !== "string" || !found.startsWith(expected.starts)) return false;
  return found.toLowerCase().includes(expected.says.toLowerCase());
}

/** The values that these texts are, read as `calc --set` reads them. */
export function valuesOf(set: Record<string, string>): Record<string, SheetValue> {
  return Object.fromEntries(
    Object.entries(set).map(([name, text]) => {
      const read = inputOf(text);
      if (!("value" in read)) throw new Error(`${name} cannot be set to ${text}`);
      return [name, read.value];
    }),
  );
}
