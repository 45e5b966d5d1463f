/** What the door is asked, and what it gives back: a table, a question or a refusal. */

/** What a question may be about. */
export type QuestionWord = "symbol" | "dates" | "decimal" | "columns" | "fees";

/** Answers given beforehand or to a question. They count only where the text itself leaves it open. */
export interface Answers {
  /** The one symbol that is meant. */
  symbol?: string;
  dates?: "mdy" | "dmy" | "ymd";
  decimal?: "." | ",";
  /** The columns of a table without a header: "Open, Close, High, Low". */
  columns?: string;
  /** Are fees above 0 what was paid (cost), or those below 0 (cash)? */
  fees?: "cost" | "cash";
}

/** One way to answer a question. */
export interface Choice {
  answer: string;
  /** What stands on the button. */
  label: string;
}

/** What must be said before the table can be read. */
export interface Question {
  ask: QuestionWord;
  says: string;
  choices: readonly Choice[];
}

/** Why the table is not read. */
export interface Refused {
  refuse: RefusalWord;
  says: string;
}

export type RefusalWord =
  | "empty"
  | "zip"
  | "web page"
  | "xml"
  | "json"
  | "binary"
  | "columns"
  | "missing"
  | "twice"
  | "dates"
  | "rounded"
  | "numbers"
  | "closed"
  | "large"
  | "joined";

/** Thrown inside the room; its sentence still lacks the name of the file. */
export class Refusal extends Error {
  constructor(
    readonly word: RefusalWord,
    /** What follows the name: "is empty." */
    readonly sentence: string,
  ) {
    super(sentence);
  }
}

/** Thrown inside the room. */
export class Ask extends Error {
  constructor(readonly question: Question) {
    super(question.says);
  }
}

/** The sentence of a refusal about a file; what was pasted has no name. */
export function refusedBecause({ word, sentence }: Refusal, name: string): Refused {
  // Two of the sentences are about the file's times and lines and have a subject of their own
  const joined = /^(its|the same|some|day first|no table|\d)/.test(sentence) ? `${name}: ${sentence}` : `${name} ${sentence}`;
  return { refuse: word, says: `${joined} Nothing was changed.` };
}
