/** Reads the bars and the confirmation signals of SCALE.REPLAY straight into columns of doubles. */
import type { Bars, Signals } from "../calc/replay/bars";
import { DomainError } from "../calc/domain-error";
import { checkCount, limits } from "../calc/limits";
import { type Input, badArgument, InputError, isBlank, quoted, readFlag } from "./arguments";
import { CellError } from "../grid/cell";
import { findPriceColumns, foldRow, type PriceColumn } from "../door/bar-columns";
import { refuseTurnedBars } from "./bar-order";
import { keptOfFrozen } from "./frozen-tables";
import { type NamedTable, readNamedTable, requiredColumn } from "./trade-tables";

type Row = readonly Input[];

/** Bars with what their range looked like. */
export interface BarTable {
  readonly bars: Bars;
  readonly headed: boolean;
  /** Rows of the range below its header, blank ones at the end included: confirm may be as long. */
  readonly rowsGiven: number;
}

/** Where the columns of a bar table stand; -1 = not there. */
interface BarColumns {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly funding: number;
}

/** Bars by the names of their header, or without one Open, High, Low, Close or High, Low, Close. */
export function readBars(value: Input): BarTable {
  return keptBars(value, () => barsIn(value));
}

const keptBars = keptOfFrozen<BarTable>();

function barsIn(value: Input): BarTable {
  const table = readNamedTable(value);
  const { names, rows, rowsGiven } = table;
  if (rows.length === 0) throw new DomainError("notEnoughData", "bars must hold at least one bar, held none");
  checkCount("bars", rows.length, limits.rows);
  const header = names && foldRow((value as Row[])[0]!.map((cell) => (typeof cell === "string" ? cell : "")));
  if (header) refuseTurnedBars(header, rows);
  return { bars: columnsOf(rows, barColumns(table, header)), headed: names !== undefined, rowsGiven };
}

/** One pass over the rows: a row is touched once, however many of its columns are wanted. */
function columnsOf(rows: readonly Row[], { open, high, low, close, funding }: BarColumns): Bars {
  const count = rows.length;
  const column = (index: number) => (index < 0 ? undefined : new Float64Array(count));
  const bars = {
    count,
    open: column(open),
    high: column(high)!,
    low: column(low)!,
    close: column(close)!,
    funding: column(funding),
  };
  for (let bar = 0; bar < count; bar++) {
    const row = rows[bar]!;
    bars.high[bar] = priceIn(row, high, "high", bar);
    bars.low[bar] = priceIn(row, low, "low", bar);
    bars.close[bar] = priceIn(row, close, "close", bar);
    if (bars.open !== undefined) bars.open[bar] = priceIn(row, open, "open", bar);
    if (bars.funding !== undefined) bars.funding[bar] = rateIn(row, funding, bar);
  }
  return bars;
}

/** By the names that the door knows, so that a table reads the same pasted into a sheet and opened as a file. */
function barColumns({ rows }: NamedTable, header: readonly string[] | undefined): BarColumns {
  if (header !== undefined) {
    const found = findPriceColumns(header);
    const required = (column: PriceColumn) => {
      if (found[column] < 0) throw badArgument(`bars has no column "${column}" in its header row`);
      return found[column];
    };
    return {
      open: found.Open,
      high: required("High"),
      low: required("Low"),
      close: required("Close"),
      funding: header.indexOf("funding"),
    };
  }
  const width = rows[0]!.length;
  if (width === 4) return { open: 0, high: 1, low: 2, close: 3, funding: -1 };
  if (width === 3) return { open: -1, high: 0, low: 1, close: 2, funding: -1 };
  for (const cell of rows[0]!) if (cell instanceof CellError) throw new InputError(cell);
  throw badArgument(
    `bars without a header row must have columns Open, High, Low, Close or High, Low, Close, had ${width} ${width === 1 ? "column" : "columns"}`,
  );
}

function priceIn(row: Row, column: number, name: string, bar: number): number {
  const cell = row[column];
  return typeof cell === "number" ? cell : refuseCell(cell, `bars, bar ${bar + 1}: ${name}`);
}

/** A funding rate; most bars pay none, so a blank is 0. */
function rateIn(row: Row, column: number, bar: number): number {
  const cell = row[column];
  if (isBlank(cell)) return 0;
  if (typeof cell !== "number") return refuseCell(cell, `bars, bar ${bar + 1}: funding`);
  if (!(Math.abs(cell) < 1))
    throw new DomainError("range", `bars, bar ${bar + 1}: funding must be a fraction between -1 and 1, was ${cell}`);
  return cell;
}

function refuseCell(cell: Input, name: string): never {
  if (cell instanceof CellError) throw new InputError(cell);
  if (isBlank(cell)) throw new DomainError("range", `${name} was blank: blanks are allowed only at the end`);
  throw badArgument(`${name} must be a number, was ${quoted(cell)}`);
}

/** Confirmation as long as the bars: one column for every add, or one a step. Blank: no gate. */
export function readSignals(value: Input, table: BarTable, steps: number): Signals | undefined {
  const rows = signalRows(value, table, "confirm");
  if (rows === undefined) return undefined;
  const columns = rows[0]!.length;
  if (columns !== 1 && columns !== steps) {
    throw badArgument(`confirm must have one column for all adds or one for each of the ${steps} steps, had ${columns}`);
  }
  return signalsOf(rows, 0, columns, table, "confirm");
}

/** The signals of a strategy: where trades begin, and what gates their adds. */
export interface TradeSignals {
  readonly entries: Uint8Array;
  readonly gates: Signals | undefined;
}

/** Signals as long as the bars: the entry, or besides one column for every add, or one a step. */
export function readTradeSignals(value: Input, table: BarTable, steps: number): TradeSignals {
  const rows = signalRows(value, table, "signal");
  if (rows === undefined) throw badArgument("signal is required: TRUE in each bar after which a trade begins; was empty");
  const width = rows[0]!.length;
  if (width > 2 && width !== steps) {
    throw badArgument(
      `signal must have a column for the entry, perhaps one for all adds, or one for each of the ${steps} steps, had ${width}`,
    );
  }
  const entries = signalsOf(rows, 0, 1, table, "signal").given;
  if (width === 1) return { entries, gates: undefined };
  const gates = width === steps ? signalsOf(rows, 0, steps, table, "signal") : signalsOf(rows, 1, 1, table, "signal");
  return { entries, gates };
}

/** Some columns of signal rows, from `first` on. */
function signalsOf(rows: readonly Row[], first: number, columns: number, { bars }: BarTable, name: string): Signals {
  const given = new Uint8Array(bars.count * columns);
  for (let bar = 0; bar < bars.count; bar++) {
    const row = rows[bar]!;
    for (let column = 0; column < columns; column++) {
      const cell = row[first + column];
      given[bar * columns + column] = cell === true || (cell !== false && readSignal(cell, bar, name)) ? 1 : 0;
    }
  }
  return { columns, given };
}

/** The column ATR of bars with a header: 0 where a bar has none (blank, 0 or #N/A, as before an indicator has begun). */
export function readAverageTrueRange(value: Input): Float64Array {
  const { names, rows } = readNamedTable(value);
  if (names === undefined) throw badArgument("bars need a header row with a column ATR for anchor atr");
  const column = requiredColumn(names, "bars", ["ATR"]);
  return Float64Array.from(rows, (row, bar) => {
    const cell = row[column];
    if (isBlank(cell) || (cell instanceof CellError && cell.code === "#N/A")) return 0;
    if (typeof cell !== "number") return refuseCell(cell, `bars, bar ${bar + 1}: ATR`);
    if (cell < 0) throw new DomainError("range", `bars, bar ${bar + 1}: ATR must be 0 or more, was ${cell}`);
    return cell;
  });
}

/** A signal that is no plain TRUE or FALSE. Blank and #N/A, a bar before the first possible answer, are FALSE. */
function readSignal(cell: Input, bar: number, name: string): boolean {
  if (cell instanceof CellError && cell.code === "#N/A") return false;
  return readFlag(cell, `${name} (bar ${bar + 1})`, false);
}

/** The rows of signals that go with the bars: a header row is dropped, and so are blank rows (or unused bars) at the end. */
function signalRows(value: Input, { bars: { count }, rowsGiven }: BarTable, name: string): readonly Row[] | undefined {
  const table = Array.isArray(value) ? (value as Row[]) : [[value]];
  if (table.every((row) => row.every(isBlank))) return undefined;
  // One empty cell, as Excel for desktop hands it over.
  if (table.length === 1 && table[0]!.length === 1 && table[0]![0] === 0 && count > 1) return undefined;
  if (table.length === 1 && count > 1 && table[0]!.length === count) return table[0]!.map((cell) => [cell]);
  const headed = table[0]!.some((cell) => typeof cell === "string" && !/^(true|false)$/i.test(cell.trim()));
  const blankHead = table.length === rowsGiven + 1 && table[0]!.every(isBlank);
  const rows = headed || blankHead ? table.slice(1) : table;
  const spare = rows.slice(count);
  if (
    rows.length < count ||
    (rows.length !== rowsGiven && !spare.every((row) => row.every((cell) => isBlank(cell) || cell === 0)))
  ) {
    const error = table[0]![0];
    if (table.length === 1 && error instanceof CellError) throw new InputError(error);
    throw new DomainError("range", `${name} must be as long as bars (${count}), was ${rows.length}`);
  }
  return rows;
}
