/** What --set types into cells, read by the one reader of typed texts. */
import { readTyped } from "../door/typed";
import type { WorkbookFile } from "../file/workbook-file";
import { readAddress } from "../grid/address";
import type { SheetValue } from "../grid/workbook-data";
import type { FileCommand, Output } from "./command";
import type { Recalculation } from "./recalculation";

/** A value or a formula for a cell, or why there is none. */
export type CommandInput = { value: SheetValue; shown: boolean } | { ask: string } | { refuse: string; says: string };

/** Types the inputs into the file; false, and said, when one of them cannot be read. */
export function setInputs({ inputs, locale, json }: FileCommand, recalculation: Recalculation, output: Output): boolean {
  const read = inputs.map(([words, text]) => ({
    words,
    text,
    input: isTextCell(recalculation, words) ? textOf(text) : inputOf(text, locale),
  }));
  for (const { words, input } of read) {
    if ("value" in input) continue;
    const word = "ask" in input ? { ask: "number" } : { refuse: input.refuse };
    const says = `${words}: ${"ask" in input ? input.ask : input.says}`;
    output.note(`${says} Nothing was changed.`);
    if (json) output.answer(JSON.stringify({ ...word, says }));
    return false;
  }
  for (const { words, text, input } of read) {
    if (!("value" in input)) continue;
    if (input.shown) output.note(`note: ${words}: ${text.trim()} was read as ${String(input.value)}`);
    setInput(recalculation, words, input.value);
  }
  return true;
}

/** As it would be typed in an English script: a comma in a number is asked about, unless a locale is named. */
export function inputOf(text: string, locale = ""): CommandInput {
  const typed = readTyped(text, locale, "command");
  if ("blank" in typed) return { value: null, shown: false };
  if ("text" in typed) return { value: typed.text, shown: false };
  if ("boolean" in typed) return { value: typed.boolean, shown: false };
  if ("formula" in typed) return { value: typed.formula, shown: typed.shown };
  if ("date" in typed) return { value: typed.date, shown: typed.shown };
  if ("refuse" in typed) return { refuse: typed.refuse, says: typed.says };
  if ("ask" in typed) {
    const readings = typed.ask.map(String);
    return { ask: `"${text}" may be ${readings.join(" or ")}. Write ${readings[0]}, or name the locale: --locale de.` };
  }
  return { value: typed.number, shown: typed.shown };
}

/** A cell that is formatted as text keeps what is typed: 1/2 is no date there. */
function isTextCell({ file }: Recalculation, words: string): boolean {
  const { sheet, address } = cellAt(file, words);
  return file.data.sheets.find(({ name }) => name === sheet)?.cells[address]?.style?.numberFormat === "@";
}

function textOf(text: string): CommandInput {
  return { value: text === "" ? null : text.replace(/^'/, ""), shown: false };
}

function setInput({ file, sheet }: Recalculation, words: string, input: SheetValue): void {
  const { sheet: name, address } = cellAt(file, words);
  const spill = sheet.spillAt(`'${name.replace(/'/g, "''")}'!${address}`);
  if (spill && spill.anchor !== address)
    throw new Error(`${words} is part of what ${spill.anchor} spills: change the inputs of ${spill.anchor} instead`);
  file.setInput(name, address, input);
  const data = file.data.sheets.find((each) => each.name === name)!;
  const isFormula = typeof input === "string" && input.startsWith("=") && input.length > 1;
  data.cells[address] = { ...data.cells[address], value: isFormula ? null : input };
  if (isFormula) data.cells[address].formula = input as string;
  else delete data.cells[address].formula;
  delete data.spills?.[address];
}

/** A cell by its address or its name. */
function cellAt(file: WorkbookFile, words: string): { sheet: string; address: string } {
  const names = Object.entries(file.data.names ?? {});
  const named = names.find(([name]) => name.toLowerCase() === words.toLowerCase())?.[1];
  const read = readAddress(named?.replace(/^=/, "").replaceAll("$", "") ?? words);
  if (read.row !== read.lastRow || read.column !== read.lastColumn) throw new Error(`${words} is more than one cell`);
  const sheet = read.sheet === undefined ? file.sheets[0]!.name : file.sheet(read.sheet).name;
  return { sheet, address: (named ?? words).replace(/^.*!/, "").replaceAll("$", "").toUpperCase() };
}
