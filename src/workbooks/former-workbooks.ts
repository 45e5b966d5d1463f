/** Planning workbooks as version 0.1.0 wrote them: where their inputs stood, and which cells held formulas. Data; none is made any more. */
import type { WorkbookData } from "../grid/workbook-data";
import former from "./former-workbooks.json";
import { textLeftOf } from "./templates";

export interface FormerWorkbook {
  name: string;
  /** Each input by its address, "Plan!B5", with the label on its left. */
  labels: Readonly<Record<string, string>>;
  /** Of each sheet the cells with a formula, parted by blanks. */
  formulas: Readonly<Record<string, string>>;
}

export const formerWorkbooks: readonly FormerWorkbook[] = former as unknown as FormerWorkbook[];

/** The one that a workbook was made from: all its inputs stand where they were. */
export function formerOf(workbook: WorkbookData): FormerWorkbook | undefined {
  return formerWorkbooks.find(({ labels }) =>
    Object.entries(labels).every(([address, label]) => textLeftOf(workbook, address) === label),
  );
}
