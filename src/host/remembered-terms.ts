/** Tables of terms that were read last: the formulas of a sheet hand over one block again and again. */
import type { ContractTerms } from "../calc/contract-terms";
import type { Input } from "./arguments";

interface Read {
  /** Name, value, name, value and so on. */
  readonly cells: readonly Input[];
  readonly terms: ContractTerms;
}

type Rows = readonly (readonly Input[])[];

const mostTables = 4;
const mostRows = 100;
const lastRead: Read[] = [];

/** The terms of a table name | value: those of the last time where every cell is what it was then. */
export function remembered(rows: Rows, read: () => ContractTerms): ContractTerms {
  for (const known of lastRead) if (isSame(rows, known.cells)) return known.terms;
  const terms = read();
  if (rows.length <= mostRows) {
    if (lastRead.length === mostTables) lastRead.shift();
    lastRead.push({ cells: rows.flatMap(([name, value]) => [name, value]), terms });
  }
  return terms;
}

/** Errors are no same cells: each call brings its own. */
function isSame(rows: Rows, cells: readonly Input[]): boolean {
  if (rows.length * 2 !== cells.length) return false;
  for (let row = 0; row < rows.length; row += 1) {
    const [name, value] = rows[row]!;
    if (!Object.is(name, cells[2 * row]) || !Object.is(value, cells[2 * row + 1])) return false;
  }
  return true;
}
