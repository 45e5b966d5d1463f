/** The plan and its audit, computed in the pane by the very formulas that the sheet will hold. */
import { CellError, isTable } from "../grid/cell";
import { areaOf, cellName, type Cells } from "./cells";
import { type CellSource, evaluate, runCall } from "./evaluate";
import { callsIn, readFormula } from "./formula";
import { planCell, type PlanSheet, planSheet, roomForSteps } from "./plan-sheet";
import type { PlanValues } from "./plan-fields";
import { numberText } from "../help/model";

export interface Preview {
  plan: Cells;
  audit: Cells | CellError;
  /** "Worst stage -4.90 (0.49% of equity), 2 of 11 checks fail." */
  summary: string;
  steps: number;
}

/** The preview, or the reason why there is no plan. */
export function previewOf(values: PlanValues): Preview | CellError {
  const sheet = planSheet(values, "Preview", 1);
  const plan = evaluate(readFormula(sheet.cells[planCell]!.formula!), cellSource(sheet));
  if (plan instanceof CellError) return plan;
  if (!isTable(plan)) return new CellError("#VALUE!", "the plan has no steps");
  const steps = plan.length - 1;
  if (steps > roomForSteps)
    return new CellError("#NUM!", `the planning sheet has room for ${roomForSteps} steps, the split has ${steps}`);
  const failing = plan.flat().find((cell): cell is CellError => cell instanceof CellError && cell.code !== "#N/A");
  if (failing) return failing;
  const audit = auditOf(sheet, plan as Cells);
  return { plan: plan as Cells, audit, summary: summaryOf(plan as Cells, audit), steps };
}

function auditOf(sheet: PlanSheet, plan: Cells): Cells | CellError {
  const formula = Object.values(sheet.cells).find((cell) => cell.formula?.includes("SCALE.AUDIT("))!.formula!;
  const call = callsIn(readFormula(formula)).find(({ name }) => name === "SCALE.AUDIT")!;
  const result = runCall("SCALE.AUDIT", call, cellSource(sheet, plan));
  if (result instanceof CellError) return result;
  return isTable(result) ? (result as Cells) : new CellError("#VALUE!", "the audit has no checks");
}

/** The cells as they will stand in the sheet; the plan's spill where it is asked for. */
function cellSource({ cells }: PlanSheet, plan?: Cells): CellSource {
  return (text) => {
    if (text === `${planCell}#`) return plan;
    const { row, column, lastRow, lastColumn } = areaOf(text);
    return Array.from({ length: lastRow - row + 1 }, (_, y) =>
      Array.from({ length: lastColumn - column + 1 }, (_, x) => valueOf(cells[cellName(row + y, column + x)]?.value)),
    );
  };
}

function valueOf(value: unknown): Cells[number][number] {
  if (value === undefined || value === null || value === "") return null;
  // The apostrophe makes Excel keep a text and is no part of it
  return typeof value === "string" ? value.replace(/^'/, "") : (value as number | boolean);
}

function summaryOf(plan: Cells, audit: Cells | CellError): string {
  const [header = [], ...rows] = plan;
  const column = (name: string) =>
    rows.map((row) => row[header.indexOf(name)]).filter((cell): cell is number => typeof cell === "number");
  const worst = Math.min(...column("Net at stop"));
  const share = column("Net % equity");
  const percent = share.length > 0 ? ` (${numberText(Number((Math.abs(Math.min(...share)) * 100).toFixed(2)))}% of equity)` : "";
  const stage =
    worst < 0 ? `Worst stage: a loss of ${worst.toFixed(2).slice(1)}` : `Worst stage: a profit of ${worst.toFixed(2)}`;
  if (audit instanceof CellError) return `${stage}${percent}.`;
  const failed = audit.filter((row) => row[1] === "FAIL").length;
  const checks = failed === 0 ? "no check fails" : failed === 1 ? "1 check fails" : `${failed} checks fail`;
  return `${stage}${percent}; ${checks}.`;
}
