/** Puts bars and fills into a workbook file, on the sheets that are theirs. */
import type { BarsRead } from "../door/bar";
import type { FillsRead } from "../door/fill";
import { type ContractList, fillColumns, fillsHeaderRow, fillsOnSheet, fillsSheetName } from "../door/fills-sheet";
import { barsOnSheet, barsSheetName, type DoorCell, sentenceColumn } from "../door/sheet-layout";
import { limits } from "../file/limits";
import type { FileSheet } from "../file/workbook-file";
import { cellName, readAddress, sheetPrefix } from "../grid/address";
import type { SheetValue, WorksheetData } from "../grid/workbook-data";
import type { Recalculation } from "./recalculation";

/** Puts what was read on its sheet; the sentence that says so. */
export async function putTable(recalculation: Recalculation, read: BarsRead | FillsRead): Promise<string> {
  return "bars" in read ? putBars(recalculation, read) : putFills(recalculation, read);
}

interface OpenSheet {
  file: FileSheet;
  data: WorksheetData;
}

/** No workbook is written that would be refused when it is opened. */
function refuseMany(count: number, columns: number, things: string): void {
  const most = Math.floor(limits.cells / columns);
  const [given, allowed] = [count, most].map((each) => each.toLocaleString("en-US"));
  if (count > most)
    throw new Error(`a workbook takes at most ${allowed} ${things} here, these are ${given}. Nothing was changed.`);
}

function sheetOf({ file }: Recalculation, name: string): OpenSheet {
  const data = file.data.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
  if (!data) throw new Error(`the workbook has no sheet ${name}. Nothing was changed.`);
  return { file: file.sheet(data.name), data };
}

function putBars(recalculation: Recalculation, read: BarsRead): string {
  const sheet = sheetOf(recalculation, barsSheetName);
  const { rows, timeFormat, priceFormat, sentence } = barsOnSheet(read);
  refuseMany(rows.length - 1, 6, "bars");
  const used = usedCells(sheet);
  refuseFormulas(recalculation, sheet, used, 6);
  const [timeStyle, priceStyle] = [timeFormat, priceFormat].map((format, at) =>
    recalculation.file.styleWith(sheet.file.name, `${"AB"[at]}2`, format),
  );
  rows.forEach((row, down) =>
    row.forEach((value, column) => {
      const style = down === 0 || column === 5 ? undefined : column === 0 ? timeStyle : priceStyle;
      write(sheet, cellName(down, column), value, style);
    }),
  );
  for (const { address, row, column } of used) if (column < 6 && row >= rows.length) write(sheet, address, null);
  const firstRow: unknown[] = [];
  for (const { address, row, column } of used) if (row === 0) firstRow[column] = sheet.data.cells[address]?.value;
  write(sheet, cellName(0, sentenceColumn(firstRow)), sentence);
  return sentence;
}

async function putFills(recalculation: Recalculation, read: FillsRead): Promise<string> {
  const sheet = sheetOf(recalculation, fillsSheetName);
  const used = usedCells(sheet);
  const grid: SheetValue[][] = [];
  for (const { address, row, column } of used) (grid[row] ??= [])[column] = sheet.data.cells[address]?.value ?? null;
  const all = Array.from(grid, (row) => Array.from(row ?? [], (cell) => cell ?? null));
  const header = fillsHeaderRow(all);
  if (header < 0)
    throw new Error(`the sheet ${fillsSheetName} has no header Time, Symbol, Side, Contracts, Price. Nothing was changed.`);
  const there = all.slice(header + 1).map((row) => row.slice(0, 12));
  const { rows, standing, madeUp, told } = fillsOnSheet(there, read, await contractList(recalculation));
  const first = header + 1 + standing;
  refuseMany(standing + rows.length, fillColumns.length, "fills");
  refuseFormulas(
    recalculation,
    sheet,
    used.filter(({ row }) => row >= first),
    12,
  );
  for (const row of madeUp) fillColumns.forEach((_, column) => write(sheet, cellName(header + 1 + row, column), null));
  const time = recalculation.file.styleWith(sheet.file.name, cellName(header + 1, 0), "yyyy-mm-dd hh:mm");
  rows.forEach((row, down) =>
    row.forEach((value, column) => write(sheet, cellName(first + down, column), value, column === 0 ? time : undefined)),
  );
  return `${read.report} ${told}`;
}

/** The sheet Contracts where the workbook has one, over our own list. */
async function contractList({ file, sheet }: Recalculation): Promise<ContractList> {
  const list = new Map<string, { size: number; type: string }>();
  const add = (code: unknown, size: unknown, type: unknown) => {
    if (typeof code === "string" && typeof size === "number")
      list.set(code.toUpperCase(), { size, type: String(type ?? "linear") });
  };
  const known = await sheet.evaluate('=MICRO.SPEC("*")');
  if (Array.isArray(known)) for (const [code, , size, type] of known) add(code, size, type);
  const own = file.data.sheets.find(({ name }) => name === "Contracts")?.cells ?? {};
  for (let row = 5; row <= 400; row += 1) add(own[`A${row}`]?.value, own[`B${row}`]?.value, own[`C${row}`]?.value);
  return list;
}

interface UsedCell {
  address: string;
  row: number;
  column: number;
}

function usedCells({ data }: OpenSheet): UsedCell[] {
  return Object.keys(data.cells).map((address) => ({ address, ...readAddress(address) }));
}

function refuseFormulas(
  { sheet: engine }: Recalculation,
  { data, file }: OpenSheet,
  used: readonly UsedCell[],
  columns: number,
): void {
  for (const { address, column } of used) {
    if (column >= columns) continue;
    const isSpilled = engine.spillAt(sheetPrefix(file.name) + address) !== undefined;
    if (data.cells[address]?.formula !== undefined || isSpilled)
      throw new Error(`${file.name}!${address} holds a formula. Nothing was changed.`);
  }
}

function write({ file, data }: OpenSheet, address: string, value: DoorCell, style?: number): void {
  file.cells.setConstant(address, value);
  if (style !== undefined) file.cells.setStyle(address, style);
  data.cells[address] = { ...data.cells[address], value };
}
