/** The operators of formulas, cell by cell where a table takes part. */
import { CellError, type CellValue } from "../grid/cell";
import { compare, type Operation } from "./comparison";

export type Cell = CellValue | null;
export type Operand = Cell | Cell[][];

export function operate(operator: string, operands: readonly Operand[]): Operand {
  const operation = operations[operator];
  if (operation === undefined) throw new Error(`no operator ${operator}`);
  return eachCell(operands, (cells) => applied(operation, cells));
}

/** What works on cells, on every cell of tables too. */
export function eachCell(operands: readonly Operand[], work: (cells: readonly Cell[]) => Cell): Operand {
  const tables = operands.filter((operand): operand is Cell[][] => Array.isArray(operand));
  if (tables.length === 0) return work(operands as Cell[]);
  const rows = Math.max(...tables.map((table) => table.length));
  const columns = Math.max(...tables.map((table) => table[0]?.length ?? 0));
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => work(operands.map((operand) => cellOf(operand, row, column)))),
  );
}

/** One row or one column stretches over the whole result, as in Excel; beyond a table there is no value. */
function cellOf(operand: Operand, row: number, column: number): Cell {
  if (!Array.isArray(operand)) return operand;
  const line = operand.length === 1 ? operand[0] : operand[row];
  const cell = line?.length === 1 ? line[0] : line?.[column];
  return cell === undefined ? new CellError("#N/A", "the ranges differ in size") : cell;
}

function applied(operation: Operation, operands: readonly Cell[]): Cell {
  return (
    operands.find((each): each is CellError => each instanceof CellError) ?? operation(operands as Exclude<Cell, CellError>[])
  );
}

const numeric =
  (calculate: (left: number, right: number) => number): Operation =>
  (operands) => {
    const numbers = operands.map(toNumber);
    if (numbers.some((number) => number === undefined)) return new CellError("#VALUE!", "a text stands where a number is needed");
    const result = calculate(numbers[0]!, numbers[1] ?? NaN);
    return Number.isFinite(result) ? result : new CellError("#NUM!", "the result of an operator is no number");
  };

export function toNumber(value: CellValue | null): number | undefined {
  if (value === null) return 0;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value === "number") return value;
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : NaN;
  return Number.isNaN(number) ? undefined : number;
}

export function toText(value: CellValue | null): string {
  if (value === null) return "";
  return typeof value === "boolean" ? String(value).toUpperCase() : String(value);
}

const divide: Operation = (operands) =>
  toNumber(operands[1] ?? null) === 0 && toNumber(operands[0] ?? null) !== undefined
    ? new CellError("#DIV/0!", "a division by zero, or by an empty cell")
    : numeric((left, right) => left / right)(operands);

const operations: Readonly<Record<string, Operation>> = {
  "+": (operands) => (operands.length === 1 ? (operands[0] ?? 0) : numeric((left, right) => left + right)(operands)),
  "-": (operands) => (operands.length === 1 ? numeric((only) => -only) : numeric((left, right) => left - right))(operands),
  "*": numeric((left, right) => left * right),
  "/": divide,
  "^": numeric((left, right) => left ** right),
  "%": numeric((only) => only / 100),
  "&": (operands) => operands.map(toText).join(""),
  "=": (operands) => compare(operands) === 0,
  "<>": (operands) => compare(operands) !== 0,
  "<": (operands) => compare(operands) < 0,
  ">": (operands) => compare(operands) > 0,
  "<=": (operands) => compare(operands) <= 0,
  ">=": (operands) => compare(operands) >= 0,
};
