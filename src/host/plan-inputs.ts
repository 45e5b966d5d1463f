/** Reads the Inputs block of a planning sheet, name | value: the arguments of SCALE.PLAN and its terms in one place. */
import { requiredEquity } from "../calc/account";
import type { ContractTerms } from "../calc/contract-terms";
import { type Decimal, one } from "../calc/decimal";
import { anyNumber, positive } from "../calc/domain";
import { limits, Work } from "../calc/limits";
import { DomainError, Refusal } from "../calc/domain-error";
import type { PriceMotion } from "../calc/odds/first-passage";
import type { Side } from "../calc/side";
import type { Target } from "../calc/targets";
import { distancePerStep, triggerPrices } from "../calc/triggers";
import type { Weights } from "../calc/weights";
import type { PlanInputs, SharedStages } from "../calc/whatif/figures";
import { type Measure, type MeasureKey, measures, type Need } from "../calc/whatif/measures";
import { CellError, isTable } from "../grid/cell";
import {
  badArgument,
  type Input,
  isBlank,
  quoted,
  readCell,
  readCells,
  readNumber,
  readPrice,
  readSide,
  readWeights,
} from "./arguments";
import { folded, isLeftOut, meaningOf, type PlanKey, planLabels, planNamed, type TermKey, termLabels } from "./term-names";
import { contractOf, keyOfRow, type NamedRows, refuseOther, termsOf, type TermValues } from "./terms";

export type InputKey = TermKey | PlanKey;

/** How an input is called on the sheet. */
export function labelOf(key: InputKey): string {
  return key in planLabels ? planLabels[key as PlanKey] : termLabels[key as TermKey];
}

/** The input that a name means; undefined: nothing that is known. */
export function inputNamed(name: string): InputKey | undefined {
  const meaning = meaningInBlock(name);
  return meaning === "ignored" ? undefined : meaning;
}

/** What a name of an Inputs block means: an input of the plan, or a term. */
function meaningInBlock(name: string): InputKey | "ignored" | undefined {
  return planNamed(name) ?? meaningOf(name);
}

const blockRows: NamedRows<InputKey> = {
  argument: "inputs",
  meaning: meaningInBlock,
  known: () => Object.keys({ ...planLabels, ...termLabels }),
};

const targetKeys = ["target", "target2", "target3"] as const;

/** Where a 0 is a blank cell, in the block. */
function isMissing(key: InputKey, cell: Input): boolean {
  if (key in planLabels) return isBlank(cell) || (cell === 0 && key !== "drift");
  return isLeftOut(key as TermKey, cell);
}

/** Inputs that leave every result at a stop as it is: what was worked out for one of their values holds for all. */
const accountKeys: ReadonlySet<InputKey> = new Set<InputKey>(["equity", "equityPrice", "maxRisk"]);

type Cells = ReadonlyMap<InputKey, Input>;

/** The cells of an Inputs block, any of which may be replaced. */
export class InputBlock {
  private constructor(
    private readonly cells: Cells,
    readonly worstByTotal = new Map<number, Decimal | undefined>(),
    /** One for a whole search: blocks with other values go on with it. */
    readonly work = new Work("the plans", limits.searchWork),
    readonly shared: SharedStages = {},
  ) {}

  /** Reads a block of exactly two columns. */
  static read(inputs: Input): InputBlock {
    if (!isTable(inputs) || inputs[0]!.length !== 2) {
      const was = isTable(inputs) ? `${inputs.length} rows by ${inputs[0]!.length} columns` : quoted(inputs);
      throw badArgument(`inputs must be two columns, name and value, was ${was}`);
    }
    const cells = new Map<InputKey, Input>();
    for (const [name, value] of inputs) {
      const key = keyOfRow(blockRows, name);
      if (key === undefined || isMissing(key, value)) continue;
      refuseOther(blockRows, key, cells.get(key), value);
      cells.set(key, value);
    }
    return new InputBlock(cells);
  }

  has(key: InputKey): boolean {
    return this.cells.has(key);
  }

  cell(key: InputKey): Input {
    return this.cells.get(key);
  }

  /** The block with a value in the place of a row. A 0 is a number for the plan; a term of which it is none has its default then. */
  with(key: InputKey, value: Input): InputBlock {
    const cells = new Map(this.cells);
    if (!(key in planLabels) && isLeftOut(key as TermKey, value)) cells.delete(key);
    else cells.set(key, value);
    return accountKeys.has(key)
      ? new InputBlock(cells, this.worstByTotal, this.work, this.shared)
      : new InputBlock(cells, undefined, this.work);
  }

  /** Asked for without a look at the contract, whose code may be unknown. */
  get headers(): boolean {
    return termsOf({ headers: this.cell("headers") }).headers;
  }

  get terms(): ContractTerms {
    const values = Object.fromEntries([...this.cells].filter(([key]) => !(key in planLabels))) as TermValues;
    return termsOf(values, contractOf(values)?.terms);
  }

  /** The plan of the block; what is not asked for is not looked at. Targets and motion may come from elsewhere. */
  plan(otherwise: PlanElsewhere = {}): PlanInputs {
    return new BlockPlan(this, otherwise);
  }

  /** Refuses a block that lacks one of these inputs. */
  demand(keys: readonly InputKey[], purpose: string): void {
    for (const key of keys) if (!this.has(key)) throw badArgument(`inputs needs ${key} (${labelOf(key)}) for ${purpose}`);
  }

  /** Refuses a block that lacks what a measure cannot do without, but for the inputs that are given otherwise. */
  require(measure: MeasureKey, given: readonly InputKey[]): void {
    const { needs } = measures[measure] as Measure;
    const missing = (key: InputKey) => !this.has(key) && !given.includes(key);
    const demand = (key: InputKey, holds: boolean) => {
      if (!holds) throw badArgument(`inputs needs ${key} (${labelOf(key)}) for ${measure}`);
    };
    for (const key of ["side", "entry", "weights", "distance", "stop"] as const) demand(key, !missing(key));
    for (const need of needs) demand(need, this.meets(need, given));
    if (needs.includes("target") || given.includes("target2")) this.demandTargetsBefore(measure, given);
    if (needs.includes("equity") && !["type", "contract", "equityPrice"].some((key) => given.includes(key as InputKey)))
      this.demandEquityPrice();
  }

  /** A second target needs a first one, a third a second. */
  demandTargetsBefore(purpose: string, given: readonly InputKey[] = []): void {
    const has = (key: InputKey) => this.has(key) || given.includes(key);
    for (const [later, before] of [
      ["target3", "target2"],
      ["target2", "target"],
    ] as const)
      if (has(later) && !has(before)) this.demand([before], purpose);
  }

  private demandEquityPrice(): void {
    const known = readable(() => this.terms.equityPrice);
    if (known) requiredEquity(one, { equityPrice: known.value });
  }

  private meets(need: Need, given: readonly InputKey[]): boolean {
    const has = (key: InputKey) => this.has(key) || given.includes(key);
    if (need === "leverage") return has("leverage") || has("marginPerContract");
    if (need === "mmr") return has("mmr") || given.includes("contract") || this.hasTiers();
    return has(need);
  }

  private hasTiers(): boolean {
    const known = readable(() => this.terms.maintenance);
    return known === undefined || known.value !== undefined;
  }
}

/** What a reader finds; undefined where a cell is refused, which is said where the cell is used. */
function readable<Value>(read: () => Value): { readonly value: Value } | undefined {
  try {
    return { value: read() };
  } catch (thrown) {
    if (thrown instanceof Refusal) return undefined;
    throw thrown;
  }
}

/** What a function takes as arguments of its own instead of from the block. */
interface PlanElsewhere {
  readonly targets?: readonly Target[] | undefined;
  readonly motion?: PriceMotion | undefined;
}

/** Reads the inputs of a plan as they are asked for. */
class BlockPlan implements PlanInputs {
  readonly terms: ContractTerms;
  private readonly known: Partial<{ side: Side; weights: Weights; triggers: readonly Decimal[]; stop: Decimal }> = {};

  constructor(
    private readonly block: InputBlock,
    private readonly otherwise: PlanElsewhere,
  ) {
    this.terms = block.terms;
  }

  get side(): Side {
    return (this.known.side ??= readSide(this.block.cell("side")));
  }

  get weights(): Weights {
    return (this.known.weights ??= readWeights(this.block.cell("weights")));
  }

  get triggers(): readonly Decimal[] {
    return (this.known.triggers ??= this.readTriggers());
  }

  private readTriggers(): readonly Decimal[] {
    const { side, terms } = this;
    const entry = this.entry;
    const distance = readNumber(this.block.cell("distance"), "distance", positive);
    return triggerPrices(side, entry, distancePerStep([distance], this.weights.parts.length), terms.mode, terms.tick);
  }

  get entry(): Decimal {
    return readPrice(this.block.cell("entry"), "entry");
  }

  get worstByTotal(): Map<number, Decimal | undefined> {
    return this.block.worstByTotal;
  }

  get shared(): SharedStages {
    return this.block.shared;
  }

  get work(): Work {
    return this.block.work;
  }

  get stop(): Decimal {
    return (this.known.stop ??= readPrice(this.block.cell("stop"), "stop"));
  }

  get total(): Decimal {
    return readNumber(this.block.cell("total"), "total", positive);
  }

  get targets(): readonly Target[] {
    if (this.otherwise.targets) return this.otherwise.targets;
    return targetKeys
      .filter((key) => this.block.has(key))
      .map((key) => ({ price: readPrice(this.block.cell(key), key).toNumber(), contracts: undefined, stop: undefined }));
  }

  get motion(): PriceMotion {
    if (this.otherwise.motion) return this.otherwise.motion;
    const number = (key: "drift" | "volatility") =>
      this.block.has(key) ? readNumber(this.block.cell(key), key, anyNumber).toNumber() : undefined;
    return { drift: number("drift") ?? 0, volatility: number("volatility") };
  }
}

const measureKeys = Object.keys(measures) as MeasureKey[];
const measureNames: ReadonlyMap<string, MeasureKey> = new Map(
  measureKeys.flatMap((key) => [[folded(key), key] as const, [folded(measures[key].heading), key] as const]),
);

/** A measure by its key or heading; undefined for a blank. */
export function readMeasure(value: Input): MeasureKey | undefined {
  const cell = readCell(value, "measure");
  if (isBlank(cell) || cell === 0) return undefined;
  const key = measureNames.get(folded(String(cell)));
  if (key === undefined) throw badArgument(`measure must be one of ${measureKeys.join(", ")}, was ${quoted(cell)}`);
  return key;
}

/** An input by its key or label; undefined for a blank. */
export function readInputName(value: Input, name: string): InputKey | undefined {
  const cell = readCell(value, name);
  if (isBlank(cell) || cell === 0) return undefined;
  const key = inputNamed(String(cell));
  if (key === undefined) throw badArgument(`${name} must be an input of the plan, was ${quoted(cell)}`);
  return key;
}

/** The values that an input takes in turn, as they stand. Undefined: none. */
export function readVariants(value: Input, name: string): Input[] | undefined {
  const cells = readCells(value, name);
  const blank = cells.findIndex(isBlank);
  if (blank >= 0) throw new DomainError("range", `${name} (item ${blank + 1}) was blank: blanks are allowed only at the end`);
  return cells.length === 0 ? undefined : cells;
}

/** The first error cell among values, which is then their answer. */
export function errorAmong(...values: readonly Input[]): CellError | undefined {
  return values.find((value): value is CellError => value instanceof CellError);
}
