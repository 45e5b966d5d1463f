/**
 * Which formulas read which cells. The engine puts every range of every formula in again with each calculation, however often it holds
 * it already, and sorts all single cells anew; here each stands once, and single cells are looked up where they are.
 */
import { type IRange, RTree } from "@univerjs/core";
import { DependencyManagerService, type IFormulaDependencyTree } from "@univerjs/engine-formula";

type Item = Parameters<RTree["insert"]>[0];
type Search = Parameters<RTree["searchGenerator"]>[0];
type Ids = Set<Item["id"]>;

/** Formulas by cells: by those that they read, or by their own. */
export class ReadCells extends RTree {
  /** Formulas that read a single cell, by sheet, row and column. */
  private readonly cells = new Map<string, Map<number, Map<number, Ids>>>();

  override insert(item: Item): void {
    const { unitId, sheetId = "", range, id } = item;
    if (!unitId) return;
    if (range.startRow !== range.endRow || range.startColumn !== range.endColumn) return super.insert(item);
    const rows = entryOf(this.cells, keyOf(unitId, sheetId), () => new Map<number, Map<number, Ids>>());
    const columns = entryOf(rows, range.startRow, () => new Map<number, Ids>());
    entryOf(columns, range.startColumn, () => new Set()).add(id);
  }

  override *searchGenerator(search: Search): ReturnType<RTree["searchGenerator"]> {
    for (const ids of this.cellsIn(search)) yield* ids;
    yield* super.searchGenerator({ ...search, range: withoutGaps(search.range) });
  }

  override remove(item: Item): void {
    for (const ids of this.cellsIn(item)) ids.delete(item.id);
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

  private *cellsIn({ unitId, sheetId = "", range }: Search): Generator<Ids> {
    const rows = this.cells.get(keyOf(unitId, sheetId));
    if (!rows) return;
    const { startRow, endRow, startColumn, endColumn } = withoutGaps(range);
    for (const columns of within(rows, startRow, endRow)) yield* within(columns, startColumn, endColumn);
  }
}

/** The entries whose keys lie between two numbers: by number, or through all of them, whatever are fewer. */
function* within<T>(entries: ReadonlyMap<number, T>, first: number, last: number): Generator<T> {
  if (last - first < entries.size) {
    for (let key = first; key <= last; key += 1) {
      const entry = entries.get(key);
      if (entry !== undefined) yield entry;
    }
  } else {
    for (const [key, entry] of entries) if (key >= first && key <= last) yield entry;
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
  /** What each formula reads, as it was put in. */
  private readonly known = new Map<number, string>();
  private removals = 0;

  /** Another number after anything was taken out. */
  get version(): number {
    return this.removals;
  }

  override addDependencyRTreeCache(tree: IFormulaDependencyTree): void {
    const ranges = tree.rangeList.map(({ unitId, sheetId, range }) => {
      const { startRow, startColumn, endRow, endColumn } = range;
      return `${unitId} ${sheetId} ${startRow} ${startColumn} ${endRow} ${endColumn}`;
    });
    const text = ranges.join();
    if (this.known.get(tree.treeId) === text) return;
    this.known.set(tree.treeId, text);
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
