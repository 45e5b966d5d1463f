/** A planning sheet to be inserted: the one of the workbench, with the form's values in its input cells, beside the list Contracts. */
import { cellName } from "../grid/address";
import type { CellData, DecimalsRule, ValidationData, WorksheetData } from "../grid/workbook-data";
import { type PlanInputName, planInputs, type PlanValues } from "../plan/inputs";
import { contractsSheet } from "../workbooks/plan-kit/contracts-sheet";
import { scalingPlan } from "../workbooks/scaling-plan";
import { safeText } from "./safe-text";

export interface PlanSheet {
  cells: Readonly<Record<string, CellData>>;
  columnWidths: Readonly<Record<string, number>>;
  rowHeights: Readonly<Record<string, number>>;
  frozenRows: number;
  /** Names of the sheet, by name. */
  names: Readonly<Record<string, string>>;
  validations: readonly ValidationData[];
  followsDecimals: readonly DecimalsRule[];
  chart: PlanChart;
  /** The list that the formulas look contracts up in; all plans of a workbook share it. */
  contracts: WorksheetData;
  /** The cell that is selected at the end. */
  start: string;
}

export interface PlanChart {
  title: string;
  /** The steps, then one line for each column of the plan. */
  steps: string;
  lines: readonly { name: string; values: string }[];
  from: string;
  to: string;
}

const template = scalingPlan.workbook.sheets[0]!;

/** Names of the sheet and not of the workbook: a second plan has its own. */
export const planNames: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(scalingPlan.workbook.names ?? {}).map(([name, address]) => [name, withoutSheet(address).replaceAll("$", "")]),
);

function withoutSheet(address: string): string {
  return address.slice(address.lastIndexOf("!") + 1);
}

export function planSheet(values: PlanValues, title: string): PlanSheet {
  const cells: Record<string, CellData> = { ...template.cells };
  cells.A1 = { ...cells.A1, value: safeText(title) };
  for (const { name } of planInputs) {
    const cell = planNames[name]!;
    const value = values[name] ?? null;
    if (typeof value === "object" && value !== null) continue;
    cells[cell] = { ...cells[cell], value: typeof value === "string" ? safeText(value) : value };
  }
  const rows = Object.keys(cells).map((address) => Number(/\d+$/.exec(address)![0]));
  cells[cellName(Math.max(...rows) + 1, 0)] = { formula: "=MICRO.VERSION()", ...(cells.A2?.style && { style: cells.A2.style }) };
  return {
    cells,
    columnWidths: template.columnWidths ?? {},
    rowHeights: template.rowHeights ?? {},
    frozenRows: template.frozenRows ?? 0,
    names: planNames,
    validations: template.validations ?? [],
    followsDecimals: template.followsDecimals ?? [],
    chart: chartOf(),
    contracts: contractsSheet(),
    start: withoutSheet(scalingPlan.start),
  };
}

function chartOf(): PlanChart {
  const { title, place, categories, series } = template.charts![0]!;
  const [from = "", to = ""] = place.split(":");
  const lines = series.map(({ name, values }) => ({ name, values: withoutSheet(values) }));
  return { title, steps: withoutSheet(categories!), lines, from, to };
}

/** The inputs of a planning sheet whose cells were read by name; undefined when it is no such sheet. */
export function valuesFrom(cells: ReadonlyMap<PlanInputName, unknown>): PlanValues | undefined {
  if (!cells.has("Side") || !cells.has("Entry_price")) return undefined;
  const read = [...cells].map(([name, value]) => {
    const isPlain = value === null || ["string", "number", "boolean"].includes(typeof value);
    return [name, isPlain ? value : { isError: true }];
  });
  return Object.fromEntries(read) as PlanValues;
}
