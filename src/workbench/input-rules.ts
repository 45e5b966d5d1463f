/** The rules of a plan's inputs while typing: what they refuse leaves the cell as it was, with the words of the sheet. */
import type { DecimalMark } from "../door/number-cell";
import { fieldText } from "../form/field-text";
import type { SheetValue } from "../grid/workbook-data";
import { planInputs, type PlanValue } from "../plan/inputs";
import { refusedInput } from "../plan/refused";
import type { Template } from "../workbooks/template";

/** "Stop distance: above 0%, up to 20%, was 50%. The cell is as it was."; undefined for a value that may stand, or for a cell without a rule. */
export function refusedBy(
  template: Template | undefined,
  address: string,
  value: SheetValue,
  decimal: DecimalMark,
): string | undefined {
  const key = template?.inputs.find((each) => each.address.replace(/'/g, "") === address.replace(/'/g, ""))?.key;
  // Of two plans an input carries the letter of its plan
  const input = planInputs.find(({ name }) => name === key?.replace(/^[A-Z]\./, ""));
  const refused = input && refusedInput(input, value as PlanValue, (...given) => fieldText(...given, decimal));
  return refused && asItWas(refused);
}

/** The words of a refusal, with what becomes of the cell. */
export function asItWas(refused: string): string {
  return `${refused}. The cell is as it was.`;
}
