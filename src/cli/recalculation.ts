/** A workbook file in the engine: what each formula gives now, beside what the file says it gave. */
import { fullName, readAddress, readRange, sheetPrefix } from "../grid/address";
import type { CellError } from "../grid/cell";
import { placeKey } from "../grid/dependents";
import { callsCustomFunction } from "../grid/stored-text";
import type { CellData, SheetValue, WorkbookData, WorksheetData } from "../grid/workbook-data";
import type { WorkbookFile } from "../file/workbook-file";
import type { FunctionLibrary } from "../host/library";
import { createHeadlessSheet } from "../sheet/headless";
import { changedCells, FormulaGraph, isOurError, type OutOfDate } from "../sheet/out-of-date";
import type { Sheet } from "../sheet/sheet";
import { storeResults } from "../sheet/store-results";
import { isVolatile, keepResults, type KeptResult, readsAnything, resultOf } from "../sheet/stored-results";

/** A stored result that differs from the one calculated now. */
export interface Difference {
  place: string;
  stored: SheetValue;
  now: SheetValue;
}

export interface FormulaCell {
  place: string;
  sheet: string;
  address: string;
  formula: string;
  stored: SheetValue;
}

export class Recalculation {
  /** Formulas that the engine cannot calculate: their stored results stand for them. */
  kept: readonly KeptResult[] = [];
  /** Results that are those of other inputs than the ones that stand there now. */
  outOfDate: readonly OutOfDate[] = [];
  private results!: WorkbookData;
  private before!: WorkbookData;
  /** The cells of the file as it was opened, by worksheet. */
  private opened: ReadonlyMap<string, WorksheetData["cells"]> = new Map();

  private constructor(
    readonly file: WorkbookFile,
    readonly sheet: Sheet,
    private readonly customFunctions: readonly string[],
  ) {}

  /**
   * With `keepsNative`, native formulas that give something else here than in the file keep what the file says, too: it was calculated
   * by Excel, which knows functions that the engine does not. Without `isChanged` nothing is written into the file afterwards.
   */
  static async of(file: WorkbookFile, library: FunctionLibrary, keepsNative: boolean, isChanged = true): Promise<Recalculation> {
    const ids = library.metadata.functions.map(({ id }) => id);
    const self = new Recalculation(file, createHeadlessSheet(library, file.data), ids);
    if (isChanged) self.opened = cellsOf(file.data);
    await self.sheet.recalculate();
    const { kept, results } = await keepResults(self.sheet, file.data, ids, !keepsNative);
    self.kept = kept;
    self.results = results ?? self.sheet.workbook();
    self.before = self.results;
    return self;
  }

  /** Calculates what follows from the inputs that were changed in the file; all of it anew where that is not certain to be the same. */
  async restart(): Promise<void> {
    const changed = this.changes();
    if (this.kept.length === 0 && changed.length <= fewChanges && this.isPlain(changed)) this.enter(changed);
    else this.reopen();
    await this.sheet.recalculate();
    this.results = this.sheet.workbook();
    this.findOutOfDate();
  }

  private reopen(): void {
    this.sheet.open(this.file.data);
    const kept = this.kept.filter(
      ({ sheet, address, formula }) => this.dataOf(this.file.data, sheet).cells[address]?.formula === formula,
    );
    // To keep nothing would calculate everything once more
    if (kept.length > 0) this.sheet.keep(kept);
  }

  /** The cells that were written since the file was opened. */
  private changes(): Change[] {
    return this.file.data.sheets.flatMap(({ name: sheet, cells }) => {
      const old = this.opened.get(sheet) ?? {};
      const places = [...new Set([...Object.keys(old), ...Object.keys(cells)])];
      return places
        .filter((address) => old[address] !== cells[address])
        .map((address) => ({ sheet, address, was: old[address] }));
    });
  }

  /** No array formula is changed, and every formula says which cells it reads. */
  private isPlain(changed: readonly Change[]): boolean {
    const touched = changed.some(({ sheet, address, was }) => {
      const { cells, spills = {} } = this.dataOf(this.file.data, sheet);
      return [was, cells[address]].some((cell) => cell?.array !== undefined) || address in spills;
    });
    const { sheets, names } = this.file.data;
    const texts = [names, ...sheets.map((sheet) => sheet.names)].flatMap((each) => Object.values(each ?? {}));
    return !touched && ![...texts, ...[...this.formulas()].map(({ formula }) => formula)].some(readsAnything);
  }

  private enter(changed: readonly Change[]): void {
    for (const { sheet, address } of changed) {
      const { formula, value = null } = this.dataOf(this.file.data, sheet).cells[address] ?? {};
      const place = `${sheetPrefix(sheet)}${address}`;
      if (formula === undefined) this.sheet.setValue(place, value);
      else this.sheet.setFormula(place, formula);
    }
  }

  private findOutOfDate(): void {
    const doubtful = [...this.kept, ...this.failingNow()];
    this.outOfDate =
      doubtful.length === 0
        ? []
        : new FormulaGraph(this.results, this.file.book).outOfDate(doubtful, changedCells(this.before, this.results));
  }

  /** Formulas whose good result has become an error that is none of Excel's. */
  private failingNow(): KeptResult[] {
    return this.results.sheets.flatMap((sheet) =>
      Object.entries(sheet.cells).flatMap(([address, { formula, value }]): KeptResult[] => {
        const before = this.dataOf(this.before, sheet.name);
        if (formula === undefined || formula !== before.cells[address]?.formula || !isOurError(value ?? null)) return [];
        const stored = resultOf(before, address);
        if (isOurError(stored[0]![0]!) || callsCustomFunction(formula, this.customFunctions)) return [];
        return [{ sheet: sheet.name, address, formula, stored, reason: (value as CellError).message }];
      }),
    );
  }

  get values(): WorkbookData {
    return this.results;
  }

  /** Each formula with its stored result. */
  *formulas(): IterableIterator<FormulaCell> {
    for (const { sheet, cell, formula } of this.file.formulas()) {
      const place = fullName(sheet.name, readAddress(cell.address));
      yield { place, sheet: sheet.name, address: cell.address, formula, stored: cell.value };
    }
  }

  valueAt(sheet: string, address: string): SheetValue {
    return resultOf(this.dataOf(this.results, sheet), address)[0]![0]!;
  }

  /** Why the result in one of these cells is out of date; undefined when none is. */
  outOfDateIn(place: string): OutOfDate | undefined {
    const { sheet = this.file.sheets[0]!.name, ...range } = readAddress(place);
    return this.outOfDate.find((each) => {
      if (each.sheet.toLowerCase() !== sheet.toLowerCase()) return false;
      const fills = readRange(this.dataOf(this.results, each.sheet).spills?.[each.address]?.range ?? each.address)!;
      return (
        fills.row <= range.lastRow &&
        range.row <= fills.lastRow &&
        fills.column <= range.lastColumn &&
        range.column <= fills.lastColumn
      );
    });
  }

  /** Stored results that are not those of now, spilled ones included. */
  differences(
    isSame: (stored: SheetValue, now: SheetValue) => boolean,
    formulas: Iterable<FormulaCell> = this.formulas(),
  ): Difference[] {
    const differences: Difference[] = [];
    const kept = this.placesOf(this.kept);
    for (const { sheet, address, formula, stored } of formulas) {
      if (kept.has(keyOf(sheet, address)) || isVolatile(formula)) continue;
      const before = this.dataOf(this.file.data, sheet).spills?.[address]?.values ?? [[stored]];
      const now = resultOf(this.dataOf(this.results, sheet), address);
      const { row, column } = readAddress(address);
      before.forEach((values, down) =>
        values.forEach((value, right) => {
          const result = down + right === 0 ? now[0]![0]! : (now[down]?.[right] ?? null);
          const place = { sheet, row: row + down, column: column + right };
          if (!isSame(value, result)) differences.push({ place: fullName(sheet, place), stored: value, now: result });
        }),
      );
    }
    return differences;
  }

  /** Writes into the file what follows from the inputs that were changed, results that it lacks, and new results of our functions. */
  store(): void {
    storeResults(this.file, this.customFunctions, this);
  }

  /** What stood in the cells before the inputs were changed. */
  get resultsBefore(): WorkbookData {
    return this.before;
  }

  private placesOf(cells: readonly { sheet: string; address: string }[]): Set<string> {
    return new Set(cells.map(({ sheet, address }) => keyOf(sheet, address)));
  }

  dispose(): void {
    this.sheet.dispose();
  }

  private dataOf(data: WorkbookData, sheet: string): WorksheetData {
    return data.sheets.find(({ name }) => name === sheet) ?? { name: sheet, cells: {} };
  }
}

/** A cell that was written, and what it held. */
interface Change {
  sheet: string;
  address: string;
  was: CellData | undefined;
}

/** More of them are quicker in a sheet that is opened anew. */
const fewChanges = 200;

function cellsOf({ sheets }: WorkbookData): Map<string, WorksheetData["cells"]> {
  return new Map(sheets.map(({ name, cells }) => [name, { ...cells }]));
}

function keyOf(sheet: string, address: string): string {
  const { row, column } = readAddress(address);
  return placeKey(sheet, row, column);
}
