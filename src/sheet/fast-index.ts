/**
 * The engine keeps, per column, which rows hold which value, for lookups. To move a row it looks through every value of the column,
 * which makes a long column of formulas quadratic. Here the list that holds a row is remembered instead; what a lookup finds is the same.
 */
import { CELL_INVERTED_INDEX_CACHE } from "@univerjs/engine-formula";
import { nowhere } from "./standing-arrays";

type Index = typeof CELL_INVERTED_INDEX_CACHE;
type RowsByValue = NonNullable<ReturnType<Index["getCellValuePositions"]>>;
type Rows = Set<number>;

const mended = new WeakSet<Index>();

/** The engine's index is one for all engines of a process: mended once. */
export function makeIndexFast(index: Index = CELL_INVERTED_INDEX_CACHE): void {
  if (mended.has(index)) return;
  mended.add(index);
  const listsOf = new WeakMap<RowsByValue, Map<number, Rows>>();
  const set = index.set.bind(index);
  const shouldContinue = index.shouldContinueBuildingCache.bind(index);
  let isForced = false;
  index.shouldContinueBuildingCache = (...place) => isForced || shouldContinue(...place);

  keepZerosApart(index);

  index.set = (unitId, sheetId, column, value, row, isForceUpdate = false) => {
    if (unitId === nowhere) return;
    if (!isForceUpdate && !shouldContinue(unitId, sheetId, column, row)) return;
    const before = index.getCellValuePositions(unitId, sheetId, column);
    if (isForceUpdate && before) listsOf.get(before)?.get(row)?.delete(row);
    // Only rows that a lookup has entered are looked up: for results that nobody has asked for yet there is nothing to change
    if (isForceUpdate && shouldContinue(unitId, sheetId, column, row)) return;
    isForced = true;
    set(unitId, sheetId, column, value, row, false);
    isForced = false;
    const rowsByValue = index.getCellValuePositions(unitId, sheetId, column);
    const list = rowsByValue && listWith(rowsByValue, value, row);
    if (!list) return;
    if (!listsOf.has(rowsByValue)) listsOf.set(rowsByValue, new Map());
    listsOf.get(rowsByValue)!.set(row, list);
  };
}

/** The index takes a 0 for a blank: asked for "", it finds the zeros too, and a 0 would be equal to an empty text. */
function keepZerosApart(index: Index): void {
  const positions = index.getCellPositions.bind(index);
  index.getCellPositions = (unitId, sheetId, column, value, rows) => {
    const found = positions(unitId, sheetId, column, value, rows);
    const zeros = value === "" ? index.getCellValuePositions(unitId, sheetId, column)?.get(0) : undefined;
    return found && zeros ? { ...found, matchingRows: found.matchingRows.filter((row) => !zeros.has(row)) } : found;
  };
}

/** The list that a value was just put into: found by the ways in which the engine writes a value as a key. */
function listWith(rowsByValue: RowsByValue, value: unknown, row: number): Rows | undefined {
  if (value === null || value === undefined || value === "") return blankRows(rowsByValue);
  const keys = [value, Number(value), String(value).toLowerCase()] as (string | number | boolean)[];
  return keys.map((key) => rowsByValue.get(key)).find((rows) => rows?.has(row));
}

const blankKeys = new WeakMap<RowsByValue, symbol>();

/** Blanks stand under a key that only the engine knows: the one symbol. */
function blankRows(rowsByValue: RowsByValue): Rows | undefined {
  const known =
    blankKeys.get(rowsByValue) ?? [...(rowsByValue.keys() as Iterable<unknown>)].find((key) => typeof key === "symbol");
  if (known === undefined) return undefined;
  blankKeys.set(rowsByValue, known as symbol);
  return rowsByValue.get(known as never);
}
