import {
  ArrayValueObject,
  type BaseValueObject,
  BooleanValueObject,
  ErrorValueObject,
  NullValueObject,
} from "@univerjs/engine-formula";
import { type ErrorType, NumberValueObject, StringValueObject } from "@univerjs/engine-formula";
import type { Nullable } from "@univerjs/core";
import { CellError, type ErrorCode } from "../grid/cell";
import type { SheetValue } from "../grid/workbook-data";
import type { Outcome } from "./plain-arithmetic";
import { RunningSum } from "./running-sum";

export type { SheetValue };

/** An error as the engine calculates with it. The reason travels with it, through other formulas and into the cell. */
export function engineError(code: string, reason: string): ErrorValueObject {
  const error = ErrorValueObject.create(code as ErrorType, reason);
  if (reason !== "") error.withCustomData({ reason });
  return error;
}

/** A value as the engine calculates with it. */
export function engineValue(value: SheetValue): BaseValueObject {
  if (value instanceof CellError) return engineError(value.code, value.message);
  if (value === null) return NullValueObject.create();
  if (typeof value === "number") return NumberValueObject.create(value);
  return typeof value === "boolean" ? BooleanValueObject.create(value) : StringValueObject.create(value);
}

/** Of fewer rows the engine gets objects at once. */
const manyRows = 1000;

/** A table as the engine calculates with it. Nobody writes into its rows afterwards. */
export function engineTable(rows: readonly (readonly SheetValue[])[]): ArrayValueObject {
  if (rows.length >= manyRows) return new LongTable(() => rows, sizeOf(rows));
  return ArrayValueObject.create(tableData(sizeOf(rows), objectsOf(rows)));
}

type Objects = Parameters<typeof ArrayValueObject.create>[0];

interface Size {
  rowCount: number;
  columnCount: number;
}

function sizeOf(rows: readonly (readonly SheetValue[])[]): Size {
  return { rowCount: rows.length, columnCount: rows[0]?.length ?? 0 };
}

/** An array of no place. */
const placeless = { unitId: "", sheetId: "", row: -1, column: -1 };

function tableData(size: Size, calculateValueList: BaseValueObject[][]): Exclude<Objects, string> {
  return { calculateValueList, ...size, ...placeless };
}

function objectsOf(rows: readonly (readonly SheetValue[])[]): BaseValueObject[][] {
  return rows.map((row) => {
    const line = new Array<BaseValueObject>(row.length);
    for (let column = 0; column < row.length; column += 1) line[column] = engineValue(row[column]!);
    return line;
  });
}

type Cells = Nullable<BaseValueObject>[][];

/** An array whose objects are made when the engine asks for all of them. */
export class LazyArray extends ArrayValueObject {
  private readonly held: { objects?: Cells } = {};

  constructor(size: Size, place: Omit<Exclude<Objects, string>, "calculateValueList" | keyof Size>, make: () => Cells) {
    super({ calculateValueList: [], ...size, ...place });
    const { held } = this;
    const all: PropertyDescriptor = {
      get: () => (held.objects ??= make()),
      set: (objects: Cells) => (held.objects = objects),
    };
    Object.defineProperty(this, "_values", all);
  }

  /** Then the engine may have put others in their place. */
  get hasObjects(): boolean {
    return this.held.objects !== undefined;
  }
}

/** A hundred thousand rows on their way through a formula: values, made when something asks for them. */
export class LongTable extends LazyArray {
  private readonly made: { rows?: readonly (readonly SheetValue[])[] };

  constructor(
    private readonly make: () => readonly (readonly SheetValue[])[],
    size: Size,
  ) {
    const made: LongTable["made"] = {};
    super(size, placeless, () => objectsOf((made.rows ??= make())));
    this.made = made;
  }

  /** Undefined once the engine has the objects. */
  get rows(): readonly (readonly SheetValue[])[] | undefined {
    return this.hasObjects ? undefined : (this.made.rows ??= this.make());
  }

  override get(row: number, column: number): Nullable<BaseValueObject> {
    const value = this.rows?.[row]?.[column];
    return value === undefined ? super.get(row, column) : engineValue(value);
  }

  override iterator(callback: Visit): void {
    if (this.hasObjects) super.iterator(callback);
    else this.eachValue((value, row, column) => callback(engineValue(value), row, column));
  }

  /** Added up one after the other, as the engine does. */
  override sum(): BaseValueObject {
    if (this.hasObjects) return super.sum();
    const sum = new RunningSum();
    let error: CellError | undefined;
    this.eachValue((value) => {
      // It comes before a sum that has grown too large
      if (value instanceof CellError) error = value;
      else if (typeof value === "number") sum.add(value);
      return error === undefined;
    });
    if (error) return engineValue(error);
    return typeof sum.value === "number" ? engineValue(sum.value) : sum.value;
  }

  /** Until one of the calls gives FALSE. Only while the engine has no objects of them. */
  protected eachValue(visit: (value: SheetValue, row: number, column: number) => unknown): void {
    const rows = this.rows!;
    for (let down = 0; down < rows.length; down += 1) {
      const row = rows[down]!;
      for (let right = 0; right < row.length; right += 1) if (visit(row[right]!, down, right) === false) return;
    }
  }

  /** The same for whoever looks at one value after the other and keeps none: all numbers come in one object, as all TRUE do. */
  inPassing(): ArrayValueObject {
    if (this.hasObjects) return this;
    const number = NumberValueObject.create(0);
    const [yes, no] = [engineValue(true), engineValue(false)];
    const objectOf = (value: SheetValue): BaseValueObject => {
      if (typeof value === "boolean") return value ? yes : no;
      if (typeof value !== "number") return engineValue(value);
      number.setValue(value);
      return number;
    };
    const iterator: LongTable["iterator"] = (callback) =>
      this.eachValue((value, row, column) => callback(objectOf(value), row, column));
    return Object.create(this, { iterator: { value: iterator } }) as ArrayValueObject;
  }
}

/** A long column of numbers, which takes a fraction of the room of its rows. */
export class LongColumn extends LongTable {
  private readonly given: { numbers?: Float64Array };

  constructor(
    private readonly makeNumbers: () => Float64Array,
    rowCount: number,
  ) {
    const given: LongColumn["given"] = {};
    const numbers = (): Float64Array => (given.numbers ??= makeNumbers());
    super(() => Array.from(numbers(), (number) => [number]), { rowCount, columnCount: 1 });
    this.given = given;
  }

  static of(numbers: Float64Array): LongColumn {
    return new LongColumn(() => numbers, numbers.length);
  }

  get numbers(): Float64Array {
    return (this.given.numbers ??= this.makeNumbers());
  }

  override get(row: number, column: number): Nullable<BaseValueObject> {
    const number = this.hasObjects || column !== 0 ? undefined : this.numbers[row];
    return number === undefined ? super.get(row, column) : engineValue(number);
  }

  protected override eachValue(visit: Parameters<LongTable["eachValue"]>[0]): void {
    const { numbers } = this;
    for (let row = 0; row < numbers.length; row += 1) if (visit(numbers[row]!, row, 0) === false) return;
  }
}

type Visit = Parameters<ArrayValueObject["iterator"]>[0];

/** A value of the engine as a cell's value, in full precision. */
export function plainValue(value: Nullable<BaseValueObject>): SheetValue {
  if (!value || value.isNull()) return null;
  if (value.isError()) {
    const error = value as ErrorValueObject;
    return new CellError(error.getErrorType() as string as ErrorCode, error.getErrorContent());
  }
  return value.getValue() as number | string | boolean;
}

/** A number or an error of the engine as a cell's value. */
export function plainOutcome(outcome: Outcome): SheetValue {
  return typeof outcome === "number" ? outcome : plainValue(outcome);
}

/** What a formula hands on, as rows of plain values: one value is a table of one cell. */
export function tableOf(value: BaseValueObject): SheetValue[][] {
  return value.isArray() ? plainTable(value as ArrayValueObject) : [[plainValue(value)]];
}

/** The only value of an array of one, which is how what stands in a cell is handed over; another value as it is. */
export function oneValueOf(value: BaseValueObject): BaseValueObject {
  if (!value.isArray()) return value;
  const array = value as ArrayValueObject;
  const isOne = array.getRowCount() === 1 && array.getColumnCount() === 1;
  return isOne ? (array.get(0, 0) ?? NullValueObject.create()) : value;
}

/** A table of the engine as rows of plain values; a hole is an empty cell. */
export function plainTable(table: ArrayValueObject): SheetValue[][] {
  const rows = table instanceof LongTable ? table.rows : undefined;
  if (rows) return rows as SheetValue[][];
  const [values, width] = [table.getArrayValue(), table.getColumnCount()];
  return Array.from({ length: table.getRowCount() }, (_, row) => {
    const line = new Array<SheetValue>(width);
    for (let column = 0; column < width; column += 1) line[column] = plainValue(values[row]?.[column]);
    return line;
  });
}
