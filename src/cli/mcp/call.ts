/** Calls a function with arguments by name, as JSON: they become what Excel would hand over, the result becomes JSON again. */
import type { CatalogueEntry, CatalogueParameter } from "../../catalogue/types";
import { CellError, type CellResult, type CellValue, type ErrorCode, errorCodes } from "../../grid/cell";
import type { FunctionLibrary } from "../../host/library";

/** Arguments that no cell or range could hold; the message says which and what it must be. */
export class UnfitArgument extends Error {}

/** The result of one call; an error of the function is a result too. */
export function callByName(
  library: FunctionLibrary,
  entry: CatalogueEntry,
  given: Readonly<Record<string, unknown>>,
): CellResult {
  const names = entry.parameters.map(({ name }) => name);
  const unknown = Object.keys(given).filter((name) => !names.includes(name));
  const listed = names.length === 0 ? "it takes none" : `it takes ${names.join(", ")}`;
  if (unknown.length > 0) throw new UnfitArgument(`${entry.id} has no argument ${unknown.join(", ")}: ${listed}`);
  const missing = entry.parameters.filter(({ name, optional }) => !optional && given[name] === undefined).map(({ name }) => name);
  if (missing.length > 0) throw new UnfitArgument(`${entry.id} needs ${missing.join(", ")}`);
  const values = entry.parameters.map((parameter) => excelArgument(entry.id, parameter, given[parameter.name]));
  try {
    return resultOf(library.functions.get(entry.id)!(...values));
  } catch (thrown) {
    const { code, message = "" } = thrown as { code?: ErrorCode; message?: string };
    if (code !== undefined && errorCodes.includes(code)) return new CellError(code, message);
    throw thrown;
  }
}

function excelArgument(id: string, { name, shape }: CatalogueParameter, value: unknown): unknown {
  if (value === undefined || value === null) return null;
  const unfit = (must: string) => new UnfitArgument(`${name} of ${id} must be ${must}, was ${shown(value)}`);
  const single = cellOf(value);
  if (shape === "cell") {
    if (single === undefined) throw unfit("one number, text or logical value");
    return single;
  }
  if (single !== undefined) return [[single]];
  const rows = Array.isArray(value) ? value.map((row: unknown) => (Array.isArray(row) ? row : [row])) : Object.entries(value);
  const table = rows.map((row) => row.map((item: unknown) => (item === null ? null : cellOf(item))));
  if (table.length === 0 || table.some((row) => row.length !== table[0]!.length || row.length === 0 || row.includes(undefined)))
    throw unfit("one value, a list of values, rows of equal length, or an object of names and values");
  return table;
}

/** A JSON value as what stands in a cell; {"error": "#N/A"} is an error cell. Undefined for what no cell holds. */
function cellOf(value: unknown): unknown {
  if (typeof value === "number" || typeof value === "string" || typeof value === "boolean") return value;
  const { error } = (value ?? {}) as { error?: ErrorCode };
  return error !== undefined && errorCodes.includes(error) ? { code: error, message: "" } : undefined;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 100 ? `${text.slice(0, 100)}...` : text;
}

function resultOf(result: unknown): CellResult {
  return Array.isArray(result) ? result.map((row: unknown[]) => row.map(resultCell)) : resultCell(result);
}

function resultCell(value: unknown): CellValue {
  if (typeof value !== "object" || value === null) return (value ?? "") as CellValue;
  const { code, message = "" } = value as { code: ErrorCode; message?: string };
  return new CellError(code, message);
}
