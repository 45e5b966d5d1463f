/** Writes into a file what was changed in the sheet that shows it: contents and number formats of cells. */
import { overlaps, readRange } from "../grid/address";
import type { CellData, SheetValue, WorkbookData, WorksheetData } from "../grid/workbook-data";
import type { WorkbookFile } from "./workbook-file";

/** Both hold the same worksheets. Comes back with a sentence for each cell that stays as the file has it. */
export function changeFile(file: WorkbookFile, before: WorkbookData, now: WorkbookData): string[] {
  return now.sheets.flatMap((sheet) => {
    const old = before.sheets.find(({ name }) => name === sheet.name);
    return old ? changeSheet(file, old, sheet) : [];
  });
}

function changeSheet(file: WorkbookFile, old: WorksheetData, sheet: WorksheetData): string[] {
  const refused: string[] = [];
  for (const { address, content, format } of changesIn(old, sheet)) {
    try {
      if (content !== undefined) file.setInput(sheet.name, address, content, true);
    } catch (fault) {
      refused.push((fault as Error).message);
    }
    if (format !== undefined) file.setNumberFormat(sheet.name, address, format);
  }
  return refused;
}

/** A cell with other content, or with another number format. */
interface CellChange {
  address: string;
  content?: SheetValue | { formula: string };
  format?: string;
}

/** What differs in the cells of two states of a worksheet; formats that follow other cells are left out. */
export function changesIn(old: WorksheetData, sheet: WorksheetData): CellChange[] {
  const following = (sheet.followsDecimals ?? []).flatMap(({ ranges }) => ranges.flatMap((range) => readRange(range) ?? []));
  return [...new Set([...Object.keys(old.cells), ...Object.keys(sheet.cells)])].flatMap((address): CellChange[] => {
    const [was, is] = [old.cells[address] ?? {}, sheet.cells[address] ?? {}];
    const format = is.style?.numberFormat ?? "General";
    const isFormatted =
      format !== (was.style?.numberFormat ?? "General") && !following.some((range) => overlaps(readRange(address)!, range));
    const isSame = sameContent(was, is);
    if (isSame && !isFormatted) return [];
    const content = is.formula === undefined ? (is.value ?? null) : { formula: is.formula };
    return [{ address, ...(!isSame && { content }), ...(isFormatted && { format }) }];
  });
}

function sameContent(was: CellData, is: CellData): boolean {
  if (was.formula !== is.formula) return false;
  return is.formula !== undefined || (was.value ?? null) === (is.value ?? null) || sameError(was, is);
}

function sameError({ value: was }: CellData, { value: is }: CellData): boolean {
  return typeof was === "object" && typeof is === "object" && was?.code === is?.code;
}
