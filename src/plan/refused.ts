/** What the rule of an input refuses while it is typed: the cell stays as it was. Pasted or set, the same value is judged by the sheet. */
import type { PlanInput, PlanValue } from "./inputs";
import { Reading } from "./reading";

/**
 * "Stop distance: above 0%, up to 20%, was 50%"; undefined for a value that may stand, or for an input without a rule. `shown` is how the
 * reader writes a value.
 */
export function refusedInput(
  input: PlanInput,
  value: PlanValue,
  shown: (input: PlanInput, value: PlanValue) => string,
): string | undefined {
  if (value === null || value === "" || typeof value === "object") return undefined;
  // Open lists and codes are judged by the sheet itself, in column C
  if (input.kind === "text" || input.kind === "code") return undefined;
  if (new Reading({ [input.name]: value }).isRight(input.name)) return undefined;
  return `${input.label}: ${input.mustBe}, was ${shown(input, value)}`;
}
