/** Ranges of a hundred thousand rows: a part of a range stays a range, and its cells are read without an object of the engine for each. */
import type { IRange } from "@univerjs/core";
import {
  type ArrayValueObject,
  type BaseFunction,
  type BaseReferenceObject,
  type BaseValueObject,
  FORMULA_REF_TO_ARRAY_CACHE,
  type FunctionVariantType,
  RangeReferenceObject,
} from "@univerjs/engine-formula";
import { readCells } from "./range-values";
import { type StandingRange, standingRange } from "./standing-ranges";
import { CellError } from "../grid/cell";
import { engineTable, engineValue, LongTable, oneValueOf, plainTable, plainValue, type SheetValue, tableOf } from "./values";

/** The engine's TAKE, which gives a part of a range as a range, as Excel's does: blank cells stay blank, and nothing is copied. */
export function takeOfRanges(take: BaseFunction): BaseFunction {
  const calculate = take.calculate.bind(take) as (...values: BaseValueObject[]) => FunctionVariantType;
  take.needsReferenceObject = true;
  take.calculate = ((from: BaseValueObject, ...sizes: BaseValueObject[]) =>
    partOf(
      from,
      sizes.map((size) => oneValueOf(asArray(size))),
    ) ?? calculate(asArray(from), ...sizes.map(asArray))) as BaseFunction["calculate"];
  return take;
}

export function asArray(value: BaseValueObject): BaseValueObject {
  return value.isReferenceObject() ? (value as unknown as BaseReferenceObject).toArrayValueObject() : value;
}

/** Undefined where the engine has to judge what is asked for. */
function partOf(from: BaseValueObject, sizes: readonly BaseValueObject[]): FunctionVariantType | undefined {
  if (!from.isReferenceObject()) return undefined;
  const cells = from as unknown as BaseReferenceObject;
  const { startRow, endRow, startColumn, endColumn } = cells.getRangePosition();
  const [rows, columns] = [0, 1].map((at) => sizes[at]);
  const [height, width] = [sizeOf(rows, endRow - startRow + 1), sizeOf(columns, endColumn - startColumn + 1)];
  if (height === undefined || width === undefined) return undefined;
  const [top, bottom] = height > 0 ? [startRow, startRow + height - 1] : [endRow + height + 1, endRow];
  const [left, right] = width > 0 ? [startColumn, startColumn + width - 1] : [endColumn + width + 1, endColumn];
  return rangeWithin(cells, { startRow: top, endRow: bottom, startColumn: left, endColumn: right });
}

function rangeWithin(cells: BaseReferenceObject, range: IRange): FunctionVariantType {
  const part = new RangeReferenceObject(range);
  const sheetId = cells.getSheetId();
  part.setDefaultSheetId(sheetId);
  part.setForcedSheetIdDirect(sheetId);
  part.setForcedSheetName(cells.getForcedSheetName());
  part.setDefaultUnitId(cells.getUnitId());
  return part;
}

/** A long range without lines at its beginning or, negative, at its end, as a range; undefined for anything else. */
export function droppedFrom(from: BaseValueObject, down: number, right: number): FunctionVariantType | undefined {
  if (!isLong(from)) return undefined;
  const cells = from as unknown as BaseReferenceObject;
  const { startRow, endRow, startColumn, endColumn } = cells.getRangePosition();
  const part = {
    startRow: startRow + Math.max(0, down),
    endRow: endRow + Math.min(0, down),
    startColumn: startColumn + Math.max(0, right),
    endColumn: endColumn + Math.min(0, right),
  };
  const isNothing = startRow < 0 || startColumn < 0 || part.endRow < part.startRow || part.endColumn < part.startColumn;
  return isNothing ? undefined : rangeWithin(cells, part);
}

/** How many of the lines there are, negative from the end; undefined where that is no plain number, or none. */
function sizeOf(size: BaseValueObject | undefined, all: number): number | undefined {
  if (size === undefined || size.isNull()) return all;
  const number = !size.isArray() && size.isNumber() ? Math.trunc(Number(size.getValue())) : NaN;
  return Number.isNaN(number) || number === 0 ? undefined : Math.max(-all, Math.min(all, number));
}

/** The engine's IF: one condition chooses a long range as it stands, and nothing of it is copied. */
export function ifOfRanges(choose: BaseFunction): BaseFunction {
  const calculate = choose.calculate.bind(choose) as (...values: BaseValueObject[]) => FunctionVariantType;
  choose.needsReferenceObject = true;
  choose.calculate = ((condition: BaseValueObject, ...branches: BaseValueObject[]) => {
    const test = oneValueOf(asArray(condition));
    const byRow = test.isArray() ? chosenByRow(test as ArrayValueObject, branches) : undefined;
    if (byRow) return byRow;
    if (test.isArray() || test.isError()) return calculate(...[condition, ...branches].map(asArray));
    const chosen = branches[test.getValue() ? 0 : 1];
    if (chosen && isLong(chosen)) return chosen;
    // The other branch is not looked at: what it holds need not be read
    return calculate(test, ...branches.map((branch) => (branch === chosen ? asArray(branch) : test)));
  }) as BaseFunction["calculate"];
  return choose;
}

/** A long column of conditions that chooses between results as long and single values; undefined for cells, which have formats, and other shapes. */
function chosenByRow(test: ArrayValueObject, branches: readonly BaseValueObject[]): FunctionVariantType | undefined {
  const rows = test.getRowCount();
  if (rows < long || test.getColumnCount() !== 1 || branches.length !== 2) return undefined;
  const columns = branches.map((branch) => {
    if (!branch.isReferenceObject() && !branch.isArray()) return plainValue(branch);
    const values = branch instanceof LongTable ? branch.rows : undefined;
    return values?.length === rows && values[0]!.length === 1 ? values : undefined;
  });
  if (columns.includes(undefined)) return undefined;
  const [yes, no] = columns.map((column) => (Array.isArray(column) ? (column as SheetValue[][]) : [column as SheetValue]));
  const chosen = ([condition]: SheetValue[], row: number): SheetValue[] => {
    if (condition instanceof CellError) return [condition];
    const from = condition ? yes! : no!;
    return from.length === 1 ? (from as SheetValue[]) : (from as SheetValue[][])[row]!;
  };
  return engineTable(tableOf(test).map(chosen));
}

/** The engine's ROWS: those of a long range are known without reading it. */
export function rowsOfRanges(rows: BaseFunction): BaseFunction {
  const calculate = rows.calculate.bind(rows) as (...values: BaseValueObject[]) => FunctionVariantType;
  rows.needsReferenceObject = true;
  rows.calculate = ((...given: BaseValueObject[]) => {
    const [range] = given as unknown as BaseReferenceObject[];
    const isThere = given.length === 1 && isLong(given[0]!) && !(range!.getForcedSheetName() && !range!.getForcedSheetId());
    return isThere ? engineValue(range!.getRowCount()) : calculate(...given.map(asArray));
  }) as BaseFunction["calculate"];
  return rows;
}

export function isLong(value: BaseValueObject): boolean {
  if (!value.isReferenceObject()) return false;
  const { startRow, endRow } = (value as unknown as BaseReferenceObject).getRangePosition();
  return endRow - startRow + 1 >= long;
}

const long = 1000;

const measures: Readonly<Record<string, (range: StandingRange) => number | undefined>> = {
  COUNT: (range) => numberOf(range, () => true),
  COUNTA: (range) => range.filled,
  MAX: (range) => extreme(range, (one, other) => one > other),
  MIN: (range) => extreme(range, (one, other) => one < other),
};

export const measureNames = Object.keys(measures);

/** The engine's COUNT and its like: of a long range of values it is found once, for as long as the range stands as it is. */
export function measureOfRanges(measure: BaseFunction): BaseFunction {
  const name = String(measure.name);
  const calculate = measure.calculate.bind(measure) as (...values: BaseValueObject[]) => BaseValueObject;
  measure.needsReferenceObject = true;
  measure.calculate = ((...given: BaseValueObject[]) => {
    const range = given.length === 1 && isLong(given[0]!) ? (given[0] as unknown as BaseReferenceObject) : undefined;
    if (!range || patternOf(range)) return calculate(...given.map(asArray));
    const standing = standingRange(range);
    if (!standing) return name === "COUNT" ? engineValue(numbersIn(valuesOf(given[0]!))) : calculate(...given.map(asArray));
    const known = standing.results.get(name);
    if (known !== undefined) return engineValue(known);
    const found = measures[name]!(standing);
    if (found === undefined) return calculate(...given.map(asArray));
    standing.results.set(name, found);
    return engineValue(found);
  }) as BaseFunction["calculate"];
  return measure;
}

function numbersIn(values: readonly (readonly SheetValue[])[]): number {
  let count = 0;
  for (const row of values) for (const value of row) if (typeof value === "number") count += 1;
  return count;
}

/** The format of its first cell, which a result may take along. */
function patternOf(range: BaseReferenceObject): string {
  const { startRow, startColumn } = range.getRangePosition();
  return range.getCellPattern(range.getUnitId(), range.getSheetId(), startRow, startColumn);
}

function numberOf(range: StandingRange, isCounted: (value: number) => boolean): number {
  let count = 0;
  range.eachNumber((value) => (count += isCounted(value) ? 1 : 0));
  return count;
}

/** Undefined where there is no number: the engine has to say what that is. */
function extreme(range: StandingRange, isFurther: (one: number, other: number) => boolean): number | undefined {
  let found: number | undefined;
  range.eachNumber((value) => {
    if (found === undefined || isFurther(value, found)) found = value;
  });
  return found;
}

/** How many numbers of a long range lie below a bound, as COUNTIF(range,"<"&bound) counts them; undefined for other ranges and criteria. */
export function countBelow(given: BaseValueObject, criterion: BaseValueObject): number | undefined {
  const text = oneValueOf(criterion);
  const bound = !text.isArray() && text.isString() ? /^<(-?\d+(?:\.\d+)?)$/.exec(String(text.getValue()))?.[1] : undefined;
  if (bound === undefined || !isLong(given)) return undefined;
  const below = Number(bound);
  const standing = standingRange(given as unknown as BaseReferenceObject);
  return standing && numberOf(standing, (value) => value < below);
}

/** The values of an argument, row by row, whether a range, an array or one value. Ranges are read once in a calculation. */
export function valuesOf(given: BaseValueObject): SheetValue[][] {
  if (!given.isReferenceObject()) return tableOf(given);
  const cells = given as unknown as BaseReferenceObject;
  const standing = standingRange(cells);
  // Nobody writes into what a function is handed
  if (standing) return standing.values as SheetValue[][];
  const { startRow, endRow, startColumn, endColumn } = cells.getRangePosition();
  const key = `values ${cells.getUnitId()} ${cells.getSheetId()} ${startRow} ${endRow} ${startColumn} ${endColumn}`;
  const kept = FORMULA_REF_TO_ARRAY_CACHE.get(key) as unknown as SheetValue[][] | undefined;
  if (kept) return kept;
  const isMissing =
    startRow < 0 || startColumn < 0 || endRow < startRow || (cells.getForcedSheetName() && !cells.getForcedSheetId());
  const rows = isMissing ? plainTable(cells.toArrayValueObject()) : readCells(cells);
  FORMULA_REF_TO_ARRAY_CACHE.set(key, rows as never);
  return rows;
}
