/** Reads results of trades: a row or column of numbers, or the table of SCALE.TRADES. */
import { DomainError } from "../calc/domain-error";
import { badArgument, type Input, InputError, isBlank, quoted } from "./arguments";
import { CellError, isTable } from "../grid/cell";
import { readNamedTable, requiredColumn } from "./trade-tables";

/** Fewer say nothing of how results differ, more are no trader's. */
const [fewest, most] = [2, 10_000];

/**
 * The results in order, as they stand in the cells. Blanks and zeros at the end are dropped: Excel for desktop hands blank cells
 * over as 0.
 */
export function readResults(value: Input): Float64Array {
  const cells = resultCells(value);
  while (cells.length > 0 && (isBlank(cells[cells.length - 1]) || cells[cells.length - 1] === 0)) cells.pop();
  const results = Float64Array.from(cells, (cell, index) => readResult(cell, `results (item ${index + 1})`));
  if (results.length < fewest)
    throw new DomainError("notEnoughData", `results must hold at least ${fewest}, held ${results.length}`);
  if (results.length > most) throw new DomainError("range", `results must hold at most ${most}, held ${results.length}`);
  return results;
}

function resultCells(value: Input): Input[] {
  const table = isTable(value) ? value : [[value]];
  if (table.length === 1 || table[0]!.length === 1) {
    const cells: Input[] = table.flat();
    return typeof cells[0] === "string" ? cells.slice(1) : cells;
  }
  const { names, rows } = readNamedTable(value);
  if (names === undefined) refuseBare(table[0]!);
  const column = requiredColumn(names, "results", ["R multiple"]);
  return rows.map((row) => row[column]);
}

function refuseBare(row: readonly Input[]): never {
  const error = row.find((cell) => cell instanceof CellError);
  if (error !== undefined) throw new InputError(error as CellError);
  throw badArgument(`results must be one row, one column, or a table with a header row and a column "R multiple"`);
}

function readResult(cell: Input, name: string): number {
  if (typeof cell === "number") return cell;
  if (cell instanceof CellError) throw new InputError(cell);
  if (isBlank(cell)) throw new DomainError("range", `${name} was blank: blanks are allowed only at the end`);
  throw badArgument(`${name} must be a number, was ${quoted(cell)}`);
}
