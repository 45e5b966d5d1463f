/**
 * The functions of Excel that planning sheets wrap around ours, so that the pane can follow a formula to the end. Each gives
 * undefined where it is used in a way that this is not written for; the pane then says so.
 */
import { CellError, type CellValue } from "../grid/cell";

type Cell = CellValue | null;
type Value = Cell | Cell[][];
type Native = (values: readonly Value[]) => Value | undefined;

function tableOf(value: Value | undefined): Cell[][] {
  return Array.isArray(value) ? value : [[value ?? null]];
}

/** A table of one cell is its cell. */
function simplest(table: Cell[][]): Value {
  if (table.length === 0 || table[0]!.length === 0) return new CellError("#CALC!", "nothing is left of the range");
  return table.length === 1 && table[0]!.length === 1 ? table[0]![0]! : table;
}

function whole(value: Value | undefined): number | undefined {
  return typeof value === "number" ? Math.trunc(value) : value === null ? 0 : undefined;
}

/** The numbers in ranges and given ones; an error among them is the result. */
const ofNumbers =
  (calculate: (numbers: number[]) => number): Native =>
  (values) => {
    const all = values.flatMap((value) => tableOf(value).flat());
    const error = all.find((cell): cell is CellError => cell instanceof CellError);
    return error ?? calculate(all.filter((cell): cell is number => typeof cell === "number"));
  };

const index: Native = ([given, row, column]) => {
  const table = tableOf(given);
  const isRow = table.length === 1 && column === undefined;
  const [y, x] = isRow ? [1, whole(row ?? null)] : [whole(row ?? null), whole(column ?? (table[0]!.length === 1 ? 1 : null))];
  if (y === undefined || x === undefined || y < 0 || x < 0) return undefined;
  if (y > table.length || x > table[0]!.length) return new CellError("#REF!", "INDEX asks for a row or column that is not there");
  const rows = y === 0 ? table : [table[y - 1]!];
  return simplest(rows.map((cells) => (x === 0 ? cells : [cells[x - 1]!])));
};

/** TAKE and DROP: which part of a length stays. */
const cut =
  (keep: (count: number, length: number) => [from: number, to: number]): Native =>
  ([given, rows = null, columns = null]) => {
    const table = tableOf(given);
    const [y, x] = [whole(rows), whole(columns)];
    if (y === undefined || x === undefined) return undefined;
    const lines = rows === null ? table : table.slice(...keep(y, table.length));
    return simplest(lines.map((cells) => (columns === null ? cells : cells.slice(...keep(x, cells.length)))));
  };

const choose =
  (pick: (table: Cell[][], places: number[]) => (Cell | undefined)[][]): Native =>
  ([given, ...places]) => {
    const numbers = places.flatMap((place) => tableOf(place).flat());
    if (numbers.some((place) => typeof place !== "number" || place < 1)) return undefined;
    const picked = pick(
      tableOf(given),
      numbers.map((place) => (place as number) - 1),
    );
    if (picked.some((row) => row === undefined || row.includes(undefined)))
      return new CellError("#VALUE!", "a row or column is asked for that is not there");
    return simplest(picked as Cell[][]);
  };

const branch: Native = ([condition, then = null, otherwise = false]) => {
  if (condition instanceof CellError) return condition;
  if (Array.isArray(condition) || typeof condition === "string" || condition === undefined) return undefined;
  return Number(condition) !== 0 ? then : otherwise;
};

const instead: Native = ([value = null, otherwise = null]) =>
  Array.isArray(value)
    ? value.map((row) => row.map((cell) => (cell instanceof CellError && !Array.isArray(otherwise) ? otherwise : cell)))
    : value instanceof CellError
      ? otherwise
      : value;

export const natives: Readonly<Record<string, Native>> = {
  ABS: ([value]) => (typeof value === "number" ? Math.abs(value) : undefined),
  CHOOSECOLS: choose((table, places) => table.map((row) => places.map((place) => row[place]))),
  CHOOSEROWS: choose((table, places) => places.map((place) => table[place]!)),
  COLUMNS: ([value]) => tableOf(value)[0]!.length,
  DROP: cut((count, length) => (count >= 0 ? [count, length] : [0, Math.max(0, length + count)])),
  IF: branch,
  IFERROR: instead,
  INDEX: index,
  ISERROR: ([value]) => (Array.isArray(value) ? undefined : value instanceof CellError),
  MAX: ofNumbers((numbers) => numbers.reduce((most, each) => Math.max(most, each), numbers[0] ?? 0)),
  MIN: ofNumbers((numbers) => numbers.reduce((least, each) => Math.min(least, each), numbers[0] ?? 0)),
  ROWS: ([value]) => tableOf(value).length,
  SUM: ofNumbers((numbers) => numbers.reduce((sum, each) => sum + each, 0)),
  TAKE: cut((count, length) => (count >= 0 ? [0, count] : [Math.max(0, length + count), length])),
  TRANSPOSE: ([value]) => {
    const table = tableOf(value);
    return simplest(table[0]!.map((_, column) => table.map((row) => row[column]!)));
  },
};

/** These look at an error; all others pass it on. */
export const acceptsErrors: ReadonlySet<string> = new Set(["IF", "IFERROR", "ISERROR"]);
