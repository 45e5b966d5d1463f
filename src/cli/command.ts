/** What was asked for on the command line. */
import type { Answers } from "../door/answers";
import { splitAssignment } from "../grid/address";

/** Where lines go: answers, and what a person should know. */
export interface Output {
  answer: (line: string) => void;
  note: (line: string) => void;
}

/** Formulas without a workbook. */
export interface FormulaCommand {
  kind: "formulas";
  json: boolean;
  /** In order; "-" stands for those on standard input. */
  formulas: string[];
  /** Whose decimal mark they are typed with; "" for English. */
  locale: string;
}

/** What a workbook file is turned into. */
export type Conversion = "repair" | "values-only" | "portable" | "offer-add-in";

/** A table of bars or fills without a workbook. */
export interface TableCommand {
  kind: "table";
  json: boolean;
  table: "bars" | "fills";
  /** "-" stands for standard input. */
  files: string[];
  answers: Answers;
}

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
  /** Files of bars that are put on the sheet Bars first, or one of fills for the sheet Fills. */
  tables?: Omit<TableCommand, "kind" | "json">;
  /** Whose decimal mark the inputs are written with; "" for English without commas. */
  locale: string;
}

/** The functions for assistants, on standard input and output. */
export interface McpCommand {
  kind: "mcp";
}

export type CalcCommand = FormulaCommand | TableCommand | FileCommand | McpCommand;

export const usage = `usage: calc [--json] FORMULA...        each formula gets one answer, for example '=MICRO.MARGIN(3,70000,10,0.01)'
       calc [--json] -                 formulas from standard input, one a line
       calc [--json] FILE CELL...      cells of a workbook, calculated anew: calc plan.xlsx 'Plan!B20'
       calc FILE --set CELL=VALUE... (--out NEW | --in-place) [CELL...]
                                       changes cells, calculates and writes; without --out only prints the cells named
       calc [--json] FILE --check      errors with reasons, damaged formulas, version, results that are out of date
       calc FILE (--repair | --values-only | --portable | --offer-add-in) (--out NEW | --in-place)
                                       mends damaged formulas; keeps values only; turns our formulas into native ones;
                                       lets Excel offer the add-in when the workbook is opened
       calc [--json] (--bars | --fills) TABLE
                                       reads a table of bars or fills of any layout (CSV, text; - for standard input) and
                                       prints it as CSV, what was understood on standard error
       calc FILE (--bars | --fills) TABLE (--out NEW | --in-place) [CELL...]
                                       puts it on the sheet Bars or Fills first
       calc --mcp                      serves the functions to an assistant: Model Context Protocol on standard input and output
options: --locale de                   how numbers behind --set and in formulas are written (else a point is the decimal mark);
                                       ; between arguments of a FORMULA is understood without it, behind --set with it
         --symbol NAME, --dates mdy|dmy|ymd, --decimal .|,, --columns "Open, High, Low, Close", --fees cost|cash
                                       answers to what a table leaves open`;

const conversions: readonly string[] = ["--repair", "--values-only", "--portable", "--offer-add-in"];

/** The command that these words ask for; undefined for words that make no sense. */
export function readCommand(words: readonly string[]): CalcCommand | undefined {
  if (words.length === 1 && words[0] === "--mcp") return { kind: "mcp" };
  const read = readWords(words);
  if (!read) return undefined;
  const { command, formulas } = read;
  if (formulas[0] !== undefined && /\.xls\w?$/i.test(formulas[0])) {
    const [file = "", ...cells] = formulas;
    const whole: FileCommand = { ...command, file, cells };
    return isSensible(whole) ? whole : undefined;
  }
  const { json, tables, locale, inputs, check, conversion, out, inPlace } = command;
  if (inputs.length > 0 || check || conversion !== undefined || out !== undefined || inPlace) return undefined;
  if (tables)
    return locale === "" && formulas.length === 0 && tables.files.length > 0 ? { kind: "table", json, ...tables } : undefined;
  if (formulas.length === 0 || formulas.some((word) => word !== "-" && !word.startsWith("="))) return undefined;
  return { kind: "formulas", json, formulas, locale };
}

interface ReadWords {
  command: FileCommand;
  /** Words that belong to no option: formulas, or a file and its cells. */
  formulas: string[];
}

function readWords(words: readonly string[]): ReadWords | undefined {
  const command: FileCommand = {
    kind: "file",
    json: false,
    file: "",
    cells: [],
    inputs: [],
    check: false,
    inPlace: false,
    locale: "",
  };
  const formulas: string[] = [];
  const rest = [...words];
  while (rest.length > 0) {
    const word = rest.shift()!;
    if (!word.startsWith("--")) formulas.push(word);
    else if (word === "--json") command.json = true;
    else if (word === "--check") command.check = true;
    else if (word === "--in-place") command.inPlace = true;
    else if (conversions.includes(word)) {
      if (command.conversion !== undefined) return undefined;
      command.conversion = word.slice(2) as Conversion;
    } else {
      const value = rest.shift();
      if (value === undefined || value.startsWith("--") || !readOption(command, word, value)) return undefined;
    }
  }
  return { command, formulas };
}

/** An option with a value; false for one that is not known or makes no sense. */
function readOption(command: FileCommand, option: string, value: string): boolean {
  switch (option) {
    case "--set": {
      const assignment = splitAssignment(value);
      if (!assignment || assignment[0] === "") return false;
      command.inputs.push(assignment);
      return true;
    }
    case "--out":
      if (command.out !== undefined) return false;
      command.out = value;
      return true;
    case "--locale":
      command.locale = value;
      return true;
    case "--bars":
    case "--fills": {
      const table = option === "--bars" ? "bars" : "fills";
      const tables = (command.tables ??= { table, files: [], answers: {} });
      if (tables.files.length > 0 && (tables.table !== table || table === "fills")) return false;
      tables.table = table;
      tables.files.push(value);
      return true;
    }
    default:
      return readAnswer(command, option, value);
  }
}

const choices: Readonly<Record<string, readonly string[] | undefined>> = {
  "--symbol": undefined,
  "--columns": undefined,
  "--dates": ["mdy", "dmy", "ymd"],
  "--decimal": [".", ","],
  "--fees": ["cost", "cash"],
};

function readAnswer(command: FileCommand, option: string, value: string): boolean {
  if (!(option in choices) || choices[option]?.includes(value) === false) return false;
  const { answers } = (command.tables ??= { table: "bars", files: [], answers: {} });
  Object.assign(answers, { [option.slice(2)]: value });
  return true;
}

function isSensible({ cells, inputs, check, conversion, out, inPlace, tables, locale }: FileCommand): boolean {
  const writes = out !== undefined || inPlace;
  if (out !== undefined && inPlace) return false;
  if (tables?.files.length === 0 || (locale !== "" && inputs.length === 0)) return false;
  const changes = inputs.length > 0 || tables !== undefined;
  if (conversion !== undefined) return writes && !check && !changes;
  if (check) return !writes && !changes && cells.length === 0;
  return changes ? writes || cells.length > 0 : cells.length > 0 && !writes;
}
