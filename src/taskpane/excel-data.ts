/** Tables in Excel: reads what stands in the first columns of a sheet, and writes bars and fills in blocks. */
import { fillColumns } from "../door/fills-sheet";
import type { DoorCell } from "../door/sheet-layout";
import type { DataTable, TableOnSheet } from "./data-tables";

/** Rows that are read or written in one go: Excel on the web takes 5 MB at a time. */
const block = 20_000;

type Context = Excel.RequestContext;

/** What stands in the first columns of a sheet; undefined when there is no such sheet. */
export async function readTable(context: Context, sheet: string, lastColumn: string): Promise<TableOnSheet | undefined> {
  const worksheet = context.workbook.worksheets.getItemOrNullObject(sheet);
  worksheet.load("isNullObject");
  await context.sync();
  if (worksheet.isNullObject) return undefined;
  const used = worksheet.getUsedRangeOrNullObject(true);
  used.load("rowIndex,rowCount,isNullObject");
  await context.sync();
  const rows: TableOnSheet["rows"] = [];
  const lastRow = used.isNullObject ? 0 : used.rowIndex + used.rowCount;
  let formula: string | undefined;
  for (let first = 1; first <= lastRow; first += block) {
    const range = worksheet.getRange(`A${first}:${lastColumn}${Math.min(lastRow, first + block - 1)}`);
    range.load("values,formulas");
    await context.sync();
    range.values.forEach((line, down) => {
      rows.push(line.map((cell: string | number | boolean) => (cell === "" ? null : cell)));
      const at = range.formulas[down]!.findIndex((cell: unknown) => typeof cell === "string" && cell.startsWith("="));
      if (at >= 0) formula ??= `${String.fromCharCode(65 + at)}${first + down}`;
    });
  }
  while (rows[rows.length - 1]?.every((cell) => cell === null)) rows.pop();
  return { rows, formula };
}

/** The first row of a sheet as far as AZ. */
export async function readFirstRow(context: Context, sheet: string): Promise<unknown[]> {
  const range = context.workbook.worksheets.getItem(sheet).getRange("A1:AZ1");
  range.load("values");
  await context.sync();
  return range.values[0]!;
}

/** Writes a table; screen and calculation wait until the last block. A sheet that is not there is made. */
export async function writeTable(context: Context, table: DataTable): Promise<void> {
  const { worksheets, application } = context.workbook;
  const found = worksheets.getItemOrNullObject(table.sheet);
  found.load("isNullObject");
  application.load("calculationMode");
  await context.sync();
  const worksheet = found.isNullObject ? worksheets.add(table.sheet) : found;
  const mode = application.calculationMode;
  if (table.rows.length > block) application.calculationMode = "Manual";
  try {
    await writeBlocks(context, worksheet, table);
  } finally {
    if (table.rows.length > block) application.calculationMode = mode;
    await context.sync();
  }
  worksheet.activate();
  await context.sync();
}

async function writeBlocks(context: Context, worksheet: Excel.Worksheet, table: DataTable): Promise<void> {
  const { rows, firstRow, formats, clearTo, more } = table;
  const width = rows[0]?.length ?? 0;
  const range = (first: number, last: number, from = 0, to = width - 1) =>
    worksheet.getRange(`${letter(from)}${first}:${letter(to)}${last}`);
  for (const row of table.cleared ?? []) range(row, row, 0, fillColumns.length - 1).values = [fillColumns.map(() => "")];
  for (let at = 0; at < rows.length; at += block) {
    const part = rows.slice(at, at + block);
    range(firstRow + at, firstRow + at + part.length - 1).values = part.map((row) => row.map(asTyped));
    await context.sync();
  }
  const last = firstRow + rows.length - 1;
  const body = firstRow === 1 ? 2 : firstRow;
  if (last >= body)
    formats.forEach((format, at) => {
      if (format !== undefined) range(body, last, at, at).numberFormat = [[format]];
    });
  // What stood below a shorter table is cleared
  for (let from = last + 1; from <= clearTo; from += block) {
    const to = Math.min(clearTo, from + block - 1);
    range(from, to).values = Array.from({ length: to - from + 1 }, () => Array<string>(width).fill(""));
    await context.sync();
  }
  for (const { address, value } of more) worksheet.getRange(address).values = [[value]];
}

/**
 * Excel takes what it is handed as if somebody typed it: an id of twenty digits would lose the last ones, MAR26 be a date, =1 a formula.
 * Behind an apostrophe a text is a text.
 */
function asTyped(cell: DoorCell): string | number {
  if (typeof cell !== "string") return cell ?? "";
  return /^(?!true$|false$)[\p{L} ]*$/iu.test(cell) ? cell : `'${cell}`;
}

function letter(column: number): string {
  return String.fromCharCode(65 + column);
}

/** Excel in a browser hands some 200,000 cells over at a time. */
export function isOnTheWeb(): boolean {
  return String(Office.context.platform) === "OfficeOnline";
}
