import { CellError, type CellResult, type CellValue } from "../grid/cell";
import { errorRows } from "../host/checked-rows";
import { guard } from "../host/guard";

type RawFunction = Parameters<typeof guard>[1];

/**
 * Hands a worksheet function to Excel under its id. Excel knows an error only as its own class, which exists once a host has loaded:
 * it is looked up when an error occurs, never before.
 */
export function associate(id: string, raw: RawFunction): void {
  const guarded = guard(id, raw);
  CustomFunctions.associate(id, (...values: unknown[]) => toExcel(guarded(...values)));
}

/** What Excel's runtime takes for itself when it is thrown, with its reason; any other error that is thrown it shows as #VALUE!. */
const thrown: ReadonlySet<string> = new Set(["#VALUE!", "#N/A", "#DIV/0!", "#NUM!", "#NULL!"]);

/** The result as Excel takes it: an error alone is thrown where Excel knows it so, an error inside a table is a cell of it. */
function toExcel(result: CellResult): unknown {
  if (result instanceof CellError) {
    if (thrown.has(result.code)) throw excelError(result);
    return excelError(result);
  }
  return Array.isArray(result) ? toExcelTable(result) : result;
}

/** The rows with errors of Excel in place of ours; rows without errors as they are, and one error for the cells that share one. */
function toExcelTable(rows: readonly CellValue[][]): unknown[][] {
  const errors = new Map<CellError, CustomFunctions.Error>();
  const cell = (value: CellValue): unknown => {
    if (!(value instanceof CellError)) return value;
    const error = errors.get(value) ?? excelError(value);
    errors.set(value, error);
    return error;
  };
  const known = errorRows(rows);
  // Rows that are vouched for were made for this result: no copy of 100,000 of them
  const table = known === undefined ? rows.slice() : (rows as unknown[][]);
  for (const index of known ?? rowsWithError(rows)) table[index] = rows[index]!.map(cell);
  return table;
}

function rowsWithError(rows: readonly CellValue[][]): number[] {
  const found: number[] = [];
  for (let index = 0; index < rows.length; index += 1) {
    if (rows[index]!.some((value) => value instanceof CellError)) found.push(index);
  }
  return found;
}

function excelError({ code, message }: CellError): CustomFunctions.Error {
  return new CustomFunctions.Error(code as CustomFunctions.ErrorCode, message);
}
