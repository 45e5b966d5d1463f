/**
 * A formula without whatever depends on its place or its workbook: names, tables, @, ranges of worksheets and other workbooks become
 * plain references, constants and calls. How a dialect writes the rest, its own words, is handed in.
 */
import { absoluteName, type CellRange, isOneCell, readRange, sheetPrefix } from "./address";
import { type Book, nameLimits, type Place } from "./book";
import {
  bare,
  type Call,
  type Expression,
  type Name,
  type Operation,
  type Prefix,
  type Reference,
  withName,
  withParts,
} from "./expression";
import { givenNames } from "./local-names";
import { localFunction, type LocalFunction, localIn, localNamed, type Locals, noLocals, withLocal } from "./locals";
import { shiftedCells } from "./shifted";
import { ReferenceFault, tableCells } from "./tables";

/** How parts are written that are no plain references. */
export interface Dialect {
  constant: (text: string) => string;
  array: (text: string) => string;
  /** E4#, of a resolved reference. */
  spill: (of: string) => string;
  /** @ before something whose cells are not known before it is calculated. */
  single: (of: string) => string;
  /** A1:.A9: which ends are trimmed, and the range without the dots. */
  trimmed: (range: string, ends: "leading" | "trailing" | "all") => string;
  /** An error with its reason in the place of a part. */
  fault: (code: string, reason: string) => string;
  /** Cells of another workbook; undefined when their values are not known. */
  otherCells: (book: string, sheet: string, range: CellRange) => string | undefined;
  /** What a name of another workbook stands for. */
  otherName: (book: string, name: string) => Expression | undefined;
  isFunction: (name: string) => boolean;
  /** Days are counted from 1904: the dialect counts from 1900. */
  countsFrom1904?: boolean;
  /** The name under which a function of the dialect is called; undefined for its own. */
  calledAs?: (call: Call) => string | undefined;
}

export interface ResolvedFormula {
  text: string;
  /** The same in every cell of every worksheet. */
  isSameEverywhere: boolean;
}

export function resolved(tree: Expression, place: Place, book: Book, dialect: Dialect): ResolvedFormula {
  const resolver = new Resolver(place, book, dialect);
  const text = resolver.text(tree, noLocals);
  return { text, isSameEverywhere: resolver.isSameEverywhere };
}

/** LAMBDAs are written out where they are called; one that calls itself would have no end. */
const mostCalls = 1_000;

/** Calls that take any number of ranges, so that a range of worksheets may stand for each of them. */
const takesMany = new Set(
  `SUM AVERAGE AVERAGEA COUNT COUNTA MAX MAXA MIN MINA PRODUCT SUMSQ STDEV STDEV.S STDEV.P STDEVA STDEVP STDEVPA VAR VAR.S VAR.P VARA
   VARP VARPA AND OR XOR CONCAT MEDIAN LARGE SMALL VSTACK HSTACK`.split(/\s+/),
);

class Resolver {
  isSameEverywhere = true;
  private depth = 0;
  private meanings = 0;
  private calls = 0;
  private isNamed = false;

  constructor(
    private readonly place: Place,
    private readonly book: Book,
    private readonly dialect: Dialect,
  ) {}

  text(part: Expression, locals: Locals): string {
    try {
      return this.part(part, locals);
    } catch (fault) {
      if (fault instanceof ReferenceFault) return this.dialect.fault(fault.code, fault.message);
      throw fault;
    }
  }

  private part(part: Expression, locals: Locals): string {
    switch (part.kind) {
      case "constant":
        return this.dialect.constant(part.text);
      case "array":
        return this.dialect.array(part.text);
      case "reference":
        return this.reference(part);
      case "table":
        this.dependsOnPlace(part.table === "" || part.sections.includes("this row"));
        return this.absolute(tableCells(part, this.place, this.book));
      case "name":
        return this.name(part, locals);
      case "spill":
        return this.dialect.spill(this.text(bare(part.of), locals));
      case "call":
        return this.call(part, locals);
      case "operation":
        return part.operator === "@" ? this.single(part, locals) : this.operation(part, locals);
      case "group":
        return withParts(part, (inner) => this.text(inner, locals));
    }
  }

  /** A sign directly before a name of LET or LAMBDA is not read by every dialect: the name goes into brackets. */
  private operation(part: Operation, locals: Locals): string {
    if (part.operator === " ")
      throw new ReferenceFault(
        "#VALUE!",
        `"${part.text}" means the cells that both have in common, which is not calculated here`,
      );
    const isSign = part.operands.length === 1 && part.operator !== "%";
    return withParts(part, (inner) => {
      const text = this.text(inner, locals);
      return isSign && inner.kind === "name" && inner.prefix === "" ? `(${text})` : text;
    });
  }

  private dependsOnPlace(depends: boolean): void {
    if (depends) this.isSameEverywhere = false;
  }

  private absolute(range: CellRange & { sheet: string }): string {
    return sheetPrefix(range.sheet) + absoluteName(range);
  }

  private reference(part: Reference): string {
    if (part.lastSheet !== undefined)
      throw new ReferenceFault("#VALUE!", `${part.text} stands for several worksheets: only functions such as SUM take them`);
    if (part.book !== undefined) return this.otherCells(part, part.book);
    const prefix = this.prefix(part);
    const cells = this.isNamed ? this.fromHere(part.cells) : part.cells;
    const trims = /(\.?):(\.?)/.exec(cells);
    if (!trims || trims[0] === ":") return prefix + cells;
    const ends = trims[1] === "" ? "trailing" : trims[2] === "" ? "leading" : "all";
    return this.dialect.trimmed(prefix + cells.replace(trims[0], ":"), ends);
  }

  private fromHere(cells: string): string {
    const moved = shiftedCells(cells, this.place.row, this.place.column);
    this.dependsOnPlace(shiftedCells(cells, 1, 1) !== cells);
    return moved;
  }

  /** The worksheet as the workbook writes it. */
  private prefix({ prefix, sheet }: Prefix): string {
    if (prefix === "" || sheet === undefined) return "";
    const found = this.book.sheet(sheet);
    if (found === undefined) throw new ReferenceFault("#REF!", `there is no worksheet ${sheet}`);
    return sheetPrefix(found);
  }

  private otherCells({ sheet = "", cells }: Reference, book: string): string {
    const range = readRange(cells.replace(/[.]?:[.]?/, ":"));
    const text = range && this.dialect.otherCells(book, sheet, range);
    if (text === undefined) throw new ReferenceFault("#REF!", otherBook(sheet));
    return text;
  }

  private name(part: Name, locals: Locals): string {
    const { name, sheet = this.place.sheet, prefix } = part;
    const local = prefix === "" ? localNamed(name, locals) : undefined;
    if (local) return local.written;
    const tree = this.meaning(part, sheet);
    const table = tree === undefined && prefix === "" ? this.book.table(name) : undefined;
    if (table)
      return this.absolute(tableCells({ ...part, kind: "table", table: name, sections: [], columns: [] }, this.place, this.book));
    if (tree === undefined) return part.text;
    return this.deeper(part, () => {
      const text = this.within(true, () => this.text(tree, noLocals));
      return ["operation", "constant"].includes(tree.kind) ? `(${text})` : text;
    });
  }

  private meaning({ name, book, prefix }: Prefix & { name: string }, sheet: string): Expression | undefined {
    if (book !== undefined) {
      const found = this.dialect.otherName(book, name);
      if (!found) throw new ReferenceFault("#REF!", otherBook(name));
      return found;
    }
    const defined = this.book.name(name, sheet);
    this.dependsOnPlace(prefix === "" && this.book.hasLocalNames(name));
    if (defined && defined.tree === undefined)
      throw new ReferenceFault("#NAME?", `the name ${name} stands for "${defined.text}", which is no formula`);
    return defined?.tree;
  }

  private deeper<Result>({ name }: { name: string }, read: () => Result): Result {
    if (this.depth >= nameLimits.deep) throw new ReferenceFault("#NAME?", `the name ${name} refers to itself`);
    this.meanings += 1;
    if (this.meanings > nameLimits.together) {
      const most = nameLimits.together.toLocaleString("en-US");
      throw new ReferenceFault("#VALUE!", `the names of the formula stand for more than ${most} others together`);
    }
    this.depth += 1;
    try {
      return read();
    } finally {
      this.depth -= 1;
    }
  }

  private call(call: Call, outer: Locals): string {
    const text = this.written(call, outer);
    return this.dialect.countsFrom1904 && givesDay.has(call.name) ? `(${text}-${daysTo1904})` : text;
  }

  private written(call: Call, outer: Locals): string {
    if (!call.callee && (call.name === "LET" || call.name === "LAMBDA")) return this.naming(call, outer);
    const omitted = call.name === "ISOMITTED" ? localIn(call.arguments[0], outer) : undefined;
    if (omitted) return omitted.isOmitted ? "TRUE" : "FALSE";
    const meant = this.functionOf(call, outer);
    return meant ? this.applied(call, meant, outer) : this.withArguments(call, outer);
  }

  /** LET and LAMBDA: a name is in force in what follows its value. */
  private naming(call: Call, outer: Locals): string {
    const isLet = call.name === "LET";
    const names = new Map(givenNames(call).map(({ index, name }) => [call.arguments[index], { index, name }]));
    let [locals, next] = [outer, outer];
    return withName(call, call.name, (part) => {
      const given = names.get(part);
      if (!given) {
        const text = this.text(part, locals);
        locals = next;
        return text;
      }
      const meant = isLet ? this.localFunction(call.arguments[given.index + 1], locals) : undefined;
      next = withLocal(locals, given.name, meant ? { function: meant } : {});
      if (!isLet) locals = next;
      return localNamed(given.name, next)!.written;
    });
  }

  private localFunction(part: Expression | undefined, locals: Locals): LocalFunction | undefined {
    return part && localFunction(part, locals, this.isNamed);
  }

  /** The LAMBDA that is called: written there, or by the name of LET, of a parameter or of the workbook. */
  private functionOf(call: Call, locals: Locals): LocalFunction | undefined {
    if (call.callee) return this.localFunction(call.callee, locals);
    const { written, name, prefix } = call;
    const local = prefix === "" ? localNamed(written, locals) : undefined;
    if (local) return local.function;
    if (prefix === "" && this.dialect.isFunction(name)) return undefined;
    const tree = this.meaning({ ...call, name: written }, call.sheet ?? this.place.sheet);
    return tree && localFunction(tree, noLocals, true);
  }

  /** The LAMBDA where it is called: its parameters as names of LET. */
  private applied(call: Call, { tree, locals, isNamed }: LocalFunction, outer: Locals): string {
    const parameters = givenNames(tree);
    const given = call.arguments;
    const what = call.callee ? "LAMBDA" : call.written;
    const body = tree.arguments.at(-1);
    if (!body || given.length > parameters.length || parameters.slice(given.length).some(({ isOptional }) => !isOptional))
      throw new ReferenceFault("#VALUE!", `${what} takes ${counted(parameters.length)}, was given ${given.length}`);
    if ((this.calls += 1) > mostCalls) throw new ReferenceFault("#VALUE!", `${what} calls itself without an end`);
    let inner = locals;
    const pieces = parameters.flatMap(({ name }, index) => {
      const argument = given[index];
      const meant = this.localFunction(argument, outer);
      inner = withLocal(inner, name, { ...(meant && { function: meant }), ...(!argument && { isOmitted: true }) }, outer);
      return [localNamed(name, inner)!.written, argument ? this.text(argument, outer) : "0"];
    });
    const text = this.deeper({ name: what }, () => this.within(isNamed, () => this.text(body, inner)));
    return pieces.length === 0 ? `(${text})` : `LET(${pieces.join(",")},${text})`;
  }

  /** In the text of a defined name a relative reference counts from the cell of the formula. */
  private within<Result>(isNamed: boolean, read: () => Result): Result {
    const before = this.isNamed;
    this.isNamed = isNamed;
    try {
      return read();
    } finally {
      this.isNamed = before;
    }
  }

  private withArguments(call: Call, locals: Locals): string {
    if (call.arguments.length === 0 && !call.callee) return `${this.callee(call, locals)}()`;
    return withName(call, this.callee(call, locals), (part) => {
      const text = part === call.callee ? undefined : this.severalSheets(part, call);
      if (text !== undefined) return text;
      const written = this.text(part, locals);
      return this.dialect.countsFrom1904 && part !== call.callee && takesDay(call, part) ? `(${written}+${daysTo1904})` : written;
    });
  }

  /** SUM(Jan:Mar!A1) as SUM(Jan!A1,Feb!A1,Mar!A1). */
  private severalSheets(part: Expression, { name }: Call): string | undefined {
    if (part.kind !== "reference" || part.lastSheet === undefined || !takesMany.has(name)) return undefined;
    const { sheetNames } = this.book;
    const places = [part.sheet!, part.lastSheet].map((sheet) => sheetNames.indexOf(this.book.sheet(sheet) ?? ""));
    if (places.includes(-1)) return this.dialect.fault("#REF!", `there is no worksheet ${part.sheet!} or ${part.lastSheet}`);
    return sheetNames
      .slice(Math.min(...places), Math.max(...places) + 1)
      .map((sheet) => sheetPrefix(sheet) + part.cells)
      .join(",");
  }

  /** The name of the function; for a name of the workbook what that calls. */
  private callee(call: Call, locals: Locals): string {
    const { written, name } = call;
    if (call.callee) return "";
    const local = call.prefix === "" ? localNamed(written, locals) : undefined;
    if (local) return local.written;
    if (call.prefix === "" && this.dialect.isFunction(name)) return this.dialect.calledAs?.(call) ?? name;
    const tree = bare(this.meaning({ ...call, name: written }, call.sheet ?? this.place.sheet) ?? call);
    if (tree === call && call.prefix !== "") throw new ReferenceFault("#NAME?", `there is no name ${call.prefix}${written}`);
    if (tree === call) return written;
    if (tree.kind !== "call" && tree.kind !== "name")
      throw new ReferenceFault("#NAME?", `${written} is a name and no function: write it without brackets, as ${written}`);
    return this.deeper({ name: written }, () => this.within(true, () => this.text(tree, noLocals)));
  }

  /** @: the cell in the row or column of the formula. */
  private single(part: Operation, locals: Locals): string {
    const operand = bare(part.operands[0]!);
    const text = this.text(operand, locals);
    const range = readRange(text.slice(prefixLength(text)).replace(/\$/g, ""));
    if (!range) return this.dialect.single(text);
    this.dependsOnPlace(true);
    const cell = crossing(range, this.place);
    if (!cell) throw new ReferenceFault("#VALUE!", `@${operand.text} has no cell in the row or column of this formula`);
    return text.slice(0, prefixLength(text)) + absoluteName(cell);
  }
}

/** Day 0 of 1904 is this day of 1900. */
const daysTo1904 = 1462;

const givesDay = new Set(["DATE", "DATEVALUE", "TODAY", "NOW", "EDATE", "EOMONTH", "WORKDAY", "WORKDAY.INTL"]);

/** Which arguments are days. */
const dayArguments: Readonly<Record<string, readonly number[]>> = {
  DATEDIF: [0, 1],
  DAY: [0],
  DAYS360: [0, 1],
  EDATE: [0],
  EOMONTH: [0],
  ISOWEEKNUM: [0],
  MONTH: [0],
  NETWORKDAYS: [0, 1, 2],
  "NETWORKDAYS.INTL": [0, 1, 3],
  WEEKDAY: [0],
  WEEKNUM: [0],
  WORKDAY: [0, 2],
  "WORKDAY.INTL": [0, 3],
  YEAR: [0],
  YEARFRAC: [0, 1],
};

/** TEXT takes a day where its format has a year, a month or a day. */
function takesDay({ name, arguments: given }: Call, part: Expression): boolean {
  const index = given.indexOf(part);
  if (name !== "TEXT") return dayArguments[name]?.includes(index) ?? false;
  const format = given[1];
  return index === 0 && format?.kind === "constant" && /[ymd]/i.test(String(format.value).replace(/\\.|\[[^\]]*\]|"[^"]*"/g, ""));
}

function counted(parameters: number): string {
  return `${parameters} argument${parameters === 1 ? "" : "s"}`;
}

function otherBook(what: string): string {
  return `the file keeps no values of ${what} in the other workbook`;
}

function prefixLength(reference: string): number {
  return /^(?:'(?:[^']|'')*'|[^'!()"]*)!/.exec(reference)?.[0].length ?? 0;
}

/** Where the row or the column of a place meets a range. */
function crossing(range: CellRange, { row, column }: Place): CellRange | undefined {
  if (isOneCell(range)) return range;
  if (range.column === range.lastColumn && row >= range.row && row <= range.lastRow) return { ...range, row, lastRow: row };
  if (range.row === range.lastRow && column >= range.column && column <= range.lastColumn)
    return { ...range, column, lastColumn: column };
  return undefined;
}

/** Sentences about references that stand for nothing in a formula at this place: unknown tables, columns, worksheets. */
export function referenceFaults(tree: Expression, place: Place, book: Book): string[] {
  const faults: string[] = [];
  const same = (text: string): string => text;
  resolved(tree, place, book, {
    constant: same,
    array: same,
    spill: same,
    single: same,
    trimmed: same,
    fault: (code, reason) => {
      faults.push(reason);
      return code;
    },
    otherCells: (_, sheet) => sheet,
    otherName: (_, name) => ({ kind: "name", prefix: "", name, text: name, start: 0, end: name.length }),
    isFunction: () => true,
  });
  return faults;
}
