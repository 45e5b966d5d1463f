/**
 * What ranges of many rows hold, kept from one calculation to the next for as long as nothing is written into their columns: an edit of an
 * input does not read a hundred thousand bars again. Kept is only what a write alone can change: no formulas, no spills, no errors.
 */
import type { IRange, Nullable } from "@univerjs/core";
import { type ArrayValueObject, BaseReferenceObject, FORMULA_REF_TO_ARRAY_CACHE } from "@univerjs/engine-formula";
import { CellError } from "../grid/cell";
import { refuseLargeRange } from "./bounds";
import { RangeArray, growingArray } from "./growing-ranges";
import { meets } from "./long-spills";
import { readCells } from "./range-values";
import { type StandingColumn, standingColumns, standingRows } from "./standing-columns";
import type { SheetValue } from "./values";
import { type Cells, lastWrite } from "./writes";

export class StandingRange {
  /** Its objects for the engine, made when they are asked for. */
  objects?: ReturnType<ArrayValueObject["getArrayValue"]>;
  /** Results of functions that take nothing but this range, by their names. */
  readonly results = new Map<string, number>();
  private rows: readonly SheetValue[][] | undefined;

  constructor(
    private readonly source: readonly SheetValue[][] | readonly StandingColumn[],
    private readonly startRow: number,
    private readonly endRow: number,
  ) {}

  /** Row by row, as a function is handed them. Frozen, which tells whoever keeps what it has made of them that they never change. */
  get values(): readonly SheetValue[][] {
    if (!this.rows) {
      this.rows = Object.freeze(this.isOfRows(this.source) ? this.source : this.rowsOf(this.source));
      withoutErrors.add(this.rows);
    }
    return this.rows;
  }

  /** One column of nothing but numbers; undefined for anything else. */
  get numbers(): Float64Array | undefined {
    if (this.isOfRows(this.source) || this.source.length !== 1) return undefined;
    const part = this.source[0]!.numbers.subarray(this.startRow, this.endRow + 1);
    return part.length === this.endRow - this.startRow + 1 && part.every(Number.isFinite) ? part : undefined;
  }

  /** Calls back with every number in it. */
  eachNumber(visit: (value: number) => void): void {
    if (this.isOfRows(this.source)) {
      for (const row of this.source) for (const value of row) if (typeof value === "number") visit(value);
    } else
      for (const { numbers } of this.source)
        for (let row = this.startRow; row <= this.endRow && row < numbers.length; row += 1)
          if (!Number.isNaN(numbers[row])) visit(numbers[row]!);
  }

  /** How many cells are not blank. */
  get filled(): number {
    let count = 0;
    if (this.isOfRows(this.source)) {
      for (const row of this.source) for (const value of row) if (value !== null) count += 1;
      return count;
    }
    this.eachNumber(() => (count += 1));
    for (const { others } of this.source)
      for (const row of others.keys()) if (row >= this.startRow && row <= this.endRow) count += 1;
    return count;
  }

  private isOfRows(source: StandingRange["source"]): source is readonly SheetValue[][] {
    return Array.isArray(source[0]);
  }

  private rowsOf(columns: readonly StandingColumn[]): SheetValue[][] {
    const rows = standingRows(columns).slice(this.startRow, this.endRow + 1);
    const blank = columns.map(() => null);
    while (rows.length < this.endRow - this.startRow + 1) rows.push(blank);
    return rows;
  }
}

type Spills = Readonly<Record<number, Readonly<Record<number, IRange>>>>;

/** Fewer rows are read as quickly as they are looked up. */
const manyRows = 1000;
/** Of one worksheet: ranges that nobody asks for any more must go. */
const mostRanges = 40;

/** Undefined is a range that does more than stand there. */
const keptOf = new WeakMap<Cells, Map<string, { written: number; range: StandingRange | undefined }>>();

/** What the range holds, read at most once since the last write; undefined where formulas or spills may change it, and for few rows. */
export function standingRange(cells: BaseReferenceObject): StandingRange | undefined {
  refuseLargeRange(cells);
  const { startRow, endRow, startColumn, endColumn } = cells.getRangePosition();
  if (!(endRow - startRow + 1 >= manyRows && startRow >= 0 && startColumn >= 0)) return undefined;
  if (cells.getForcedSheetName() && !cells.getForcedSheetId()) return undefined;
  const matrix = cells.getCurrentActiveSheetData()?.cellData.getMatrix() as Cells | undefined;
  if (!matrix) return undefined;
  const written = lastWrite(matrix, startColumn, endColumn);
  if (written === undefined || isSpilledInto(cells)) return undefined;
  const kept = keptOf.get(matrix) ?? new Map<string, { written: number; range: StandingRange | undefined }>();
  keptOf.set(matrix, kept);
  const key = `${startRow} ${endRow} ${startColumn} ${endColumn}`;
  const known = kept.get(key);
  kept.delete(key);
  const found = known?.written === written ? known : { written, range: rangeOf(cells, matrix) };
  kept.set(key, found);
  if (kept.size > mostRanges) kept.delete(kept.keys().next().value!);
  return found.range;
}

const withoutErrors = new WeakSet<readonly (readonly SheetValue[])[]>();

/** These rows hold none. */
export function noteWithoutErrors(values: readonly (readonly SheetValue[])[]): void {
  withoutErrors.add(values);
}

/** Is this known to hold no error? */
export function isWithoutErrors(values: readonly (readonly SheetValue[])[]): boolean {
  return withoutErrors.has(values);
}

function rangeOf(cells: BaseReferenceObject, matrix: Cells): StandingRange | undefined {
  const { startRow, endRow, startColumn, endColumn } = cells.getRangePosition();
  const columns = isOverlaid(cells) ? undefined : standingColumns(cells, matrix, startColumn, endColumn);
  if (columns) return new StandingRange(columns, startRow, endRow);
  // A column may do more than stand there above or below what is asked for
  if (!holdsConstants(cells, matrix)) return undefined;
  const values = readCells(cells);
  for (const row of values) for (const value of row) if (value instanceof CellError) return undefined;
  return new StandingRange(values, startRow, endRow);
}

/** Does something else than the cells themselves say what stands in one of them: a result of this calculation, a feature of the engine? */
function isOverlaid(cells: BaseReferenceObject): boolean {
  if (Object.keys(cells.getRuntimeFeatureCellData() ?? {}).length > 0) return true;
  const { startRow, endRow, startColumn, endColumn } = cells.getRangePosition();
  const results = cells.getCurrentRuntimeSheetData()?.getMatrix() as Nullable<Cells>;
  if (!results) return false;
  // Row by row: of a column of formulas there are as many results as rows, and a range for each of them
  for (let row = startRow; row <= endRow; row += 1) {
    const line = results[row];
    if (line) for (let column = startColumn; column <= endColumn; column += 1) if (line[column]) return true;
  }
  return false;
}

/** Is every cell what was written there? Results of formulas and of features of the engine stand elsewhere. */
function holdsConstants(cells: BaseReferenceObject, matrix: Cells): boolean {
  const { startRow, endRow, startColumn, endColumn } = cells.getRangePosition();
  for (let row = startRow; row <= endRow; row += 1) {
    for (let column = startColumn; column <= endColumn; column += 1) {
      const cell = matrix[row]?.[column];
      if (cell?.f || cell?.si || (cells.getCellData(row, column) ?? undefined) !== (cell ?? undefined)) return false;
    }
  }
  return true;
}

/** Does a spill of this calculation or of the one before reach into it? */
function isSpilledInto(cells: BaseReferenceObject): boolean {
  const range = cells.getRangePosition();
  const now = cells.getCurrentRuntimeActiveArrayFormulaRange() as Nullable<Spills>;
  const before = cells.getCurrentActiveArrayFormulaRange() as Nullable<Spills>;
  return [now, before].some((spills) =>
    Object.values(spills ?? {}).some((row) => Object.values(row ?? {}).some((spill) => spill && meets(spill, range))),
  );
}

/** A range that stands as the engine takes it. */
export class StandingArray extends RangeArray {
  constructor(
    reference: BaseReferenceObject,
    private readonly standing: StandingRange,
    make: () => ReturnType<ArrayValueObject["getArrayValue"]>,
  ) {
    // A function of the engine that puts its rows in another order must not do so with what is kept
    super(reference, () => [...(standing.objects ??= make())]);
  }

  /** A column of nothing but numbers, which the engine has no objects of yet; undefined for anything else. */
  get numbers(): Float64Array | undefined {
    return this.hasObjects ? undefined : this.standing.numbers;
  }
}

let isMended = false;

/** The engine takes a range that stands from here. Its classes are one for all engines of a process: mended once. */
export function keepStandingRanges(): void {
  if (isMended) return;
  isMended = true;
  const references = BaseReferenceObject.prototype;
  const toArray = references.toArrayValueObject;
  references.toArrayValueObject = function (this: BaseReferenceObject, usesCache = true) {
    if (!usesCache) return toArray.call(this, false);
    const { startRow, endRow, startColumn, endColumn } = this.getRangePosition();
    const key = `${this.getUnitId()}_${this.getSheetId()}_${startRow}_${endRow}_${startColumn}_${endColumn}`;
    if (FORMULA_REF_TO_ARRAY_CACHE.get(key)) return toArray.call(this, true);
    const make = () => toArray.call(this, false).getArrayValue();
    const standing = standingRange(this);
    const given = standing ? new StandingArray(this, standing, make) : growingArray(this, make);
    if (given) FORMULA_REF_TO_ARRAY_CACHE.set(key, given);
    return toArray.call(this, true);
  };
}
