/**
 * What one formula may cost: a text is as long as a cell holds, a table that a function makes up has a largest size, and so has all that a
 * formula reads and works out together. Beyond, the formula is an error with a reason, and whatever calculates goes on. The engine's
 * classes are one for all engines of a process: mended once.
 */
import {
  ArrayValueObject,
  type BaseFunction,
  BaseReferenceObject,
  type BaseValueObject,
  NumberValueObject,
  StringValueObject,
} from "@univerjs/engine-formula";
import { longestText } from "../grid/cell";
import { engineError, oneValueOf } from "./values";

/**
 * Of one formula: cells of a table that a function makes up, cells that are worked out, and cells that are read, each as often as it is.
 * As many bars as a worksheet holds are made up, and worked out some ten times, by formulas of the templates.
 */
export const costs = { made: 1_048_576, worked: 10_000_000, read: 16_000_000 };

/** Why a formula is not calculated to its end. */
export class CostFault extends Error {
  override name = "CostFault";
}

const spent = { worked: 0, read: 0 };

/** A formula begins. */
export function beginCounting(): void {
  spent.worked = spent.read = 0;
}

function count(kind: keyof typeof spent, cells: number, words: string): void {
  spent[kind] += cells;
  if (spent[kind] > costs[kind])
    throw new CostFault(`the formula ${words} more than ${costs[kind].toLocaleString("en-US")} cells: use smaller ranges`);
}

export function countWork(cells: number): void {
  count("worked", cells, "works out");
}

function sizeOfRange(range: BaseReferenceObject): number {
  const { startRow, endRow, startColumn, endColumn } = range.getRangePosition();
  return Math.max(0, endRow - startRow + 1) * Math.max(0, endColumn - startColumn + 1) || 0;
}

/** Before a range is read, which may be kept from before and cost nothing: throws where it is too large ever to be read. */
export function refuseLargeRange(range: BaseReferenceObject): void {
  if (sizeOfRange(range) > costs.read) count("read", costs.read + 1, "reads");
}

/** The engine's number of the operation. */
const comparison = 5;

interface Arrays {
  getRowCount(): number;
  getColumnCount(): number;
  _batchOperatorValue(...given: unknown[]): unknown;
  _batchOperatorArray(other: Arrays, ...rest: unknown[]): unknown;
  mapValue(...given: unknown[]): unknown;
}

let isMended = false;

export function boundCosts(): void {
  if (isMended) return;
  isMended = true;
  boundTexts();
  refuseNoNumbers();
  const references = BaseReferenceObject.prototype;
  const { iterator: iterate, toArrayValueObject: toArray } = references;
  references.iterator = function (this: BaseReferenceObject, ...given) {
    count("read", sizeOfRange(this), "reads");
    return iterate.apply(this, given);
  };
  references.toArrayValueObject = function (this: BaseReferenceObject, ...given) {
    refuseLargeRange(this);
    return toArray.apply(this, given);
  };
  const arrays = ArrayValueObject.prototype as unknown as Arrays;
  const { _batchOperatorArray: operate, _batchOperatorValue: operateByValue, mapValue: map } = arrays;
  arrays._batchOperatorValue = function (this: Arrays, ...given) {
    // One column with one value. The engine keeps an index of what it has compared: a search looks at little of it
    countWork(this.getRowCount() / (given[3] === comparison ? 10 : 1));
    return operateByValue.apply(this, given);
  };
  arrays._batchOperatorArray = function (this: Arrays, other, ...rest) {
    const rows = Math.max(this.getRowCount(), other.getRowCount());
    countWork(rows * Math.max(this.getColumnCount(), other.getColumnCount()));
    return operate.call(this, other, ...rest);
  };
  arrays.mapValue = function (this: Arrays, ...given) {
    countWork(this.getRowCount() * this.getColumnCount());
    return map.apply(this, given);
  };
}

/** Every text that a formula makes comes by here. */
function boundTexts(): void {
  const make = StringValueObject.create.bind(StringValueObject);
  StringValueObject.create = (text, ...rest) => {
    if (!(text.length > longestText)) return make(text, ...rest);
    const [length, most] = [text.length, longestText].map((count) => count.toLocaleString("en-US"));
    return engineError("#VALUE!", `a text of ${length} characters: a cell holds ${most}`) as unknown as StringValueObject;
  };
}

/** Some functions of the engine give NaN, which is no value of a cell, and neither more nor less than another. */
function refuseNoNumbers(): void {
  const make = NumberValueObject.create.bind(NumberValueObject);
  NumberValueObject.create = (value, ...rest) =>
    Number.isNaN(value) ? (engineError("#NUM!", noNumber) as unknown as NumberValueObject) : make(value, ...rest);
}

const noNumber =
  "a function of the formula gives no number here: its arguments are too large for this sheet, or out of its range";

/** A function that makes up a table of as many rows and columns as two of its arguments say, at these places. */
export function ofBoundedSize(makes: BaseFunction, ...places: readonly [rows: number, columns: number]): BaseFunction {
  const calculate = makes.calculate.bind(makes) as (...values: BaseValueObject[]) => BaseValueObject;
  makes.calculate = ((...values: BaseValueObject[]) => {
    const [rows = 1, columns = 1] = places.map((place) => sizeOf(values[place]));
    if (rows * columns <= costs.made) {
      countWork(rows * columns);
      return calculate(...values);
    }
    const size = `${rows.toLocaleString("en-US")} by ${columns.toLocaleString("en-US")}`;
    return engineError(
      "#NUM!",
      `${String(makes.name)} would give ${size} cells: it makes ${costs.made.toLocaleString("en-US")} at most`,
    );
  }) as BaseFunction["calculate"];
  return makes;
}

/** Steps of a product of matrices that cost as much as a cell that is worked out. */
const stepsOfProduct = 40;

const stepsOfInverse = 5;

/** MMULT, whose result may be far larger than what it is given. */
export function boundedProduct(multiplies: BaseFunction): BaseFunction {
  const calculate = multiplies.calculate.bind(multiplies) as (...values: BaseValueObject[]) => BaseValueObject;
  multiplies.calculate = ((...values: BaseValueObject[]) => {
    const [one, other] = values.map((value) => (value.isArray() ? (value as ArrayValueObject) : undefined));
    const cells = (one?.getRowCount() ?? 1) * (other?.getColumnCount() ?? 1);
    countWork(cells + (cells * (one?.getColumnCount() ?? 1)) / stepsOfProduct);
    return calculate(...values);
  }) as BaseFunction["calculate"];
  return multiplies;
}

/** MINVERSE, which the engine works out by ever smaller parts: of twice as many rows sixteen times as long. */
export function boundedInverse(inverts: BaseFunction): BaseFunction {
  const calculate = inverts.calculate.bind(inverts) as (...values: BaseValueObject[]) => BaseValueObject;
  inverts.calculate = ((...values: BaseValueObject[]) => {
    const matrix = values[0]?.isArray() ? (values[0] as ArrayValueObject) : undefined;
    countWork((matrix?.getRowCount() ?? 1) ** 4 / stepsOfInverse);
    return calculate(...values);
  }) as BaseFunction["calculate"];
  return inverts;
}

/** Undefined for what is left out, or no number. */
function sizeOf(value: BaseValueObject | undefined): number | undefined {
  const one = value && oneValueOf(value);
  if (!one || one.isArray() || one.isError() || one.isNull() || one.isReferenceObject()) return undefined;
  const size = Math.trunc(Number(one.getValue()));
  return size >= 1 ? size : undefined;
}
