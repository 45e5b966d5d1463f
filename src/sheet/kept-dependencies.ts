/**
 * What each formula reads, kept from one calculation to the next: the engine finds it out for all formulas of the workbook with every edit.
 * It is kept while the formulas, their translation and the worksheets stay what they are; anything else is worked out by the engine.
 */
import type { IUnitRange } from "@univerjs/core";
import {
  type BaseAstNode,
  FormulaDependencyGenerator,
  FormulaDependencyTree,
  type IFormulaData,
  type IFormulaDependencyTree,
} from "@univerjs/engine-formula";
import { isPlain } from "./read-ranges";
import { ReadCells, type SteadyDependencies } from "./read-cells";

type TreeLists = Parameters<FormulaDependencyGenerator["_generateTreeList"]>;

/** The engine empties its list after each calculation. This one stays: making it anew took most of the time of an edit among many formulas. */
class StandingTrees extends Map<number, IFormulaDependencyTree> {
  override clear(): void {}
}

interface Kept {
  /** In the engine's order, each with what it reads. */
  trees: readonly { tree: IFormulaDependencyTree; ranges: readonly IUnitRange[] }[];
  formulas: IFormulaData;
  surroundings: string;
  removals: number;
  /** What is made when it is used for the first time: many workbooks are calculated once. */
  lookups?: Lookups;
}

interface Lookups {
  byId: StandingTrees;
  /** Where each stands in the order. */
  order: ReadonlyMap<number, number>;
  /** By their own cells. */
  cells: ReadCells;
  /** RAND, NOW and their like: calculated with everything that is. */
  volatile: readonly IFormulaDependencyTree[];
  /** Those whose ranges are known only from what cells hold: A1:INDEX(...), OFFSET. */
  moving: readonly IFormulaDependencyTree[];
}

export abstract class KeptDependencies extends FormulaDependencyGenerator {
  private kept: Kept | undefined;
  /** Is it what this calculation goes by? */
  private isReused = false;
  /** Those that the last calculation went through, or was to. */
  private touched: IFormulaDependencyTree[] = [];

  /** Beside the formulas, all that what they read depends on. */
  protected abstract surroundings(): string;

  override async generate(...given: Parameters<FormulaDependencyGenerator["generate"]>): Promise<IFormulaDependencyTree[]> {
    try {
      return await super.generate(...given);
    } finally {
      // What the engine puts into its list between two calculations is its own
      this._dependencyTreeCache = new Map();
    }
  }

  protected override async _generateTreeList(...given: TreeLists): Promise<IFormulaDependencyTree[]> {
    const [formulas, others] = given;
    const isOrdinary =
      Object.keys(others).length === 0 && this._featureCalculationManagerService.getReferenceExecutorMap().size === 0;
    const { kept } = this;
    this.isReused = kept !== undefined && isOrdinary && this.isOnlyValues() && this.isValid(kept, formulas);
    if (kept && this.isReused) return this.reuse(kept);
    this.kept = undefined;
    const trees = await super._generateTreeList(...given);
    if (isOrdinary) this.kept = this.keep(trees, formulas);
    return trees;
  }

  private get removals(): number {
    return (this._dependencyManagerService as SteadyDependencies).version;
  }

  /** Is it nothing but values of cells that have changed? */
  private isOnlyValues(): boolean {
    const config = this._currentConfigService;
    const others: object[] = [
      config.getDirtyNameMap(),
      config.getDirtyDefinedNameMap(),
      config.getDirtySuperTableMap(),
      config.getDirtyUnitFeatureMap(),
      config.getDirtyUnitOtherFormulaMap(),
      config.getExcludedRange() ?? {},
    ];
    return !config.isForceCalculate() && others.every((other) => Object.keys(other).length === 0);
  }

  private isValid(kept: Kept, formulas: IFormulaData): boolean {
    return kept.removals === this.removals && kept.surroundings === this.surroundings() && isSame(kept.formulas, formulas);
  }

  private keep(trees: readonly IFormulaDependencyTree[], formulas: IFormulaData): Kept {
    return {
      trees: trees.map((tree) => ({ tree, ranges: tree.isVirtual ? [] : [...tree.rangeList] })),
      formulas: Object.fromEntries(Object.entries(formulas).map(([unitId, sheets]) => [unitId, { ...sheets }])),
      surroundings: this.surroundings(),
      removals: this.removals,
    };
  }

  private async reuse(kept: Kept): Promise<IFormulaDependencyTree[]> {
    const isFirst = kept.lookups === undefined;
    const { byId, moving } = (kept.lookups ??= this.lookupsOf(kept));
    this._dependencyTreeCache = byId;
    for (const tree of this.touched) {
      tree.resetState();
    }
    if (isFirst) for (const { tree, ranges } of kept.trees) if (!tree.isVirtual) tree.rangeList.push(...ranges);
    for (const tree of moving) await this.findRanges(tree);
    const all = kept.trees.map(({ tree }) => tree);
    await this._calculateListByFunctionRefNode(all);
    return all;
  }

  private lookupsOf(kept: Kept): Lookups {
    const trees = kept.trees.map(({ tree }) => tree);
    const nodes = trees.map((tree): BaseAstNode => this._getTreeNode(tree));
    const cells = new ReadCells();
    for (const tree of trees) cells.insert({ ...cellOf(tree), id: tree.treeId });
    return {
      byId: new StandingTrees(trees.map((tree) => [tree.treeId, tree])),
      order: new Map(trees.map(({ treeId }, index) => [treeId, index])),
      cells,
      volatile: trees.filter((_, index) => isVolatile(nodes[index]!)),
      moving: trees.filter((_, index) => !isPlain(nodes[index]!) || this._getAddressFunctionNodeList(nodes[index]).length > 0),
    };
  }

  /** The formulas that are to be calculated, without those that read them. The engine looks through all, and forgets what they read. */
  protected override _getUpdateTreeListAndMakeDependency(): IFormulaDependencyTree[] {
    const { kept } = this;
    const lookups = kept?.lookups;
    if (!lookups || !this.isReused) return super._getUpdateTreeListAndMakeDependency();
    const dirty = this._currentConfigService.getDirtyRanges();
    const ids = new Set<unknown>([
      ...lookups.volatile.map(({ treeId }) => treeId),
      ...lookups.cells.bulkSearch(dirty),
      ...this._dependencyManagerService.searchDependency(dirty),
      ...this._dependencyRTreeCacheForAddressFunction.bulkSearch(dirty),
    ]);
    const places = [...ids].flatMap((id) => lookups.order.get(id as number) ?? []);
    return places.sort((a, b) => a - b).map((place) => kept.trees[place]!.tree);
  }

  protected override _calculateRunList(...given: Parameters<FormulaDependencyGenerator["_calculateRunList"]>) {
    const list = super._calculateRunList(...given);
    this.touched = [...list];
    return list;
  }

  /** As the engine does it for each formula. */
  private async findRanges(tree: IFormulaDependencyTree): Promise<void> {
    const node = this._getTreeNode(tree);
    tree.addressFunctionNodes = this._getAddressFunctionNodeList(node);
    if (tree instanceof FormulaDependencyTree) {
      this._runtimeService.setCurrent(tree.row, tree.column, tree.rowCount, tree.columnCount, tree.subUnitId, tree.unitId);
      const { refOffsetX, refOffsetY } = tree;
      tree.rangeList.length = 0;
      tree.pushRangeList(await this._getRangeListByNode({ node, refOffsetX, refOffsetY }));
    }
    this._dependencyManagerService.addDependencyRTreeCache(tree);
  }
}

function isVolatile(node: BaseAstNode): boolean {
  return node.isForcedCalculateFunction() || node.getChildren().some(isVolatile);
}

function cellOf({ unitId, subUnitId: sheetId, row, column }: IFormulaDependencyTree): IUnitRange {
  return { unitId, sheetId, range: { startRow: row, endRow: row, startColumn: column, endColumn: column } };
}

/** The same lists of formulas: see kept-formulas.ts. */
function isSame(before: IFormulaData, now: IFormulaData): boolean {
  return (
    hasSameKeys(before, now) && Object.entries(before).every(([unitId, sheets]) => isSameIn(sheets ?? {}, now[unitId] ?? {}))
  );
}

function isSameIn(before: object, now: object): boolean {
  const lists = new Map(Object.entries(now));
  return hasSameKeys(before, now) && Object.entries(before).every(([sheetId, list]) => lists.get(sheetId) === list);
}

function hasSameKeys(one: object, other: object): boolean {
  return Object.keys(one).length === Object.keys(other).length;
}
