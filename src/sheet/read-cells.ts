/**
 * Which formulas read which cells. The engine puts every range of every formula in again with each calculation, however often it holds
 * it already, and sorts all single cells anew; here each stands once, and single cells are looked up where they are.
 */
import { type IRange, RTree } from "@univerjs/core";
import { DependencyManagerService, type IFormulaDependencyTree } from "@univerjs/engine-formula";

type Item = Parameters<RTree["insert"]>[0];
type Search = Parameters<RTree["searchGenerator"]>[0];
type Id = Item["id"];

/** Most cells are read by one formula, which stands for itself: a set of its own would take more room than the formula. */
type Ids = Id | Set<Id>;

/** Formulas by cells: by those that they read, or by their own. */
export class ReadCells extends RTree {
  /** Formulas that read a single cell, by sheet, column and row. */
  private readonly cells = new Map<string, Map<number, Map<number, Ids>>>();

  override insert(item: Item): void {
    const { unitId, sheetId = "", range, id } = item;
    if (!unitId) return;
    if (range.startRow !== range.endRow || range.startColumn !== range.endColumn) return super.insert(item);
    const columns = entryOf(this.cells, keyOf(unitId, sheetId), () => new Map<number, Map<number, Ids>>());
    const rows = entryOf(columns, range.startColumn, () => new Map<number, Ids>());
    const ids = rows.get(range.startRow);
    if (ids instanceof Set) ids.add(id);
    else if (ids !== id) rows.set(range.startRow, ids === undefined ? id : new Set([ids, id]));
  }

  override *searchGenerator(search: Search): ReturnType<RTree["searchGenerator"]> {
    for (const rows of this.columnsIn(search))
      for (const [, ids] of within(rows, ...rowsOf(search))) {
        if (ids instanceof Set) yield* ids;
        else yield ids;
      }
    yield* super.searchGenerator({ ...search, range: withoutGaps(search.range) });
  }

  override remove(item: Item): void {
    for (const rows of this.columnsIn(item))
      for (const [row, ids] of [...within(rows, ...rowsOf(item))]) {
        if (ids instanceof Set) ids.delete(item.id);
        else if (ids === item.id) rows.delete(row);
      }
    // Asked for a whole column, the engine finds nothing to take out
    super.remove({ ...item, range: withoutGaps(item.range) });
  }

  override removeById(unitId: string, subUnitId?: string): void {
    super.removeById(unitId, subUnitId);
    const key = keyOf(unitId, subUnitId ?? "");
    for (const sheet of [...this.cells.keys()]) if (subUnitId ? sheet === key : sheet.startsWith(key)) this.cells.delete(sheet);
  }

  override clear(): void {
    super.clear();
    this.cells.clear();
  }

  /** What the engine sorts here is found without. */
  override openKdTree(): void {}

  override closeKdTree(): void {}

  private *columnsIn({ unitId, sheetId = "", range }: Search): Generator<Map<number, Ids>> {
    const columns = this.cells.get(keyOf(unitId, sheetId));
    if (!columns) return;
    const { startColumn, endColumn } = withoutGaps(range);
    for (const [, rows] of within(columns, startColumn, endColumn)) yield rows;
  }
}

function rowsOf({ range }: Search): [first: number, last: number] {
  const { startRow, endRow } = withoutGaps(range);
  return [startRow, endRow];
}

/** The entries whose keys lie between two numbers: by number, or through all of them, whatever are fewer. */
function* within<T>(entries: ReadonlyMap<number, T>, first: number, last: number): Generator<readonly [number, T]> {
  if (last - first < entries.size) {
    for (let key = first; key <= last; key += 1) {
      const entry = entries.get(key);
      if (entry !== undefined) yield [key, entry];
    }
  } else {
    for (const entry of entries) if (entry[0] >= first && entry[0] <= last) yield entry;
  }
}

/** Whole rows and columns have no first or last number. */
function withoutGaps({ startRow, endRow, startColumn, endColumn }: IRange): IRange {
  const number = (given: number, otherwise: number): number => (Number.isNaN(given) ? otherwise : given);
  return {
    startRow: number(startRow, 0),
    endRow: number(endRow, Infinity),
    startColumn: number(startColumn, 0),
    endColumn: number(endColumn, Infinity),
  };
}

function keyOf(unitId: string, sheetId: string): string {
  return `${unitId} ${sheetId}`;
}

function entryOf<K, V>(entries: Map<K, V>, key: K, make: () => V): V {
  let entry = entries.get(key);
  if (entry === undefined) entries.set(key, (entry = make()));
  return entry;
}

export class SteadyDependencies extends DependencyManagerService {
  protected override _dependencyRTreeCache: RTree = new ReadCells();
  /** What each formula reads, as it was put in: for each range workbook, worksheet and its four numbers. */
  private readonly known = new Map<number, readonly (string | number)[]>();
  private removals = 0;

  /** Another number after anything was taken out. */
  get version(): number {
    return this.removals;
  }

  override addDependencyRTreeCache(tree: IFormulaDependencyTree): void {
    const known = this.known.get(tree.treeId);
    const ranges = flatRanges(tree);
    if (known && isSameList(known, ranges)) return;
    this.known.set(tree.treeId, ranges);
    super.addDependencyRTreeCache(tree);
  }

  override reset(): void {
    super.reset();
    this.known.clear();
    this.removals += 1;
  }

  /** With a worksheet, the engine takes out what is read there, and forgets what its formulas read on others. */
  protected override _removeAllTreeMap(treeId: Parameters<DependencyManagerService["_removeAllTreeMap"]>[0]): void {
    for (const [unitId, sheets] of (typeof treeId === "number" && this._allTreeMap.get(treeId)) || [])
      for (const [sheetId, range] of sheets) this._dependencyRTreeCache.remove({ unitId, sheetId, range, id: treeId! });
    super._removeAllTreeMap(treeId);
    if (typeof treeId === "number") this.known.delete(treeId);
    this.removals += 1;
  }

  /** Whatever reads this worksheet, from another one too, has to be put in again. */
  protected override _removeDependencyRTreeCacheById(unitId: string, sheetId: string): void {
    super._removeDependencyRTreeCacheById(unitId, sheetId);
    this.known.clear();
    this.removals += 1;
  }
}

function flatRanges({ rangeList }: IFormulaDependencyTree): (string | number)[] {
  const flat = new Array<string | number>(rangeList.length * 6);
  for (let at = 0; at < rangeList.length; at += 1) {
    const { unitId, sheetId, range } = rangeList[at]!;
    const { startRow, startColumn, endRow, endColumn } = range;
    const place = at * 6;
    flat[place] = unitId;
    flat[place + 1] = sheetId;
    flat[place + 2] = startRow;
    flat[place + 3] = startColumn;
    flat[place + 4] = endRow;
    flat[place + 5] = endColumn;
  }
  return flat;
}

/** Whole rows and columns have NaN where they have no number. */
function isSameList(one: readonly (string | number)[], other: readonly (string | number)[]): boolean {
  return one.length === other.length && one.every((value, at) => Object.is(value, other[at]));
}
