/** Goes through the formulas of a workbook: which of ours are errors and why, which chains are deep, what is damaged or out of date. */
import { cellName, type CellRange, readRange } from "../grid/address";
import { CellError } from "../grid/cell";
import { callsIn } from "../grid/expression";
import { readFormulaOrNothing } from "../grid/formula";
import { tokensOf } from "../grid/tokens";
import type { CellRequest, Cells, SheetCells } from "./cells";
import { depthsOf } from "./depth";
import { idOfName } from "./library";
import { damagedCalls, repaired } from "./repair";
import { type StampFinding, stampsOf } from "./stamp";
import { explain, isWaiting, type ReadCells } from "./why";

export interface CellFinding {
  sheet: string;
  address: string;
  formula: string;
}

export interface ErrorFinding extends CellFinding {
  code: string;
  reason: string;
  advice?: string;
}

export interface DepthFinding extends CellFinding {
  depth: number;
}

export interface DamageFinding extends CellFinding {
  /** The formula as it was meant; undefined when it cannot be told. */
  repaired?: string;
  /** As Excel reads a formula of ours while the add-in is not loaded: opening the file again may be all that it needs. */
  isUnjoined?: boolean;
}

export interface Report {
  /** Cells that hold a function of ours. */
  count: number;
  /** Those whose result has not come yet: no errors, and nothing that was checked. */
  waiting: number;
  errors: ErrorFinding[];
  deep: DepthFinding[];
  damaged: DamageFinding[];
  stamps: StampFinding[];
}

/** Each level of cells that wait for each other costs Excel a fraction of a second. */
export const deepest = 3;

export async function checkWorkbook(sheets: readonly SheetCells[], version: string, read?: ReadCells): Promise<Report> {
  const ours = sheets.flatMap((sheet) => formulasOf(sheet).filter(({ formula }) => isOurs(formula)));
  const depths = depthsOf(sheets, isOurs);
  const known = readerOf(sheets, read);
  const errors: ErrorFinding[] = [];
  for (const cell of ours) {
    if (!(cell.value instanceof CellError) || isWaiting(cell.value)) continue;
    const { reason, advice } = await explain({ ...cell, value: cell.value }, known);
    const { sheet, address, formula } = cell;
    errors.push({ sheet, address, formula, code: cell.value.code, reason: reason?.message ?? "", ...(advice && { advice }) });
  }
  return {
    count: ours.length,
    waiting: ours.filter(({ value }) => isWaiting(value)).length,
    errors,
    deep: ours
      .map(({ sheet, address, formula }) => ({ sheet, address, formula, depth: depths.get(`${sheet}!${address}`) ?? 0 }))
      .filter(({ depth }) => depth > deepest),
    damaged: sheets.flatMap(formulasOf).flatMap(damageOf),
    stamps: stampsOf(sheets, version),
  };
}

interface FormulaCell extends CellFinding {
  value: SheetCells["values"][number][number];
}

function formulasOf(sheet: SheetCells): FormulaCell[] {
  return sheet.formulas.flatMap((row, y) =>
    row.flatMap((formula, x) =>
      formula.startsWith("=")
        ? [
            {
              sheet: sheet.name,
              address: cellName(sheet.row + y, sheet.column + x),
              formula,
              value: sheet.values[y]?.[x] ?? null,
            },
          ]
        : [],
    ),
  );
}

/** Does the formula call a function of ours? Also where it cannot be read to the end. */
export function isOurs(formula: string): boolean {
  const tree = readFormulaOrNothing(formula);
  const names = tree
    ? callsIn(tree).map(({ name }) => name)
    : tokensOf(formula).flatMap(({ kind, text }) => (kind === "function" ? [text] : []));
  return names.some((name) => idOfName(name) !== undefined);
}

function damageOf({ sheet, address, formula }: FormulaCell): DamageFinding[] {
  const result = repaired(formula);
  if (result === undefined) return [];
  const isUnjoined = result.formula !== undefined && !damagedCalls(formula).some(({ isOfOtherBook }) => isOfOtherBook);
  return [
    {
      sheet,
      address,
      formula,
      ...(result.formula !== undefined && { repaired: result.formula }),
      ...(isUnjoined && { isUnjoined }),
    },
  ];
}

/** Reads from what was read of the workbook already; names and what else is not in it are asked for. */
export function readerOf(sheets: readonly SheetCells[], read?: ReadCells): ReadCells {
  return async (requests) => {
    const tables = requests.map((request) => tableOf(sheets, request));
    const missing = requests.filter((_, index) => tables[index] === undefined);
    const others = read && missing.length > 0 ? await read(missing) : [];
    return requests.map((request, index) => tables[index] ?? others[missing.indexOf(request)]);
  };
}

function tableOf(sheets: readonly SheetCells[], request: CellRequest): Cells | undefined {
  const sheet = sheets.find(({ name }) => name.toLowerCase() === request.sheet.toLowerCase());
  if (sheet === undefined || request.isName) return undefined;
  return cellsOfSheet(sheet, request);
}

function cellsOfSheet(sheet: SheetCells, { address, spill }: CellRequest): Cells | undefined {
  const area = areaWithin(sheet, address);
  if (!area) return undefined;
  if (spill) {
    const size = sheet.spills.get(`${area.row},${area.column}`);
    if (size === undefined) return undefined;
    area.lastRow = area.row + size.rows - 1;
    area.lastColumn = area.column + size.columns - 1;
  }
  const rows: Cells = [];
  for (let row = area.row; row <= area.lastRow; row++) {
    const line: Cells[number] = [];
    for (let column = area.column; column <= area.lastColumn; column++)
      line.push(sheet.values[row - sheet.row]?.[column - sheet.column] ?? null);
    rows.push(line);
  }
  return rows;
}

/** Whole rows and columns end where the used part of the sheet ends. */
function areaWithin(sheet: SheetCells, address: string): CellRange | undefined {
  const area = readRange(address);
  if (!area) return undefined;
  const lastUsedRow = sheet.row + sheet.values.length - 1;
  const lastUsedColumn = sheet.column + (sheet.values[0]?.length ?? 1) - 1;
  if (/^[A-Z]+:[A-Z]+$/i.test(address)) area.lastRow = Math.max(area.row, lastUsedRow);
  if (/^\d+:\d+$/.test(address)) area.lastColumn = Math.max(area.column, lastUsedColumn);
  return area;
}
