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
  const votes = { ".": 0, ",": 0, both: 0 };
  const first: Partial<Record<keyof typeof votes, string>> = {};
  let hasComma = false;
  for (const cell of cells) {
    const marks = possibleMarks(cell);
    if (marks === undefined) continue;
    votes[marks] += 1;
    first[marks] ??= cell;
    if (marks === "both") hasComma ||= cell.includes(",");
  }
  if (votes["."] !== votes[","]) return votes["."] > votes[","] ? "." : ",";
  const isTie = votes["."] > 0;
  if (!isTie && votes.both === 0) return ".";
  if (answers.decimal !== undefined) return answers.decimal;
  if (isTie) throw new Ask(markQuestion(first["."]!, first[","]!));
  if (delimiter === "," && !hasComma && !hasDottedDates) return ".";
  throw new Ask(decimalQuestion(first.both!));
}

/** As many cells fit one mark only as fit the other. */
function markQuestion(pointed: string, withComma: string): Ask["question"] {
  return {
    ask: "decimal",
    says: `${pointed} and ${withComma} stand in one file: is its decimal mark the point or the comma?`,
    choices: [
      { answer: ".", label: "The point" },
      { answer: ",", label: "The comma" },
    ],
  };
}

function decimalQuestion(cell: string): Ask["question"] {
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
