/** The rules of a plan's inputs while typing: what they refuse leaves the cell as it was, with the words of the sheet. */
import type { SheetValue } from "../grid/workbook-data";
import { planInputs } from "../plan/inputs";
import { percentText, plainText } from "../plan/numbers";
import { Reading } from "../plan/reading";
import type { Template } from "../workbooks/template";

/** "Stop distance: above 0%, up to 20%, was 50%"; undefined for a value that may stand, or for a cell without a rule. */
export function refusedBy(template: Template | undefined, address: string, value: SheetValue): string | undefined {
  const key = template?.inputs.find((each) => each.address.replace(/'/g, "") === address.replace(/'/g, ""))?.key;
  // Of two plans an input carries the letter of its plan
  const input = planInputs.find(({ name }) => name === key?.replace(/^[A-Z]\./, ""));
  if (!input || value === null || value === "" || typeof value === "object") return undefined;
  // Open lists and codes are judged by the sheet itself, in column C
  if (input.kind === "text" || input.kind === "code") return undefined;
  if (new Reading({ [input.name]: value }).isRight(input.name)) return undefined;
  const was = typeof value === "number" ? (input.kind === "percent" ? percentText(value) : plainText(value)) : String(value);
  return `${input.label}: ${input.mustBe}, was ${was}. The cell is as it was.`;
}
