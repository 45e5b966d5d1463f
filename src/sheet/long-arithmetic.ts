/** Arithmetic on a long column: times less an hour, the day of each, numbers from 1 on, which of them lie beyond one. */
import type { BaseFunction, BaseValueObject, FunctionVariantType } from "@univerjs/engine-formula";
import { countWork } from "./bounds";
import { isLongArray, manyRows, numberIn, numbersIn } from "./long-operands";
import { minus as difference } from "./plain-arithmetic";
import { engineTable, LongColumn, LongTable } from "./values";

type Calculate = (...values: BaseValueObject[]) => FunctionVariantType;

/** A column less a number. What doubles lose of it is made good when something asks for more than the whole part. */
class LongDifference extends LongColumn {
  constructor(
    readonly minuends: Float64Array,
    readonly subtrahend: number,
  ) {
    super(() => {
      countWork(minuends.length);
      return minuends.map((minuend) => difference(minuend, subtrahend) as number);
    }, minuends.length);
  }

  /** Only beside a whole number does it matter what doubles lose. */
  get wholeParts(): Float64Array {
    const { minuends, subtrahend } = this;
    const parts = new Float64Array(minuends.length);
    for (let row = 0; row < parts.length; row += 1) {
      const minuend = minuends[row]!;
      const inDoubles = minuend - subtrahend;
      const isClear = Math.abs(inDoubles - Math.round(inDoubles)) > lost * (Math.abs(minuend) + Math.abs(subtrahend));
      parts[row] = Math.floor(isClear ? inDoubles : (difference(minuend, subtrahend) as number));
    }
    return parts;
  }
}

/** A good deal more than the share of their decimals that two doubles and their difference lose. */
const lost = 1e-14;

/** Taken from the largest double, it leaves a double. */
const mostToTake = 1e290;

/** The engine's minus; a long column of numbers less one number waits for what is wanted of it. */
export function minusOfTables(minus: BaseFunction): BaseFunction {
  const calculate = minus.calculate.bind(minus) as Calculate;
  minus.calculate = ((from: BaseValueObject, less: BaseValueObject) => {
    const subtrahend = isLongArray(from) ? numberIn(less) : undefined;
    const minuends = Math.abs(subtrahend ?? NaN) <= mostToTake ? numbersIn(from) : undefined;
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
    return parts ? LongColumn.of(parts) : calculate(given);
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
    return LongColumn.of(Float64Array.from({ length: rows }, (_, row) => row + 1));
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
