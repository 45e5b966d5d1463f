/** Reads a formula, English names and commas, into a tree. What is no formula is refused with a reason and its place. */
import { parseStructRef } from "@borgar/fx";
import { CellError, type CellValue, type ErrorCode } from "./cell";
import { type Call, type Constant, type Expression, FormulaFault, type Name, type Prefix, type TableSection } from "./expression";
import { type Token, tokensOf } from "./tokens";

/** Every part of the house reads the formulas of a workbook for itself; nobody changes a tree. */
const readBefore = new Map<string, Expression | FormulaFault>();
const mostKept = 30_000;

/** The tree of a formula, with or without its equals sign. Places count from the first sign of the text. */
export function readFormula(formula: string): Expression {
  const read = treeOrFault(formula);
  if (read instanceof FormulaFault) throw read;
  return read;
}

/** Trees so deep that nobody can walk through them. */
const longChains = new WeakSet<Expression>();

/** The tree; undefined for a text that is no formula, and for a chain of operators that is too long to be worked on. */
export function readFormulaOrNothing(formula: string): Expression | undefined {
  const read = treeOrFault(formula);
  return read instanceof FormulaFault || longChains.has(read) ? undefined : read;
}

function treeOrFault(formula: string): Expression | FormulaFault {
  if (formula.length > longest) return new FormulaFault("the formula is too long", longest);
  const known = readBefore.get(formula);
  if (known) return known;
  if (readBefore.size >= mostKept) readBefore.clear();
  const read = newlyRead(formula);
  readBefore.set(formula, read);
  return read;
}

function newlyRead(formula: string): Expression | FormulaFault {
  try {
    return new Reader(formula, tokensOf(formula)).formula();
  } catch (fault) {
    if (fault instanceof FormulaFault) return fault;
    // However deep a text goes, the caller's stack is not at fault
    if (fault instanceof RangeError) return new FormulaFault("the formula is nested too deeply", 0);
    throw fault;
  }
}

/** From the loosest to the tightest; a sign before a number binds tighter than all of them. */
const levels: readonly (readonly string[])[] = [["=", "<>", "<=", ">=", "<", ">"], ["&"], ["+", "-"], ["*", "/"], ["^"]];

/** Deeper formulas are not read: Excel allows 64 levels of calls. */
const deepest = 400;

/** Signs that are read, and operators in a row that are worked on: Excel takes 8,192 signs as typed. */
const [longest, longestChain] = [40_000, 1_000];

class Reader {
  private at = 0;
  private depth = 0;
  private chain = 0;
  private readonly tokens: readonly Token[];

  constructor(
    private readonly text: string,
    tokens: readonly Token[],
  ) {
    this.tokens = tokens;
  }

  formula(): Expression {
    this.space();
    if (this.peek()?.text === "=" && this.peek()?.kind === "operator") this.at += 1;
    const expression = this.expression(0);
    this.space();
    if (this.at < this.tokens.length) throw this.refusal();
    if (this.chain > longestChain) longChains.add(expression);
    return expression;
  }

  private expression(level: number): Expression {
    if (level === levels.length) return this.signed();
    let left = this.expression(level + 1);
    let chain = 0;
    for (let operator = this.operator(levels[level]!); operator; operator = this.operator(levels[level]!)) {
      const right = this.expression(level + 1);
      chain += 1;
      left = { kind: "operation", operator, operands: [left, right], ...this.part(left.start) };
    }
    this.chain = Math.max(this.chain, chain);
    return left;
  }

  private operator(signs: readonly string[]): string | undefined {
    const sign = this.next();
    if (sign?.kind !== "operator" || !signs.includes(sign.text)) return undefined;
    this.at += 1;
    return sign.text;
  }

  private signed(): Expression {
    const sign = this.next();
    if (sign?.kind !== "operator" || !["-", "+", "@"].includes(sign.text)) return this.percented();
    this.at += 1;
    const operand = this.deeper(() => this.signed());
    return { kind: "operation", operator: sign.text, operands: [operand], ...this.part(sign.start) };
  }

  private percented(): Expression {
    let value = this.joined();
    for (let sign = this.next(); sign?.kind === "operator" && sign.text === "%"; sign = this.next()) {
      this.at += 1;
      value = { kind: "operation", operator: "%", operands: [value], ...this.part(value.start) };
    }
    return value;
  }

  /** References side by side: A1:INDEX(B:B,3), and with a space between, what both have in common. */
  private joined(): Expression {
    let left = this.called();
    for (;;) {
      const token = this.peek();
      if (token?.kind === "operator" && token.text === ":") this.at += 1;
      else if (token?.kind === "space" && isReferring(left) && this.isReferenceAfterSpace()) this.space();
      else return left;
      const operator = token.kind === "space" ? " " : ":";
      const right = this.called();
      left = { kind: "operation", operator, operands: [left, right], ...this.part(left.start) };
    }
  }

  private isReferenceAfterSpace(): boolean {
    const token = this.tokens[this.at + 1];
    return token !== undefined && ["range", "name", "table", "function"].includes(token.kind);
  }

  /** A value, followed by # or by arguments of its own. */
  private called(): Expression {
    let value = this.primary();
    for (;;) {
      const token = this.peek();
      if (token?.kind !== "operator") return value;
      if (token.text === "#") {
        this.at += 1;
        value = { kind: "spill", of: value, ...this.part(value.start) };
      } else if (token.text === "(" && isCallable(value)) {
        const given = this.arguments();
        value = { kind: "call", prefix: "", written: "", name: "", callee: value, arguments: given, ...this.part(value.start) };
      } else return value;
    }
  }

  private primary(): Expression {
    const token = this.next();
    if (token === undefined || token.isUnfinished) throw this.refusal();
    this.at += 1;
    const part = { text: token.text, start: token.start, end: token.end };
    switch (token.kind) {
      case "number":
        return { kind: "constant", value: Number(token.text), ...part };
      case "text":
        return { kind: "constant", value: token.text.slice(1, -1).replace(/""/g, '"'), ...part };
      case "logical":
        return this.isCalled() ? this.call(token) : { kind: "constant", value: token.text.toUpperCase() === "TRUE", ...part };
      case "error":
        return errorConstant(part);
      case "range":
        return { kind: "reference", ...prefixOf(token.text), cells: ownText(token.text), ...part };
      case "table":
        return this.table(token);
      case "function":
        return this.call(token);
      case "name":
        return this.isCalled() ? this.call(token) : name(token);
      default:
        if (token.text === "(") return this.group(token);
        if (token.text === "{") return this.array(token);
        this.at -= 1;
        throw this.refusal();
    }
  }

  private isCalled(): boolean {
    const at = this.at;
    this.space();
    const isCalled = this.peek()?.text === "(";
    if (!isCalled) this.at = at;
    return isCalled;
  }

  private call(token: Token): Call {
    const written = ownText(token.text);
    const given = this.arguments();
    const called = written.replace(/^(?:_xlfn\.|_xlws\.)+/i, "").toUpperCase();
    return { kind: "call", ...prefixOf(token.text), written, name: called, arguments: given, ...this.part(token.start) };
  }

  private arguments(): (Expression | undefined)[] {
    return this.deeper(() => {
      this.need("(");
      if (this.take(")")) return [];
      const given: (Expression | undefined)[] = [];
      do {
        const following = this.next();
        given.push(following?.text === "," || following?.text === ")" ? undefined : this.expression(0));
      } while (this.take(","));
      this.need(")");
      return given;
    });
  }

  private group(open: Token): Expression {
    return this.deeper(() => {
      let inner = this.expression(0);
      while (this.take(",")) {
        const right = this.expression(0);
        inner = { kind: "operation", operator: ",", operands: [inner, right], ...this.part(inner.start) };
      }
      this.need(")");
      return { kind: "group", inner, ...this.part(open.start) };
    });
  }

  private array(open: Token): Expression {
    const rows: CellValue[][] = [[]];
    for (;;) {
      rows[rows.length - 1]!.push(this.arrayItem());
      if (this.take("}")) break;
      if (this.take(";")) rows.push([]);
      else this.need(",");
    }
    const part = this.part(open.start);
    if (rows.some((row) => row.length !== rows[0]!.length))
      throw new FormulaFault(`${part.text} is not an array constant: rows must be of equal length`, open.start);
    return { kind: "array", rows, ...part };
  }

  private arrayItem(): CellValue {
    const sign = this.operator(["-", "+"]);
    const item = this.primary();
    if (item.kind !== "constant" || (sign && typeof item.value !== "number")) throw this.refusal(item.start);
    const number = item.value;
    if (typeof number !== "number") return number;
    const value = this.take("%") ? Number(`${number}e-2`) : number;
    return sign === "-" ? -value : value;
  }

  private table(token: Token): Expression {
    const read = parseStructRef(ownText(token.text));
    if (!read) throw this.refusal(token.start);
    const { table = "", columns = [], sections = [] } = read;
    const part = { text: token.text, start: token.start, end: token.end };
    return { kind: "table", table, columns, sections: sections as TableSection[], ...part };
  }

  private deeper<Result>(read: () => Result): Result {
    this.depth += 1;
    if (this.depth > deepest) throw new FormulaFault("the formula is nested too deeply", this.peek()?.start ?? this.text.length);
    const result = read();
    this.depth -= 1;
    return result;
  }

  private peek(): Token | undefined {
    return this.tokens[this.at];
  }

  private next(): Token | undefined {
    this.space();
    return this.peek();
  }

  private space(): void {
    while (this.tokens[this.at]?.kind === "space") this.at += 1;
  }

  private take(sign: string): boolean {
    const isThere = this.next()?.text === sign && this.peek()!.kind === "operator";
    if (isThere) this.at += 1;
    return isThere;
  }

  private need(sign: string): void {
    if (!this.take(sign)) throw this.refusal();
  }

  /** The text from a place to the end of the token that was read last. */
  private part(start: number): { text: string; start: number; end: number } {
    const end = this.tokens[this.at - 1]!.end;
    return { text: this.text.slice(start, end), start, end };
  }

  private refusal(place = this.next()?.start ?? this.text.length): FormulaFault {
    const rest = this.text.slice(place, place + 20);
    const reason = rest === "" ? "the formula ends too early" : `the formula holds "${rest}" where it makes no sense`;
    return new FormulaFault(reason, place);
  }
}

function isReferring({ kind }: Expression): boolean {
  return ["reference", "name", "table", "spill", "call", "group"].includes(kind);
}

/** LAMBDA(x,x+1)(2), and a name in brackets. */
function isCallable({ kind }: Expression): boolean {
  return kind === "call" || kind === "group";
}

function errorConstant(part: { text: string; start: number; end: number }): Constant {
  const code = ownText(part.text).toUpperCase() as ErrorCode;
  return { kind: "constant", value: new CellError(code, `the formula holds ${code}`), ...part };
}

function name({ text, start, end }: Token): Name {
  return { kind: "name", ...prefixOf(text), name: ownText(text), text, start, end };
}

const prefixPattern = /^('(?:[^']|'')*'|[^'!"[]*(?:\[[^\]]*\][^'!"[]*)?)!(?=.)/s;

function ownText(text: string): string {
  return text.slice(prefixPattern.exec(text)?.[0].length ?? 0);
}

const otherBook = /^(?:(.*)\[([^\]]+)\]|(.*[\\/].*))(.*)$/s;

/** What the prefix of a reference says. */
export function prefixOf(text: string): Prefix {
  const match = prefixPattern.exec(text);
  if (!match) return { prefix: "" };
  const inner = match[1]!.startsWith("'") ? match[1]!.slice(1, -1).replace(/''/g, "'") : match[1]!;
  const book = otherBook.exec(inner);
  const sheets = book ? book[4]! : inner;
  const [sheet = "", lastSheet] = sheets.split(":");
  return {
    prefix: match[0],
    ...(sheet !== "" && { sheet }),
    ...(lastSheet !== undefined && { lastSheet }),
    ...(book && { book: book[2] === undefined ? book[3]! : `${book[1]!}${book[2]}` }),
  };
}
