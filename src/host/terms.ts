/** Reads the last argument of most functions: what is traded and what it costs. */
import { type ContractTerms, defaultTerms } from "../calc/contract-terms";
import { findContract } from "../calc/contracts/contracts";
import type { Decimal } from "../calc/decimal";
import {
  type DomainCheck,
  anyNumber,
  leverageDomain,
  notNegative,
  positive,
  rate,
  riskFraction,
  signedRate,
} from "../calc/domain";
import { flatMaintenance } from "../calc/maintenance";
import { badArgument, type Input, InputError, isBlank, quoted, readFlag, readNumber, readWord } from "./arguments";
import { CellError, isTable } from "./cell";

/** Every name that a terms table may hold, by key and by label. */
const labels = {
  contract: "Contract",
  size: "Contract size",
  type: "Contract type",
  tick: "Tick size",
  lot: "Lot step",
  leverage: "Leverage",
  fee: "Fee rate",
  entryFee: "Entry fee",
  exitFee: "Exit fee",
  slippage: "Stop slippage",
  paid: "Funding paid",
  mmr: "Maintenance margin rate",
  amount: "Maintenance amount",
  liqFee: "Liquidation fee",
  basis: "Maintenance basis",
  equity: "Account equity",
  maxRisk: "Max risk per trade",
  maxLeverage: "Max leverage",
  atr: "ATR",
  mode: "Trigger mode",
  rule: "Stop rule",
  multiple: "ATR multiple",
  stepScale: "Step scale",
  volumeScale: "Volume scale",
  baseAmount: "Base amount",
  orderAmount: "Order amount",
  headers: "Headers",
  intrabar: "Intrabar",
  funding: "Funding per bar",
} as const;

export type TermKey = keyof typeof labels;

/** Names that a plan sheet's Inputs block or MICRO.SPEC's table hold besides terms: known, and ignored. */
const ignoredNames = [
  ...["side", "entry", "Entry price", "total", "Total contracts", "weights", "Split", "distance", "Trigger distance"],
  ...["stop", "Initial stop", "risk", "Risk per trade"],
  ...["name", "value", "venue", "quote", "settle", "taker", "maker", "Venue max leverage", "Funding hours", "As of", "source"],
];

/** Letter case, spaces, hyphens and underscores do not count in a name. */
function folded(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, "");
}

const keys: ReadonlyMap<string, TermKey> = new Map(
  (Object.keys(labels) as TermKey[]).flatMap((key): [string, TermKey][] => [
    [folded(key), key],
    [folded(labels[key]), key],
  ]),
);
const ignored: ReadonlySet<string> = new Set(ignoredNames.map(folded));

type TermValues = Partial<Record<TermKey, Input>>;

function readRows(rows: readonly (readonly Input[])[]): TermValues {
  const values: TermValues = {};
  for (const [name, value] of rows) {
    if (name instanceof CellError) throw new InputError(name);
    if (isBlank(name)) continue;
    const key = keys.get(folded(String(name)));
    if (key === undefined && !ignored.has(folded(String(name)))) {
      throw badArgument(`terms has an unknown name ${quoted(name)}; known names are ${Object.keys(labels).join(", ")}`);
    }
    if (key === undefined || isBlank(value)) continue;
    if (values[key] !== undefined && values[key] !== value) throw badArgument(`terms gives ${key} twice, with different values`);
    values[key] = value;
  }
  return values;
}

function readValues(terms: Input): TermValues {
  const rows = isTable(terms) ? terms : [[terms]];
  const [first] = rows[0]!;
  if (rows[0]!.length === 2) return readRows(rows);
  if (rows.length > 1 || rows[0]!.length > 1) {
    throw badArgument(
      `terms must be a number, a contract code or two columns name and value, was ${rows.length} rows by ${rows[0]!.length} columns`,
    );
  }
  if (first instanceof CellError) throw new InputError(first);
  if (isBlank(first)) return {};
  if (typeof first === "number") return { size: first };
  if (typeof first === "string") return { contract: first };
  throw badArgument(`terms must be a number, a contract code or two columns name and value, was ${quoted(first)}`);
}

/** Terms in which a 0 is impossible: there it is a blank cell, which Excel for desktop hands over as 0. */
const zeroIsBlank: ReadonlySet<TermKey> = new Set<TermKey>(["tick", "lot", "leverage", "equity", "atr"]);

/** Terms as read from a cell: a value is read, and can be refused, only when a function uses it. */
class TermsFromCells implements ContractTerms {
  readonly #values: TermValues;
  readonly #contract: Partial<ContractTerms>;

  constructor(values: TermValues) {
    this.#values = values;
    this.#contract = values.contract === undefined ? {} : findContract(readCode(values.contract)).terms;
  }

  #number(key: TermKey, check: DomainCheck): Decimal | undefined {
    const value = this.#values[key];
    if (value === undefined || (value === 0 && zeroIsBlank.has(key))) return undefined;
    return readNumber(value, key, check);
  }

  get size() {
    return this.#number("size", positive) ?? this.#contract.size ?? defaultTerms.size;
  }
  get type() {
    return this.#values.type === undefined
      ? (this.#contract.type ?? "linear")
      : readWord(this.#values.type, "type", ["linear", "inverse"]);
  }
  get tick() {
    return this.#number("tick", positive) ?? this.#contract.tick;
  }
  get lot() {
    return this.#number("lot", positive) ?? this.#contract.lot;
  }
  get leverage() {
    return this.#number("leverage", leverageDomain);
  }
  get entryFee() {
    return this.#number("entryFee", signedRate) ?? this.#number("fee", signedRate) ?? defaultTerms.entryFee;
  }
  get exitFee() {
    return this.#number("exitFee", signedRate) ?? this.#number("fee", signedRate) ?? defaultTerms.exitFee;
  }
  get slippage() {
    return this.#number("slippage", rate) ?? defaultTerms.slippage;
  }
  get paid() {
    return this.#number("paid", anyNumber) ?? defaultTerms.paid;
  }
  get maintenance() {
    const flat = this.#number("mmr", rate);
    return flat === undefined ? this.#contract.maintenance : flatMaintenance(flat, this.maintenanceAmount);
  }
  get maintenanceAmount() {
    return this.#number("amount", notNegative) ?? defaultTerms.maintenanceAmount;
  }
  get liquidationFee() {
    return this.#number("liqFee", rate) ?? defaultTerms.liquidationFee;
  }
  get basis() {
    return readWord(this.#values.basis, "basis", ["mark", "entry"]);
  }
  get equity() {
    return this.#number("equity", positive);
  }
  get maxRisk() {
    return this.#number("maxRisk", riskFraction) ?? defaultTerms.maxRisk;
  }
  get maxLeverage() {
    return this.#number("maxLeverage", leverageDomain) ?? defaultTerms.maxLeverage;
  }
  get atr() {
    return this.#number("atr", positive);
  }
  get mode() {
    return readWord(this.#values.mode, "mode", ["percent", "compound", "points"]);
  }
  get rule() {
    return readWord(this.#values.rule, "rule", ["entry", "breakeven", "atr", "hold"]);
  }
  get multiple() {
    return this.#number("multiple", positive) ?? defaultTerms.multiple;
  }
  get stepScale() {
    return this.#number("stepScale", positive) ?? defaultTerms.stepScale;
  }
  get volumeScale() {
    return this.#number("volumeScale", positive) ?? defaultTerms.volumeScale;
  }
  get baseAmount() {
    return this.#number("baseAmount", positive);
  }
  get orderAmount() {
    return this.#number("orderAmount", positive);
  }
  get headers() {
    return readFlag(this.#values.headers, "headers", true);
  }
  get intrabar() {
    return readWord(this.#values.intrabar, "intrabar", ["worst", "best"]);
  }
  get funding() {
    return this.#number("funding", signedRate) ?? defaultTerms.funding;
  }
}

function readCode(value: Input): string {
  if (value instanceof CellError) throw new InputError(value);
  if (typeof value !== "string") throw badArgument(`contract must be a code such as "CME:MBT", was ${quoted(value)}`);
  return value;
}

/**
 * Terms in any of their three forms: a contract size, a contract code, or a table name | value. Known names that the calculation
 * does not use are never looked at, so one Inputs block serves every function of a sheet.
 */
export function readTerms(terms: Input): ContractTerms {
  return new TermsFromCells(readValues(terms));
}
