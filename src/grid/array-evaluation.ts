/**
 * Where a formula meets several cells while one value is wanted. A formula of old takes the cell of its own row or column there; typed
 * today the formula is calculated cell by cell, and a file has to say so.
 */
import { isOneCell, readRange } from "./address";
import type { Book, DefinedName } from "./book";
import { bare, type Call, type Constant, type Expression, type Group, type Operation } from "./expression";
import { noNames, type Scope, scopeOf } from "./local-names";
import { parameterKind } from "./parameter-kinds";

/** What has to be known around a formula. */
export interface Surroundings {
  book: Book;
  /** The worksheet of the formula. */
  sheet: string;
  /** Is this a function of an add-in that may give a table? */
  isCustom: (name: string) => boolean;
}

type Wanted = "value" | "reference" | "array";

/** Parts that stand for several cells where one value is wanted, from left to right. */
export function intersections(expression: Expression, surroundings: Surroundings): Expression[] {
  return new Walk(surroundings).found(expression).filter((part) => part.kind !== "array" && !isResult(part));
}

/** Does Excel calculate the formula cell by cell, so that it may fill several cells, or calls an add-in's function? */
export function needsArrayEvaluation(expression: Expression, surroundings: Surroundings): boolean {
  return new Walk(surroundings).found(expression).length > 0;
}

/** Calls that give tables whatever they are given; those of an add-in are asked for. */
const tableFunctions = new Set(
  `ANCHORARRAY BYCOL BYROW CHOOSECOLS CHOOSEROWS DROP EXPAND FILTER FREQUENCY GROUPBY GROWTH HSTACK LINEST LOGEST MAKEARRAY MAP
   MINVERSE MMULT MODE.MULT MUNIT PIVOTBY RANDARRAY SCAN SEQUENCE SORT SORTBY STOCKHISTORY TAKE TEXTSPLIT TOCOL TOROW TRANSPOSE TREND
   TRIMRANGE UNIQUE VSTACK WRAPCOLS WRAPROWS _TRO_ALL _TRO_LEADING _TRO_TRAILING`.split(/\s+/),
);

/** These give cells; whether one or several is seen from their arguments. */
const referenceFunctions = new Set(["INDEX", "OFFSET", "INDIRECT"]);

/** A table that a function of today gives: a formula of old with it does not exist. */
function isResult(part: Expression): boolean {
  return part.kind === "call" && !referenceFunctions.has(part.name);
}

class Walk {
  private readonly parts: Expression[] = [];

  constructor(private readonly surroundings: Surroundings) {}

  found(expression: Expression): Expression[] {
    this.walk(expression, "value", noNames);
    return this.parts;
  }

  private walk(part: Expression, wanted: Wanted, scope: Scope): void {
    switch (part.kind) {
      case "constant":
        return;
      case "group":
        return this.walk(part.inner, wanted, scope);
      case "operation":
        return this.operation(part, wanted, scope);
      case "call":
        return this.call(part, wanted, scope);
      default:
        if (wanted === "value" && this.isSeveral(part, scope)) this.parts.push(part);
    }
  }

  private operation(part: Operation, wanted: Wanted, scope: Scope): void {
    if (part.operator === "@") return this.walk(part.operands[0]!, "reference", scope);
    if (!joins.has(part.operator))
      return part.operands.forEach((operand) => this.walk(operand, wanted === "array" ? "array" : "value", scope));
    if (wanted === "value") this.parts.push(part);
    part.operands.forEach((operand) => this.walk(operand, "reference", scope));
  }

  private call(part: Call, wanted: Wanted, scope: Scope): void {
    const inner = scopeOf(part, scope);
    if (part.callee) this.walk(part.callee, "reference", scope);
    part.arguments.forEach((argument, index) => {
      if (argument === undefined) return;
      const kind = parameterKind(part.name, index);
      // The condition of IF is one value even where the rest is calculated cell by cell
      const isSpread = wanted === "array" && !(index === 0 && (part.name === "IF" || part.name === "CHOOSE"));
      this.walk(argument, kind === "result" ? wanted : kind === "value" && isSpread ? "array" : kind, inner);
    });
    // An add-in's function takes and gives tables wherever it stands
    if (this.surroundings.isCustom(part.written) || (wanted === "value" && this.givesSeveral(part))) this.parts.push(part);
  }

  private givesSeveral(part: Call): boolean {
    if (part.name === "INDEX") return part.arguments.slice(1).some(isNothing) || part.arguments.length < 2;
    if (part.name === "OFFSET") return part.arguments.length > 3;
    if (part.name === "INDIRECT") return false;
    return tableFunctions.has(part.name);
  }

  private isSeveral(part: Exclude<Expression, Constant | Group | Operation | Call>, scope: Scope): boolean {
    const { book, sheet } = this.surroundings;
    switch (part.kind) {
      case "array":
      case "spill":
        return true;
      case "reference": {
        const range = readRange(part.cells);
        return part.lastSheet !== undefined || (range !== undefined && !isOneCell(range));
      }
      case "table":
        return !part.sections.includes("this row") || part.columns.length !== 1;
      case "name": {
        if (part.prefix === "" && scope.has(part.name.toLowerCase())) return false;
        const name = book.name(part.name, part.sheet ?? sheet);
        return name !== undefined && standsForSeveral(name, this.surroundings);
      }
    }
  }
}

/** By worksheet: found once, since names may stand for each other many times over, and in a circle. */
const several = new WeakMap<DefinedName, Map<string, boolean>>();

function standsForSeveral(name: DefinedName, surroundings: Surroundings): boolean {
  if (!name.tree) return false;
  const known = several.get(name) ?? new Map<string, boolean>();
  several.set(name, known);
  const found = known.get(surroundings.sheet);
  if (found !== undefined) return found;
  // Until it is found: what refers to itself is no range
  known.set(surroundings.sheet, false);
  const isFound = namesSeveral(bare(name.tree), surroundings);
  known.set(surroundings.sheet, isFound);
  return isFound;
}

const joins = new Set([":", " ", ","]);

function isNothing(argument: Expression | undefined): boolean {
  return argument === undefined || (argument.kind === "constant" && argument.value === 0);
}

/** A name of a name counts as one value: circles have to end. */
function namesSeveral(tree: Expression, surroundings: Surroundings): boolean {
  if (tree.kind === "name") return false;
  if (tree.kind === "call" && tree.name === "LAMBDA") return false;
  return needsArrayEvaluation(tree, surroundings);
}
