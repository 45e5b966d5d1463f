/** A planning sheet to be inserted: the one of the workbench, with the form's values in its input cells. */
import type { CellData } from "../grid/workbook-data";
import { scalingPlan } from "../workbooks/scaling-plan";
import { areaOf, cellName, columnLetters } from "./cells";
import type { PlanValues } from "./plan-fields";
import { safeText } from "./safe-text";

export interface PlanSheet {
  cells: Readonly<Record<string, CellData>>;
  columnWidths: Readonly<Record<string, number>>;
  /** Names of the sheet, by name. */
  names: Readonly<Record<string, string>>;
  chart: PlanChart;
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

/** The cell of the template that holds the plan, and the steps that find room below it. */
export const planCell = Object.entries(template.cells).find(([, { formula }]) => formula?.startsWith("=SCALE.PLAN("))![0];
export const roomForSteps = roomBelow(planCell);

function roomBelow(address: string): number {
  const { row, column } = areaOf(address);
  let room = 0;
  for (;;) {
    const cell = template.cells[cellName(row + 1 + room, column)];
    if (cell === undefined || cell.value !== undefined || cell.formula !== undefined) return room;
    room += 1;
  }
}

export function planSheet(values: PlanValues, title: string, steps: number): PlanSheet {
  const cells: Record<string, CellData> = { ...template.cells };
  cells.A1 = { ...cells.A1, value: safeText(title) };
  for (const { key, address } of scalingPlan.inputs) {
    const cell = address.split("!")[1]!;
    const value = values[key];
    if (value !== undefined) cells[cell] = { ...cells[cell], value: typeof value === "string" ? safeText(value) : value };
  }
  const last = Object.keys(cells).reduce((row, address) => Math.max(row, areaOf(address).row), 0);
  const stamp = lastInputRow() + 2;
  cells[cellName(stamp, 0)] = { formula: "=MICRO.VERSION()", ...(cells.A2?.style && { style: cells.A2.style }) };
  return {
    cells,
    columnWidths: template.columnWidths ?? {},
    names: sheetNames(),
    chart: chartOf(steps, Math.max(last, stamp) + 2),
    start: scalingPlan.start.split("!")[1]!,
  };
}

function lastInputRow(): number {
  return Math.max(...scalingPlan.inputs.map(({ address }) => areaOf(address.split("!")[1]!).row));
}

/** Names of the sheet and not of the workbook: a second plan has its own. */
function sheetNames(): Record<string, string> {
  const names = Object.entries(scalingPlan.workbook.names ?? {});
  return Object.fromEntries(names.map(([name, address]) => [name, address.split("!")[1]!.replace(/\$/g, "")]));
}

/** Columns of SCALE.PLAN's result, counted from its first. */
const lines = [
  { name: "Trigger", column: 2 },
  { name: "Avg entry", column: 4 },
  { name: "Stop", column: 6 },
  { name: "Break-even", column: 10 },
];

function chartOf(steps: number, row: number): PlanChart {
  const plan = areaOf(planCell);
  const column = (offset: number) => {
    const letters = columnLetters(plan.column + offset);
    return `${letters}${plan.row + 2}:${letters}${plan.row + 1 + steps}`;
  };
  return {
    title: "Prices at each step",
    steps: column(0),
    lines: lines.map(({ name, column: offset }) => ({ name, values: column(offset) })),
    from: cellName(row, plan.column),
    to: cellName(row + 17, plan.column + lines[lines.length - 1]!.column),
  };
}
