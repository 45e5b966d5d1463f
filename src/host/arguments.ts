/** Reads what a cell holds into what calc understands. Each reader names the argument in its reason. */
import { type Decimal, decimalOf } from "../calc/decimal";
import { type DomainCheck, positive } from "../calc/domain";
import { DomainError, Refusal, shortened } from "../calc/domain-error";
import { type Fill, fillsOf } from "../calc/position";
import { checkCount, limits } from "../calc/limits";
import type { Side } from "../calc/side";
import { type Weights, weightsFromText, weightsOf } from "../calc/weights";
import { CellError, isTable } from "../grid/cell";

/** A value as a host hands it over: blanks are null, "" or undefined; a table is rows of such values. */
export type Input = unknown;

/** An error cell among the inputs: it comes back as it is. */
export class InputError extends Refusal {
  constructor(readonly error: CellError) {
    super(error.message);
  }
}

/** Is this an empty cell? */
export function isBlank(value: Input): boolean {
  return value === null || value === undefined || value === "";
}

/** An argument that a calculation refuses for its kind: #VALUE!. */
export function badArgument(message: string): DomainError {
  return new DomainError("argument", message);
}

/** How a wrong value is quoted in a reason. */
export function quoted(value: Input): string {
  return typeof value === "string" ? `"${shortened(value)}"` : String(value).toUpperCase();
}

/** One value: a cell, or a range of one cell. An error cell comes back as that error. */
export function readCell(value: Input, name: string): Input {
  const cell = isTable(value) ? value[0]![0] : value;
  if (isTable(value) && (value.length > 1 || value[0]!.length > 1)) throw badArgument(`${name} must be one cell, was a range`);
  if (cell instanceof CellError) throw new InputError(cell);
  return cell;
}

/** The only cell of a value, undefined where there are more. */
function singleCell(value: Input): Input {
  if (!isTable(value)) return value;
  return value.length === 1 && value[0]!.length === 1 ? value[0]![0] : undefined;
}

/** The cells of a row or a column in order, blanks at the end dropped. A block is refused. */
export function readCells(value: Input, name: string): Input[] {
  const table = isTable(value) ? value : [[value]];
  if (table.length > 1 && table[0]!.length > 1) {
    throw badArgument(`${name} must be one row or one column, was ${table.length} rows by ${table[0]!.length} columns`);
  }
  // Not flat(): on 100,000 bars it costs more than all the indicators.
  const cells = table.length === 1 ? [...table[0]!] : table.map((row) => row[0]);
  while (cells.length > 0 && isBlank(cells[cells.length - 1])) cells.pop();
  return cells;
}

/** Is this a blank cell, or the 0 that Excel for desktop hands over for one? */
export function isBlankOrZero(value: Input): boolean {
  return isBlank(value) || value === 0;
}

/** The cells of a row or a column in which a 0 is impossible: zeros at the end are blank cells, and dropped with them. */
export function readFilledCells(value: Input, name: string): Input[] {
  const cells = readCells(value, name);
  while (cells.length > 0 && isBlankOrZero(cells[cells.length - 1])) cells.pop();
  return cells;
}

/** The cells that a list of numbers consists of. A required cell that holds a 0 is not left out: it is told that it is 0 or blank. */
function readNumberCells(value: Input, name: string, check: DomainCheck): Input[] {
  const cells = check.refusesZero ? readFilledCells(value, name) : readCells(value, name);
  return cells.length === 0 && isSingle(value) ? readCells(value, name) : cells;
}

function toDecimal(cell: Input, name: string, check: DomainCheck): Decimal {
  if (cell instanceof CellError) throw new InputError(cell);
  if (typeof cell !== "number") throw badArgument(`${name} must be a number, was ${quoted(cell)}`);
  return check(name, decimalOf(cell));
}

/** A required number within its domain. */
export function readNumber(value: Input, name: string, check: DomainCheck): Decimal {
  const cell = readCell(value, name);
  if (isBlank(cell)) throw badArgument(`${name} is required, was empty`);
  return toDecimal(cell, name, check);
}

/** A number, or undefined where the cell is blank. */
export function readOptionalNumber(value: Input, name: string, check: DomainCheck): Decimal | undefined {
  return isBlank(readCell(value, name)) ? undefined : readNumber(value, name, check);
}

/** A required row or column of numbers. A blank in the middle is out of domain. */
export function readNumbers(value: Input, name: string, check: DomainCheck): Decimal[] {
  const only = singleCell(value);
  // Nearly every argument is one cell: no list need be made of it
  if (typeof only === "number" && only !== 0) return [toDecimal(only, name, check)];
  const cells = readNumberCells(value, name, check);
  if (cells.length === 0) throw badArgument(`${name} is required, was empty`);
  checkCount(name, cells.length, limits.items);
  return cells.map((cell, index) => {
    const each = cells.length > 1 ? `${name} (item ${index + 1})` : name;
    if (isBlank(cell)) throw new DomainError("range", `${each} was blank: blanks are allowed only at the end`);
    return toDecimal(cell, each, check);
  });
}

/** A row or column of numbers, or undefined where it is blank. */
export function readOptionalNumbers(value: Input, name: string, check: DomainCheck): Decimal[] | undefined {
  const cells = check.refusesZero ? readFilledCells(value, name) : readCells(value, name);
  return cells.length === 0 ? undefined : readNumbers(value, name, check);
}

/** One number or a row or column of them: is it exactly one cell? */
export function isSingle(value: Input): boolean {
  return !isTable(value) || (value.length === 1 && value[0]!.length === 1);
}

/** One word of a list, in any letter case, or undefined for a blank, which Excel for desktop hands over as 0. */
export function readOptionalWord<Word extends string>(value: Input, name: string, words: readonly Word[]): Word | undefined {
  const cell = readCell(value, name);
  if (isBlank(cell) || cell === 0) return undefined;
  const word = words.find((candidate) => typeof cell === "string" && candidate === cell.trim().toLowerCase());
  if (word === undefined) throw badArgument(`${name} must be ${listed(words)}, was ${quoted(cell)}`);
  return word;
}

/** One word of a list; the first of the list is the default of a blank. */
export function readWord<Word extends string>(value: Input, name: string, words: readonly [Word, ...Word[]]): Word {
  return readOptionalWord(value, name, words) ?? words[0];
}

/** "a, b or c", each in quotes. */
export function listed(words: readonly string[]): string {
  const quotedWords = words.map((word) => `"${word}"`);
  return quotedWords.length < 2
    ? quotedWords.join("")
    : `${quotedWords.slice(0, -1).join(", ")} or ${quotedWords[quotedWords.length - 1]}`;
}

/** TRUE or FALSE; 1 and 0 too, as some hosts hand logical values over as numbers. */
export function readFlag(value: Input, name: string, fallback: boolean): boolean {
  const cell = readCell(value, name);
  if (isBlank(cell)) return fallback;
  if (typeof cell === "boolean") return cell;
  if (cell === 0 || cell === 1) return cell === 1;
  const word = String(cell).trim().toUpperCase();
  if (word !== "TRUE" && word !== "FALSE") throw badArgument(`${name} must be TRUE or FALSE, was ${quoted(cell)}`);
  return word === "TRUE";
}

const sides: ReadonlyMap<Input, Side> = new Map<Input, Side>([
  ["long", "long"],
  ["buy", "long"],
  [1, "long"],
  ["1", "long"],
  ["short", "short"],
  ["sell", "short"],
  [-1, "short"],
  // As a text cell of a sheet holds it
  ["-1", "short"],
]);

/** The direction of the trade: long, buy or 1; short, sell or -1. */
export function readSide(value: Input, name = "side"): Side {
  const cell = readCell(value, name);
  if (isBlank(cell)) throw badArgument(`${name} is required: "long" or "short"`);
  const side = sides.get(typeof cell === "string" ? cell.trim().toLowerCase() : cell);
  if (side === undefined) throw badArgument(`${name} must be "long" or "short" (or buy, sell, 1, -1), was ${quoted(cell)}`);
  return side;
}

/** Contracts with their prices: one cell each, or a row or column of fills. */
export function readFills(contracts: Input, prices: Input, pricesName = "prices"): Fill[] {
  return fillsOf(readNumbers(contracts, "contracts", positive), readNumbers(prices, pricesName, positive), pricesName);
}

/** The same where nothing need be given. */
export function readOptionalWeights(value: Input): Weights | undefined {
  return readFilledCells(value, "weights").length === 0 ? undefined : readWeights(value);
}

/** How a whole is shared out: a row or column of positive numbers, or a text such as "thirds". */
export function readWeights(value: Input): Weights {
  const cells = readFilledCells(value, "weights");
  if (cells.length === 1 && typeof cells[0] === "string") return weightsFromText(cells[0]);
  checkCount("weights", cells.length, limits.steps);
  return weightsOf(readNumbers(value, "weights", positive));
}

/** A price, greater than 0. */
export function readPrice(value: Input, name: string): Decimal {
  return readNumber(value, name, positive);
}

/** The tick of a function that takes it as an argument of its own; undefined = prices are not rounded. */
export function readTick(value: Input): Decimal | undefined {
  return readOptionalNumber(value, "tick", positive);
}
