/** The tree of a formula. Every part knows its place in the text and how it stands there. */
import type { CellValue } from "./cell";

interface Part {
  /** As it stands in the formula, brackets around it not included. */
  text: string;
  /** Where the text begins in the formula, and where it ends. */
  start: number;
  end: number;
}

/** A worksheet in front of cells or of a name: Plan!, 'My plan'!, [2]Plan!, Jan:Mar! */
export interface Prefix {
  /** With its quotes and "!"; "" when there is none. */
  prefix: string;
  sheet?: string;
  /** The last worksheet of a range of worksheets. */
  lastSheet?: string;
  /** The other workbook: "2" in a file, its path as typed. */
  book?: string;
}

export interface Constant extends Part {
  kind: "constant";
  value: CellValue;
}

export interface ArrayConstant extends Part {
  kind: "array";
  rows: CellValue[][];
}

/** Cells: B7, $B$7:D9, A:C, 3:5, A1:.A9. */
export interface Reference extends Part, Prefix {
  kind: "reference";
  /** Without the prefix, as written. */
  cells: string;
}

export interface Name extends Part, Prefix {
  kind: "name";
  name: string;
}

/** Plan[[#This Row],[Step]:[Size]]; `table` is "" inside of the table itself. */
export interface TableReference extends Part {
  kind: "table";
  table: string;
  sections: readonly TableSection[];
  /** None, one, or the first and the last. */
  columns: readonly string[];
}

export type TableSection = "all" | "data" | "headers" | "totals" | "this row";

/** E4#: what the formula in E4 spills. */
export interface Spill extends Part {
  kind: "spill";
  of: Expression;
}

export interface Call extends Part, Prefix {
  kind: "call";
  /** As written, without its prefix: "micro.margin", "_xlfn.LET". */
  written: string;
  /** In capitals, without _xlfn. and _xlws.; "" where something other than a name is called. */
  name: string;
  /** What is called, where it is no name: LAMBDA(x,x+1)(2). */
  callee?: Expression;
  /** Undefined for one that is left out. */
  arguments: readonly (Expression | undefined)[];
}

export interface Operation extends Part {
  kind: "operation";
  /** One operand: - + @ %. Two: ^ * / + - & = <> < > <= >= and, between references, ":" "," " ". */
  operator: string;
  operands: readonly Expression[];
}

export interface Group extends Part {
  kind: "group";
  inner: Expression;
}

export type Expression = Constant | ArrayConstant | Reference | Name | TableReference | Spill | Call | Operation | Group;

/** The formula holds something that no formula may hold, or ends too early. */
export class FormulaFault extends Error {
  override name = "FormulaFault";

  constructor(
    message: string,
    /** Where in the formula. */
    readonly place: number,
  ) {
    super(message);
  }
}

/** The parts directly below, in the order of the text. */
export function partsOf(expression: Expression): Expression[] {
  switch (expression.kind) {
    case "call": {
      const given = expression.arguments.filter((each): each is Expression => each !== undefined);
      return expression.callee ? [expression.callee, ...given] : given;
    }
    case "operation":
      return [...expression.operands];
    case "spill":
      return [expression.of];
    case "group":
      return [expression.inner];
    default:
      return [];
  }
}

/** Every part of the tree, the outer before the inner. */
export function* everyPart(expression: Expression): Generator<Expression> {
  yield expression;
  for (const part of partsOf(expression)) yield* everyPart(part);
}

/** Every call in the tree, the inner before the outer: the order in which a spreadsheet calculates them. */
export function callsIn(expression: Expression): Call[] {
  const inner = partsOf(expression).flatMap(callsIn);
  return expression.kind === "call" ? [...inner, expression] : inner;
}

/** Without brackets around it. */
export function bare(expression: Expression): Expression {
  return expression.kind === "group" ? bare(expression.inner) : expression;
}

/**
 * The text of a part with each part that `replacement` has a text for put in its place, the outer before the inner; everything else,
 * spaces included, stays as it stands. `inner` gives the rewritten text of a part below.
 */
export function rewritten(
  expression: Expression,
  replacement: (part: Expression, inner: (part: Expression) => string) => string | undefined,
): string {
  const inner = (part: Expression): string => rewritten(part, replacement);
  return replacement(expression, inner) ?? withParts(expression, inner);
}

/** The text of a part with other texts for the parts directly below. */
export function withParts(expression: Expression, rewrite: (part: Expression) => string): string {
  const { text: own, start } = expression;
  let [text, at] = ["", start];
  for (const part of partsOf(expression)) {
    text += own.slice(at - start, part.start - start) + rewrite(part);
    at = part.end;
  }
  return text + own.slice(at - start);
}

/** A call under another name, with other texts for its arguments. */
export function withName(call: Call, name: string, rewrite: (part: Expression) => string): string {
  const text = withParts(call, rewrite);
  return call.callee ? text : name + text.slice(call.prefix.length + call.written.length);
}
