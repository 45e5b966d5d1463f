/**
 * Whole columns and rows have 1,048,576 and 16,384 cells, the engine's worksheets as many as are in use. Functions that count blank
 * cells are called under a name of their own where an argument is a whole column or row.
 */
import {
  BaseFunction,
  type BaseReferenceObject,
  type BaseValueObject,
  functionStatistical,
  type FunctionVariantType,
} from "@univerjs/engine-formula";
import { lastColumnOfSheet, lastRowOfSheet } from "../grid/address";
import type { Call } from "../grid/expression";
import { countBelow } from "./large-ranges";
import { engineValue } from "./values";

const names = ["COUNTIF", "COUNTIFS", "COUNTBLANK", "ROWS", "COLUMNS"] as const;

const wholeColumn = /^\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}$/;
const wholeRow = /^\$?\d+:\$?\d+$/;

/** The name to call instead; undefined where no argument is a whole column or row. */
export function wholeLineName({ name, arguments: given }: Call): string | undefined {
  if (!(names as readonly string[]).includes(name)) return undefined;
  const written = given.map((argument) => (argument?.kind === "reference" ? argument.cells : ""));
  if (written.some((cells) => wholeColumn.test(cells))) return `COLUMNS.${name}`;
  return written.some((cells) => wholeRow.test(cells)) ? `LINES.${name}` : undefined;
}

export function wholeLineFunctions(): BaseFunction[] {
  return names.flatMap((name) => [new WholeLines(`COLUMNS.${name}`, name, true), new WholeLines(`LINES.${name}`, name, false)]);
}

class WholeLines extends BaseFunction {
  override minParams = 1;
  override maxParams = 255;
  override needsReferenceObject = true;

  constructor(
    name: string,
    private readonly original: (typeof names)[number],
    private readonly isColumns: boolean,
  ) {
    super(name);
  }

  override calculate(...values: BaseValueObject[]): FunctionVariantType {
    const range = values[0] as unknown as BaseReferenceObject;
    if (values[0]!.isError() || !range.isReferenceObject()) return values[0]!;
    const { startRow, endRow, startColumn, endColumn } = range.getRangePosition();
    const [rows, columns] = [endRow - startRow + 1, endColumn - startColumn + 1];
    if (this.original === "ROWS") return engineValue(this.isColumns ? lastRowOfSheet + 1 : rows);
    if (this.original === "COLUMNS") return engineValue(this.isColumns ? columns : lastColumnOfSheet + 1);
    const missing = this.isColumns ? (lastRowOfSheet + 1 - rows) * columns : (lastColumnOfSheet + 1 - columns) * rows;
    const below = this.original === "COUNTIF" ? countBelow(values[0]!, asArray(values[1]!)) : undefined;
    // A blank cell is below nothing
    if (below !== undefined) return engineValue(below);
    const counted = this.count(values);
    const blank = this.count(values.map((value, index) => (index % 2 === 0 ? blankCell(value) : value)));
    const [some, each] = [counted.getValue(), blank.getValue()];
    if (counted.isArray() || typeof some !== "number" || typeof each !== "number") return counted;
    return engineValue(some + Math.max(0, missing) * each);
  }

  private count(values: readonly BaseValueObject[]): BaseValueObject {
    const count = counting(this.original);
    const given = count.needsReferenceObject ? values : values.map(asArray);
    return count.calculate(...(given as [BaseValueObject])) as BaseValueObject;
  }
}

function asArray(value: BaseValueObject): BaseValueObject {
  return value.isReferenceObject() ? (value as unknown as BaseReferenceObject).toArrayValueObject() : value;
}

/** A cell below all that is in use, on the same worksheet. */
function blankCell(value: BaseValueObject): BaseValueObject {
  if (!value.isReferenceObject()) return value;
  const copy = Object.assign(
    Object.create(Object.getPrototypeOf(value) as object) as object,
    value,
  ) as unknown as BaseReferenceObject;
  const [row, column] = [lastRowOfSheet * 2, lastColumnOfSheet * 2];
  copy.setRangeData({ startRow: row, endRow: row, startColumn: column, endColumn: column });
  return copy as unknown as BaseValueObject;
}

const known = new Map<string, BaseFunction>();

function counting(name: string): BaseFunction {
  const found = known.get(name);
  if (found) return found;
  const all = functionStatistical as unknown as [new (name: string) => BaseFunction, string][];
  const made = new (all.find(([, each]) => each === name)![0])(name);
  known.set(name, made);
  return made;
}
