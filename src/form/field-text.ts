/** Texts of a plan's fields: how a value is shown for typing over, and what a typed text is. */
import type { LocaleWays } from "../door/locale";
import type { DecimalMark } from "../door/number-cell";
import { readTyped } from "../door/typed";
import { text } from "../languages/text";
import type { PlanInput, PlanValue } from "../plan/inputs";
import { percentText, plainText } from "../plan/numbers";
import { said } from "./plan-sentences";
import { asTyped } from "./reader-marks";

export function fieldText({ kind }: PlanInput, value: PlanValue, decimal: DecimalMark = "."): string {
  if (value === null || typeof value === "object") return "";
  if (typeof value !== "number") return String(value);
  return asTyped(kind === "percent" ? percentText(value) : plainText(value), decimal);
}

/** What a text was read as; `words` are said beside the field where that is not plain. */
export interface FieldReading {
  value: PlanValue;
  words?: string;
}

/** A text that is no number, or may be two, stays a text: the plan then says what the input must be. */
export function readField({ kind }: PlanInput, typedText: string, ways: LocaleWays, previous?: number): FieldReading {
  const trimmed = typedText.trim();
  if (trimmed === "") return { value: null };
  if (kind === "word" || kind === "code" || kind === "text") return { value: trimmed };
  const shown = (value: number): string => asTyped(kind === "percent" ? percentText(value) : plainText(value), ways.decimal);
  const typed = readTyped(trimmed, ways, kind === "percent" ? "percent" : "number", previous);
  if ("number" in typed) return { value: typed.number, ...(typed.shown && { words: `= ${shown(typed.number)}` }) };
  if ("blank" in typed) return { value: null };
  if ("ask" in typed)
    return {
      value: trimmed,
      words: text("{typed} may be {readings}: write it so that only one is meant", {
        typed: trimmed,
        readings: typed.ask.map(shown).join(` ${text("or")} `),
      }),
    };
  return { value: trimmed, ...("refuse" in typed && typed.refuse === "date" && { words: said(typed.says, ways.decimal) }) };
}
