/** Reads the positions of SCALE.HEAT: a table with a header row, one row a position. */
import { one } from "../calc/decimal";
import { anyNumber, type DomainCheck, positive } from "../calc/domain";
import { DomainError } from "../calc/domain-error";
import { checkCount, limits } from "../calc/limits";
import type { HeatPosition } from "../calc/heat/position";
import { CellError } from "../grid/cell";
import { badArgument, type Input, InputError, isBlank, readNumber, readSide } from "./arguments";
import { rowTermsReader } from "./row-terms";
import { type TermKey, termNamed } from "./term-names";
import type { TermValues } from "./terms";
import { columnNamed, readNamedTable, requiredColumn } from "./trade-tables";

type Row = readonly Input[];

/** The terms that a column may state for its row; others in the table are ignored. */
const rowTerms: ReadonlySet<TermKey> = new Set<TermKey>([
  ...(["contract", "size", "type", "lot", "leverage", "marginPerContract", "fee", "entryFee", "exitFee", "slippage"] as const),
  ...(["commission", "mmr", "amount", "liqFee", "basis", "paid"] as const),
]);

/** Where the columns stand; -1 = not there. */
interface Columns {
  readonly name: number;
  readonly side: number;
  readonly contracts: number;
  readonly entry: number;
  readonly stop: number;
  readonly mark: number;
  readonly worstNet: number;
  readonly beta: number;
  readonly terms: readonly (readonly [number, TermKey])[];
}

/** The positions in their order, each with its terms. A 0 in this table is a blank cell: Excel for desktop hands blanks over as 0. */
export function readPositions(value: Input, terms: Input): HeatPosition[] {
  const { names, rows } = readNamedTable(value);
  if (names === undefined && rows.length === 0) throw noPositions();
  if (names === undefined) throw badArgument("positions must have a header row with Side, Contracts, Entry, had numbers only");
  const columns = columnsOf(names);
  if (rows.length === 0) throw noPositions();
  checkCount("positions", rows.length, limits.positions);
  const termsOf = rowTermsReader(terms, ["paid"]);
  return rows.map((row, index) => positionOf(row, index, columns, termsOf));
}

function noPositions(): DomainError {
  return new DomainError("notEnoughData", "positions must hold at least one row, held none");
}

function columnsOf(names: readonly string[]): Columns {
  const terms = names.flatMap((name, index): [number, TermKey][] => {
    const key = termNamed(name);
    return key !== undefined && rowTerms.has(key) ? [[index, key]] : [];
  });
  return {
    name: columnNamed(names, ["name", "plan"]),
    side: requiredColumn(names, "positions", ["Side"]),
    contracts: requiredColumn(names, "positions", ["Contracts"]),
    entry: requiredColumn(names, "positions", ["Avg entry", "Entry", "Entry price"]),
    stop: columnNamed(names, ["stop"]),
    mark: columnNamed(names, ["mark"]),
    worstNet: columnNamed(names, ["worstnet"]),
    beta: columnNamed(names, ["beta"]),
    terms,
  };
}

/** A cell of a row; undefined where it is blank or 0. */
function cellAt(row: Row, column: number): Input {
  const cell = column < 0 ? undefined : row[column];
  if (cell instanceof CellError) throw new InputError(cell);
  return isBlank(cell) || cell === 0 ? undefined : cell;
}

function positionOf(row: Row, index: number, columns: Columns, termsOf: ReturnType<typeof rowTermsReader>): HeatPosition {
  const label = `positions (row ${index + 1})`;
  const number = (column: number, name: string, check: DomainCheck) => {
    const cell = cellAt(row, column);
    return cell === undefined ? undefined : readNumber(cell, `${label}: ${name}`, check);
  };
  const required = (column: number, name: string) => {
    const found = number(column, name, positive);
    if (found === undefined) throw new DomainError("range", `${label}: ${name} must be greater than 0, was 0 or blank`);
    return found;
  };
  const name = cellAt(row, columns.name);
  const contracts = required(columns.contracts, "Contracts");
  const entry = required(columns.entry, "Entry");
  return {
    label: name === undefined ? label : `${label}, ${String(name)}`,
    name: String(name ?? index + 1),
    side: readSide(cellAt(row, columns.side), `${label}: Side`),
    contracts,
    entry,
    mark: number(columns.mark, "Mark", positive) ?? entry,
    stop: number(columns.stop, "Stop", positive),
    worstNet: number(columns.worstNet, "Worst net", anyNumber),
    beta: number(columns.beta, "Beta", anyNumber) ?? one,
    ...termsOf(termsIn(row, columns)),
  };
}

function termsIn(row: Row, { terms }: Columns): TermValues {
  const values: TermValues = {};
  for (const [column, key] of terms) values[key] ??= cellAt(row, column);
  return Object.fromEntries(Object.entries(values).filter(([, cell]) => cell !== undefined)) as TermValues;
}
