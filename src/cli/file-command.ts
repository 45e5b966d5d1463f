/** calc on workbook files: printing, changing, checking and converting them. */
import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { basename } from "node:path";
import { CellError, type CellResult, type CellValue } from "../grid/cell";
import type { FunctionLibrary } from "../host/library";
import { fullName, readAddress, sheetPrefix, splitAddress } from "../grid/address";
import { FileFault, hasMacros, limits } from "../file/package";
import { WorkbookFile } from "../file/workbook-file";
import { answerJson, answerText } from "./answers";
import type { FileCommand, Output } from "./command";
import { offerAddIn } from "./offer-add-in";
import { makePortable } from "./portable";
import { Recalculation } from "./recalculation";
import { putTable } from "./put-tables";
import { repairFile } from "./repair-file";
import { readBarFiles, readFillFile } from "./table-command";
import { namedPlace, setInputs } from "./typed-inputs";
import { writeWhole } from "./write-whole";

/** Runs the command and returns the exit code. */
export async function runOnFile(command: FileCommand, library: FunctionLibrary, output: Output): Promise<number> {
  const ids = library.metadata.functions.map(({ id }) => id);
  const target = targetOf(command);
  const table = command.tables && readTables(command, output);
  if (command.tables && !table) return 1;
  const file = openFile(command.file, ids);
  if (target !== undefined) refuseTarget(target, command, file);
  if (command.check) {
    // It compares with all planning workbooks, which are long to describe
    const { checkFile } = await import(/* webpackMode: "eager" */ "./check-file");
    return checkFile(await Recalculation.of(file, library, false), ids, basename(command.file), command.json, output);
  }
  const isChanged = table !== undefined || command.inputs.length > 0 || command.conversion !== undefined;
  const recalculation = await Recalculation.of(file, library, true, isChanged);
  sayKept(recalculation, output);
  if (target !== undefined) sayLosses(file, output);
  if (table) output.note(await putTable(recalculation, table));
  if (!setInputs(command, recalculation, output)) return 1;
  if (table || command.inputs.length > 0) {
    await recalculation.restart();
    recalculation.store();
  }
  sayOutOfDate(recalculation, output);
  const isSound = printCells(command, recalculation, output);
  if (target !== undefined) {
    await convert(command, recalculation, ids, output);
    const bytes = file.bytes();
    sayTooLarge(command, target, bytes, ids, output);
    writeWhole(target, bytes);
    output.note(`${target} is written.`);
  }
  recalculation.dispose();
  return isSound ? 0 : 1;
}

function openFile(path: string, ids: readonly string[]): WorkbookFile {
  const name = basename(path);
  if (!existsSync(path)) throw new Error(`${path} does not exist`);
  if (statSync(path).size > limits.file) throw new Error(`${name} is larger than ${limits.file / 1e6} MB`);
  try {
    return WorkbookFile.open(new Uint8Array(readFileSync(path)), ids);
  } catch (fault) {
    if (fault instanceof FileFault) throw caused(`${name} ${fault.message}. Nothing was changed.`, fault);
    throw caused(`${name} is damaged or no workbook that can be read here (${reasonOf(fault)}). Nothing was changed.`, fault);
  }
}

/** A file that grew beyond what is read here is for Excel alone; the one that was given is not made so. */
function sayTooLarge(
  { inPlace, file }: FileCommand,
  target: string,
  bytes: Uint8Array,
  ids: readonly string[],
  output: Output,
): void {
  try {
    WorkbookFile.open(bytes, ids);
  } catch (fault) {
    const reason = reasonOf(fault);
    if (!inPlace) return output.note(`note: ${target} ${reason}: it is for Excel, calc and the workbench do not open it again`);
    throw caused(
      `with these changes ${basename(file)} ${reason}, and neither calc nor the workbench would open it again: ` +
        "write --out for a copy that Excel opens. Nothing was changed.",
      fault,
    );
  }
}

function caused(message: string, cause: unknown): Error {
  return Object.assign(new Error(message), { cause });
}

function reasonOf(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault);
}

function targetOf({ out, inPlace, file }: FileCommand): string | undefined {
  return inPlace ? file : out;
}

/** Before anything is calculated or written. */
function refuseTarget(target: string, { file: source, inPlace }: FileCommand, file: WorkbookFile): void {
  if (!inPlace && existsSync(target) && realpathSync(target) === realpathSync(source))
    throw new Error(`${target} is the file that is read: write --in-place to replace it`);
  const macros = hasMacros(file.parts);
  if (macros && !/\.xlsm$/i.test(target)) throw new Error(`${basename(source)} holds macros: --out must end with .xlsm`);
  if (!macros && !/\.xlsx$/i.test(target)) throw new Error("--out must end with .xlsx");
}

function sayKept({ kept }: Recalculation, { note }: Output): void {
  for (const { sheet, address, formula, reason } of kept.slice(0, 20))
    note(`note: ${placeIn(sheet, address)} ${formula} cannot be calculated here (${reason}): its stored result is used`);
  if (kept.length > 20) note(`note: and ${kept.length - 20} more such cells`);
}

function sayOutOfDate({ outOfDate }: Recalculation, { note }: Output): void {
  for (const { sheet, address, reason } of outOfDate.slice(0, 20))
    note(`note: ${placeIn(sheet, address)} is out of date: ${reason}; Excel calculates it when the file is opened`);
  if (outOfDate.length > 20) note(`note: and ${outOfDate.length - 20} more such cells`);
}

function placeIn(sheet: string, address: string): string {
  return fullName(sheet, readAddress(address));
}

/** What does not survive a change, or is not brought up to date by it. */
function sayLosses(file: WorkbookFile, { note }: Output): void {
  const paths = [...file.parts.keys()];
  if (paths.some((path) => path.startsWith("_xmlsignatures/")))
    note("note: the digital signature of the workbook will no longer be valid");
  if (hasMacros(file.parts)) note("note: the macros are kept as they are and were not run");
  if (paths.some((path) => path.includes("/pivotCache/")))
    note("note: pivot tables keep their old figures until they are refreshed");
  if (paths.some((path) => path.includes("/externalLinks/"))) note("note: links to other workbooks are not followed");
  if (paths.some((path) => /\/charts\/chart\d*\.xml$/.test(path)))
    note("note: charts are drawn anew when the workbook is opened");
}

function readTables({ tables, json }: FileCommand, output: Output) {
  const { table, files, answers } = tables!;
  return table === "bars" ? readBarFiles(files, answers, json, output) : readFillFile(files[0]!, answers, json, output);
}

/** Prints the cells; false when a result among them is out of date, which is an error and no answer. */
function printCells({ cells, json, file: path }: FileCommand, recalculation: Recalculation, output: Output): boolean {
  const { file, sheet } = recalculation;
  let isSound = true;
  for (const words of cells) {
    const place = properPlace(file, (namedPlace(file.data, words) ?? words).replaceAll("$", ""));
    const fault = recalculation.outOfDateIn(place);
    const rows = sheet.readRange(place).map((row) => row.map((value): CellValue => value ?? ""));
    const found: CellResult = rows.length === 1 && rows[0]!.length === 1 ? rows[0]![0]! : rows;
    const answer = fault
      ? new CellError("#CALC!", `${placeIn(fault.sheet, fault.address)} is out of date: ${fault.reason}`)
      : found;
    isSound &&= fault === undefined;
    output.answer(
      json ? answerJson(words, answer).replace('{"formula"', `{"file":${JSON.stringify(path)},"cell"`) : answerText(answer),
    );
  }
  return isSound;
}

/** The worksheet's name in the letter case that it has. */
function properPlace(file: WorkbookFile, place: string): string {
  const { sheet } = readAddress(place);
  if (sheet === undefined) return place;
  return sheetPrefix(file.sheet(sheet).name) + splitAddress(place)[1];
}

async function convert(
  { conversion }: FileCommand,
  recalculation: Recalculation,
  ids: readonly string[],
  output: Output,
): Promise<void> {
  const { file } = recalculation;
  if (conversion === "repair") await repairFile(recalculation, ids, output.note);
  if (conversion === "values-only") {
    recalculation.store();
    file.keepValuesOnly();
  }
  if (conversion === "portable") await makePortable(recalculation, ids, output.note);
  if (conversion === "offer-add-in") offerAddIn(file, ids);
}
