/** Reads the plan and the targets of SCALE.REPLAY and SCALE.ODDS. */
import type { PlanStep } from "../calc/replay/plan";
import { decimalOf } from "../calc/decimal";
import { DomainError } from "../calc/domain-error";
import { checkCount, limits } from "../calc/limits";
import { type Target, targetName } from "../calc/targets";
import { type Input, badArgument, InputError, isBlank, isBlankOrZero, quoted } from "./arguments";
import { CellError, isTable } from "../grid/cell";
import { planHeadings } from "./plan-table";

type Row = readonly Input[];

/** A table without its blank rows at the end and, if its first row holds text, with that row as names. */
export interface NamedTable {
  /** Folded names; undefined: the table has no header. */
  readonly names: readonly string[] | undefined;
  readonly rows: readonly Row[];
  /** How many rows stood below the header before the blank ones at the end were dropped. */
  readonly rowsGiven: number;
}

/** Letter case and spaces do not count in a name. */
function folded(cell: Input): string {
  return typeof cell === "string" ? cell.toLowerCase().replace(/[\s_-]/g, "") : "";
}

/** Excel for desktop hands blank cells over as 0: a row of nothing else at the end is a row of blanks. */
function isEmptyRow(row: Row): boolean {
  return row.every(isBlankOrZero);
}

/** Reads a range as a table: blank rows at the end dropped, a first row that holds text taken as its header. */
export function readNamedTable(value: Input): NamedTable {
  const table: readonly Row[] = isTable(value) ? value : [[value]];
  let count = table.length;
  while (count > 0 && isEmptyRow(table[count - 1]!)) count--;
  const named = count > 0 && table[0]!.some((cell) => typeof cell === "string");
  const start = named ? 1 : 0;
  return {
    names: named ? table[0]!.map(folded) : undefined,
    rows: table.slice(start, Math.max(start, count)),
    rowsGiven: table.length - start,
  };
}

/** The index of a column by one of its names, the first that is there; -1 where none is. */
export function columnNamed(names: readonly string[], wanted: readonly string[]): number {
  for (const name of wanted) {
    const index = names.indexOf(name);
    if (index >= 0) return index;
  }
  return -1;
}

/** The index of a column that must be there. */
export function requiredColumn(names: readonly string[], table: string, wanted: readonly string[]): number {
  const index = columnNamed(names, wanted.map(folded));
  if (index < 0) throw badArgument(`${table} has no column ${wanted.map(quoted).join(" or ")} in its header row`);
  return index;
}

/** A number as Excel shows it in full width, so that a level computed in a cell is the price that it shows. */
export function readCellNumber(cell: Input, name: string): number {
  if (cell instanceof CellError) throw new InputError(cell);
  if (isBlank(cell)) throw new DomainError("range", `${name} was blank: blanks are allowed only at the end`);
  if (typeof cell !== "number") throw badArgument(`${name} must be a number, was ${quoted(cell)}`);
  return decimalOf(cell).toNumber();
}

const bareColumns = `three columns ${[planHeadings.add, planHeadings.trigger, planHeadings.stop].join(", ")}`;

/** A plan: the table of SCALE.PLAN or SCALE.STAGES, or three bare columns Add, Trigger, Stop. */
export function readPlan(value: Input): PlanStep[] {
  const { names, rows } = readNamedTable(value);
  if (rows.length === 0) throw badArgument(`plan is required: the table of SCALE.PLAN, or ${bareColumns}`);
  checkCount("plan", rows.length, limits.steps);
  const [add, trigger, stop] = planColumns(names, rows[0]!);
  return rows.map((row, index) => ({
    contracts: readCellNumber(row[add], `plan step ${index + 1}: contracts`),
    trigger: readCellNumber(row[trigger], `plan step ${index + 1}: trigger`),
    stop: readCellNumber(row[stop], `plan step ${index + 1}: stop`),
  }));
}

function planColumns(names: readonly string[] | undefined, firstRow: Row): [number, number, number] {
  if (names !== undefined) {
    return [
      requiredColumn(names, "plan", [planHeadings.add]),
      requiredColumn(names, "plan", [planHeadings.trigger, "Price"]),
      requiredColumn(names, "plan", [planHeadings.stop]),
    ];
  }
  refuseErrors(firstRow);
  if (firstRow.length !== 3) {
    throw badArgument(`plan without a header row must have ${bareColumns}, had ${firstRow.length}`);
  }
  return [0, 1, 2];
}

/** An error cell instead of a table (a plan that could not be computed) comes back as that error. */
function refuseErrors(row: Row): void {
  for (const cell of row) if (cell instanceof CellError) throw new InputError(cell);
}

/** The columns of a table of targets; -1 = not there. */
interface TargetColumns {
  readonly price: number;
  readonly contracts: number;
  readonly stop: number;
}

const priceAlone: TargetColumns = { price: 0, contracts: -1, stop: -1 };

/**
 * Targets: a row or column of prices; columns Price, Contracts and perhaps Stop, bare in this order or by name (Price or Target; the
 * others optional); or the table of SCALE.OUT. Blank: none.
 */
export function readTargets(value: Input): Target[] {
  const { names, rows, rowsGiven } = readNamedTable(value);
  if (names !== undefined) return targetsOf(rows, namedTargetColumns(names));
  if (rows.length === 0) return [];
  const width = rows[0]!.length;
  if (width === 1 || (rowsGiven === 1 && !isOneTarget(rows[0]!))) return targetsOf(priceRows(rows), priceAlone);
  refuseErrors(rows[0]!);
  if (width === 2 || width === 3) return targetsOf(rows, { price: 0, contracts: 1, stop: width === 3 ? 2 : -1 });
  throw badArgument(
    `targets must be prices, columns Price, Contracts and perhaps Stop, or the table of SCALE.OUT, had ${width} columns`,
  );
}

function namedTargetColumns(names: readonly string[]): TargetColumns {
  return {
    price: requiredColumn(names, "targets", ["Price", "Target"]),
    contracts: columnNamed(names, ["contracts"]),
    stop: columnNamed(names, ["stop"]),
  };
}

/**
 * Two or three cells in one row are prices or one target with its contracts and stop. Prices of one trade lie near each other: two
 * numbers more than a factor of ten apart are a price and a count, and no price is blank between two others.
 */
function isOneTarget(row: Row): boolean {
  const [first, second] = row;
  if (row.length !== 2 && row.length !== 3) return false;
  if (isBlankOrZero(second)) return true;
  if (typeof first !== "number" || typeof second !== "number" || first <= 0 || second <= 0) return false;
  return second > 10 * first || first > 10 * second;
}

/** A row or column of prices, one price a row, without blanks at the end. */
function priceRows(rows: readonly Row[]): Row[] {
  const cells = rows.flat();
  while (cells.length > 0 && isBlankOrZero(cells[cells.length - 1])) cells.pop();
  return cells.map((cell) => [cell]);
}

function targetsOf(rows: readonly Row[], { price, contracts, stop }: TargetColumns): Target[] {
  checkCount("targets", rows.length, limits.steps);
  const hasContracts = rows.some((row) => !isBlankOrZero(row[contracts]));
  return rows.map((row, index) => ({
    price: readCellNumber(row[price], `${targetName(index)}: price`),
    contracts: hasContracts ? readTargetContracts(row[contracts], index) : undefined,
    stop: isBlankOrZero(row[stop]) ? undefined : readCellNumber(row[stop], `${targetName(index)}: stop`),
  }));
}

/** Contracts are given for every target or for none: a blank among others, which Excel for desktop hands over as 0, is none of both. */
function readTargetContracts(cell: Input, index: number): number {
  if (!isBlankOrZero(cell)) return readCellNumber(cell, `${targetName(index)}: contracts`);
  throw new DomainError(
    "range",
    `${targetName(index)}: contracts must be greater than 0 where other targets have them, was 0 or blank`,
  );
}
