/** What the rule of an input refuses while it is typed: the cell stays as it was. Pasted or set, the same value is judged by the sheet. */
import type { PlanInput, PlanValue } from "./inputs";
import { percentText, plainText } from "./numbers";
import { Reading } from "./reading";

/** "Stop distance: above 0%, up to 20%, was 50%"; undefined for a value that may stand, or for an input without a rule. */
export function refusedInput(input: PlanInput, value: PlanValue): string | undefined {
  if (value === null || value === "" || typeof value === "object") return undefined;
  // Open lists and codes are judged by the sheet itself, in column C
  if (input.kind === "text" || input.kind === "code") return undefined;
  if (new Reading({ [input.name]: value }).isRight(input.name)) return undefined;
  const was = typeof value === "number" ? (input.kind === "percent" ? percentText(value) : plainText(value)) : String(value);
  return `${input.label}: ${input.mustBe}, was ${was}`;
}
