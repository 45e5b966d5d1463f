/** What --set types into cells, read by the one reader of typed texts. */
import { readTyped } from "../door/typed";
import type { WorkbookFile } from "../file/workbook-file";
import { rangeName, readAddress, splitAddress } from "../grid/address";
import type { SheetValue, WorkbookData } from "../grid/workbook-data";
import type { FileCommand, Output } from "./command";
import { typedFormula } from "./command-formula";
import type { Recalculation } from "./recalculation";

/** A value or a formula for a cell, or why there is none. */
export type CommandInput =
  | { value: SheetValue; shown: boolean }
  | { formula: string; shown: boolean }
  | { ask: string }
  | { refuse: string; says: string };

/** Types the inputs into the file; false, and said, when one of them cannot be read. */
export function setInputs({ inputs, locale, json }: FileCommand, recalculation: Recalculation, output: Output): boolean {
  const read = inputs.map(([words, text]) => ({
    words,
    text,
    input: isTextCell(recalculation, words) ? textOf(text) : inputOf(text, locale),
  }));
  for (const { words, input } of read) {
    if ("value" in input || "formula" in input) continue;
    const word = "ask" in input ? { ask: "number" } : { refuse: input.refuse };
    const says = `${words}: ${"ask" in input ? input.ask : input.says}`;
    output.note(`${says} Nothing was changed.`);
    if (json) output.answer(JSON.stringify({ ...word, says }));
    return false;
  }
  for (const { words, text, input } of read) {
    if (!("value" in input || "formula" in input)) continue;
    const typed = "value" in input ? input.value : { formula: input.formula };
    if (input.shown)
      output.note(`note: ${words}: ${text.trim()} was read as ${String("value" in input ? input.value : input.formula)}`);
    sayProtection(recalculation.file, words, output);
    setInput(recalculation.file, words, typed);
  }
  return true;
}

/** As it would be typed in an English script: a comma in a number is asked about, unless a locale is named. */
export function inputOf(text: string, locale = ""): CommandInput {
  const typed = readTyped(text, locale, "command");
  if ("blank" in typed) return { value: null, shown: false };
  if ("text" in typed) return { value: typed.text, shown: false };
  if ("boolean" in typed) return { value: typed.boolean, shown: false };
  if ("formula" in typed) return formulaInput(text, locale);
  if ("date" in typed) return { value: typed.date, shown: typed.shown };
  if ("refuse" in typed) return { refuse: typed.refuse, says: typed.says };
  if ("ask" in typed) {
    const readings = typed.ask.map(String);
    return { ask: `"${text}" may be ${readings.join(" or ")}. Write ${readings[0]}, or name the locale: --locale de.` };
  }
  return { value: typed.number, shown: typed.shown };
}

/** A formula that stays in a file is taken as it is meant only where the reader is known; else the English form is named. */
function formulaInput(text: string, locale: string): CommandInput {
  const typed = typedFormula(text, locale);
  if (!("formula" in typed) || !typed.shown || locale !== "") return typed;
  const says = `${text} holds ";". Write ${typed.formula}, or name the locale: --locale de.`;
  return { refuse: "separators", says };
}

/** A cell that is formatted as text keeps what is typed: 1/2 is no date there. */
function isTextCell({ file }: Recalculation, words: string): boolean {
  const { sheet, address } = cellAt(file, words);
  return file.data.sheets.find(({ name }) => name === sheet)?.cells[address]?.style?.numberFormat === "@";
}

function textOf(text: string): CommandInput {
  return { value: text === "" ? null : text.replace(/^'/, ""), shown: false };
}

function setInput(file: WorkbookFile, words: string, input: SheetValue | { formula: string }): void {
  const { sheet: name, address } = cellAt(file, words);
  file.setInput(name, address, input);
}

/** A program may write where Excel lets nobody type; it is said. */
function sayProtection(file: WorkbookFile, words: string, { note }: Output): void {
  const { sheet, address } = cellAt(file, words);
  if (file.isLocked(sheet, address))
    note(`note: the worksheet ${sheet} is protected, and ${address} is a locked cell of it: it is changed here`);
}

/** A cell by its address or its name. */
function cellAt(file: WorkbookFile, words: string): { sheet: string; address: string } {
  const place = namedPlace(file.data, words) ?? words;
  const { sheet, ...range } = readAddress(place.replaceAll("$", ""));
  if (range.row !== range.lastRow || range.column !== range.lastColumn) throw new Error(`${words} is more than one cell`);
  return { sheet: sheet === undefined ? file.sheets[0]!.name : file.sheet(sheet).name, address: rangeName(range) };
}

/** What a name stands for: one of the workbook, or one that a single worksheet has for itself. */
export function namedPlace({ names = {}, sheets }: WorkbookData, words: string): string | undefined {
  const wanted = words.toLowerCase();
  const [sheetName, own] = splitAddress(wanted);
  const onSheet = sheets.find(({ name }) => sheetName !== undefined && name.toLowerCase() === sheetName)?.names ?? {};
  const ofSheet = Object.entries(onSheet).find(([name]) => name.toLowerCase() === own);
  if (ofSheet) return ofSheet[1].replace(/^=/, "");
  const all = [names, ...sheets.map((sheet) => sheet.names ?? {})].flatMap((each) => Object.entries(each));
  return all.find(([name]) => name.toLowerCase() === wanted)?.[1].replace(/^=/, "");
}
