/** Writes into a file what was changed in the sheet that shows it: contents and looks of cells, widths, heights and names. */
import { overlaps, readRange } from "../grid/address";
import { faultOfName } from "../grid/names";
import type { CellData, CellStyle, SheetValue, WorkbookData, WorksheetData } from "../grid/workbook-data";
import type { LookChange } from "./cell-looks";
import type { WorkbookFile } from "./workbook-file";

/** Both hold the same worksheets. Comes back with a sentence for each thing that stays as the file has it. */
export function changeFile(file: WorkbookFile, before: WorkbookData, now: WorkbookData): string[] {
  return [
    ...changeNames(file, differences(before.names, now.names)),
    ...now.sheets.flatMap((sheet) => {
      const old = before.sheets.find(({ name }) => name === sheet.name);
      return old ? changeSheet(file, old, sheet) : [];
    }),
  ];
}

function changeSheet(file: WorkbookFile, old: WorksheetData, sheet: WorksheetData): string[] {
  const refused = changeNames(file, differences(old.names, sheet.names), sheet.name);
  file.setColumnWidths(sheet.name, differences(old.columnWidths, sheet.columnWidths));
  for (const [row, pixels] of Object.entries(differences(old.rowHeights, sheet.rowHeights)))
    file.setRowHeight(sheet.name, Number(row), pixels);
  let plain = 0;
  for (const { address, content, look } of changesIn(old, sheet)) {
    try {
      if (content !== undefined) file.setInput(sheet.name, address, content, true);
    } catch (fault) {
      refused.push((fault as Error).message);
    }
    if (look && !file.setLook(sheet.name, address, look)) plain += 1;
  }
  if (plain > 0) refused.push(`the looks of ${plain} ${plain === 1 ? "cell" : "cells"} on ${sheet.name}: the file has no styles`);
  return refused;
}

function changeNames(file: WorkbookFile, names: Record<string, string | undefined>, sheet?: string): string[] {
  const refused = Object.entries(names).flatMap(([name, text]) => {
    const fault = text === undefined ? undefined : faultOfName(name);
    return fault === undefined ? [] : [{ name, sentence: `the name ${name}: ${fault}` }];
  });
  const kept = Object.entries(names).filter(([name]) => !refused.some((each) => each.name === name));
  if (kept.length > 0) file.setNames(Object.fromEntries(kept), sheet);
  return refused.map(({ sentence }) => sentence);
}

/** What is other than before; undefined for what is no longer there. */
export function differences<Value>(
  before: Readonly<Record<string, Value>> = {},
  now: Readonly<Record<string, Value>> = {},
): Record<string, Value | undefined> {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  return Object.fromEntries(keys.filter((key) => before[key] !== now[key]).map((key) => [key, now[key]]));
}

/** A cell with other content, or with another look. */
export interface CellChange {
  address: string;
  content?: SheetValue | { formula: string };
  look?: LookChange;
}

/** What differs in the cells of two states of a worksheet; formats that follow other cells are left out. */
export function changesIn(old: WorksheetData, sheet: WorksheetData): CellChange[] {
  const following = (sheet.followsDecimals ?? []).flatMap(({ ranges }) => ranges.flatMap((range) => readRange(range) ?? []));
  return [...new Set([...Object.keys(old.cells), ...Object.keys(sheet.cells)])].flatMap((address): CellChange[] => {
    const [was, is] = [old.cells[address] ?? {}, sheet.cells[address] ?? {}];
    const isSame = sameContent(was, is);
    const look = was.style === is.style ? undefined : lookChange(was.style, is.style);
    if (look && "numberFormat" in look && following.some((range) => overlaps(readRange(address)!, range)))
      delete look.numberFormat;
    const isLike = !look || Object.keys(look).length === 0;
    if (isSame && isLike) return [];
    const content = is.formula === undefined ? (is.value ?? null) : { formula: is.formula };
    return [{ address, ...(!isSame && { content }), ...(!isLike && { look }) }];
  });
}

function lookChange(was: CellStyle = {}, is: CellStyle = {}): { -readonly [Key in keyof LookChange]: LookChange[Key] } {
  return differences(was as Record<string, unknown>, is as Record<string, unknown>);
}

function sameContent(was: CellData, is: CellData): boolean {
  if (was.formula !== is.formula) return false;
  return is.formula !== undefined || (was.value ?? null) === (is.value ?? null) || sameError(was, is);
}

function sameError({ value: was }: CellData, { value: is }: CellData): boolean {
  return typeof was === "object" && typeof is === "object" && was?.code === is?.code;
}
