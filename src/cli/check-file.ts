/** What is wrong with a workbook file: errors, damaged formulas, results that are out of date, another version. */
import { CellError } from "../grid/cell";
import { callsCustomFunction, isDamaged } from "../grid/stored-text";
import { placeOf } from "../file/workbook-file";
import { overwrittenCells } from "../workbooks/overwritten";
import { cellText } from "./answers";
import type { Output } from "./command";
import type { SheetValue } from "../grid/workbook-data";
import type { FormulaCell, Recalculation } from "./recalculation";
import { nearlySame } from "../sheet/stored-results";
import { fullName, readAddress } from "../grid/address";

interface Finding {
  kind: "error" | "damaged" | "overwritten" | "different" | "unknown" | "version";
  cell: string;
  message: string;
}

/** Larger differences than those of a sum in another order. */
const tolerance = 1e-12;

/** Prints the findings; 1 when there are any that somebody should look at. */
export function checkFile(
  recalculation: Recalculation,
  ids: readonly string[],
  name: string,
  json: boolean,
  { answer }: Output,
): number {
  const formulas = [...recalculation.formulas()];
  const findings = [
    ...damages(recalculation, ids),
    ...overwritten(recalculation),
    ...errors(recalculation, formulas),
    ...versions(recalculation, formulas),
    ...differences(recalculation, formulas),
    ...unknown(recalculation),
  ];
  const ours = formulas.filter(({ formula }) => callsCustomFunction(formula, ids)).length;
  const isSound = findings.every(({ kind }) => kind === "unknown");
  if (json) for (const finding of findings) answer(JSON.stringify({ file: name, ...finding }));
  else {
    answer(
      `${name}: ${recalculation.file.sheets.length} worksheets, ${formulas.length} formulas, ${ours} of them with our functions`,
    );
    for (const { cell, message } of findings) answer(`${cell} ${message}`);
    answer(isSound ? "nothing found that needs mending" : `${findings.length} findings`);
  }
  recalculation.dispose();
  return isSound ? 0 : 1;
}

function damages({ file }: Recalculation, ids: readonly string[]): Finding[] {
  return [...file.formulas()].flatMap(({ sheet, cell }): Finding[] =>
    isDamaged(cell.formula!, ids)
      ? [{ kind: "damaged", cell: placeOf(sheet, cell.address), message: `=${cell.formula!} is damaged: --repair mends it` }]
      : [],
  );
}

/** Among the formulas of our own workbooks. */
function overwritten({ file }: Recalculation): Finding[] {
  return overwrittenCells(file.data).map(({ sheet, address, formula }) => {
    const value = cellText(file.data.sheets.find(({ name }) => name === sheet)!.cells[address]!.value);
    const was = formula === undefined ? "" : `: ${formula}`;
    return {
      kind: "overwritten",
      cell: fullName(sheet, readAddress(address)),
      message: `holds ${value}, typed over the formula that the workbook has there${was}. It no longer follows the inputs`,
    };
  });
}

function errors(recalculation: Recalculation, formulas: readonly FormulaCell[]): Finding[] {
  return formulas.flatMap(({ place, sheet, address }): Finding[] => {
    const value = recalculation.valueAt(sheet, address);
    if (value instanceof CellError && isWarmUp(recalculation, sheet, address)) return [];
    return value instanceof CellError ? [{ kind: "error", cell: place, message: `${value.code} ${value.message}`.trim() }] : [];
  });
}

/** An indicator has no answer on its first bars: that is no fault while its last bar has one. */
function isWarmUp({ values }: Recalculation, sheet: string, address: string): boolean {
  const spill = values.sheets.find(({ name }) => name === sheet)?.spills?.[address];
  const [first, last] = [spill?.values[0]?.[0], spill?.values.at(-1)?.[0]];
  return first instanceof CellError && first.code === "#N/A" && last !== undefined && !(last instanceof CellError);
}

function versions(recalculation: Recalculation, formulas: readonly FormulaCell[]): Finding[] {
  return formulas.flatMap(({ place, sheet, address, formula, stored }): Finding[] => {
    if (!/^=\s*MICRO\.VERSION\(\s*\)$/i.test(formula)) return [];
    const now = recalculation.valueAt(sheet, address);
    if (stored === now) return [];
    return [{ kind: "version", cell: place, message: `made with "${cellText(stored)}", now it is "${cellText(now)}"` }];
  });
}

function differences(recalculation: Recalculation, formulas: readonly FormulaCell[]): Finding[] {
  const isSame = (stored: SheetValue, now: SheetValue): boolean => now instanceof CellError || nearlySame(stored, now, tolerance);
  const found = recalculation.differences(isSame, formulas);
  const versionCells = new Set(versions(recalculation, formulas).map(({ cell }) => cell));
  return found
    .filter(({ place }) => !versionCells.has(place))
    .map(({ place, stored, now }) => ({
      kind: "different",
      cell: place,
      message: `stored ${cellText(stored)}, calculated now ${cellText(now)}`,
    }));
}

function unknown({ kept }: Recalculation): Finding[] {
  return kept.map(({ sheet, address, formula, reason }) => ({
    kind: "unknown",
    cell: fullName(sheet, readAddress(address)),
    message: `${formula} cannot be calculated here (${reason}): its stored result was used`,
  }));
}
