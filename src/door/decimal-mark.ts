/** The decimal mark of a whole file, told by its own cells. */
import { type Answers, Ask } from "./answers";
import { type DecimalMark, possibleMarks, readCellNumber } from "./number-cell";
import { numberWords } from "./words";

/** What is known of the file beside its cells. */
interface Surroundings {
  delimiter: string;
  /** Is a date written dd.mm.yyyy? */
  hasDottedDates: boolean;
}

/** Each cell that looks like a number votes; where none decides and it matters, it is asked. */
export function decimalMark(cells: Iterable<string>, { delimiter, hasDottedDates }: Surroundings, answers: Answers): DecimalMark {
  let [points, commas] = [0, 0];
  let unclear: string | undefined;
  let hasComma = false;
  for (const cell of cells) {
    const marks = possibleMarks(cell);
    if (marks === ".") points += 1;
    else if (marks === ",") commas += 1;
    else if (marks === "both") {
      unclear ??= cell;
      hasComma ||= cell.includes(",");
    }
  }
  if (points !== commas) return points > commas ? "." : ",";
  if (unclear === undefined && points === 0) return ".";
  if (answers.decimal !== undefined) return answers.decimal;
  if (points === 0 && delimiter === "," && !hasComma && !hasDottedDates) return ".";
  throw new Ask(decimalQuestion(unclear));
}

function decimalQuestion(cell = "70.000"): Ask["question"] {
  const [asPoint, asComma] = [readCellNumber(cell, ".")!, readCellNumber(cell, ",")!];
  const [large, small] = asPoint > asComma ? [asPoint, asComma] : [asComma, asPoint];
  const words = (value: number) => numberWords(value).replaceAll(",", "");
  return {
    ask: "decimal",
    says: `${cell}: ${words(large)} or ${words(small)}?`,
    choices: [
      { answer: large === asPoint ? "." : ",", label: words(large) },
      { answer: large === asPoint ? "," : ".", label: words(small) },
    ],
  };
}
