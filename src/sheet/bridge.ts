/** Makes functions of the engine out of the built add-in: arguments and results pass over as in Excel. */
import { type ArrayValueObject, BaseFunction, type BaseValueObject } from "@univerjs/engine-formula";
import type { ExcelFunction } from "../catalogue/types";
import { CellError, errorCodes, type ErrorCode } from "../grid/cell";
import type { FunctionLibrary } from "../host/library";
import { cellName, sheetPrefix } from "../grid/address";
import { excelArguments } from "./arguments";
import type { ReasonTrace } from "./reasons";
import { engineTable, engineValue, type SheetValue } from "./values";

type LibraryFunction = (...values: unknown[]) => unknown;

/** What a running function may ask of the engine around it. */
export interface EngineContext {
  trace: ReasonTrace;
  /** The name of a worksheet by its id. */
  sheetName: (sheetId: string) => string | undefined;
}

/** Every function of the library as a function of the engine. */
export function bridgedFunctions(library: FunctionLibrary, context: EngineContext): BridgedFunction[] {
  return library.metadata.functions.map((definition) => {
    const call = library.functions.get(definition.id);
    if (!call) throw new Error(`functions.json names ${definition.id}, but functions.js does not associate it`);
    return new BridgedFunction(definition, call, context);
  });
}

/** One worksheet function. The engine's own count check is off (-1), as it would answer #N/A without a reason. */
export class BridgedFunction extends BaseFunction {
  override minParams = -1;
  override maxParams = -1;
  /** Ranges arrive as ranges: a hundred thousand rows are read without an object for each cell. */
  override needsReferenceObject = true;

  constructor(
    private readonly definition: ExcelFunction,
    private readonly call: LibraryFunction,
    private readonly context: EngineContext,
  ) {
    super(definition.name.toUpperCase());
  }

  override calculate(...given: BaseValueObject[]): BaseValueObject | ArrayValueObject {
    const result = this.answer(given);
    if (result instanceof CellError) this.context.trace.note(result);
    return Array.isArray(result) ? engineTable(result) : engineValue(result);
  }

  private answer(given: readonly BaseValueObject[]): SheetValue | SheetValue[][] {
    const values = excelArguments(this.definition, given);
    if (values instanceof CellError) return values;
    try {
      return excelResult(this.call(...values, this.invocation()), this.definition.id);
    } catch (thrown) {
      return (
        asError(thrown) ??
        new CellError("#VALUE!", `${this.definition.id} failed: ${String((thrown as Error)?.message ?? thrown)}`)
      );
    }
  }

  /** The trailing argument that Excel's runtime adds to every call. */
  private invocation(): object {
    const sheet = this.context.sheetName(this.subUnitId ?? "");
    const address = sheet === undefined ? undefined : `${sheetPrefix(sheet)}${cellName(this.row, this.column)}`;
    return { functionName: this.definition.id, address };
  }
}

/** An error object of Excel's kind as ours; undefined for anything else. */
function asError(value: unknown): CellError | undefined {
  if (value instanceof CellError) return value;
  if (typeof value !== "object" || value === null) return undefined;
  const { code, message } = value as { code?: unknown; message?: unknown };
  return errorCodes.includes(code as ErrorCode)
    ? new CellError(code as ErrorCode, typeof message === "string" ? message : "")
    : undefined;
}

function excelResult(result: unknown, id: string): SheetValue | SheetValue[][] {
  if (!Array.isArray(result)) return excelCell(result, id);
  const width = result.reduce<number>((widest, row) => Math.max(widest, Array.isArray(row) ? row.length : 1), 0);
  if (width === 0) return new CellError("#CALC!", `${id} returned an empty table`);
  let rows: unknown[] | undefined;
  // Of a hundred thousand rows only those are copied that are not as a sheet has them
  for (let at = 0; at < result.length; at += 1) {
    const row: unknown = result[at];
    if (!isWell(row, width)) (rows ??= [...(result as unknown[])])[at] = completed(row, width, id);
  }
  return (rows ?? result) as SheetValue[][];
}

/** Is it a row of so many numbers, texts and logical values already? */
function isWell(row: unknown, width: number): boolean {
  if (!Array.isArray(row) || row.length !== width) return false;
  for (const value of row as readonly unknown[])
    if (!Number.isFinite(value) && typeof value !== "string" && typeof value !== "boolean") return false;
  return true;
}

function completed(row: unknown, width: number, id: string): SheetValue[] {
  const given: readonly unknown[] = Array.isArray(row) ? row : [row];
  return Array.from({ length: width }, (_, column) => (column < given.length ? excelCell(given[column], id) : ""));
}

function excelCell(value: unknown, id: string): SheetValue {
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : new CellError("#NUM!", `${id} gave ${value}`);
  return asError(value) ?? (value === null ? null : new CellError("#VALUE!", `${id} gave a result that no cell can hold`));
}
