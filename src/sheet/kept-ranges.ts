/**
 * The engine keeps every range that was read for whoever reads it next in the same pass. What spills into its cells in between makes that
 * out of date: a later reader, which is in no further pass because it came after the spill, would get what stood there before.
 */
import type { IRange } from "@univerjs/core";
import { FORMULA_REF_TO_ARRAY_CACHE } from "@univerjs/engine-formula";

type Cache = Pick<typeof FORMULA_REF_TO_ARRAY_CACHE, "set" | "clear" | "delete">;

/** By worksheet, as the keys name it, and key. */
const kept = new Map<string, Map<string, IRange>>();
/** Keys that were not looked at yet: where nothing spills they need not be. */
let fresh: string[] = [];
let isWatched = false;

/** The engine's cache is one for all engines of a process: watched once. */
export function watchKeptRanges(cache: Cache = FORMULA_REF_TO_ARRAY_CACHE): void {
  if (isWatched) return;
  isWatched = true;
  const [set, clear] = [cache.set.bind(cache), cache.clear.bind(cache)];
  cache.set = (key, value) => {
    fresh.push(key);
    set(key, value);
  };
  cache.clear = () => {
    fresh = [];
    kept.clear();
    clear();
  };
}

/** The key of what was read of a column, from whatever row on. */
export function columnKey(unitId: string, sheetId: string, column: number, lastRow: number): string {
  return `column ${unitId} ${sheetId} 0 ${lastRow} ${column} ${column}`;
}

/** What is kept of these cells is read anew. */
export function forgetKeptRanges(unitId: string, sheetId: string, range: IRange): void {
  for (const key of fresh) sortIn(key);
  fresh = [];
  for (const worksheet of [`${unitId}_${sheetId}`, `values ${unitId} ${sheetId}`, `column ${unitId} ${sheetId}`])
    for (const [key, place] of kept.get(worksheet) ?? [])
      if (areTogether(place, range)) {
        FORMULA_REF_TO_ARRAY_CACHE.delete(key);
        kept.get(worksheet)!.delete(key);
      }
}

/** The engine's key, that of valuesOf and that of columns. */
const keyPattern = /^(.*)[_ ](-?\d+)[_ ](-?\d+)[_ ](-?\d+)[_ ](-?\d+)$/;

function sortIn(key: string): void {
  const [, worksheet = "", ...numbers] = keyPattern.exec(key) ?? [];
  const [startRow = 0, endRow = 0, startColumn = 0, endColumn = 0] = numbers.map(Number);
  if (!kept.has(worksheet)) kept.set(worksheet, new Map());
  kept.get(worksheet)!.set(key, { startRow, endRow, startColumn, endColumn });
}

function areTogether(one: IRange, other: IRange): boolean {
  return (
    one.startRow <= other.endRow &&
    one.endRow >= other.startRow &&
    one.startColumn <= other.endColumn &&
    one.endColumn >= other.startColumn
  );
}
