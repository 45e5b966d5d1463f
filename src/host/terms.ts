/** Reads the last argument of most functions: what is traded and what it costs. */
import { type ContractTerms, defaultTerms } from "../calc/contract-terms";
import { type Contract, findContract } from "../calc/contracts/contracts";
import { type Decimal, one } from "../calc/decimal";
import {
  type DomainCheck,
  anyNumber,
  leverageDomain,
  notNegative,
  positive,
  rate,
  pathCount,
  riskFraction,
  signedRate,
  wholePositive,
  feeRate,
  liquidationFeeRate,
} from "../calc/domain";
import { flatMaintenance } from "../calc/maintenance";
import type { Side } from "../calc/side";
import { badArgument, type Input, InputError, isBlank, quoted, readFlag, readNumber, readSide, readWord } from "./arguments";
import { CellError, isTable } from "../grid/cell";

/** Every name that a terms table may hold, by key and by label. */
export const termLabels = {
  contract: "Contract",
  side: "Side",
  size: "Contract size",
  type: "Contract type",
  tick: "Tick size",
  lot: "Lot step",
  minNotional: "Minimum order value",
  leverage: "Leverage",
  marginPerContract: "Margin per contract",
  fee: "Fee rate",
  entryFee: "Entry fee",
  exitFee: "Exit fee",
  slippage: "Stop slippage",
  commission: "Commission",
  paid: "Funding paid",
  mmr: "Maintenance margin rate",
  amount: "Maintenance amount",
  liqFee: "Liquidation fee",
  basis: "Maintenance basis",
  equity: "Account equity",
  equityPrice: "Equity price",
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
  anchor: "Anchor",
  sizing: "Sizing",
  paths: "Paths",
  block: "Block length",
  doubt: "Doubt",
  maxHeat: "Max total risk",
} as const;

export type TermKey = keyof typeof termLabels;

/** Names that a plan sheet's Inputs block or MICRO.SPEC's table hold besides terms: known, and ignored. */
const ignoredNames = [
  ...["entry", "Entry price", "total", "Total contracts", "weights", "Split", "distance", "Trigger distance"],
  ...["stop", "Initial stop", "risk", "Risk per trade"],
  ...["name", "value", "venue", "quote", "settle", "taker", "maker", "Venue max leverage", "Funding hours", "As of", "source"],
];

/** Letter case, spaces, hyphens and underscores do not count in a name. */
export function folded(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, "");
}

const keys: ReadonlyMap<string, TermKey> = new Map(
  (Object.keys(termLabels) as TermKey[]).flatMap((key): [string, TermKey][] => [
    [folded(key), key],
    [folded(termLabels[key]), key],
  ]),
);
const ignored: ReadonlySet<string> = new Set(ignoredNames.map(folded));

/** Terms in which a 0 is impossible: there it is a blank cell, which Excel for desktop hands over as 0. */
const zeroIsBlank: ReadonlySet<TermKey> = new Set<TermKey>([
  ...(["tick", "lot", "minNotional", "leverage", "marginPerContract", "equity", "equityPrice", "atr"] as const),
  ...(["contract", "side", "type", "basis", "mode", "rule", "intrabar"] as const),
  ...(["anchor", "sizing", "paths", "block", "maxHeat"] as const),
]);

/** Cells by the key of their term; blank ones are not there. */
export type TermValues = Partial<Record<TermKey, Input>>;

function readRows(rows: readonly (readonly Input[])[]): TermValues {
  const values: TermValues = {};
  for (const [name, value] of rows) {
    if (name instanceof CellError) throw new InputError(name);
    if (isBlank(name)) continue;
    const key = keys.get(folded(String(name)));
    if (key === undefined && !ignored.has(folded(String(name)))) {
      throw badArgument(`terms has an unknown name ${quoted(name)}; known names are ${Object.keys(termLabels).join(", ")}`);
    }
    if (key === undefined || isBlank(value) || (value === 0 && zeroIsBlank.has(key))) continue;
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

/** The cells of a terms argument, and what the contract supplies whose code they hold. */
class TermCells {
  constructor(
    private readonly values: TermValues,
    readonly contract: Partial<ContractTerms>,
  ) {}

  number(key: TermKey, check: DomainCheck): Decimal | undefined {
    const value = this.values[key];
    return value === undefined ? undefined : readNumber(value, key, check);
  }

  word<Word extends string>(key: TermKey, words: readonly [Word, ...Word[]]): Word | undefined {
    return this.values[key] === undefined ? undefined : readWord(this.values[key], key, words);
  }

  side(): Side | undefined {
    return this.values.side === undefined ? undefined : readSide(this.values.side);
  }

  flag(key: TermKey): boolean | undefined {
    return this.values[key] === undefined ? undefined : readFlag(this.values[key], key, true);
  }
}

function maintenance(cells: TermCells): ContractTerms["maintenance"] {
  const flat = cells.number("mmr", rate);
  return flat === undefined ? cells.contract.maintenance : flatMaintenance(flat, cells.number("amount", notNegative));
}

/** How each term is read; undefined = not given, so that the default holds. */
const readers: { [Key in keyof ContractTerms]: (cells: TermCells) => ContractTerms[Key] | undefined } = {
  side: (cells) => cells.side(),
  size: (cells) => cells.number("size", positive) ?? cells.contract.size,
  type: (cells) => cells.word("type", ["linear", "inverse"]) ?? cells.contract.type,
  tick: (cells) => cells.number("tick", positive) ?? cells.contract.tick,
  lot: (cells) => cells.number("lot", positive) ?? cells.contract.lot,
  minNotional: (cells) => cells.number("minNotional", positive),
  leverage: (cells) => cells.number("leverage", leverageDomain),
  marginPerContract: (cells) => cells.number("marginPerContract", positive),
  entryFee: (cells) => cells.number("entryFee", feeRate) ?? cells.number("fee", feeRate),
  exitFee: (cells) => cells.number("exitFee", feeRate) ?? cells.number("fee", feeRate),
  slippage: (cells) => cells.number("slippage", rate),
  commission: (cells) => cells.number("commission", notNegative),
  paid: (cells) => cells.number("paid", anyNumber),
  maintenance,
  maintenanceAmount: (cells) => cells.number("amount", notNegative),
  liquidationFee: (cells) => cells.number("liqFee", liquidationFeeRate),
  basis: (cells) => cells.word("basis", ["mark", "entry"]),
  equity: (cells) => cells.number("equity", positive),
  equityPrice: (cells) => cells.number("equityPrice", positive) ?? (readers.type(cells) === "inverse" ? undefined : one),
  maxRisk: (cells) => cells.number("maxRisk", riskFraction),
  maxLeverage: (cells) => cells.number("maxLeverage", leverageDomain),
  atr: (cells) => cells.number("atr", positive),
  mode: (cells) => cells.word("mode", ["percent", "compound", "points"]),
  rule: (cells) => cells.word("rule", ["entry", "breakeven", "atr", "hold"]),
  multiple: (cells) => cells.number("multiple", positive),
  stepScale: (cells) => cells.number("stepScale", positive),
  volumeScale: (cells) => cells.number("volumeScale", positive),
  baseAmount: (cells) => cells.number("baseAmount", positive),
  orderAmount: (cells) => cells.number("orderAmount", positive),
  headers: (cells) => cells.flag("headers"),
  intrabar: (cells) => cells.word("intrabar", ["worst", "best"]),
  funding: (cells) => cells.number("funding", signedRate),
  anchor: (cells) => cells.word("anchor", ["percent", "points", "atr"]),
  sizing: (cells) => cells.word("sizing", ["fraction", "amount"]),
  paths: (cells) => cells.number("paths", pathCount),
  block: (cells) => cells.number("block", wholePositive),
  doubt: (cells) => cells.flag("doubt"),
  maxHeat: (cells) => cells.number("maxHeat", riskFraction),
};

function readCode(value: Input): string {
  if (value instanceof CellError) throw new InputError(value);
  if (typeof value !== "string") throw badArgument(`contract must be a code such as "CME:MBT", was ${quoted(value)}`);
  return value;
}

/** Defines a property that is read, and can be refused, only when it is first used. */
function defineLazily(terms: object, key: keyof ContractTerms, read: () => unknown): void {
  const get = (): unknown => {
    const value = read();
    Object.defineProperty(terms, key, { value });
    return value;
  };
  Object.defineProperty(terms, key, { get, configurable: true, enumerable: true });
}

/**
 * Terms in any of their three forms: a contract size, a contract code, or a table name | value. Known names that the calculation
 * does not use are never looked at, so one Inputs block serves every function of a sheet.
 */
export function readTerms(terms: Input): ContractTerms {
  const values = readValues(terms);
  return lazyTerms(new TermCells(values, contractOf(values)?.terms ?? {}));
}

function contractOf({ contract }: TermValues): Contract | undefined {
  return contract === undefined ? undefined : findContract(readCode(contract));
}

/** Terms of a row of a table that has its own, and what its contract settles in, where a code says so. */
export interface RowTerms {
  readonly terms: ContractTerms;
  readonly settle: string | undefined;
}

/** Which cells of a terms argument the contract of a row stands above. */
const supplied: readonly (readonly [keyof Contract["terms"], readonly TermKey[]])[] = [
  ["size", ["size"]],
  ["type", ["type"]],
  ["tick", ["tick"]],
  ["lot", ["lot"]],
  ["maintenance", ["mmr", "amount"]],
];

/** The key of a term by its key or label; undefined: there is none of that name. */
export function termNamed(name: string): TermKey | undefined {
  return keys.get(folded(name));
}

/**
 * Reads rows that bring terms of their own: for each term the row's cell wins, then the contract of the row, then the terms argument,
 * in which the keys `rowOnly` count for nothing.
 */
export function rowTermsReader(terms: Input, rowOnly: readonly TermKey[]): (row: TermValues) => RowTerms {
  const shared = readValues(terms);
  const common = contractOf(shared);
  for (const key of rowOnly) delete shared[key];
  return (row) => {
    const own = contractOf(row);
    const below = { ...shared };
    const contract: Partial<ContractTerms> = { ...common?.terms, ...own?.terms };
    for (const [fact, cells] of supplied) {
      if (own?.terms[fact] !== undefined) for (const key of cells) delete below[key];
      else if (own !== undefined && common?.terms[fact] !== undefined) Object.assign(contract, { [fact]: common.terms[fact] });
    }
    return { terms: lazyTerms(new TermCells({ ...below, ...row }, contract)), settle: (own ?? common)?.settle };
  };
}

function lazyTerms(cells: TermCells): ContractTerms {
  const read = {};
  for (const key of Object.keys(readers) as (keyof ContractTerms)[])
    defineLazily(read, key, () => readers[key](cells) ?? defaultTerms[key]);
  return read as ContractTerms;
}
