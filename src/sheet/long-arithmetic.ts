/** Arithmetic on a long column: times less an hour, the day of each, numbers from 1 on, which of them lie beyond one. */
import { type BaseFunction, type BaseValueObject, type FunctionVariantType, NumberValueObject } from "@univerjs/engine-formula";
import { StandingArray } from "./standing-ranges";
import { engineTable, LongColumn, LongTable, oneValueOf, plainValue, type SheetValue } from "./values";

type Calculate = (...values: BaseValueObject[]) => FunctionVariantType;

/** Of fewer rows the engine has objects. */
const manyRows = 1000;

/** A column less a number. Decimal arithmetic is exact and slow: it is done when something asks for more than the whole part. */
class LongDifference extends LongTable {
  constructor(
    readonly minuends: Float64Array,
    readonly subtrahend: number,
  ) {
    const rows = (): SheetValue[][] => Array.from(minuends, (minuend) => [exactDifference(minuend, subtrahend)]);
    super(rows, { rowCount: minuends.length, columnCount: 1 });
  }

  /** Only beside a whole number does it matter what doubles lose; undefined where a difference is no number. */
  get wholeParts(): Float64Array | undefined {
    const { minuends, subtrahend } = this;
    const parts = new Float64Array(minuends.length);
    for (let row = 0; row < parts.length; row += 1) {
      const minuend = minuends[row]!;
      const difference = minuend - subtrahend;
      const isClear = Math.abs(difference - Math.round(difference)) > lost * (Math.abs(minuend) + Math.abs(subtrahend));
      const exact = isClear ? difference : exactDifference(minuend, subtrahend);
      if (typeof exact !== "number") return undefined;
      parts[row] = Math.floor(exact);
    }
    return parts;
  }
}

/** A good deal more than the share of their decimals that two doubles and their difference lose. */
const lost = 1e-14;

function exactDifference(minuend: number, subtrahend: number): SheetValue {
  return plainValue(NumberValueObject.create(minuend).minus(NumberValueObject.create(subtrahend)));
}

/** The engine's minus; a long column of numbers less one number waits for what is wanted of it. */
export function minusOfTables(minus: BaseFunction): BaseFunction {
  const calculate = minus.calculate.bind(minus) as Calculate;
  minus.calculate = ((from: BaseValueObject, less: BaseValueObject) => {
    const subtrahend = isLongArray(from) ? numberIn(less) : undefined;
    const minuends = subtrahend === undefined ? undefined : numbersIn(from);
    return minuends ? new LongDifference(minuends, subtrahend!) : calculate(from, less);
  }) as BaseFunction["calculate"];
  return minus;
}

/** The engine's INT, and its own for a long column of numbers. */
export function intOfTables(int: BaseFunction): BaseFunction {
  const calculate = int.calculate.bind(int) as Calculate;
  int.calculate = ((given: BaseValueObject) => {
    const isFresh = given instanceof LongDifference && !given.hasObjects;
    const parts = isFresh ? given.wholeParts : numbersIn(given)?.map(Math.floor);
    return parts ? new LongColumn(parts) : calculate(given);
  }) as BaseFunction["calculate"];
  return int;
}

/** The engine's SEQUENCE, and its own for one long column from 1 on. */
export function longSequence(sequence: BaseFunction): BaseFunction {
  const calculate = sequence.calculate.bind(sequence) as Calculate;
  sequence.calculate = ((...given: BaseValueObject[]) => {
    const rows = Math.floor((given.length === 1 ? numberIn(given[0]!) : undefined) ?? 0);
    const { _rowCount: lastRow } = sequence as unknown as { _rowCount: number };
    if (rows < manyRows || rows > lastRow - sequence.row) return calculate(...given);
    return new LongColumn(Float64Array.from({ length: rows }, (_, row) => row + 1));
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
    if (!numbers) return calculate(one, other);
    const [yes, no] = [[true], [false]];
    return engineTable(Array.from(numbers, (number) => (holds!(number, bound!) ? yes : no)));
  }) as BaseFunction["calculate"];
  return compare;
}

function isLongArray(given: BaseValueObject): boolean {
  return given instanceof StandingArray || given instanceof LongTable;
}

/** One finite number; undefined for anything else. */
function numberIn(given: BaseValueObject): number | undefined {
  const one = oneValueOf(given);
  const value = one.isArray() ? undefined : plainValue(one);
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

/** A long column of nothing but finite numbers; undefined for anything else. */
function numbersIn(given: BaseValueObject): Float64Array | undefined {
  if (given instanceof StandingArray) return given.numbers;
  if (given instanceof LongColumn && !given.hasObjects) return given.numbers;
  const rows = given instanceof LongTable ? given.rows : undefined;
  if (!rows || rows.length < manyRows || rows[0]!.length !== 1) return undefined;
  const numbers = new Float64Array(rows.length);
  for (let row = 0; row < rows.length; row += 1) {
    const [value] = rows[row]!;
    if (typeof value !== "number" || !Number.isFinite(value)) return undefined;
    numbers[row] = value;
  }
  return numbers;
}
