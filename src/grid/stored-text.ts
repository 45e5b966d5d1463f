/**
 * Formulas between what is typed and what a file stores. Excel stores a custom function by a token (function-tokens.ts), functions
 * younger than 2007 with _xlfn., names of LET and LAMBDA with _xlpm., B1# as ANCHORARRAY(B1), @B1:B3 as SINGLE(B1:B3), A1:.A9 as
 * _TRO_TRAILING(A1:A9), [@Size] with its table. A formula that is not marked as an array takes the cell of its own row or column where
 * it meets several: typed, that is an @.
 */
import { intersections, needsArrayEvaluation } from "./array-evaluation";
import { Book, type Place } from "./book";
import { bare, type Call, everyPart, type Expression, rewritten, withName } from "./expression";
import { readFormulaOrNothing } from "./formula";
import { idOfToken, isToken, tokenOf } from "./function-tokens";
import { bareLocal, givenNames, noNames, type Scope, scopeOf } from "./local-names";
import { storedTableReference } from "./tables";
import { storedPrefix } from "./young-functions";

export interface FormulaOptions {
  /** The ids of our functions: a file has no dots in them. */
  customFunctions: readonly string[];
  /** Names and tables of the workbook. */
  book?: Book;
  /** Where the formula stands. */
  place?: Place;
}

/** What a file stores. */
export interface StoredFormula {
  /** Without an equals sign. */
  text: string;
  /** To be marked as a dynamic array: it may fill several cells, or is calculated cell by cell. */
  isDynamic: boolean;
}

const emptyBook = new Book([]);
const nowhere: Place = { sheet: "", row: 0, column: 0 };

/** A formula as typed ("=MICRO.MARGIN(B1#)") as the file holds it. A text that is no formula is stored as it is. */
export function toStored(formula: string, options: FormulaOptions): StoredFormula {
  const typed = formula.replace(/^\s*=/, "");
  const tree = readFormulaOrNothing(typed);
  if (!tree) return { text: typed, isDynamic: false };
  const store = (keepsSingle: boolean): string => new Storing(options, keepsSingle).text(typed, tree);
  const hasAt = [...everyPart(tree)].some((part) => part.kind === "operation" && part.operator === "@");
  const surroundings = surroundingsOf(options);
  if (needsArrayEvaluation(tree, surroundings)) return { text: store(true), isDynamic: true };
  if (!hasAt) return { text: store(true), isDynamic: false };
  // Each @ goes where a formula without the mark takes one cell by itself
  const plain = store(false);
  const readBack = toTyped(plain, { ...options, isArray: false }).slice(1);
  const isSame = new Storing(options, true).text(readBack, readFormulaOrNothing(readBack)) === store(true);
  return isSame ? { text: plain, isDynamic: false } : { text: store(true), isDynamic: true };
}

/** A formula of a file as it is typed, with its equals sign. `isArray`: it is marked as an array, of today or of old. */
export function toTyped(stored: string, options: FormulaOptions & { isArray?: boolean }): string {
  const text = stored.replace(/^=/, "");
  const tree = readFormulaOrNothing(text);
  if (!tree) return `=${text}`;
  return `=${new Typing(options, options.isArray ?? true).text(text, tree)}`;
}

/** Is it typed as it is stored in every cell that shares it, too? A range such as $A1:A1 is one cell here and several elsewhere. */
export function isTypedAlike(stored: string, typed: string): boolean {
  return typed === `=${stored}` && !stored.includes(":");
}

function surroundingsOf({ customFunctions, book = emptyBook, place = nowhere }: FormulaOptions) {
  const { names } = known(customFunctions);
  return { book, sheet: place.sheet, isCustom: (name: string) => names.has(name.toUpperCase()) || isToken(name) };
}

/** What is worked out of a list of ids once: capitals, and what the names in formulas turned out to be. */
interface KnownFunctions {
  names: ReadonlySet<string>;
  found: Map<string, string | undefined>;
}

const knownFunctions = new WeakMap<readonly string[], KnownFunctions>();
const mostFound = 10_000;

function known(customFunctions: readonly string[]): KnownFunctions {
  const there = knownFunctions.get(customFunctions);
  if (there) return there;
  const made = { names: new Set(customFunctions.map((id) => id.toUpperCase())), found: new Map() };
  knownFunctions.set(customFunctions, made);
  return made;
}

/** Functions that take another function by its bare name. */
const takeFunctions = new Set(["BYCOL", "BYROW", "GROUPBY", "MAKEARRAY", "MAP", "PIVOTBY", "REDUCE", "SCAN"]);

/** Functions that are handed over by their bare name. */
const handedOver =
  /^(?:SUM|AVERAGE|MEDIAN|COUNT|COUNTA|MAX|MIN|PRODUCT|ARRAYTOTEXT|CONCAT|STDEV\.S|STDEV\.P|VAR\.S|VAR\.P|MODE\.SNGL|PERCENTOF|AND|OR|XOR|ROWS|COLUMNS|ABS|TEXTJOIN|UNIQUE|SORT)$/i;

class Storing {
  private readonly tokens: ReadonlyMap<string, string>;

  constructor(
    private readonly options: FormulaOptions,
    private readonly keepsSingle: boolean,
  ) {
    this.tokens = new Map(options.customFunctions.map((id) => [id.toUpperCase(), tokenOf(id)]));
  }

  text(formula: string, tree: Expression | undefined): string {
    return tree ? formula.slice(0, tree.start) + this.part(tree, noNames) + formula.slice(tree.end) : formula;
  }

  private part(part: Expression, scope: Scope): string {
    return rewritten(part, (each, inner) => {
      switch (each.kind) {
        case "call":
          return this.call(each, scope);
        case "name":
          return each.prefix === "" && scope.has(bareLocal(each.name).toLowerCase())
            ? `_xlpm.${bareLocal(each.name)}`
            : undefined;
        case "spill":
          return `_xlfn.ANCHORARRAY(${inner(each.of)})`;
        case "table":
          return each.sections.includes("this row") ? this.table(each) : undefined;
        case "reference":
          return trimmed(each.text);
        case "operation":
          return each.operator === "@" ? this.single(each.operands[0]!, inner) : undefined;
        default:
          return undefined;
      }
    });
  }

  private table(reference: Extract<Expression, { kind: "table" }>): string | undefined {
    const { book, place } = this.options;
    return book && place ? storedTableReference(reference, place, book) : undefined;
  }

  private single(operand: Expression, inner: (part: Expression) => string): string {
    const inside = bare(operand);
    if (this.keepsSingle) return `_xlfn.SINGLE(${inner(inside)})`;
    return inner(inside.kind === "operation" && inside.operator !== ":" ? operand : inside);
  }

  private call(call: Call, outer: Scope): string {
    const scope = scopeOf(call, outer);
    const given = namesOf(call);
    return withName(call, this.storedName(call, outer), (part) => {
      const local = given.get(part);
      if (local) return `${local.isOptional ? "_xlop." : "_xlpm."}${local.name}`;
      if (part.kind === "name" && part.prefix === "" && takeFunctions.has(call.name) && this.isHandedOver(part.name, scope))
        return `_xleta.${part.name.toUpperCase()}`;
      return this.part(part, part === call.callee ? outer : scope);
    });
  }

  private isHandedOver(name: string, scope: Scope): boolean {
    const { book, place } = this.options;
    return handedOver.test(name) && !scope.has(name.toLowerCase()) && !book?.name(name, place?.sheet ?? "");
  }

  private storedName(call: Call, scope: Scope): string {
    const upper = call.written.toUpperCase();
    if (call.prefix !== "") return call.prefix + call.written;
    if (scope.has(bareLocal(call.written).toLowerCase())) return `_xlpm.${bareLocal(call.written)}`;
    const token = this.tokens.get(upper);
    if (token !== undefined) return token;
    const prefix = storedPrefix(upper);
    return prefix === "" ? call.written : prefix + upper;
  }
}

class Typing {
  constructor(
    private readonly options: FormulaOptions,
    private readonly isArray: boolean,
  ) {}

  text(formula: string, tree: Expression): string {
    const taken = new Set(this.isArray ? [] : intersections(tree, surroundingsOf(this.options)));
    const typed = rewritten(tree, (part, inner) => {
      if (!taken.delete(part)) return this.part(part, inner);
      const text = inner(part);
      return part.kind === "operation" ? `@(${text})` : `@${text}`;
    });
    return formula.slice(0, tree.start) + typed + formula.slice(tree.end);
  }

  private part(part: Expression, inner: (part: Expression) => string): string | undefined {
    if (part.kind === "name") return part.prefix === "" ? part.name.replace(/^(?:_xlpm|_xleta)\./i, "") : undefined;
    if (part.kind !== "call") return undefined;
    return operatorOf(part, inner) ?? this.call(part, inner);
  }

  private call(call: Call, inner: (part: Expression) => string): string {
    const given = namesOf(call);
    return withName(call, typedName(call, this.options.customFunctions), (part) => {
      const local = given.get(part);
      if (!local) return inner(part);
      return local.isOptional ? `[${local.name}]` : local.name;
    });
  }
}

function namesOf(call: Call): Map<Expression | undefined, { name: string; isOptional: boolean }> {
  return new Map(givenNames(call).map((given) => [call.arguments[given.index], given]));
}

/** ANCHORARRAY(B1) as B1#, SINGLE(B1:B3) as @B1:B3, _TRO_TRAILING(A1:A9) as A1:.A9. */
function operatorOf({ written, arguments: given }: Call, inner: (part: Expression) => string): string | undefined {
  const only = given[0];
  if (given.length !== 1 || only === undefined || !/^(?:_xlfn\.)?(?:ANCHORARRAY|SINGLE|_TRO_\w+)$/i.test(written))
    return undefined;
  const name = written.replace(/^_xlfn\./i, "").toUpperCase();
  const isPlain = ["reference", "name", "table", "spill", "group"].includes(only.kind);
  if (name === "ANCHORARRAY") return isPlain ? `${inner(only)}#` : undefined;
  if (name === "SINGLE") return `@${isPlain || only.kind === "call" ? inner(only) : `(${inner(only)})`}`;
  const colon = trims[name];
  return colon !== undefined && only.kind === "reference" && /^[^:]+:[^:]+$/.test(only.cells)
    ? only.prefix + only.cells.replace(":", colon)
    : undefined;
}

const trims: Readonly<Record<string, string>> = { _TRO_ALL: ".:.", _TRO_LEADING: ".:", _TRO_TRAILING: ":." };

function trimmed(reference: string): string | undefined {
  const match = /(\.?):(\.?)(?=\$?[A-Za-z]*\$?\d*$)/.exec(reference);
  if (!match || (match[1] === "" && match[2] === "")) return undefined;
  const name = match[1] === "" ? "TRAILING" : match[2] === "" ? "LEADING" : "ALL";
  return `_xlfn._TRO_${name}(${reference.slice(0, match.index)}:${reference.slice(match.index + match[0].length)})`;
}

/** The name of a function as it is typed: ours with its dots, a young one without a prefix; what is not known stays as it is. */
function typedName(call: Call, customFunctions: readonly string[]): string {
  const own = ownFunction(call.written, customFunctions);
  if (own !== undefined) return own;
  const written = call.prefix + call.written;
  const bareName = call.written.replace(/^(?:_xlfn\.|_xlws\.)+/i, "");
  if (bareName !== call.written) return storedPrefix(bareName.toUpperCase()) === "" ? written : bareName;
  return call.prefix === "" ? bareLocal(call.written) : written;
}

/** Our function behind a name, as it is typed or as a file has it. */
function ownFunction(name: string, customFunctions: readonly string[]): string | undefined {
  const { names, found } = known(customFunctions);
  if (!found.has(name)) {
    if (found.size > mostFound) found.clear();
    const typed = name.toUpperCase();
    found.set(name, names.has(typed) ? typed : idOfToken(name, customFunctions)?.toUpperCase());
  }
  return found.get(name);
}

/** Is a call of one of our functions stored so that Excel shows #NAME? for good? */
export function isDamaged(stored: string, customFunctions: readonly string[]): boolean {
  return callsOf(stored).some(
    ({ prefix, written }) => ownFunction(written, customFunctions) !== undefined && (prefix !== "" || !isToken(written)),
  );
}

/** Does the formula, as typed, call one of our functions? */
export function callsCustomFunction(formula: string, customFunctions: readonly string[]): boolean {
  const { names } = known(customFunctions);
  return callsOf(formula).some(({ written }) => names.has(written.toUpperCase()));
}

function callsOf(formula: string): Call[] {
  const tree = readFormulaOrNothing(formula);
  return tree ? [...everyPart(tree)].filter((part): part is Call => part.kind === "call" && !part.callee) : [];
}
