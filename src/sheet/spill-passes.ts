/**
 * Formulas that read what another formula spills are calculated after it. The engine takes one further pass for them, leaves out
 * those that also refer to the first cell of a spill, and forgets the cells that a smaller result gives up: they kept old values.
 * Here there are as many passes as it takes, each over the readers of the spills of the pass before.
 */
import type { IRange, ObjectMatrix } from "@univerjs/core";
import {
  CalculateFormulaService,
  FORMULA_REF_TO_ARRAY_CACHE,
  FormulaExecuteStageType,
  FormulaRuntimeService,
  type FunctionVariantType,
} from "@univerjs/engine-formula";
import { forgetKeptRanges } from "./kept-ranges";
import { LongTable } from "./values";

/** Spills that read spills that read spills: nobody goes deeper, and a circle has to end. */
const deepest = 30;

interface UnitRange {
  unitId: string;
  sheetId: string;
  range: IRange;
}

type Ranges = Record<string, Record<string, Record<number, Record<number, IRange>>> | null | undefined> | null | undefined;

interface SpillCell {
  unitId: string;
  sheetId: string;
  row: number;
  column: number;
}

const lockName = "FORMULA_EXECUTION_LOCK";

/** The results of a calculation; what a pass spilled and a later pass of the same calculation gives up goes. The engine kept it. */
export class SpilledResults extends FormulaRuntimeService {
  private givenUp: UnitRange[] = [];

  override setRuntimeData(result: FunctionVariantType): void {
    const [unitId, sheetId, row, column] = [this.currentUnitId, this.currentSubUnitId, this.currentRow, this.currentColumn];
    const ranges = this.getUnitArrayFormula()[unitId]?.[sheetId] as Record<number, Record<number, IRange>> | undefined;
    const old = ranges?.[row]?.[column];
    if (old) delete ranges![row]![column];
    super.setRuntimeData(result instanceof LongTable ? result.inPassing() : result);
    const spilled = this.getUnitArrayFormula()[unitId]?.[sheetId]?.[row]?.[column];
    for (const range of [old, spilled]) if (range) forgetKeptRanges(unitId, sheetId, range);
    if (!old) return;
    const isBlocked = this.getUnitData()[unitId]?.[sheetId]?.getValue(row, column)?.v === "#SPILL!";
    const cells = this.getRuntimeArrayFormulaCellData()[unitId]?.[sheetId] as ObjectMatrix<unknown> | undefined;
    const now = isBlocked ? undefined : ranges![row]?.[column];
    const isSmaller = deleteOutside(cells, old, now);
    if (!now && !isBlocked) cells?.realDeleteValue(row, column);
    if (isSmaller) this.givenUp.push(...besideFirst(old).map((range) => ({ unitId, sheetId, range })));
  }

  /** What was given up since this was asked last. */
  takeGivenUp(): UnitRange[] {
    return this.givenUp.splice(0);
  }
}

/** The cells of an old result that the new one does not hold, the first apart, are deleted. Whether there were any. */
function deleteOutside(cells: ObjectMatrix<unknown> | undefined, old: IRange, now: IRange | undefined): boolean {
  const [lastRow, lastColumn] = [now?.endRow ?? old.startRow, now?.endColumn ?? old.startColumn];
  for (let row = old.startRow; row <= old.endRow; row++)
    for (let column = row > lastRow ? old.startColumn : lastColumn + 1; column <= old.endColumn; column++)
      cells?.realDeleteValue(row, column);
  return old.endRow > lastRow || old.endColumn > lastColumn;
}

export class SpillPasses extends CalculateFormulaService {
  private turn: Promise<unknown> = Promise.resolve();

  /**
   * One calculation after the other. The engine takes up the changes of the next one while the one before is still at work: each then
   * loses a part of its cells.
   */
  override execute(...given: Parameters<CalculateFormulaService["execute"]>): Promise<void> {
    const done = this.turn.then(async () => {
      await super.execute(...given);
      // It is not waited for inside, but has its turn before this
      await this.lock.acquire(lockName, () => undefined);
    });
    this.turn = done.catch(() => undefined);
    return done;
  }

  private get lock(): { acquire: (name: string, work: () => unknown) => Promise<unknown> } {
    return (this as unknown as { _executeLock: SpillPasses["lock"] })._executeLock;
  }

  protected override async _executeStep(): Promise<true | undefined> {
    const done = await this.executePasses();
    if (!this._runtimeService.isStopExecution()) return done;
    // The engine looks every 500 formulas whether it is to stop, and has #VALUE! for each until then. All of that is dropped: the edit that
    // stopped this calculation begins anew, with the changes of both
    for (const [key, place] of this.vanished) this.remembered.set(key, place);
    this._runtimeService.setFormulaExecuteStage(FormulaExecuteStageType.IDLE);
    this._runtimeService.markedAsStopFunctionsExecuted();
    return undefined;
  }

  private async executePasses(): Promise<true | undefined> {
    const calculated = new WeakSet<object>();
    (this._runtimeService as SpilledResults).takeGivenUp();
    this.markVanished();
    if ((await this._apply()) == null || this._runtimeService.isStopExecution()) return undefined;
    // The first pass has calculated everything: the next ones need only what reads a spill
    (this._currentConfigService as unknown as { _forceCalculate: boolean })._forceCalculate = false;
    for (let pass = 0; pass < deepest; pass++) {
      this.remember();
      const dirtyRanges = [...this.changedSpills(calculated), ...(pass === 0 ? this.featureRanges() : [])];
      if (dirtyRanges.length === 0) return true;
      FORMULA_REF_TO_ARRAY_CACHE.clear();
      this._currentConfigService.loadDirtyRangesAndExcludedCell(dirtyRanges, {});
      await this._apply(true);
      if (this._runtimeService.isStopExecution()) return undefined;
    }
    return true;
  }

  /** Where results spilled, by their first cell: a formula that was typed over is in no list of the engine any more. */
  private readonly remembered = new Map<string, SpillCell & { range: IRange }>();

  /** Those that are gone since the last calculation which came to its end. */
  private vanished: [key: string, place: SpillCell & { range: IRange }][] = [];

  private remember(): void {
    const ranges = this._runtimeService.getUnitArrayFormula() as Ranges;
    for (const place of spillCells(ranges)) {
      const { unitId, sheetId, row, column } = place;
      const range = rangeAt(ranges, place);
      if (range) this.remembered.set(`${unitId} ${sheetId} ${row} ${column}`, { ...place, range });
    }
  }

  /** Who reads what a formula spilled that is there no longer is calculated too. */
  private markVanished(): void {
    const formulas = this._currentConfigService.getFormulaData();
    this.vanished = [...this.remembered].filter(
      ([, { unitId, sheetId, row, column }]) => !formulas[unitId]?.[sheetId]?.[row]?.[column],
    );
    for (const [key] of this.vanished) this.remembered.delete(key);
    const vanished: UnitRange[] = this.vanished.map(([, { unitId, sheetId, range }]) => ({ unitId, sheetId, range }));
    if (vanished.length === 0 || this._currentConfigService.isForceCalculate()) return;
    const config = this._currentConfigService;
    config.loadDirtyRangesAndExcludedCell([...config.getDirtyRanges(), ...vanished], config.getExcludedRange() ?? {});
  }

  /** The cells beside the first one of every spill, new and old, that was calculated in the last pass. */
  private changedSpills(calculated: WeakSet<object>): UnitRange[] {
    const results = this._runtimeService.getUnitData();
    const before = this._currentConfigService.getArrayFormulaRange() as Ranges;
    const after = this._runtimeService.getUnitArrayFormula() as Ranges;
    const dirty: UnitRange[] = (this._runtimeService as SpilledResults).takeGivenUp();
    for (const place of [...spillCells(after), ...spillCells(before)]) {
      const result = results[place.unitId]?.[place.sheetId]?.getValue(place.row, place.column);
      if (!result || calculated.has(result)) continue;
      calculated.add(result);
      const [old, now] = [rangeAt(before, place), rangeAt(after, place)];
      if (old) this.forgetOutside(place, old, result.v === "#SPILL!" ? undefined : now);
      for (const range of [old, now]) dirty.push(...besideFirst(range).map((part) => ({ ...unitOf(place), range: part })));
    }
    return dirty;
  }

  /** Cells that the result held before and does not hold now are empty for whoever reads them in the next pass. */
  private forgetOutside({ unitId, sheetId }: SpillCell, old: IRange, now: IRange | undefined): void {
    const values = this._currentConfigService.getArrayFormulaCellData()?.[unitId]?.[sheetId] as ObjectMatrix<unknown> | undefined;
    if (values) deleteOutside(values, old, now);
  }

  /** What features of the engine report as changed, as the engine itself takes it into account. */
  private featureRanges(): UnitRange[] {
    const dirty: UnitRange[] = [];
    for (const units of Object.values(this._runtimeService.getRuntimeFeatureRange() ?? {}))
      for (const [unitId, sheets] of Object.entries(units ?? {}))
        for (const [sheetId, ranges] of Object.entries(sheets ?? {}))
          for (const range of ranges ?? []) dirty.push({ unitId, sheetId, range });
    return dirty;
  }
}

function unitOf({ unitId, sheetId }: SpillCell): { unitId: string; sheetId: string } {
  return { unitId, sheetId };
}

function* spillCells(ranges: Ranges): Generator<SpillCell> {
  for (const [unitId, sheets] of Object.entries(ranges ?? {}))
    for (const [sheetId, rows] of Object.entries(sheets ?? {}))
      for (const [row, columns] of Object.entries(rows ?? {}))
        for (const column of Object.keys(columns ?? {})) yield { unitId, sheetId, row: Number(row), column: Number(column) };
}

function rangeAt(ranges: Ranges, { unitId, sheetId, row, column }: SpillCell): IRange | undefined {
  return ranges?.[unitId]?.[sheetId]?.[row]?.[column];
}

/** A spill without its first cell: who reads that one was calculated in order already. */
function besideFirst(range: IRange | undefined): IRange[] {
  if (!range) return [];
  const { startRow, startColumn, endRow, endColumn } = range;
  const right = { startRow, endRow: startRow, startColumn: startColumn + 1, endColumn };
  const below = { startRow: startRow + 1, endRow, startColumn, endColumn };
  return [...(endColumn > startColumn ? [right] : []), ...(endRow > startRow ? [below] : [])];
}
