/** Formulas without cells: each is parsed and calculated by the same engine, its answer goes to no cell. */
import type { Injector } from "@univerjs/core";
import type { ArrayValueObject, BaseReferenceObject, BaseValueObject, CalculateFormulaService } from "@univerjs/engine-formula";
import {
  CELL_INVERTED_INDEX_CACHE,
  FORMULA_REF_TO_ARRAY_CACHE,
  type FunctionVariantType,
  ICalculateFormulaService,
} from "@univerjs/engine-formula";
import { IFormulaCurrentConfigService, IFormulaRuntimeService } from "@univerjs/engine-formula";
import { CellError, type CellResult, type CellValue } from "../grid/cell";
import type { EngineParts } from "./engine";
import { generalReason, type ReasonTrace, unreadableReason } from "./reasons";
import { plainTable, plainValue, type SheetValue } from "./values";

/** Where a formula is taken to stand. */
export interface Place {
  unitId: string;
  sheetId: string;
  row: number;
  column: number;
  rowCount: number;
  columnCount: number;
}

const endless = 100_000_000;

/** A formula in the cell where it is taken to stand. */
export interface PlacedFormula {
  formula: string;
  sheetId: string;
  row: number;
  column: number;
}

/** The answers in order; a formula for itself or with a place of its own. References see the cells of the sheet as they are now. */
export async function evaluateFormulas(
  injector: Injector,
  { trace, translation }: EngineParts,
  place: Place,
  formulas: readonly (string | PlacedFormula)[],
): Promise<CellResult[]> {
  injector.get(IFormulaCurrentConfigService).loadDataLite();
  const runtime = injector.get(IFormulaRuntimeService);
  const calculator = injector.get(ICalculateFormulaService) as CalculateFormulaService;
  runtime.reset();
  translation.refresh();
  // What was read before may have changed since; and what is read here must not be taken for the next calculation.
  forgetWhatWasRead();
  const answers: CellResult[] = [];
  for (const each of formulas) {
    const { formula, sheetId, row, column } = typeof each === "string" ? { ...place, formula: each } : each;
    // The answer goes to no cell: however large it is, it finds room
    runtime.setCurrent(row, column, endless, endless, sheetId, place.unitId);
    const text = asFormula(formula);
    answers.push(
      text === "="
        ? unreadable()
        : await evaluateOne(() => calculator.calculate(translation.calculatedAt(text, sheetId, row, column)), trace),
    );
  }
  runtime.reset();
  forgetWhatWasRead();
  return answers;
}

/** The ranges, and by which rows hold which values cells are compared. The engine does so after each calculation of its own. */
function forgetWhatWasRead(): void {
  FORMULA_REF_TO_ARRAY_CACHE.clear();
  CELL_INVERTED_INDEX_CACHE.clear();
}

function asFormula(text: string): string {
  const trimmed = text.trim();
  return trimmed.startsWith("=") ? trimmed : `=${trimmed}`;
}

function unreadable(): CellError {
  return new CellError("#VALUE!", unreadableReason);
}

async function evaluateOne(calculate: () => Promise<FunctionVariantType | undefined>, trace: ReasonTrace): Promise<CellResult> {
  try {
    const value = await calculate();
    return value ? answerOf(value, trace) : unreadable();
  } catch (thrown) {
    return new CellError("#VALUE!", `the formula could not be calculated: ${String((thrown as Error)?.message ?? thrown)}`);
  }
}

function answerOf(value: FunctionVariantType, trace: ReasonTrace): CellResult {
  const result = value.isReferenceObject() ? (value as BaseReferenceObject).toArrayValueObject() : (value as BaseValueObject);
  if (!result.isArray()) return answerValue(plainValue(result), trace);
  const rows = plainTable(result as ArrayValueObject).map((row) => row.map((cell) => answerValue(cell, trace)));
  return rows.length === 1 && rows[0]!.length === 1 ? rows[0]![0]! : rows;
}

/** An empty cell as the answer of a formula is 0, as in a cell. */
function answerValue(value: SheetValue, trace: ReasonTrace): CellValue {
  if (value === null) return 0;
  if (!(value instanceof CellError) || value.message !== "") return value;
  return new CellError(value.code, trace.reasonOf(value.code) ?? generalReason(value.code));
}
