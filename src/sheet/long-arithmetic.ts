/** Arithmetic on a long column: times less an hour, the day of each, numbers from 1 on, which of them lie beyond one. */
import {
  type ArrayValueObject,
  type BaseFunction,
  type BaseValueObject,
  type FunctionVariantType,
  NumberValueObject,
} from "@univerjs/engine-formula";
import { StandingArray } from "./standing-ranges";
import { engineTable, LongTable, oneValueOf, plainValue, type SheetValue } from "./values";

type Calculate = (...values: BaseValueObject[]) => FunctionVariantType;

/** Of fewer rows the engine has objects. */
const manyRows = 1000;

/** A column less a number. Decimal arithmetic is exact and slow: it is done when something asks for more than the whole part. */
class LongDifference extends LongTable {
  constructor(
    readonly minuends: readonly number[],
    readonly subtrahend: number,
  ) {
    super(() => minuends.map((minuend) => [exactDifference(minuend, subtrahend)]), { rowCount: minuends.length, columnCount: 1 });
  }
}

function exactDifference(minuend: number, subtrahend: number): SheetValue {
  return plainValue(NumberValueObject.create(minuend).minus(NumberValueObject.create(subtrahend)));
}

/** The engine's minus; a long column of numbers less one number waits for what is wanted of it. */
export function minusOfTables(minus: BaseFunction): BaseFunction {
  const calculate = minus.calculate.bind(minus) as Calculate;
  minus.calculate = ((from: BaseValueObject, less: BaseValueObject) => {
    const subtrahend = numberIn(less);
    const minuends = subtrahend === undefined ? undefined : numbersIn(from);
    return minuends ? new LongDifference(minuends, subtrahend!) : calculate(from, less);
  }) as BaseFunction["calculate"];
  return minus;
}

/** The engine's INT, and its own for a long column of numbers. */
export function intOfTables(int: BaseFunction): BaseFunction {
  const calculate = int.calculate.bind(int) as Calculate;
  int.calculate = ((given: BaseValueObject) => {
    if (given instanceof LongDifference) return engineTable(given.minuends.map((each) => [wholePart(each, given.subtrahend)]));
    const numbers = given instanceof LongTable ? numbersIn(given) : undefined;
    return numbers ? engineTable(numbers.map((number) => [Math.floor(number)])) : calculate(given);
  }) as BaseFunction["calculate"];
  return int;
}

/** A good deal more than the share of their decimals that two doubles and their difference lose. */
const lost = 1e-14;

/** Only beside a whole number does it matter what is lost. */
function wholePart(minuend: number, subtrahend: number): SheetValue {
  const difference = minuend - subtrahend;
  const isClear = Math.abs(difference - Math.round(difference)) > lost * (Math.abs(minuend) + Math.abs(subtrahend));
  const exact = isClear ? difference : exactDifference(minuend, subtrahend);
  return typeof exact === "number" ? Math.floor(exact) : exact;
}

/** The engine's SEQUENCE, and its own for one long column from 1 on. */
export function longSequence(sequence: BaseFunction): BaseFunction {
  const calculate = sequence.calculate.bind(sequence) as Calculate;
  sequence.calculate = ((...given: BaseValueObject[]) => {
    const rows = given.length === 1 ? numberIn(given[0]!) : undefined;
    const { _rowCount: lastRow } = sequence as unknown as { _rowCount: number };
    const fits = rows !== undefined && rows >= manyRows && Math.floor(rows) <= lastRow - sequence.row;
    if (!fits) return calculate(...given);
    return engineTable(Array.from({ length: Math.floor(rows) }, (_, row) => [row + 1]));
  }) as BaseFunction["calculate"];
  return sequence;
}

type Comparison = (one: number, other: number) => boolean;
const comparisons: Readonly<Record<string, Comparison>> = {
  "=": (one, other) => one === other,
  "<>": (one, other) => one !== other,
  "<": (one, other) => one < other,
  "<=": (one, other) => one <= other,
  ">": (one, other) => one > other,
  ">=": (one, other) => one >= other,
};

/** The engine's comparison, and its own of a long column of calculated numbers with one number. */
export function comparisonOfTables(compare: BaseFunction): BaseFunction {
  const calculate = compare.calculate.bind(compare) as Calculate;
  compare.calculate = ((one: BaseValueObject, other: BaseValueObject) => {
    const holds = comparisons[(compare as unknown as { _compareType: string })._compareType];
    const bound = one instanceof LongTable && holds ? numberIn(other) : undefined;
    const numbers = bound === undefined ? undefined : numbersIn(one);
    return numbers ? engineTable(numbers.map((number) => [holds!(number, bound!)])) : calculate(one, other);
  }) as BaseFunction["calculate"];
  return compare;
}

/** One finite number; undefined for anything else. */
function numberIn(given: BaseValueObject): number | undefined {
  const value = given.isArray() && !isSmall(given) ? undefined : plainValue(oneValueOf(given));
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

function isSmall(given: BaseValueObject): boolean {
  const array = given as ArrayValueObject;
  return array.getRowCount() === 1 && array.getColumnCount() === 1;
}

/** A long column of nothing but finite numbers; undefined for anything else. */
function numbersIn(given: BaseValueObject): number[] | undefined {
  const rows = given instanceof LongTable || given instanceof StandingArray ? given.rows : undefined;
  if (!rows || rows.length < manyRows || rows[0]!.length !== 1) return undefined;
  const numbers = new Array<number>(rows.length);
  for (let row = 0; row < rows.length; row += 1) {
    const value = rows[row]![0];
    if (typeof value !== "number" || !Number.isFinite(value)) return undefined;
    numbers[row] = value;
  }
  return numbers;
}
