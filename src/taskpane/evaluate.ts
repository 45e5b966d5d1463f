/** Computes a formula in the pane: our functions exactly as cells do, operators, and the few functions of Excel in natives.ts. */
import { CellError, type CellResult, type CellValue } from "../grid/cell";
import { text } from "../languages/text";
import type { Expression } from "./formula";
import { partsOf } from "./formula";
import { entryOf, idOfName, run } from "./library";
import { acceptsErrors, natives } from "./natives";
import { operate } from "./operators";

/** A cell or a table; null is an empty cell or an argument left out. */
export type Value = CellValue | null | (CellValue | null)[][];

/** Says what the pane cannot compute, as the end of a sentence that begins with the part's text. */
export class NotComputable extends Error {
  constructor(
    readonly part: Expression,
    reason: string,
  ) {
    super(reason);
  }
}

/** The cells behind a reference or a name, read beforehand; undefined when they could not be read. */
export type CellSource = (text: string) => (CellValue | null)[][] | undefined;

export type Source = Extract<Expression, { kind: "reference" | "name" }>;

/** The references and names that a formula holds, each once. */
export function sourcesOf(expression: Expression): Source[] {
  const own = expression.kind === "reference" || expression.kind === "name" ? [expression] : [];
  const all = [...own, ...partsOf(expression).flatMap(sourcesOf)];
  return all.filter((each, index) => all.findIndex(({ text }) => text === each.text) === index);
}

export function evaluate(expression: Expression, cells: CellSource): Value {
  switch (expression.kind) {
    case "constant":
      return expression.value;
    case "array":
      return expression.rows;
    case "reference":
    case "name":
      return fromCells(expression, cells);
    case "operation":
      return operate(
        expression.operator,
        expression.operands.map((operand) => evaluate(operand, cells)),
      );
    case "call":
      return callResult(expression, cells);
  }
}

function fromCells(expression: Source, cells: CellSource): Value {
  const table = cells(expression.text);
  if (table === undefined) {
    const what =
      expression.kind === "name" ? text("is a name whose cells could not be read") : text("could not be read from the workbook");
    throw new NotComputable(expression, what);
  }
  return table.length === 1 && table[0]!.length === 1 ? table[0]![0]! : table;
}

function callResult(call: Extract<Expression, { kind: "call" }>, cells: CellSource): Value {
  const id = idOfName(call.name);
  if (id !== undefined) return runCall(id, call, cells);
  const native = natives[call.name];
  if (native === undefined) throw new NotComputable(call, text("is a function of Excel that this pane does not compute"));
  const values = call.arguments.map((argument) => (argument === undefined ? null : evaluate(argument, cells)));
  const error = values.find((value): value is CellError => value instanceof CellError);
  if (error !== undefined && !acceptsErrors.has(call.name)) return error;
  const result = native(values);
  if (result === undefined) throw new NotComputable(call, text("is used in a way that this pane does not compute"));
  return result;
}

/** One of our calls with its arguments as Excel hands them over; an error that Excel gives without calling is given here too. */
export function runCall(id: string, call: Extract<Expression, { kind: "call" }>, cells: CellSource): CellResult {
  const { parameters } = entryOf(id)!;
  if (call.arguments.length > parameters.length)
    return new CellError("#VALUE!", `${id} takes at most ${parameters.length} arguments, ${call.arguments.length} were given`);
  const missing = parameters.filter(({ optional }, index) => !optional && index >= call.arguments.length);
  if (missing.length > 0) return new CellError("#VALUE!", `${id} needs ${missing.map(({ name }) => name).join(", ")}`);
  const values: unknown[] = [];
  for (const [index, parameter] of parameters.entries()) {
    const argument = call.arguments[index];
    const value = argument === undefined ? null : evaluate(argument, cells);
    if (parameter.shape === "range") values.push(value === null || Array.isArray(value) ? value : [[value]]);
    else if (Array.isArray(value)) return tooLarge(id, parameter.name, value);
    else values.push(value);
  }
  return run(id, values);
}

function tooLarge(id: string, name: string, table: unknown[][]): CellError {
  const size = `${table.length} rows by ${table[0]?.length ?? 0} columns`;
  return new CellError("#VALUE!", `${name} of ${id} takes one value, was a range of ${size}`);
}
