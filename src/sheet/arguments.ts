/** Gives a function its arguments as Excel does, from what functions.json says of its parameters. */
import { type BaseValueObject } from "@univerjs/engine-formula";
import type { ExcelFunction, ExcelParameter } from "../catalogue/types";
import { CellError } from "../grid/cell";
import { valuesOf } from "./large-ranges";
import { isWithoutErrors } from "./standing-ranges";
import { plainValue, type SheetValue } from "./values";

/** What the engine hands over for one argument: a value, an array, or the cells of a range. */
export type EngineArgument = BaseValueObject;

/** The arguments in order, or the error that Excel would show without calling the function. */
export function excelArguments(definition: ExcelFunction, given: readonly EngineArgument[]): unknown[] | CellError {
  const refusal = wrongCount(definition, given.length);
  if (refusal) return refusal;
  const values: unknown[] = [];
  const { parameters } = definition;
  for (const [index, parameter] of parameters.entries()) {
    const value = parameter.repeating
      ? given.slice(index).map((argument) => excelArgument(parameter, argument, definition.id))
      : excelArgument(parameter, given[index], definition.id);
    const error = Array.isArray(value) && parameter.repeating ? value.find(isRefusal) : value;
    if (isRefusal(error)) return error;
    values.push(value);
  }
  return values;
}

function isRefusal(value: unknown): value is CellError {
  return value instanceof CellError;
}

function wrongCount({ id, parameters }: ExcelFunction, count: number): CellError | undefined {
  const missing = parameters.slice(count).filter(({ optional, repeating }) => !optional && !repeating);
  if (missing.length > 0)
    return new CellError("#VALUE!", `${id} needs ${listed(missing.map(({ name }) => name))}: ${countedArguments(count)}`);
  if (count > parameters.length && !parameters[parameters.length - 1]?.repeating) {
    const most = parameters.length === 0 ? "takes no arguments" : `takes at most ${counted(parameters.length, "argument")}`;
    return new CellError("#VALUE!", `${id} ${most}: ${countedArguments(count)}`);
  }
  return undefined;
}

function countedArguments(count: number): string {
  return count === 0 ? "no arguments were given" : `${counted(count, "argument")} ${count === 1 ? "was" : "were"} given`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;
}

function excelArgument(parameter: ExcelParameter, given: EngineArgument | undefined, id: string): unknown {
  if (given === undefined) return null;
  const isMatrix = parameter.dimensionality === "matrix";
  if (!given.isArray() && !given.isReferenceObject()) {
    const value = plainValue(given);
    if (!isMatrix) return excelScalar(parameter, value, id);
    return value === null ? null : [[handed(value)]];
  }
  const table = valuesOf(given);
  const isWell = !isMatrix || isWithoutErrors(table) || !table.some((row) => row.some(isRefusal));
  if (isMatrix) return isWell ? table : table.map((row) => row.map(handed));
  if (table.length === 1 && table[0]!.length === 1) return excelScalar(parameter, table[0]![0]!, id);
  const size = `${counted(table.length, "row")} by ${counted(table[0]?.length ?? 0, "column")}`;
  return new CellError("#VALUE!", `${parameter.name} of ${id} must be one value, was a range of ${size}`);
}

/** An error reaches the code as an object with a code, as with allowErrorForDataTypeAny. */
function handed(value: SheetValue): unknown {
  return value instanceof CellError ? { code: value.code, message: value.message } : value;
}

function excelScalar({ type, name }: ExcelParameter, value: SheetValue, id: string): unknown {
  if (value === null || type === "any") return handed(value);
  if (value instanceof CellError) return value;
  const coerced = coercions[type]?.(value);
  if (coerced !== undefined || !(type in coercions)) return coerced ?? value;
  return new CellError("#VALUE!", `${name} of ${id} must be a ${type}, was ${JSON.stringify(value)}`);
}

const coercions: Record<string, (value: number | string | boolean) => number | string | boolean | undefined> = {
  number: (value) => {
    const number = typeof value === "string" && value.trim() === "" ? NaN : Number(value);
    return Number.isNaN(number) ? undefined : number;
  },
  string: (value) => (typeof value === "boolean" ? (value ? "TRUE" : "FALSE") : String(value)),
  boolean: (value) => {
    if (typeof value !== "string") return Boolean(value);
    const word = value.trim().toUpperCase();
    return word === "TRUE" || word === "FALSE" ? word === "TRUE" : undefined;
  },
};
