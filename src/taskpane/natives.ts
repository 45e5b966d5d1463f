/**
 * The functions of Excel that planning sheets wrap around ours, so that the pane can follow a formula to the end. Each gives
 * undefined where it is used in a way that this is not written for; the pane then says so. Those that work on cells are in
 * cell-functions.ts, those that search in searches.ts.
 */
import { CellError, type CellValue } from "../grid/cell";
import { cellFunctions, readsErrors } from "./cell-functions";
import { compare } from "./comparison";
import { type Cell, eachCell, type Operand as Value, toNumber, toText } from "./operators";
import { searches } from "./searches";

type Plain = Exclude<Cell, CellError | null>;
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

function isPlain(cell: Cell | undefined): cell is Plain {
  return cell !== undefined && cell !== null && !(cell instanceof CellError);
}

/** The numbers in ranges and those given one by one; an error among them is the result. */
const ofNumbers =
  (calculate: (numbers: number[]) => Cell): Native =>
  (values) => {
    const numbers = values.flatMap((value) => (Array.isArray(value) ? value.flat().filter(counts) : [given(value)]));
    const error = numbers.find((cell): cell is CellError => cell instanceof CellError);
    return error ?? calculate(numbers as number[]);
  };

/** In a range a text, a logical value and an empty cell are passed over. */
function counts(cell: Cell): boolean {
  return typeof cell === "number" || cell instanceof CellError;
}

function given(value: Cell): number | CellError {
  if (value instanceof CellError) return value;
  return toNumber(value) ?? new CellError("#VALUE!", "a text stands where a number is needed");
}

/** AND and OR: what is true in ranges and given one by one. */
const ofConditions =
  (calculate: (conditions: boolean[]) => boolean): Native =>
  (values) => {
    const cells = values.flatMap((value) =>
      Array.isArray(value) ? value.flat().filter((cell) => typeof cell !== "string") : [value],
    );
    const error = cells.find((cell): cell is CellError => cell instanceof CellError);
    if (error) return error;
    if (cells.some((cell) => typeof cell === "string")) return undefined;
    return calculate(cells.filter((cell) => cell !== null).map((cell) => Number(cell) !== 0));
  };

/** The number of a place among all numbers, in this order. */
const ranked =
  (order: (a: number, b: number) => number): Native =>
  ([cells, place]) => {
    const numbers = tableOf(cells)
      .flat()
      .filter((cell): cell is number => typeof cell === "number");
    const at = whole(place);
    if (at === undefined) return undefined;
    return numbers.sort(order)[at - 1] ?? new CellError("#NUM!", "there are not so many numbers");
  };

/** Tables side by side, or one below the other; where one is shorter, #N/A. */
function stacked(tables: readonly Cell[][][], isBeside: boolean): Value {
  const missing = new CellError("#N/A", "a table of several is shorter than the others");
  if (isBeside) {
    const rows = Math.max(...tables.map((table) => table.length));
    return Array.from({ length: rows }, (_, row) => tables.flatMap((table) => table[row] ?? table[0]!.map(() => missing)));
  }
  const columns = Math.max(...tables.map((table) => table[0]!.length));
  return tables.flatMap((table) => table.map((line) => [...line, ...Array<Cell>(columns - line.length).fill(missing)]));
}

const filter: Native = ([cells, conditions, otherwise]) => {
  const [table, given] = [tableOf(cells), tableOf(conditions)];
  const keeps = (cell: Cell | undefined): boolean => cell !== undefined && cell !== null && Number(cell) !== 0;
  const isByRow = given.length === table.length && given[0]!.length === 1;
  if (!isByRow && given.length !== 1) return undefined;
  const error = given.flat().find((cell): cell is CellError => cell instanceof CellError);
  if (error) return error;
  const kept = isByRow
    ? table.filter((_, row) => keeps(given[row]![0]))
    : table.map((line) => line.filter((_, column) => keeps(given[0]![column])));
  const isEmpty = kept.length === 0 || kept[0]!.length === 0;
  return isEmpty ? (otherwise ?? new CellError("#CALC!", "nothing is left of the range")) : kept;
};

/** SORTBY of rows, by columns without blanks and errors. */
const sortedBy: Native = ([cells, ...keys]) => {
  const table = tableOf(cells);
  const columns: { by: Plain[]; order: number }[] = [];
  for (let at = 0; at < keys.length; at += 2) {
    const by = tableOf(keys[at]);
    const order = whole(keys[at + 1] ?? 1);
    if (by.length !== table.length || by.some((line) => line.length !== 1 || !isPlain(line[0]))) return undefined;
    if (order !== 1 && order !== -1) return undefined;
    columns.push({ by: by.map((line) => line[0] as Plain), order });
  }
  const comes = (one: number, other: number): number =>
    columns.reduce((found, { by, order }) => found || order * compare([by[one]!, by[other]!]), 0);
  return table
    .map((_, row) => row)
    .sort(comes)
    .map((row) => table[row]!);
};

const sequence: Native = ([rows = null, columns = null, first = null, step = null]) => {
  const [height, width, start, by] = [whole(rows ?? 1), whole(columns ?? 1), first ?? 1, step ?? 1];
  if (height === undefined || width === undefined || typeof start !== "number" || typeof by !== "number") return undefined;
  if (height < 1 || width < 1) return new CellError("#CALC!", "a sequence of nothing");
  return Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (__, column) => start + by * (row * width + column)),
  );
};

/** Numbers of the same place in every range, multiplied and summed; a text counts as 0. */
const sumOfProducts: Native = (values) => {
  const tables = values.map(tableOf);
  const first = tables[0]!;
  if (tables.some((table) => table.length !== first.length || table[0]!.length !== first[0]!.length))
    return new CellError("#VALUE!", "the ranges differ in size");
  const error = tables.flat(2).find((cell): cell is CellError => cell instanceof CellError);
  if (error) return error;
  const factor = (cell: Cell | undefined): number => (typeof cell === "number" ? cell : 0);
  return first
    .flatMap((line, row) => line.map((_, column) => tables.reduce((product, table) => product * factor(table[row]![column]), 1)))
    .reduce((sum, each) => sum + each, 0);
};

const joinedTexts: Native = ([between, skipsEmpty, ...values]) => {
  const cells = values.flatMap((value) => tableOf(value).flat());
  const error = cells.find((cell): cell is CellError => cell instanceof CellError);
  if (error) return error;
  if (Array.isArray(between) || typeof skipsEmpty === "string" || Array.isArray(skipsEmpty)) return undefined;
  const texts = cells.map((cell) => toText(cell as CellValue | null));
  const kept = Number(skipsEmpty) !== 0 ? texts.filter((text) => text !== "") : texts;
  return kept.join(toText((between ?? null) as CellValue | null));
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

const onTables: Readonly<Record<string, Native>> = {
  AND: ofConditions((conditions) => conditions.every(Boolean)),
  AVERAGE: ofNumbers((numbers) =>
    numbers.length === 0 ? new CellError("#DIV/0!", "there is no number to average") : total(numbers) / numbers.length,
  ),
  CHOOSECOLS: choose((table, places) => table.map((row) => places.map((place) => row[place]))),
  CHOOSEROWS: choose((table, places) => places.map((place) => table[place]!)),
  COLUMNS: ([value]) => tableOf(value)[0]!.length,
  COUNT: (values) =>
    values.flatMap((value) => (Array.isArray(value) ? value.flat() : [value])).filter((cell) => typeof cell === "number").length,
  COUNTA: (values) => values.flatMap((value) => tableOf(value).flat()).filter((cell) => cell !== null).length,
  DROP: cut((count, length) => (count >= 0 ? [count, length] : [0, Math.max(0, length + count)])),
  FILTER: filter,
  HSTACK: (values) => stacked(values.map(tableOf), true),
  INDEX: index,
  LARGE: ranked((a, b) => b - a),
  MAX: ofNumbers((numbers) => numbers.reduce((most, each) => Math.max(most, each), numbers[0] ?? 0)),
  MIN: ofNumbers((numbers) => numbers.reduce((least, each) => Math.min(least, each), numbers[0] ?? 0)),
  NA: () => new CellError("#N/A", "the formula asks for #N/A"),
  OR: ofConditions((conditions) => conditions.some(Boolean)),
  ROWS: ([value]) => tableOf(value).length,
  SEQUENCE: sequence,
  SMALL: ranked((a, b) => a - b),
  SORTBY: sortedBy,
  SUM: ofNumbers(total),
  SUMPRODUCT: sumOfProducts,
  TAKE: cut((count, length) => (count >= 0 ? [0, count] : [Math.max(0, length + count), length])),
  TEXTJOIN: joinedTexts,
  TRANSPOSE: ([value]) => {
    const table = tableOf(value);
    return table[0]!.map((_, column) => table.map((row) => row[column]!));
  },
  VSTACK: (values) => stacked(values.map(tableOf), false),
};

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}

const onCells = Object.fromEntries(Object.entries(cellFunctions).map(([name, work]) => [name, cellByCell(name, work)]));

function cellByCell(name: string, work: (cells: readonly Cell[]) => Cell | undefined): Native {
  return (values) => {
    let isKnown = true;
    const result = eachCell(values, (cells) => {
      const error = readsErrors.has(name) ? undefined : cells.find((cell): cell is CellError => cell instanceof CellError);
      const cell = error ?? work(cells);
      isKnown &&= cell !== undefined;
      return cell ?? null;
    });
    return isKnown ? result : undefined;
  };
}

export const natives: Readonly<Record<string, Native>> = { ...onCells, ...onTables, ...searches };

/** These look at an error; all others pass it on. */
export const acceptsErrors: ReadonlySet<string> = new Set([...readsErrors, "COUNT", "COUNTA", "HSTACK", "VSTACK"]);

/** To these, one cell that is referred to is a range. */
export const takesRanges: ReadonlySet<string> = new Set(
  "AND AVERAGE COUNT COUNTA COUNTIF LARGE MAX MIN OR SMALL SUM SUMPRODUCT".split(" "),
);
