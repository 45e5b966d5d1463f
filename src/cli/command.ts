/** What was asked for on the command line. */
export interface CalcCommand {
  json: boolean;
  /** Formulas in order; "-" stands for those on standard input. */
  formulas: string[];
}

export const usage = `usage: calc [--json] FORMULA...   each formula gets one answer, for example '=MICRO.MARGIN(3,70000,10,0.01)'
       calc [--json] -            formulas from standard input, one a line`;

/** The command that these words ask for; undefined for words that make no sense. */
export function readCommand(words: readonly string[]): CalcCommand | undefined {
  const options = words.filter((word) => word.startsWith("--"));
  const formulas = words.filter((word) => !word.startsWith("--"));
  if (formulas.length === 0 || options.some((option) => option !== "--json")) return undefined;
  if (formulas.some((word) => word !== "-" && !word.startsWith("="))) return undefined;
  return { json: options.length > 0, formulas };
}
