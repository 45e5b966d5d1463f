/** All templates, in the order of the New menu. A template is added here and nowhere else. */
import type { WorkbookData } from "../host/workbook-data";
import { scalingPlan } from "./scaling-plan";
import type { Template } from "./template";

export const templates: readonly Template[] = [scalingPlan];

/** The template that a workbook was made from: its inputs still stand where they were, each beside its label. */
export function templateOf(workbook: WorkbookData): Template | undefined {
  return templates.find(
    ({ inputs }) => inputs.length > 0 && inputs.every(({ address, label }) => textLeftOf(workbook, address) === label),
  );
}

function textLeftOf(workbook: WorkbookData, address: string): unknown {
  const [, sheet = "", column = "", row = ""] = /^(.*)!([A-Z])(\d+)$/.exec(address) ?? [];
  const left = String.fromCharCode(column.charCodeAt(0) - 1);
  return workbook.sheets.find(({ name }) => name === sheet)?.cells[`${left}${row}`]?.value;
}
