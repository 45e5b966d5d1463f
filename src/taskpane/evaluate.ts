/** Computes a formula in the pane: our functions exactly as cells do, operators, and the functions of Excel in natives.ts. */
import { CellError, type CellResult, type CellValue } from "../grid/cell";
import { bare, type Call, type Expression, type Operation } from "../grid/expression";
import { bareLocal } from "../grid/local-names";
import { text } from "../languages/text";
import { entryOf, idOfName, run } from "./library";
import { acceptsErrors, natives, takesRanges } from "./natives";
import { eachCell, operate } from "./operators";
import { noValues, type Values, wayTo, withNames } from "./scope";
import { obstacleOf, sourceOf } from "./sources";

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

export function evaluate(expression: Expression, cells: CellSource, scope: Values = noValues): Value {
  switch (expression.kind) {
    case "constant":
      return expression.value;
    case "array":
      return expression.rows;
    case "group":
      return evaluate(expression.inner, cells, scope);
    case "operation":
      return operationResult(expression, cells, scope);
    case "call":
      return callResult(expression, cells, scope);
    default:
      return simplest(referred(expression, cells, scope));
  }
}

function operationResult(operation: Operation, cells: CellSource, scope: Values): Value {
  const { operator, operands } = operation;
  if ([":", ",", " "].includes(operator)) throw new NotComputable(operation, obstacleOf(operation));
  const values = operands.map((operand) => evaluate(operand, cells, scope));
  if (operator !== "@") return operate(operator, values);
  if (Array.isArray(values[0]))
    throw new NotComputable(operation, text("takes the cell of its own row or column, which this pane does not"));
  return values[0]!;
}

function referred(part: Expression, cells: CellSource, scope: Values): Value {
  const local = part.kind === "name" && part.prefix === "" ? scope.get(bareLocal(part.name).toLowerCase()) : undefined;
  if (local) return local();
  if (!sourceOf(part)) throw new NotComputable(part, obstacleOf(part));
  const table = cells(part.text);
  if (table !== undefined) return table;
  const what =
    part.kind === "name" ? text("is a name whose cells could not be read") : text("could not be read from the workbook");
  throw new NotComputable(part, what);
}

function simplest(value: Value): Value {
  return Array.isArray(value) && value.length === 1 && value[0]!.length === 1 ? value[0]![0]! : value;
}

function callResult(call: Call, cells: CellSource, scope: Values): Value {
  const id = call.callee ? undefined : idOfName(call.name);
  if (id !== undefined) return runCall(id, call, cells, scope);
  const form = forms[call.name];
  if (form && !call.callee) return form(call, (part, inner = scope) => evaluate(part, cells, inner), scope);
  const native = call.prefix === "" && !call.callee ? natives[call.name] : undefined;
  if (native === undefined) throw new NotComputable(call, text("is a function of Excel that this pane does not compute"));
  const values = call.arguments.map((argument) => (argument === undefined ? null : given(argument, call, cells, scope)));
  const error = values.find((value): value is CellError => value instanceof CellError);
  if (error !== undefined && !acceptsErrors.has(call.name)) return error;
  const result = native(values);
  if (result === undefined) throw new NotComputable(call, text("is used in a way that this pane does not compute"));
  return simplest(result);
}

/** To a function that takes ranges, one cell is a range too: what is no number in it does not count. */
function given(argument: Expression, { name }: Call, cells: CellSource, scope: Values): Value {
  const part = bare(argument);
  const isReference = ["reference", "name", "spill"].includes(part.kind);
  if (!isReference || !takesRanges.has(name)) return evaluate(argument, cells, scope);
  const value = referred(part, cells, scope);
  return Array.isArray(value) ? value : [[value]];
}

/** Functions that work out only those of their arguments that they need. */
type Form = (call: Call, evaluate: (part: Expression, scope?: Values) => Value, scope: Values) => Value;

const needed = (call: Call, index: number): Expression => {
  const argument = call.arguments[index];
  if (argument === undefined) throw new NotComputable(call, text("is used in a way that this pane does not compute"));
  return argument;
};

const forms: Readonly<Record<string, Form>> = {
  IF: (call, value) => {
    const choice = (isTrue: boolean): Value => {
      const argument = call.arguments[isTrue ? 1 : 2];
      if (argument !== undefined) return value(argument);
      return !isTrue && call.arguments.length < 3 ? false : null;
    };
    const condition = value(needed(call, 0));
    if (Array.isArray(condition)) return eachCell([condition, choice(true), choice(false)], chosen(call));
    if (condition instanceof CellError) return condition;
    return choice(isTrueOf(condition, call));
  },
  IFERROR: (call, value) => unless(call, value, (cell) => cell instanceof CellError),
  IFNA: (call, value) => unless(call, value, (cell) => cell instanceof CellError && cell.code === "#N/A"),
  LET: (call, value, scope) => {
    const last = call.arguments.length - 1;
    return value(needed(call, last), withNames(call, last, scope, value, unknownName));
  },
};

function chosen(call: Call) {
  return ([condition = null, then = null, otherwise = null]: readonly (CellValue | null)[]): CellValue | null =>
    condition instanceof CellError ? condition : isTrueOf(condition, call) ? then : otherwise;
}

function isTrueOf(condition: CellValue | null, call: Call): boolean {
  if (typeof condition === "string") throw new NotComputable(call, text("is used in a way that this pane does not compute"));
  return Number(condition) !== 0;
}

function unless(call: Call, value: (part: Expression) => Value, fails: (cell: CellValue | null) => boolean): Value {
  const first = value(needed(call, 0));
  const isFailing = Array.isArray(first) ? first.some((line) => line.some(fails)) : fails(first);
  if (!isFailing) return first;
  const otherwise = call.arguments[1] === undefined ? null : value(call.arguments[1]);
  return eachCell([first, otherwise], ([cell = null, other = null]) => (fails(cell) ? other : cell));
}

function unknownName(part: Expression): NotComputable {
  return new NotComputable(part, text("stands for whatever the LAMBDA is called with"));
}

/** The values of the names in force at a part of a formula. */
export function scopeAt(part: Expression, tree: Expression, cells: CellSource): Values {
  const way = wayTo(part, tree);
  return way.reduce<Values>((scope, each, index) => {
    const next = way[index + 1];
    if (each.kind !== "call" || next === undefined) return scope;
    const value = (inner: Expression, around: Values): Value => evaluate(inner, cells, around);
    return withNames(each, each.arguments.indexOf(next), scope, value, unknownName);
  }, noValues);
}

/** Does the result depend on this part now? The other branch of an IF does not count; what cannot be told counts. */
export function isReached(part: Expression, tree: Expression, cells: CellSource): boolean {
  const way = wayTo(part, tree);
  return way.every((each, index) => {
    const next = way[index + 1];
    if (each.kind !== "call" || next === undefined || !["IF", "IFERROR"].includes(each.name)) return true;
    const at = each.arguments.indexOf(next);
    if (at === 0) return true;
    try {
      const first = evaluate(needed(each, 0), cells, scopeAt(each, tree, cells));
      if (Array.isArray(first)) return true;
      if (each.name === "IFERROR") return first instanceof CellError;
      return !(first instanceof CellError) && isTrueOf(first, each) === (at === 1);
    } catch (thrown) {
      if (thrown instanceof NotComputable) return true;
      throw thrown;
    }
  });
}

/** One of our calls with its arguments as Excel hands them over; an error that Excel gives without calling is given here too. */
export function runCall(id: string, call: Call, cells: CellSource, scope: Values = noValues): CellResult {
  const { parameters } = entryOf(id)!;
  if (call.arguments.length > parameters.length)
    return new CellError("#VALUE!", `${id} takes at most ${parameters.length} arguments, ${call.arguments.length} were given`);
  const missing = parameters.filter(({ optional }, index) => !optional && index >= call.arguments.length);
  if (missing.length > 0) return new CellError("#VALUE!", `${id} needs ${missing.map(({ name }) => name).join(", ")}`);
  const values: unknown[] = [];
  for (const [index, parameter] of parameters.entries()) {
    const argument = call.arguments[index];
    const value = argument === undefined ? null : evaluate(argument, cells, scope);
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
