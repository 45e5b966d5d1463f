/** Reads the last argument of most functions: what is traded and what it costs. */
import { type ContractTerms, copyOfTerms, defaultTerms } from "../calc/contract-terms";
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
import { Refusal } from "../calc/domain-error";
import {
  badArgument,
  type Input,
  InputError,
  isBlank,
  isBlankOrZero,
  quoted,
  readFlag,
  readNumber,
  readSide,
  readWord,
} from "./arguments";
import { CellError, isTable } from "../grid/cell";
import { remembered } from "./remembered-terms";
import { isLeftOut, meaningOf, type TermKey, termLabels } from "./term-names";

/** Cells by the key of their term; blank ones are not there. */
export type TermValues = Partial<Record<TermKey, Input>>;

/** How a table name | value is read: what it is called in reasons, what a name means, and all names that are known. */
export interface NamedRows<Key extends string> {
  readonly argument: string;
  readonly meaning: (name: string) => Key | "ignored" | undefined;
  readonly known: () => readonly string[];
}

/** What the name of a row means; undefined: there is none, or it means nothing here. */
export function keyOfRow<Key extends string>({ argument, meaning, known }: NamedRows<Key>, name: Input): Key | undefined {
  if (name instanceof CellError) throw new InputError(name);
  if (isBlankOrZero(name)) return undefined;
  const key = meaning(String(name));
  if (key !== undefined) return key === "ignored" ? undefined : key;
  throw badArgument(`${argument} has an unknown name ${quoted(name)}; known names are ${known().join(", ")}`);
}

/** A name may stand there twice, with the same value. */
export function refuseOther<Key extends string>({ argument }: NamedRows<Key>, key: Key, before: Input, value: Input): void {
  if (before !== undefined && before !== value) throw badArgument(`${argument} gives ${key} twice, with different values`);
}

const termRows: NamedRows<TermKey> = { argument: "terms", meaning: meaningOf, known: () => Object.keys(termLabels) };

function readRows(rows: readonly (readonly Input[])[]): TermValues {
  const values: TermValues = {};
  for (const row of rows) {
    const key = keyOfRow(termRows, row[0]);
    const value = row[1];
    if (key === undefined || isLeftOut(key, value)) continue;
    refuseOther(termRows, key, values[key], value);
    values[key] = value;
  }
  return values;
}

/** The cells of a terms argument. */
export function readValues(terms: Input): TermValues {
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

type Term = keyof ContractTerms;

/** The terms that a cell has a say in, where they are not the one of its name. */
const spokenFor: Readonly<Partial<Record<TermKey, readonly Term[]>> & Record<Exclude<TermKey, Term>, readonly Term[]>> = {
  contract: [],
  fee: ["entryFee", "exitFee"],
  mmr: ["maintenance"],
  amount: ["maintenance", "maintenanceAmount"],
  liqFee: ["liquidationFee"],
  type: ["type", "equityPrice"],
};

/** What holds where no cell is given. */
const usualTerms: ContractTerms = { ...defaultTerms, equityPrice: readers.equityPrice(new TermCells({}, {})) };

/** The same for each contract whose facts were met. */
const contractTerms = new WeakMap<Partial<ContractTerms>, ContractTerms>();

function termsOfContract(contract: Partial<ContractTerms> | undefined): ContractTerms {
  if (contract === undefined) return usualTerms;
  const met = contractTerms.get(contract);
  if (met !== undefined) return met;
  const terms = { ...usualTerms, ...definedIn(contract) };
  terms.equityPrice = readers.equityPrice(new TermCells({}, contract));
  contractTerms.set(contract, terms);
  return terms;
}

function definedIn(contract: Partial<ContractTerms>): Partial<ContractTerms> {
  return Object.fromEntries(Object.entries(contract).filter(([, fact]) => fact !== undefined));
}

/**
 * Terms in any of their three forms: a contract size, a contract code, or a table name | value. They are plain values, to be copied as
 * any others. Only a cell that makes no sense stands behind a getter, which refuses whoever asks for it, a copy too: a calculation that
 * does not use it goes on, so that one Inputs block serves every function of a sheet.
 */
export function readTerms(terms: Input): ContractTerms {
  return isTable(terms) && terms[0]!.length === 2 ? remembered(terms, () => readAnew(terms)) : readAnew(terms);
}

function readAnew(terms: Input): ContractTerms {
  if (isBlank(terms)) return usualTerms;
  const values = readValues(terms);
  const contract = contractOf(values)?.terms;
  return typeof terms === "string" ? termsOfContract(contract) : termsOf(values, contract);
}

/** Terms from the cells that were given, and what their contract supplies. */
export function termsOf(values: TermValues, contract?: Partial<ContractTerms>): ContractTerms {
  const terms = copyOfTerms(termsOfContract(contract));
  const cells = new TermCells(values, contract ?? {});
  for (const key in values) {
    const others = spokenFor[key as TermKey];
    if (others === undefined) readTerm(terms, key as Term, cells);
    else for (const term of others) readTerm(terms, term, cells);
  }
  return terms;
}

function readTerm(terms: object, term: Term, cells: TermCells): void {
  try {
    (terms as Record<Term, unknown>)[term] = readers[term](cells) ?? defaultTerms[term];
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    const get = (): never => {
      throw refusal;
    };
    Object.defineProperty(terms, term, { get, enumerable: true, configurable: true });
  }
}

/** The contract whose code was given. */
export function contractOf({ contract }: TermValues): Contract | undefined {
  return contract === undefined ? undefined : findContract(readCode(contract));
}
