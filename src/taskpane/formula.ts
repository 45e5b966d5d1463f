/** Reads a formula as Excel hands it over (English names, commas) into a tree. What it cannot read it refuses. */
import { CellError, type CellValue, type ErrorCode, errorCodes } from "../grid/cell";

/** A part of a formula; `text` is how it stands there. */
export type Expression =
  | { kind: "constant"; text: string; value: CellValue }
  | { kind: "array"; text: string; rows: CellValue[][] }
  | { kind: "reference"; text: string; sheet: string | undefined; address: string; spill: boolean }
  | { kind: "name"; text: string; spill: boolean }
  | { kind: "call"; text: string; name: string; arguments: (Expression | undefined)[] }
  | { kind: "operation"; text: string; operator: string; operands: Expression[] };

/** The formula holds something that this reader does not know, such as a table reference. */
export class Unreadable extends Error {}

export function readFormula(formula: string): Expression {
  const reader = new Reader(formula.replace(/^\s*=/, ""));
  const expression = reader.expression(0);
  reader.end();
  return expression;
}

/** Every call in the tree, the inner before the outer: the order in which a spreadsheet calculates them. */
export function callsIn(expression: Expression): Extract<Expression, { kind: "call" }>[] {
  const inner = partsOf(expression).flatMap(callsIn);
  return expression.kind === "call" ? [...inner, expression] : inner;
}

/** The parts directly below. */
export function partsOf(expression: Expression): Expression[] {
  if (expression.kind === "call") return expression.arguments.filter((each): each is Expression => each !== undefined);
  return expression.kind === "operation" ? expression.operands : [];
}

const binary: readonly (readonly string[])[] = [["=", "<>", "<=", ">=", "<", ">"], ["&"], ["+", "-"], ["*", "/"], ["^"]];

const sheetPrefix = /^(?:'((?:[^']|'')+)'|([\p{L}_\\][\p{L}\p{N}_.\\]*))!/u;
const cells =
  /^(?:\$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?\d{1,7}:\$?\d{1,7})(?![\p{L}\p{N}_.(!])/u;
const name = /^[\p{L}_\\][\p{L}\p{N}_.\\?]*/u;
const errorWord = new RegExp(`^(?:${[...errorCodes].map((code) => code.replace(/[?/]/g, "\\$&")).join("|")})`, "i");

class Reader {
  private at = 0;

  constructor(private readonly text: string) {}

  end(): void {
    this.space();
    if (this.at < this.text.length) throw this.refusal();
  }

  expression(level: number): Expression {
    if (level === binary.length) return this.signed();
    const start = this.start();
    let left = this.expression(level + 1);
    for (let operator = this.operator(binary[level]!); operator; operator = this.operator(binary[level]!)) {
      const right = this.expression(level + 1);
      left = { kind: "operation", operator, operands: [left, right], text: this.from(start) };
    }
    return left;
  }

  private operator(signs: readonly string[]): string | undefined {
    this.space();
    const sign = signs.find((each) => this.text.startsWith(each, this.at));
    if (sign !== undefined) this.at += sign.length;
    return sign;
  }

  private signed(): Expression {
    const start = this.start();
    const sign = this.take(/^[-+@]/);
    if (sign === undefined) return this.percented();
    const operand = this.signed();
    if (operand.kind === "constant" && typeof operand.value === "number" && sign !== "@")
      return { kind: "constant", value: sign === "-" ? -operand.value : operand.value, text: this.from(start) };
    return { kind: "operation", operator: sign, operands: [operand], text: this.from(start) };
  }

  private percented(): Expression {
    const start = this.start();
    let value = this.primary();
    while (this.take(/^%/) !== undefined) {
      const text = this.from(start);
      const isNumber = value.kind === "constant" && typeof value.value === "number";
      value = isNumber
        ? { kind: "constant", value: Number(`${(value as { value: number }).value}e-2`), text }
        : { kind: "operation", operator: "%", operands: [value], text };
    }
    return value;
  }

  private primary(): Expression {
    const start = this.start();
    if (this.take(/^\(/) !== undefined) {
      const inner = this.expression(0);
      this.need(/^\)/);
      return { ...inner, text: this.from(start) };
    }
    if (this.take(/^\{/) !== undefined) return this.array(start);
    return this.referenceOrName(start) ?? this.constant(start);
  }

  private referenceOrName(start: number): Expression | undefined {
    const prefix = sheetPrefix.exec(this.text.slice(this.at));
    if (prefix) this.at += prefix[0].length;
    const sheet = prefix === null ? undefined : (prefix[1]?.replace(/''/g, "'") ?? prefix[2]);
    const address = this.take(cells, false);
    if (address !== undefined) {
      const spill = this.take(/^#/, false) !== undefined;
      return { kind: "reference", sheet, address: address.replace(/\$/g, ""), spill, text: this.from(start) };
    }
    if (prefix) throw this.refusal();
    return this.callOrName(start);
  }

  private callOrName(start: number): Expression | undefined {
    const found = this.take(name, false);
    if (found === undefined) return undefined;
    if (this.take(/^\(/) !== undefined) return this.call(found, start);
    if (/^(?:TRUE|FALSE)$/i.test(found)) return { kind: "constant", value: /^TRUE$/i.test(found), text: found };
    if (this.text[this.at] === "[") throw this.refusal();
    const spill = this.take(/^#/, false) !== undefined;
    return { kind: "name", spill, text: this.from(start) };
  }

  private call(found: string, start: number): Expression {
    const given: (Expression | undefined)[] = [];
    const called = found.replace(/^(?:_xlfn\.|_xlws\.)+/i, "").toUpperCase();
    const done = () => ({ kind: "call", name: called, arguments: given, text: this.from(start) }) as const;
    if (this.take(/^\)/) !== undefined) return done();
    do {
      this.space();
      given.push(/[,)]/.test(this.text[this.at] ?? "") ? undefined : this.expression(0));
    } while (this.take(/^,/) !== undefined);
    this.need(/^\)/);
    return done();
  }

  private array(start: number): Expression {
    const rows: CellValue[][] = [[]];
    for (;;) {
      this.space();
      const item = this.signed();
      if (item.kind !== "constant") throw this.refusal();
      rows[rows.length - 1]!.push(item.value);
      const sign = this.need(/^[,;}]/);
      if (sign === "}") break;
      if (sign === ";") rows.push([]);
    }
    if (rows.some((row) => row.length !== rows[0]!.length))
      throw new Unreadable("the rows of an array constant differ in length");
    return { kind: "array", rows, text: this.from(start) };
  }

  private constant(start: number): Expression {
    const quoted = this.take(/^"(?:[^"]|"")*"/);
    if (quoted !== undefined) return { kind: "constant", value: quoted.slice(1, -1).replace(/""/g, '"'), text: this.from(start) };
    const code = this.take(errorWord)?.toUpperCase() as ErrorCode | undefined;
    if (code !== undefined) return { kind: "constant", value: new CellError(code, `the formula holds ${code}`), text: code };
    const number = this.take(/^(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/);
    if (number === undefined) throw this.refusal();
    return { kind: "constant", value: Number(number), text: number };
  }

  private space(): void {
    while (/\s/.test(this.text[this.at] ?? "")) this.at += 1;
  }

  private start(): number {
    this.space();
    return this.at;
  }

  private from(start: number): string {
    return this.text.slice(start, this.at).trim();
  }

  private take(pattern: RegExp, skipSpace = true): string | undefined {
    if (skipSpace) this.space();
    const found = pattern.exec(this.text.slice(this.at))?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  private need(pattern: RegExp): string {
    const found = this.take(pattern);
    if (found === undefined) throw this.refusal();
    return found;
  }

  private refusal(): Unreadable {
    const rest = this.text.slice(this.at, this.at + 20);
    return new Unreadable(
      rest === "" ? "the formula ends too early" : `the formula holds "${rest}", which this pane does not read`,
    );
  }
}
