/** A workbook file in the engine: what each formula gives now, beside what the file says it gave. */
import { CellError } from "../grid/cell";
import type { FunctionLibrary } from "../host/library";
import { cellName, fullName, type ReadAddress, readAddress } from "../grid/address";
import { callsCustomFunction } from "../grid/stored-text";
import { createHeadlessSheet } from "../sheet/headless";
import { overlaps, referencesOf } from "../sheet/references";
import type { Sheet } from "../sheet/sheet";
import type { SheetValue, WorkbookData } from "../grid/workbook-data";
import type { WorkbookFile } from "../file/workbook-file";

/** A formula that the engine cannot calculate. Its stored result is used in its place. */
export interface FrozenCell {
  place: string;
  formula: string;
  reason: string;
  stored: SheetValue;
}

/** A stored result that differs from the one calculated now. */
export interface Difference {
  place: string;
  stored: SheetValue;
  now: SheetValue;
}

interface FormulaCell {
  place: string;
  sheet: string;
  address: string;
  formula: string;
  stored: SheetValue;
}

const volatile = /\b(NOW|TODAY|RAND|RANDBETWEEN|RANDARRAY)\(/i;

export class Recalculation {
  readonly frozen: FrozenCell[] = [];
  private results!: WorkbookData;

  private constructor(
    readonly file: WorkbookFile,
    readonly sheet: Sheet,
    private readonly customFunctions: readonly string[],
  ) {}

  /**
   * With `keepsNative`, native formulas that give something else here than in the file keep what the file says, too: it was calculated
   * by Excel, which knows tables, hidden rows and functions that the engine does not.
   */
  static async of(file: WorkbookFile, library: FunctionLibrary, keepsNative: boolean): Promise<Recalculation> {
    const ids = library.metadata.functions.map(({ id }) => id);
    const self = new Recalculation(file, createHeadlessSheet(library, file.data), ids);
    await self.run();
    for (let round = 0; round < 20 && self.freezeUnknown(keepsNative) > 0; round++) await self.run();
    return self;
  }

  /** Calculates all of the file anew, after its inputs were changed. */
  async restart(): Promise<void> {
    this.sheet.open(this.file.data);
    for (const { place, stored } of this.frozen) this.sheet.setValue(place, stored);
    await this.run();
  }

  private async run(): Promise<void> {
    await this.sheet.recalculate();
    this.results = this.sheet.workbook();
  }

  get values(): WorkbookData {
    return this.results;
  }

  /** Each formula with its stored result. */
  *formulas(): IterableIterator<FormulaCell> {
    for (const { sheet, cell, formula } of this.file.formulas()) {
      const place = fullName(sheet.name, readAddress(cell.address));
      const stored = cell.value ?? this.dataOf(this.file.data, sheet.name).cells[cell.address]?.value ?? null;
      yield { place, sheet: sheet.name, address: cell.address, formula, stored };
    }
  }

  valueAt(sheet: string, address: string): SheetValue {
    return this.dataOf(this.results, sheet).cells[address]?.value ?? null;
  }

  /** Stored results that are not those of now, spilled ones included. */
  differences(isSame: (stored: SheetValue, now: SheetValue) => boolean): Difference[] {
    const differences: Difference[] = [];
    const frozen = new Set(this.frozen.map(({ place }) => place));
    const compare = (place: string, stored: SheetValue, now: SheetValue): void => {
      if (!isSame(stored, now)) differences.push({ place, stored, now });
    };
    for (const { place, sheet, address, formula, stored } of this.formulas()) {
      if (frozen.has(place) || volatile.test(formula)) continue;
      const [before, now] = [this.dataOf(this.file.data, sheet), this.dataOf(this.results, sheet)].map(
        ({ spills }) => spills?.[address],
      );
      compare(place, stored, now?.values[0]?.[0] ?? this.valueAt(sheet, address));
      if (!before) continue;
      const { row, column, lastRow, lastColumn } = readAddress(before.range);
      for (let r = 0; r <= lastRow - row; r++) {
        for (let c = 0; c <= lastColumn - column; c++) {
          if (r + c === 0) continue;
          const name = fullName(sheet, readAddress(cellName(row + r, column + c)));
          compare(name, before.values[r]?.[c] ?? null, now?.values[r]?.[c] ?? null);
        }
      }
    }
    return differences;
  }

  /** Writes every result that changed into the file. */
  store(): void {
    const frozen = new Set(this.frozen.map(({ place }) => place));
    for (const { place, sheet, address, stored } of [...this.formulas()]) {
      if (frozen.has(place)) continue;
      const spill = this.dataOf(this.results, sheet).spills?.[address];
      const before = this.dataOf(this.file.data, sheet).spills?.[address];
      const now = spill?.values[0]?.[0] ?? this.valueAt(sheet, address);
      const isUnchanged =
        nearlySame(stored, now) &&
        before?.range === spill?.range &&
        (before?.values ?? []).every((row, r) => row.every((value, c) => nearlySame(value, spill?.values[r]?.[c] ?? null)));
      if (!isUnchanged) this.file.setResults(sheet, address, now, spill);
    }
  }

  dispose(): void {
    this.sheet.dispose();
  }

  /**
   * Freezes native formulas whose result was fine in the file and is an error (or, if asked for, anything else) here, unless they only
   * pass on what they got from a cell that differs itself.
   */
  private freezeUnknown(keepsNative: boolean): number {
    const others = [...this.formulas()].flatMap((cell) => {
      const now = this.valueAt(cell.sheet, cell.address);
      const differs = volatile.test(cell.formula) || now instanceof CellError || !nearlySame(cell.stored, now, 1e-9);
      return differs ? [{ ...cell, now, place: cell.place }] : [];
    });
    const places = new Map<string, ReadAddress[]>();
    for (const { sheet, address } of others) {
      const { spills } = this.dataOf(this.results, sheet);
      places.set(sheet, [...(places.get(sheet) ?? []), readAddress(spills?.[address]?.range ?? address)]);
    }
    const roots = others.filter(({ sheet, address, formula, stored, now }) => {
      if (stored === null || stored instanceof CellError || volatile.test(formula)) return false;
      if (!keepsNative && !(now instanceof CellError)) return false;
      if (callsCustomFunction(formula, this.customFunctions)) return false;
      const own = readAddress(address);
      return !referencesOf(formula, sheet, this.file.data.names).some((reference) =>
        places
          .get(reference.sheet)
          ?.some((place) => overlaps(reference, place) && !(reference.sheet === sheet && overlaps(own, place))),
      );
    });
    for (const { place, formula, stored, now } of roots) {
      const reason = now instanceof CellError ? `${now.code} ${now.message}`.trim() : `it gives ${String(now)} here`;
      this.frozen.push({ place, formula, reason, stored });
      this.sheet.setValue(place, stored);
    }
    return roots.length;
  }

  private dataOf(data: WorkbookData, sheet: string): WorkbookData["sheets"][number] {
    return data.sheets.find(({ name }) => name === sheet) ?? { name: sheet, cells: {} };
  }
}

/** The same to the digits that a double can tell apart after a sum in another order; an empty cell is a 0 or an empty text. */
export function nearlySame(stored: SheetValue, now: SheetValue, tolerance = 4e-15): boolean {
  if (stored instanceof CellError || now instanceof CellError)
    return stored instanceof CellError && now instanceof CellError && storedCode(stored.code) === storedCode(now.code);
  if (typeof stored === "number" && typeof now === "number")
    return stored === now || Math.abs(stored - now) <= tolerance * Math.max(Math.abs(stored), Math.abs(now));
  const [a, b] = [stored, now].map((value) => (value === null || value === 0 ? "" : value));
  return a === b;
}

/** Errors that a file knows only with further parts are stored as #VALUE!. */
function storedCode(code: string): string {
  return ["#SPILL!", "#CALC!", "#CYCLE!", "#ERROR!"].includes(code) ? "#VALUE!" : code;
}
