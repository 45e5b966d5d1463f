/** Bars and fills as tables to be written into the workbook. */
import type { BarsRead } from "../door/bar";
import type { FillsRead } from "../door/fill";
import { type ContractList, fillColumns, fillsHeaderRow, fillsOnSheet } from "../door/fills-sheet";
import { barsOnSheet, type DoorCell, sentenceColumn } from "../door/sheet-layout";
import { cellName } from "../grid/address";
import { planContracts } from "../plan/contract-list";
import type { Cells } from "./cells";

/** What stands in the first columns of a sheet, from its first row on. */
export interface TableOnSheet {
  rows: unknown[][];
  /** The first cell there that holds a formula. */
  formula: string | undefined;
}

export interface DataTable {
  sheet: string;
  /** From 1; the columns begin at A. */
  firstRow: number;
  rows: readonly (readonly DoorCell[])[];
  /** Number formats of the columns, the header left alone. */
  formats: readonly (string | undefined)[];
  /** The last row that is to be emptied below the table. */
  clearTo: number;
  /** Rows of the sheet, the first is 1, that go: as wide as the sheet of fills. */
  cleared?: readonly number[];
  /** Single cells beside it. */
  more: readonly { address: string; value: string }[];
}

/** Bars from A1 on, in place of those that stood there; what they are stands in the first free cell of row 1. */
export function barTable(sheet: string, bars: BarsRead, lastRow: number, firstRow: readonly unknown[]): DataTable {
  const { rows, timeFormat, priceFormat, sentence } = barsOnSheet(bars);
  const formats = [timeFormat, priceFormat, priceFormat, priceFormat, priceFormat];
  const address = cellName(0, sentenceColumn(firstRow));
  return { sheet, firstRow: 1, rows, formats, clearTo: lastRow, more: [{ address, value: sentence }] };
}

/** Fills below those that stand there, and what was added; undefined where the sheet has no header of fills. */
export function fillTable(
  sheet: string,
  fills: FillsRead,
  there: readonly unknown[][],
  contracts: ContractList,
): { table: DataTable; told: string } | undefined {
  const isNew = there.length === 0;
  const all = isNew ? [[...fillColumns]] : there;
  const header = fillsHeaderRow(all);
  if (header < 0) return undefined;
  const { rows, standing, madeUp, told } = fillsOnSheet(all.slice(header + 1), fills, contracts);
  const firstRow = isNew ? 1 : header + 2 + standing;
  // All rows that are written at once are of one width
  const whole = rows.map((row) => fillColumns.map((_, at) => row[at] ?? null));
  const written = isNew ? [[...fillColumns], ...whole] : rows;
  const cleared = madeUp.map((at) => header + 2 + at);
  return { table: { sheet, firstRow, rows: written, formats: ["yyyy-mm-dd hh:mm"], clearTo: 0, cleared, more: [] }, told };
}

/** Our own contracts, and those of the workbook's sheet Contracts over them. */
export function contractList(ofWorkbook: Cells | undefined): ContractList {
  const list = new Map(planContracts.map(({ code, size, type }) => [code.toUpperCase(), { size, type: String(type) }]));
  for (const [code, size, type] of ofWorkbook ?? [])
    if (typeof code === "string" && typeof size === "number") list.set(code.toUpperCase(), { size, type: String(type) });
  return list;
}
