/**
 * The parts of the formula engine that are replaced, each by a subclass: what the parser reads, how a number and an unknown name
 * are understood, what happens when a function fails, and the reasons that go with errors.
 */
import {
  AstTreeBuilder,
  BaseFunction,
  BaseReferenceObject,
  type BaseValueObject,
  type ErrorType,
  type ErrorValueObject,
} from "@univerjs/engine-formula";
import {
  FormulaDataModel,
  type FormulaRuntimeService,
  FunctionNodeFactory,
  FunctionService,
  type FunctionVariantType,
  ICalculateFormulaService,
  IDependencyManagerService,
  IFormulaDependencyGenerator,
  IFormulaRuntimeService,
} from "@univerjs/engine-formula";
import {
  IFunctionService,
  Interpreter,
  LexerNode,
  LexerTreeBuilder,
  NumberValueObject,
  StringValueObject,
  ValueNodeFactory,
} from "@univerjs/engine-formula";
import { type ICellData, ICommandService, type Injector } from "@univerjs/core";
import { CellError, type ErrorCode } from "../grid/cell";
import { beginCounting, boundCosts, CostFault, countWork } from "./bounds";
import { isErrorText, isMarkedText, textMark } from "./engine-workbook";
import { makeIndexFast } from "./fast-index";
import { fillComparisons } from "./full-comparisons";
import { keepArraysApart } from "./standing-arrays";
import { makeRangesFast } from "./fast-ranges";
import { makeRelativesLate } from "./few-relatives";
import { englishName } from "./function-languages";
import { checkLongSpillsQuickly } from "./long-spills";
import { compareWildcardsQuickly } from "./bounded-patterns";
import { keepStandingRanges } from "./standing-ranges";
import { calculatePromptly } from "./prompt-calculation";
import { readNumber } from "../grid/constants";
import { unquoted } from "./engine-text";
import { type FormulaTranslation, placingGenerator } from "./translation";
import { keptFormulas } from "./kept-formulas";
import { watchKeptRanges } from "./kept-ranges";
import { SteadyDependencies } from "./read-cells";
import { giveNamesQuickly } from "./quick-names";
import type { ReasonTrace } from "./reasons";
import { SpilledResults, SpillPasses } from "./spill-passes";
import { engineError } from "./values";

export interface EngineExtras {
  trace: ReasonTrace;
  /** Functions that are added to the engine's own or take their place. */
  functions: readonly BaseFunction[];
  /** Formulas in the engine's words. */
  translation: FormulaTranslation;
  /** Why a function of that name is not known, with near matches. */
  unknownFunction: (name: string) => string;
}

/** Called once per engine, after the engine's plugin is registered and before anything of it is used. */
export function replaceEngineParts(injector: Injector, extras: EngineExtras): void {
  keepReasonsOfReferences();
  makeIndexFast();
  fillComparisons();
  keepArraysApart();
  keepStandingRanges();
  makeRangesFast();
  checkLongSpillsQuickly();
  watchKeptRanges();
  calculatePromptly();
  boundCosts();
  compareWildcardsQuickly();
  giveNamesQuickly();
  makeRelativesLate();
  injector.replace([IFunctionService, { useClass: ownFunctionsFirst(extras.functions) }]);
  injector.replace([LexerTreeBuilder, { useClass: excelLexer(extras.translation) }]);
  injector.replace([FormulaDataModel, { useClass: keptFormulas(() => injector.get(ICommandService)) }]);
  injector.replace([IDependencyManagerService, { useClass: SteadyDependencies }]);
  injector.replace([IFormulaDependencyGenerator, { useClass: placingGenerator(extras.translation) }]);
  injector.replace([ValueNodeFactory, { useClass: ExactValues }]);
  injector.replace([AstTreeBuilder, { useClass: CalmBuilder }]);
  injector.replace([Interpreter, { useClass: CalmInterpreter }]);
  injector.replace([FunctionNodeFactory, { useClass: namingFunctionNodes(injector, extras) }]);
  injector.replace([ICalculateFormulaService, { useClass: SpillPasses }]);
  injector.replace([IFormulaRuntimeService, { useClass: reasonedRuntime(extras.trace) }]);
}

/** The engine registers its functions late; ours stay, whatever it registers under the same name. */
function ownFunctionsFirst(functions: readonly BaseFunction[]): typeof FunctionService {
  const names = new Set(functions.map(({ name }) => String(name)));
  return class extends FunctionService {
    override registerExecutors(...registered: BaseFunction[]): void {
      super.registerExecutors(...registered.filter(({ name }) => !names.has(String(name))), ...functions);
    }
  };
}

interface SuffixHandler {
  _suffixExpressionHandler: (this: unknown, tree: unknown) => boolean;
}

/** Reads formulas as Excel does: names, tables, spills, array constants. */
function excelLexer(translation: FormulaTranslation): typeof LexerTreeBuilder {
  return class extends LexerTreeBuilder {
    override treeBuilder(
      ...[formula, ...rest]: Parameters<LexerTreeBuilder["treeBuilder"]>
    ): ReturnType<LexerTreeBuilder["treeBuilder"]> {
      // Names are resolved already: the base class would look for each of them in every formula
      const [transformsSuffix = true] = rest;
      const text = translation.anywhere(formula);
      if (!transformsSuffix || !/\b(?:LET|LAMBDA)\s*\(/i.test(text)) return super.treeBuilder(text, transformsSuffix);
      // What the base class keeps of a formula is changed when LET and LAMBDA are built from it: read a second time, it is broken
      const tree = super.treeBuilder(text, false);
      if (typeof tree !== "object" || Array.isArray(tree)) return tree;
      const { _suffixExpressionHandler: toSuffix } = this as unknown as SuffixHandler;
      return toSuffix.call(this, tree) ? tree : ("#VALUE!" as ErrorType.VALUE);
    }
  };
}

type AstNode = ReturnType<ValueNodeFactory["create"]>;

/** A constant in a formula is what it says: the engine reads 70.00 as a text and "0.5%" as a number. This factory is asked last. */
class ExactValues extends ValueNodeFactory {
  override checkAndCreateNodeType(param: LexerNode | string): AstNode | undefined {
    if (typeof param !== "string") return super.checkAndCreateNodeType(param);
    const token = param.trim();
    const value = constantValue(token) ?? (super.checkAndCreateNodeType(param) ? undefined : unknownName(token));
    if (value === undefined) return super.checkAndCreateNodeType(param);
    const node = this.create(token);
    node.execute = () => node.setValue(value);
    return node;
  }
}

function constantValue(token: string): BaseValueObject | undefined {
  if (/^".*"$/s.test(token)) return StringValueObject.create(unquoted(token));
  const number = readNumber(token);
  return number === undefined ? undefined : NumberValueObject.create(number);
}

function unknownName(token: string): BaseValueObject | undefined {
  if (!/^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(token)) return undefined;
  const english = englishName(token);
  const isConstant = english === "TRUE" || english === "FALSE";
  return engineError("#NAME?", `${token} is not a known name${isConstant ? `; in English it is ${english}` : ""}`);
}

/** Milliseconds after which a long calculation lets the page live. */
const longest = 60;

/** A formula that cannot be taken apart, for it calls itself or is nested too deep, is the error of its own cell. */
class CalmBuilder extends AstTreeBuilder {
  override parse(given: LexerNode): ReturnType<AstTreeBuilder["parse"]> {
    try {
      return withoutSpareRoom(super.parse(given));
    } catch (thrown) {
      const failed = new LexerNode();
      failed.setToken("R_1");
      failed.addChildren("#NAME?");
      const tree = super.parse(failed);
      const value = tree?.getChildren()[0];
      if (value) value.execute = () => value.setValue(engineError("#NAME?", untakenReason(thrown)));
      return tree;
    }
  }
}

/** Lists that grew one by one have room for sixteen more, which in a hundred thousand formulas is most of what these take. */
function withoutSpareRoom<Node extends ReturnType<AstTreeBuilder["parse"]>>(tree: Node): Node {
  const parts = tree as unknown as { _children: Node[] } | null | undefined;
  if (!parts || parts._children.length === 0) return tree;
  parts._children = parts._children.slice();
  parts._children.forEach(withoutSpareRoom);
  return tree;
}

function untakenReason(thrown: unknown): string {
  if (thrown instanceof RangeError) return "the formula calls itself, or is nested too deep to be calculated";
  return `the formula cannot be taken apart, as when a LAMBDA is handed to itself (${String((thrown as Error)?.message ?? thrown)})`;
}

/** The call of a LAMBDA costs as much as so many cells that are worked out. */
const callOfLambda = 20;

/** One exception must not end the whole calculation: it is the error of that one cell. */
class CalmInterpreter extends Interpreter {
  private pausedAt = 0;
  /** A formula is being calculated: what it calls, a LAMBDA for one, cannot wait. */
  private isInside = false;

  /** The engine waits for formulas of this kind: also for one before which it is time to pause. */
  override checkAsyncNode(...given: Parameters<Interpreter["checkAsyncNode"]>): boolean {
    return (!this.isInside && this.isTimeToPause) || super.checkAsyncNode(...given);
  }

  override async executeAsync(...given: Parameters<Interpreter["executeAsync"]>): Promise<FunctionVariantType> {
    if (this.isTimeToPause && !this.isInside) {
      await new Promise<void>((resolve) => setTimeout(resolve));
      this.pausedAt = performance.now();
    }
    return super.checkAsyncNode(given[0].node) ? super.executeAsync(...given) : this.execute(...given);
  }

  override execute(...given: Parameters<Interpreter["execute"]>): FunctionVariantType {
    const wasInside = this.isInside;
    this.isInside = true;
    try {
      if (wasInside) countWork(callOfLambda);
      return super.execute(...given);
    } catch (thrown) {
      if (thrown instanceof CostFault) {
        // A LAMBDA would be called again and again
        if (wasInside) throw thrown;
        return engineError("#NUM!", thrown.message);
      }
      return engineError("#VALUE!", `the formula could not be calculated: ${String((thrown as Error)?.message ?? thrown)}`);
    } finally {
      this.isInside = wasInside;
    }
  }

  private get isTimeToPause(): boolean {
    return performance.now() - this.pausedAt > longest;
  }
}

/** A call of an unknown function: #NAME? with near matches. */
function namingFunctionNodes(injector: Injector, { unknownFunction }: EngineExtras): typeof FunctionNodeFactory {
  return class extends FunctionNodeFactory {
    override checkAndCreateNodeType(param: LexerNode | string): AstNode | undefined {
      const known = super.checkAndCreateNodeType(param);
      const name = known || typeof param === "string" ? undefined : calledName(param);
      if (name === undefined) return known;
      const functions = injector.get(IFunctionService);
      functions.registerExecutors(new UnknownFunction(name, unknownFunction(name)));
      try {
        return this.create(name);
      } finally {
        functions.unregisterExecutors(name);
      }
    }
  };
}

const engineTokens = new Set(["R_1", "P_1", "L_1", "LR_1", "CUBE_1", "LAMBDA", "LET"]);

function calledName(node: LexerNode): string | undefined {
  const name = node
    .getToken()
    .trim()
    .replace(/^[-@+]+/, "")
    .toUpperCase();
  if (engineTokens.has(name) || !/^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name)) return undefined;
  const above = node.getParent()?.getParent()?.getToken();
  return above === ":" ? undefined : name;
}

class UnknownFunction extends BaseFunction {
  constructor(
    name: string,
    private readonly reason: string,
  ) {
    super(name);
  }

  override calculate(): BaseValueObject {
    return engineError("#NAME?", this.reason);
  }
}

/** Writes the reason of an error into the cell, and clears it when the cell is well again. */
function reasonedRuntime(trace: ReasonTrace): typeof FormulaRuntimeService {
  return class extends SpilledResults {
    override setCurrent(...position: Parameters<FormulaRuntimeService["setCurrent"]>): void {
      trace.reset();
      beginCounting();
      running = trace;
      super.setCurrent(...position);
    }

    override setRuntimeData(result: FunctionVariantType): void {
      super.setRuntimeData(result);
      const cells = this.getUnitData()[this.currentUnitId]?.[this.currentSubUnitId];
      const cell = cells?.getValue(this.currentRow, this.currentColumn);
      if (!cell) return;
      if (isMarkedText(cell)) return;
      const reason = cell.custom?.["reason"] ?? (isErrorWord(cell) ? trace.reasonOf(String(cell.v)) : undefined);
      cell.custom = reason === undefined ? null : { reason };
    }
  } as unknown as typeof FormulaRuntimeService;
}

function isErrorWord(cell: ICellData): boolean {
  return typeof cell.v === "string" && cell.v.startsWith("#");
}

/** The result "#N/A" of a formula that makes a text stays one when it is read from its cell. */
function markTextsThatReadLikeErrors(): void {
  const original = StringValueObject.prototype.getCustomData;
  StringValueObject.prototype.getCustomData = function (this: StringValueObject) {
    return isErrorText(this.getValue()) ? { ...textMark } : original.call(this);
  };
}

let isPatched = false;

/** The trace of the engine that calculates now: a cell is calculated in one go, so engines do not mix. */
let running: ReasonTrace | undefined;

/** An error read from a cell brings its reason along. The class is shared by all engines of a process: patched once. */
function keepReasonsOfReferences(): void {
  if (isPatched) return;
  isPatched = true;
  markTextsThatReadLikeErrors();
  const original = BaseReferenceObject.prototype.getCellValueObject;
  BaseReferenceObject.prototype.getCellValueObject = function (this: BaseReferenceObject, cell: ICellData) {
    if (isMarkedText(cell)) return StringValueObject.create(String(cell.v));
    const value = original.call(this, cell);
    const reason: unknown = value.isError() ? cell.custom?.["reason"] : undefined;
    if (typeof reason !== "string") return value;
    const code = (value as ErrorValueObject).getErrorType() as string as ErrorCode;
    running?.note(new CellError(code, reason));
    return engineError(code, reason);
  };
}
