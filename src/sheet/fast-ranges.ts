/**
 * Reading ranges and adding numbers as the engine does, with less work for each cell: a tracker adds up a growing part of a column in
 * every row. What is read and what comes out is the same. The engine's classes are one for all engines of a process: mended once.
 */
import { CellValueType, type ICellData, type IRange, type Nullable, ObjectMatrix } from "@univerjs/core";
import {
  ArrayValueObject,
  BaseReferenceObject,
  type BaseValueObject,
  FORMULA_REF_TO_ARRAY_CACHE,
  NumberValueObject,
} from "@univerjs/engine-formula";
import { RunningSum } from "./running-sum";

let isMended = false;

export function makeRangesFast(): void {
  if (isMended) return;
  isMended = true;
  readCellsDirectly();
  addQuickly();
  keepParsedFormulas();
}

/** The engine makes two matrices for every cell that it reads, to be asked only when something spills. */
function readCellsDirectly(): void {
  BaseReferenceObject.prototype.getCellData = function (this: BaseReferenceObject, row: number, column: number) {
    const now =
      this.getCurrentRuntimeSheetData()?.getValue(row, column) ||
      this.getCurrentRuntimeActiveArrayFormulaCellData()?.getValue(row, column) ||
      this.getRuntimeFeatureCellValue(row, column);
    if (now) return isEmptyText(now) ? emptyText : now;
    const spilled = this.getCurrentActiveArrayFormulaCellData()?.getValue(row, column);
    if (!spilled) return this.getCurrentActiveSheetData()?.cellData.getValue(row, column);
    if (calculatedAnew(this).some((range) => holds(range, row, column))) return null;
    return isEmptyText(spilled) ? emptyText : spilled;
  };
}

/** The same for many cells of a worksheet, between which nothing is calculated: what does not depend on the cell is looked up once. */
export function cellsOf(reference: BaseReferenceObject): (row: number, column: number) => Nullable<ICellData> {
  const now = reference.getCurrentRuntimeSheetData()?.getMatrix();
  const spilledNow = reference.getCurrentRuntimeActiveArrayFormulaCellData()?.getMatrix();
  const hasFeatures = Object.keys(reference.getRuntimeFeatureCellData() ?? {}).length > 0;
  const spilledBefore = reference.getCurrentActiveArrayFormulaCellData()?.getMatrix();
  const cells = reference.getCurrentActiveSheetData()?.cellData.getMatrix();
  const anew = calculatedAnew(reference);
  return (row, column) => {
    const cell =
      now?.[row]?.[column] ||
      spilledNow?.[row]?.[column] ||
      (hasFeatures ? reference.getRuntimeFeatureCellValue(row, column) : undefined);
    if (cell) return isEmptyText(cell) ? emptyText : cell;
    const spilled = spilledBefore?.[row]?.[column];
    if (!spilled) return cells?.[row]?.[column];
    if (anew.some((range) => holds(range, row, column))) return null;
    return isEmptyText(spilled) ? emptyText : spilled;
  };
}

/** The result "" of a formula: the engine takes a cell without a formula of its own that holds it for an empty one. */
const emptyText: ICellData = { v: "", t: CellValueType.STRING, si: "spilled" };

function isEmptyText({ v, t, f, si }: ICellData): boolean {
  return v === "" && t === CellValueType.STRING && !f && !si;
}

/** What those formulas spilled before that have another extent now. */
function calculatedAnew(reference: BaseReferenceObject): IRange[] {
  const now = new ObjectMatrix(reference.getCurrentRuntimeActiveArrayFormulaRange());
  const before: IRange[] = [];
  new ObjectMatrix(reference.getCurrentActiveArrayFormulaRange()).forValue((row, column, range) => {
    if (now.getValue(row, column)) before.push(range);
  });
  return before;
}

function holds({ startRow, endRow, startColumn, endColumn }: IRange, row: number, column: number): boolean {
  return row >= startRow && row <= endRow && column >= startColumn && column <= endColumn;
}

function addQuickly(): void {
  ArrayValueObject.prototype.sum = function (this: ArrayValueObject): BaseValueObject {
    const sum = new RunningSum();
    for (const row of this.getArrayValue()) {
      for (const value of row ?? []) {
        if (value === null || value === undefined) continue;
        if (value.isError()) return value;
        if (value.isNumber()) sum.add(value.getValue() as number);
      }
    }
    return typeof sum.value === "number" ? NumberValueObject.create(sum.value) : sum.value;
  };
}

const enough = 100_000;

/** How many formulas the engine keeps taken apart into words. Once it is parsed it asks for none of them: these stay as few. */
const wordLists = 2_000;

interface Cache {
  limit: number;
}

/**
 * The engine keeps 5,000 parsed formulas and reads all of a larger workbook anew with every edit. Its caches are private, their class is
 * not: the first use of each small one raises its limit.
 */
function keepParsedFormulas(): void {
  const lists = Object.getPrototypeOf(FORMULA_REF_TO_ARRAY_CACHE) as { set: (key: string, value: unknown) => void };
  const set = lists.set;
  lists.set = function (this: { _cache: Cache }, key: string, value: unknown) {
    if (this._cache.limit <= 5_000 && this._cache.limit !== wordLists) this._cache.limit = enough;
    set.call(this, key, value);
  };
}
