/** calc on formulas: each gets one answer. */
import { readFileSync } from "node:fs";
import type { FunctionLibrary } from "../host/library";
import { createHeadlessSheet } from "../sheet/headless";
import { answerJson, answerText } from "./answers";
import type { FormulaCommand, Output } from "./command";
import { advised, answersOf, type CommandFormula, englishFormula, typedFormula } from "./command-formula";

/** Prints the answers in order; what was typed in other separators than English ones is said. */
export async function runFormulas(
  { formulas, json, locale }: FormulaCommand,
  library: FunctionLibrary,
  output: Output,
  linesOfInput = standardInput,
): Promise<number> {
  const read = formulas.flatMap((text): { text: string; formula: CommandFormula }[] =>
    text === "-"
      ? linesOfInput().map((line) => ({ text: line, formula: englishFormula(line) }))
      : [{ text, formula: typedFormula(text, locale) }],
  );
  for (const { text, formula } of read)
    if ("formula" in formula && formula.shown) output.note(`note: ${text.trim()} was read as ${formula.formula}`);
  const sheet = createHeadlessSheet(library);
  const answers = await answersOf(
    read.map(({ formula }) => formula),
    (english) => sheet.evaluateAll(english),
  );
  sheet.dispose();
  answers.forEach((found, index) => {
    const answer = advised(found, locale);
    output.answer(json ? answerJson(read[index]!.text, answer) : answerText(answer));
  });
  return 0;
}

/** The lines of standard input that hold a formula. */
function standardInput(): string[] {
  return readFileSync(0, "utf8")
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "");
}
