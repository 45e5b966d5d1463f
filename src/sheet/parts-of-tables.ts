/** DROP, CHOOSEROWS and CHOOSECOLS as Excel has them: lines given in any shape, blank cells that stay blank. */
import {
  ArrayValueObject,
  BaseFunction,
  type BaseReferenceObject,
  type BaseValueObject,
  type FunctionVariantType,
  NullValueObject,
} from "@univerjs/engine-formula";
import { CellError } from "../grid/cell";
import { asArray, droppedFrom, isLong, valuesOf } from "./large-ranges";
import { isWithoutErrors, noteWithoutErrors, standingRange } from "./standing-ranges";
import { engineError, engineTable, LongTable, oneValueOf, plainValue, type SheetValue, tableOf } from "./values";

type Table = SheetValue[][];
type Rows = readonly (readonly SheetValue[])[];

function turned(table: Table): Table {
  return (table[0] ?? []).map((_, column) => table.map((row) => row[column]!));
}

function firstError(values: readonly (BaseValueObject | undefined)[]): BaseValueObject | undefined {
  return values.find((value) => value?.isError());
}

/** CHOOSEROWS and CHOOSECOLS: numbers of lines, one by one or in arrays, negative ones from the end. */
export class ChooseLines extends BaseFunction {
  override minParams = 2;
  override maxParams = 255;

  constructor(
    name: string,
    private readonly ofColumns: boolean,
  ) {
    super(name);
  }

  override calculate(from: BaseValueObject, ...numbers: BaseValueObject[]): FunctionVariantType {
    const error = firstError([from, ...numbers]);
    if (error) return error;
    const table = tableOf(from);
    const lines = this.ofColumns ? turned(table) : table;
    const chosen: Table = [];
    for (const value of numbers.flatMap((each) => tableOf(each).flat())) {
      const number = Math.trunc(Number(value ?? 0));
      const line = number > 0 ? lines[number - 1] : number < 0 ? lines[lines.length + number] : undefined;
      if (!line) return engineError("#VALUE!", `there is no ${this.ofColumns ? "column" : "row"} ${String(value)} in it`);
      chosen.push(line);
    }
    return engineTable(this.ofColumns ? turned(chosen) : chosen);
  }
}

/** The engine's INDEX, and its own for arrays of rows or columns, where the engine's stumbles over blank cells. */
export function indexOfArrays(index: BaseFunction): BaseFunction {
  const calculate = index.calculate.bind(index) as (...values: BaseValueObject[]) => FunctionVariantType;
  index.calculate = ((from: BaseValueObject, ...numbers: BaseValueObject[]) => {
    const [rows, columns] = numbers.slice(0, 2).map((each) => severalIn(each));
    if (from.isError() || numbers.length > 2 || !(rows?.isSeveral || columns?.isSeveral)) return calculate(from, ...numbers);
    const table = valuesOf(from);
    const [down, right] = table.length === 1 && !columns ? [[[1]], rows!.values] : [rows!.values, columns?.values ?? [[1]]];
    const [height, width] = [Math.max(down.length, right.length), Math.max(down[0]!.length, right[0]!.length)];
    return engineTable(
      Array.from({ length: height }, (_, row) =>
        Array.from({ length: width }, (__, column) => cellOf(table, spread(down, row, column), spread(right, row, column))),
      ),
    );
  }) as BaseFunction["calculate"];
  return index;
}

function severalIn(value: BaseValueObject): { values: Table; isSeveral: boolean } {
  const values = valuesOf(value);
  return { values, isSeveral: values.length * (values[0]?.length ?? 0) > 1 };
}

/** One row or column stands for all of them. */
function spread(table: Table, row: number, column: number): SheetValue | undefined {
  return table[table.length === 1 ? 0 : row]?.[table[0]!.length === 1 ? 0 : column];
}

function cellOf(table: Table, row: SheetValue | undefined, column: SheetValue | undefined): SheetValue {
  for (const number of [row, column]) if (number instanceof CellError) return number;
  const [down, right] = [row, column].map((number) => Math.trunc(Number(number ?? 0)));
  if (row === undefined || column === undefined) return new CellError("#N/A", "INDEX has no number for this cell");
  if (!(down! >= 1 && right! >= 1)) return new CellError("#VALUE!", "INDEX takes numbers of rows and columns from 1");
  const line = table[down! - 1];
  return line && right! <= line.length ? line[right! - 1]! : new CellError("#REF!", "INDEX points beyond its cells");
}

/** DROP: the table without so many rows and columns at its beginning or, negative, at its end. */
export class Drop extends BaseFunction {
  override minParams = 2;
  override maxParams = 3;
  override needsReferenceObject = true;

  override calculate(given: BaseValueObject, rows: BaseValueObject, columns?: BaseValueObject): FunctionVariantType {
    const error = firstError([given, rows, columns]);
    if (error) return error;
    const [down, right] = [rows, columns].map((count) => countOf(count && asArray(count)));
    if (Number.isNaN(down) || Number.isNaN(right)) return engineError("#VALUE!", "a number of rows or columns is no number");
    const range = droppedFrom(given, down!, right!);
    if (range) return range;
    const from = asArray(given);
    const long = from instanceof LongTable ? from.rows : undefined;
    if (long) return left(partOf(long, down!, right!), engineTable);
    return left(partOf(rowsOf(from), down!, right!), arrayOf);
  }
}

function partOf<Item>(rows: readonly (readonly Item[])[], down: number, right: number): readonly (readonly Item[])[] {
  const below = rest(rows, down);
  return right === 0 ? below : below.map((row) => rest(row, right));
}

function left<Item>(
  rows: readonly (readonly Item[])[],
  tableOfRows: (rows: readonly (readonly Item[])[]) => ArrayValueObject,
): FunctionVariantType {
  return (rows[0]?.length ?? 0) === 0 ? engineError("#CALC!", "nothing is left of the table") : tableOfRows(rows);
}

/** The engine's IFERROR, and its own for long tables: without an error in them they stay as they are. */
export function ifErrorOfTables(ifError: BaseFunction): BaseFunction {
  const calculate = ifError.calculate.bind(ifError) as (...values: BaseValueObject[]) => FunctionVariantType;
  ifError.calculate = ((value: BaseValueObject, instead: BaseValueObject, ...more: BaseValueObject[]) => {
    const rows = value instanceof LongTable ? value.rows : undefined;
    const one = instead && oneValueOf(instead);
    if (!rows || !one || one.isArray() || more.length > 0) return calculate(value, instead, ...more);
    const other = plainValue(one);
    const isWell = isWithoutErrors(rows) || !rows.some(holdsError);
    return isWell ? value : engineTable(rows.map((row) => row.map((each) => (each instanceof CellError ? other : each))));
  }) as BaseFunction["calculate"];
  return ifError;
}

/** The engine's VSTACK, and its own for long tables and ranges, whose rows it takes as they are. */
export function stackOfTables(stack: BaseFunction): BaseFunction {
  const calculate = stack.calculate.bind(stack) as (...values: BaseValueObject[]) => FunctionVariantType;
  stack.needsReferenceObject = true;
  stack.calculate = ((...given: BaseValueObject[]) => {
    if (!given.some((each) => longRows(each))) return calculate(...given.map(asArray));
    return firstError(given) ?? stacked(given.map(stackedRows));
  }) as BaseFunction["calculate"];
  return stack;
}

/** Undefined for what is not long. */
function longRows(given: BaseValueObject): Rows | undefined {
  if (given instanceof LongTable) return given.rows;
  return isLong(given) ? standingRange(given as unknown as BaseReferenceObject)?.values : undefined;
}

function stackedRows(given: BaseValueObject): Rows {
  const long = longRows(given);
  if (long) return long;
  const value = asArray(given);
  if (!value.isArray()) return [[plainValue(value)]];
  const table = value as ArrayValueObject;
  const at = (row: number, column: number): SheetValue => {
    const cell = table.get(row, column);
    return cell ? plainValue(cell) : missing(1)[0]!;
  };
  return Array.from({ length: table.getRowCount() }, (_, row) =>
    Array.from({ length: table.getColumnCount() }, (__, column) => at(row, column)),
  );
}

/** The last stack that ends in these rows: several formulas stack the same, edit after edit. */
const lastStack = new WeakMap<Rows, { parts: readonly Rows[]; rows: Rows }>();

function stacked(parts: readonly Rows[]): ArrayValueObject {
  const last = parts.at(-1)!;
  const before = lastStack.get(last);
  if (before && before.parts.length === parts.length && parts.every((part, at) => isSame(part, before.parts[at]!)))
    return engineTable(before.rows);
  const width = Math.max(...parts.map((rows) => rows[0]!.length));
  const rows: SheetValue[][] = [];
  for (const part of parts)
    for (const row of part) rows.push(row.length === width ? (row as SheetValue[]) : [...row, ...missing(width - row.length)]);
  // Of rows that never change: neither do these
  if (Object.isFrozen(last)) Object.freeze(rows);
  if (parts.every((part) => part[0]!.length === width && (isWithoutErrors(part) || !part.some(holdsError))))
    noteWithoutErrors(rows);
  if (Object.isFrozen(last)) lastStack.set(last, { parts, rows });
  return engineTable(rows);
}

function isSame(one: Rows, other: Rows): boolean {
  if (one === other) return true;
  const isSmall = one.length === other.length && one.length < 10;
  return (
    isSmall &&
    one.every((row, at) => row.length === other[at]!.length && row.every((value, column) => value === other[at]![column]))
  );
}

function holdsError(row: readonly SheetValue[]): boolean {
  return row.some((value) => value instanceof CellError);
}

function missing(count: number): CellError[] {
  return Array.from({ length: count }, () => new CellError("#N/A", ""));
}

/** The rows of a table as the engine has them: many thousands are not read and made again. */
function rowsOf(from: BaseValueObject): BaseValueObject[][] {
  if (!from.isArray()) return [[from]];
  const table = from as ArrayValueObject;
  const [values, width] = [table.getArrayValue(), table.getColumnCount()];
  const blank = NullValueObject.create();
  return Array.from({ length: table.getRowCount() }, (_, row) => {
    const line = new Array<BaseValueObject>(width);
    for (let column = 0; column < width; column += 1) line[column] = values[row]?.[column] ?? blank;
    return line;
  });
}

function arrayOf(given: readonly (readonly BaseValueObject[])[]): ArrayValueObject {
  const rows = given as BaseValueObject[][];
  const size = { rowCount: rows.length, columnCount: rows[0]!.length };
  return ArrayValueObject.create({ calculateValueList: rows, ...size, unitId: "", sheetId: "", row: -1, column: -1 });
}

function countOf(value: BaseValueObject | undefined): number {
  if (value === undefined || value.isNull()) return 0;
  const [[first = null] = []] = tableOf(value);
  return first === null ? 0 : typeof first === "number" ? Math.trunc(first) : Number.NaN;
}

function rest<Item>(items: readonly Item[], count: number): readonly Item[] {
  if (count === 0) return items;
  return count > 0 ? items.slice(count) : items.slice(0, Math.max(0, items.length + count));
}
