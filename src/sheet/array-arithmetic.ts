/**
 * Plus, minus, times and divided by of arrays. In a table of many rows the engine makes an object of each cell of each step: here two
 * numbers make a number, and only what else stands there is put together by the engine.
 */
import {
  type ArrayValueObject,
  type BaseFunction,
  type BaseValueObject,
  BooleanValueObject,
  type FunctionVariantType,
} from "@univerjs/engine-formula";
import { CellError } from "../grid/cell";
import { countWork } from "./bounds";
import { manyRows, numberIn, type Operand, operandOf } from "./long-operands";
import { dividedBy, minus, type Operation, plus, times } from "./plain-arithmetic";
import { engineTable, engineValue, LongColumn, plainOutcome, plainValue, type SheetValue } from "./values";

interface Arithmetic {
  quick: Operation;
  engine: "plus" | "minus" | "multiply" | "divided";
}

const arithmetic: Readonly<Record<string, Arithmetic>> = {
  PLUS: { quick: plus, engine: "plus" },
  MINUS: { quick: minus, engine: "minus" },
  MULTIPLY: { quick: times, engine: "multiply" },
  DIVIDED: { quick: dividedBy, engine: "divided" },
};

/** One of the engine's four operators. */
export function operatorOfTables(operator: BaseFunction): BaseFunction {
  const { quick, engine } = arithmetic[String(operator.name)]!;
  const calculate = operator.calculate.bind(operator) as (...values: BaseValueObject[]) => FunctionVariantType;
  operator.calculate = ((one: BaseValueObject, other: BaseValueObject) => {
    if (!one.isArray() && !other.isArray()) return calculate(one, other);
    const single = ofSingleNumbers(one, other, quick);
    if (single) return single;
    const isLong = [one, other].some((each) => each.isArray() && (each as ArrayValueObject).getRowCount() >= manyRows);
    const long = isLong ? operandsOf(one, other) : undefined;
    if (long) return combined(long, (left, right) => outcomeOf(left, right, quick, engine));
    // The engine takes 10/{3} for 1/{3}*10, which is rounded twice
    return calculate(one.isNumber() && other.isArray() ? engineTable([[plainValue(one)]]) : one, other);
  }) as BaseFunction["calculate"];
  return operator;
}

/**
 * What stands in a cell is an array of one: what two such numbers give, without all that the engine does for an array. Its arithmetic keeps
 * no number format. Undefined for anything else, errors among the results included.
 */
function ofSingleNumbers(one: BaseValueObject, other: BaseValueObject, quick: Operation): ArrayValueObject | undefined {
  const [left, right] = [numberIn(one), numberIn(other)];
  if (left === undefined || right === undefined) return undefined;
  const result = quick(left, right);
  if (typeof result !== "number") return undefined;
  countWork(1);
  const single = engineTable([[result]]);
  single.setDefaultValue(BooleanValueObject.create(false));
  return single;
}

type Pair = readonly [Operand, Operand];

/** Undefined for what the engine has to put together: single values that are no number, and shapes that do not fit. */
function operandsOf(one: BaseValueObject, other: BaseValueObject): Pair | undefined {
  const operands = [operandOf(one), operandOf(other)];
  const [left, right] = operands;
  if (!left || !right || !fits(left.rowCount, right.rowCount) || !fits(left.columnCount, right.columnCount)) return undefined;
  // Divided by a single zero, a table is one error
  return !other.isArray() && right.at(0, 0) === 0 ? undefined : [left, right];
}

function fits(one: number, other: number): boolean {
  return one === other || one === 1 || other === 1;
}

/** One row is repeated downwards, and one column to the right. */
function combined([left, right]: Pair, outcome: (left: Cell, right: Cell) => SheetValue): FunctionVariantType {
  const rowCount = Math.max(left.rowCount, right.rowCount);
  const columnCount = Math.max(left.columnCount, right.columnCount);
  countWork(rowCount * columnCount);
  const [readLeft, readRight] = [repeated(left), repeated(right)];
  const at = (row: number, column: number): SheetValue => outcome(readLeft(row, column), readRight(row, column));
  const numbers = columnCount === 1 ? new Float64Array(rowCount) : undefined;
  const firstOther = numbers ? fill(numbers, (row) => at(row, 0)) : 0;
  if (numbers && firstOther === rowCount) return LongColumn.of(numbers);
  const line = (row: number): SheetValue[] =>
    row < firstOther ? [numbers![row]!] : Array.from({ length: columnCount }, (_, column) => at(row, column));
  return engineTable(Array.from({ length: rowCount }, (_, row) => line(row)));
}

function repeated({ rowCount, columnCount, at }: Operand): Operand["at"] {
  if (rowCount === 1) return columnCount === 1 ? () => at(0, 0) : (_row, column) => at(0, column);
  return columnCount === 1 ? (row) => at(row, 0) : at;
}

/** Fills with numbers up to the first that is none. Its place. */
function fill(numbers: Float64Array, at: (row: number) => SheetValue): number {
  for (let row = 0; row < numbers.length; row += 1) {
    const value = at(row);
    if (typeof value !== "number") return row;
    numbers[row] = value;
  }
  return numbers.length;
}

type Cell = SheetValue | undefined;

const missing = new CellError("#N/A");

function outcomeOf(left: Cell, right: Cell, quick: Operation, engine: Arithmetic["engine"]): SheetValue {
  if (typeof left === "number" && typeof right === "number") return plainOutcome(quick(left, right));
  if (left === undefined || right === undefined) return missing;
  if (left instanceof CellError) return left;
  return right instanceof CellError ? right : plainValue(engineValue(left)[engine](engineValue(right)));
}
