/** A template with inputs of a plan that is there already, and with the contracts of one's own that it may name. */
import type { SheetValue, WorkbookData } from "../grid/workbook-data";
import { readAddress, cellName } from "../grid/address";
import { planContracts } from "../plan/contract-list";
import { planInputs, type PlanInputName, type PlanValues } from "../plan/inputs";
import type { Template } from "../workbooks/template";

const planNames: ReadonlySet<string> = new Set(planInputs.map(({ name }) => name));

/** The input of a plan that an input of a template is, and of which plan of several: "B.Side" is Side of B. */
function planInputOf(key: string): { plan: string; name: PlanInputName } | undefined {
  const [, plan = "", name = ""] = /^(?:([A-Z])\.)?(\w+)$/.exec(key) ?? [];
  return planNames.has(name) ? { plan, name: name as PlanInputName } : undefined;
}

/** How many of the plan's inputs a template takes. */
export function takesPlan({ inputs }: Template): boolean {
  return inputs.some(({ key }) => planInputOf(key) !== undefined);
}

/** What an open workbook holds of a plan; of two plans the second. */
export function planIn(template: Template, read: (address: string) => SheetValue): PlanValues {
  const values = template.inputs.flatMap(({ key, address }) => {
    const input = planInputOf(key);
    const value = read(address);
    return input && input.plan !== "A" && (value === null || typeof value !== "object") ? [[input.name, value] as const] : [];
  });
  return Object.fromEntries(values) as PlanValues;
}

/** `plans`: the inputs of a plan by its letter, "" for a template of one. Contracts of one's own are rows of the sheet Contracts. */
export function withInputs(
  template: Template,
  plans: (letter: string) => PlanValues,
  ownContracts: readonly (readonly SheetValue[])[],
): WorkbookData {
  const sheets = template.workbook.sheets.map((sheet) => {
    const cells = { ...sheet.cells };
    for (const { key, address } of template.inputs) {
      const input = planInputOf(key);
      const [, name = "", cell = ""] = /^(.*)!([A-Z]+\d+)$/.exec(address) ?? [];
      if (!input || name.replace(/^'|'$/g, "") !== sheet.name) continue;
      const value = plans(input.plan)[input.name];
      if (value === undefined || (typeof value === "object" && value !== null)) continue;
      cells[cell] = { ...cells[cell], value };
    }
    if (sheet.name === "Contracts") putContracts(cells, ownContracts);
    return { ...sheet, cells };
  });
  return { ...template.workbook, sheets };
}

/** The first row of the sheet Contracts that is one's own. */
export const firstOwnContract = 5 + planContracts.length;

function putContracts(cells: WorkbookData["sheets"][number]["cells"], rows: readonly (readonly SheetValue[])[]): void {
  const { row } = readAddress(`A${firstOwnContract}`);
  rows.forEach((values, down) =>
    values.forEach((value, column) => {
      const address = cellName(row + down, column);
      if (value !== null && typeof value !== "object") cells[address] = { ...cells[address], value };
    }),
  );
}
