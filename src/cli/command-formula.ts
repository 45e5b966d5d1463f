/** Formulas of the command line, typed as the reader's Excel takes them, and those of scripts, which are English. */
import { commaAdvice } from "../door/comma-advice";
import { readTyped, type Typed } from "../door/typed";
import { readTypedFormula } from "../door/typed-formula";
import { waysOf } from "../door/locale";
import { CellError, type CellResult } from "../grid/cell";

/** A formula in English, or why there is none. */
export type CommandFormula = { formula: string; shown: boolean } | { refuse: string; says: string };

/** As a person types it: with ; between arguments whatever the locale; a comma in a number only where the locale has one. */
export function typedFormula(text: string, locale = ""): CommandFormula {
  const typed = formulaOf(readTyped(text, locale, "command"), text);
  if (!("formula" in typed)) return typed;
  const pointed = formulaOf(readTypedFormula(typed.formula, true), text);
  if (!("formula" in pointed) || !pointed.shown) return typed;
  const says = `A comma parts arguments here. Write ${pointed.formula}, or name the locale: --locale de.`;
  return { refuse: "separators", says };
}

function formulaOf(typed: Typed, text: string): CommandFormula {
  if ("refuse" in typed) return { refuse: typed.refuse, says: typed.says };
  return "formula" in typed ? typed : { formula: text, shown: false };
}

/** As a script writes it: a formula with other separators is not taken for what it may have meant. */
export function englishFormula(text: string): CommandFormula {
  const typed = formulaOf(readTypedFormula(text.trim(), true), text);
  if (!("formula" in typed) || !typed.shown) return typed;
  return { refuse: "separators", says: `Formulas of a script are English: write ${typed.formula}.` };
}

/** The answers of those formulas that make sense, calculated together, and the refusals of the others. */
export async function answersOf(
  formulas: readonly CommandFormula[],
  evaluateAll: (formulas: readonly string[]) => Promise<CellResult[]>,
): Promise<CellResult[]> {
  const answers = await evaluateAll(formulas.flatMap((each) => ("formula" in each ? [each.formula] : [])));
  return formulas.map((each) => ("formula" in each ? answers.shift()! : new CellError("#VALUE!", each.says)));
}

/** An answer with what the reader of a locale should know about a wrong number of arguments. */
export function advised(answer: CellResult, locale: string): CellResult {
  if (!(answer instanceof CellError) || locale === "" || waysOf(locale).decimal !== ",") return answer;
  const advice = commaAdvice(answer.message);
  return advice === undefined ? answer : new CellError(answer.code, `${answer.message}. ${advice}`);
}
