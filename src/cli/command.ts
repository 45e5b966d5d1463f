/** What was asked for on the command line. */

/** Formulas without a workbook. */
export interface FormulaCommand {
  kind: "formulas";
  json: boolean;
  /** In order; "-" stands for those on standard input. */
  formulas: string[];
}

/** What a workbook file is turned into. */
export type Conversion = "repair" | "values-only" | "portable" | "offer-add-in";

/** Work on a workbook file. */
export interface FileCommand {
  kind: "file";
  json: boolean;
  file: string;
  /** Cells to print. */
  cells: string[];
  /** Cell and what is typed into it, in order. */
  inputs: [cell: string, input: string][];
  check: boolean;
  conversion?: Conversion;
  out?: string;
  inPlace: boolean;
}

export type CalcCommand = FormulaCommand | FileCommand;

export const usage = `usage: calc [--json] FORMULA...        each formula gets one answer, for example '=MICRO.MARGIN(3,70000,10,0.01)'
       calc [--json] -                 formulas from standard input, one a line
       calc [--json] FILE CELL...      cells of a workbook, calculated anew: calc plan.xlsx 'Plan!B20'
       calc FILE --set CELL=VALUE... (--out NEW | --in-place) [CELL...]
                                       changes cells, calculates and writes; without --out only prints the cells named
       calc [--json] FILE --check      errors with reasons, damaged formulas, version, results that are out of date
       calc FILE (--repair | --values-only | --portable | --offer-add-in) (--out NEW | --in-place)
                                       mends damaged formulas; keeps values only; turns our formulas into native ones;
                                       lets Excel offer the add-in when the workbook is opened`;

const conversions: readonly string[] = ["--repair", "--values-only", "--portable", "--offer-add-in"];

/** The command that these words ask for; undefined for words that make no sense. */
export function readCommand(words: readonly string[]): CalcCommand | undefined {
  const plain = words.filter((word) => !word.startsWith("--"));
  return plain[0] !== undefined && /\.xls\w?$/i.test(plain[0]) ? readFileCommand(words) : readFormulas(words);
}

function readFormulas(words: readonly string[]): FormulaCommand | undefined {
  const options = words.filter((word) => word.startsWith("--"));
  const formulas = words.filter((word) => !word.startsWith("--"));
  if (formulas.length === 0 || options.some((option) => option !== "--json")) return undefined;
  if (formulas.some((word) => word !== "-" && !word.startsWith("="))) return undefined;
  return { kind: "formulas", json: options.length > 0, formulas };
}

function readFileCommand(words: readonly string[]): FileCommand | undefined {
  const command: FileCommand = { kind: "file", json: false, file: "", cells: [], inputs: [], check: false, inPlace: false };
  const rest = [...words];
  while (rest.length > 0) {
    const word = rest.shift()!;
    if (word === "--set") {
      const match = /^((?:'(?:[^']|'')+'|[^=!']+)?!?[^=!]*)=([^]*)$/.exec(rest.shift() ?? "");
      if (!match || match[1] === "") return undefined;
      command.inputs.push([match[1]!, match[2]!]);
    } else if (word === "--out") {
      const out = rest.shift();
      if (out === undefined || out.startsWith("--") || command.out !== undefined) return undefined;
      command.out = out;
    } else if (conversions.includes(word)) {
      if (command.conversion !== undefined) return undefined;
      command.conversion = word.slice(2) as Conversion;
    } else if (word === "--json") command.json = true;
    else if (word === "--check") command.check = true;
    else if (word === "--in-place") command.inPlace = true;
    else if (word.startsWith("--")) return undefined;
    else if (command.file === "") command.file = word;
    else command.cells.push(word);
  }
  return isSensible(command) ? command : undefined;
}

function isSensible({ cells, inputs, check, conversion, out, inPlace }: FileCommand): boolean {
  const writes = out !== undefined || inPlace;
  if (out !== undefined && inPlace) return false;
  if (conversion !== undefined) return writes && !check && inputs.length === 0;
  if (check) return !writes && inputs.length === 0 && cells.length === 0;
  return inputs.length > 0 ? writes || cells.length > 0 : cells.length > 0 && !writes;
}
