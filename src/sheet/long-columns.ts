/** Columns of many thousand numbers, apart from the other cells of their worksheet: a draft keeps them by themselves, and only once. */
import type { ICellData, Nullable, Workbook, Worksheet } from "@univerjs/core";
import { CellValueType } from "@univerjs/core";
import { cellName } from "../grid/address";
import type { CellStyle, WorkbookData } from "../grid/workbook-data";
import { fromEngineStyle } from "./engine-workbook";
import { beyond } from "./other-looks";
import { type Cells, lastTyped } from "./writes";

export interface LongColumn {
  column: number;
  /** From the first row on; NaN is a blank cell. */
  values: Float64Array;
  /** From these places of the values on. */
  looks: readonly { from: number; style?: CellStyle }[];
}

/** The same object for as long as nothing is typed into the worksheet. Rows are counted from 0. */
export interface LongColumns {
  firstRow: number;
  columns: readonly LongColumn[];
}

interface Found {
  typed: number;
  long: LongColumns | undefined;
  /** Below the first row stands something else, too, down to this row. */
  lastOther: number;
}

/** Templates give the cells above a look of their own. */
const firstRow = 200;
/** A column of more looks is none of one kind. */
const mostLooks = 20;
/** Rows; fewer are kept with the other cells. */
const many = 1000;

const known = new WeakMap<Cells, Found>();

/** What stands in the long columns of a worksheet, and how far down the others go. */
export function longColumnsOf(sheet: Worksheet, workbook: Workbook): Omit<Found, "typed"> {
  const cells = sheet.getCellMatrix().getMatrix();
  const typed = lastTyped(cells);
  const before = known.get(cells);
  if (before && before.typed === typed) return before;
  const found = { typed: typed ?? -1, ...find(cells, workbook) };
  if (typed !== undefined) known.set(cells, found);
  return found;
}

interface Reading {
  values: number[];
  looks: { from: number; style: ICellData["s"] }[];
  isLong: boolean;
  last: number;
}

function find(cells: Cells, workbook: Workbook): Omit<Found, "typed"> {
  const columns = new Map<number, Reading>();
  for (const key in cells) {
    const row = Number(key);
    const line = cells[row];
    if (row < firstRow || !line) continue;
    for (const at in line) {
      const column = Number(at);
      const cell = line[column];
      if (!cell) continue;
      const reading = columns.get(column) ?? { values: [], looks: [], isLong: true, last: row };
      columns.set(column, reading);
      reading.last = Math.max(reading.last, row);
      reading.isLong &&= isNumberOrBlank(cell) && reading.looks.length <= mostLooks;
      if (reading.isLong) note(reading, cell, row - firstRow);
    }
  }
  let lastOther = 0;
  const long: LongColumn[] = [];
  for (const [column, { values, looks: given, isLong, last }] of columns) {
    const looks = given.map(({ from, style }) => ({ from, own: workbook.getStyles().getStyleByCell({ s: style }) }));
    if (isLong && values.length >= many && looks.every(({ own }) => beyond(own).length === 0)) {
      const read = looks.map(({ from, own }) => ({ from, style: fromEngineStyle(own) }));
      long.push({
        column,
        values: packed(values),
        looks: read.map(({ from, style }) => ({ from, ...(style && { style }) })),
      });
    } else lastOther = Math.max(lastOther, last);
  }
  return { long: long.length > 0 ? { firstRow, columns: long } : undefined, lastOther };
}

/** What was left out is blank. */
function packed(values: readonly (number | undefined)[]): Float64Array {
  const numbers = new Float64Array(values.length);
  for (let at = 0; at < values.length; at += 1) numbers[at] = values[at] ?? NaN;
  return numbers;
}

/** Cells of an opened workbook have a style each. */
function isSameLook(one: ICellData["s"], other: ICellData["s"]): boolean {
  return one === other || (typeof one === "object" && JSON.stringify(one) === JSON.stringify(other));
}

function note({ values, looks }: Reading, cell: ICellData, at: number): void {
  values[at] = typeof cell.v === "number" ? cell.v : NaN;
  if (looks.length === 0 || !isSameLook(looks.at(-1)!.style, cell.s)) looks.push({ from: at, style: cell.s });
}

function isNumberOrBlank(cell: ICellData): boolean {
  if (cell.f || cell.si || cell.p || cell.custom) return false;
  return isBlank(cell.v) || (typeof cell.v === "number" && cell.t === CellValueType.NUMBER);
}

function isBlank(value: Nullable<unknown>): boolean {
  return value === null || value === undefined;
}

/** Does the cell stand in one of these columns? */
export function isInside(long: LongColumns | undefined, row: number, column: number): boolean {
  return long !== undefined && row >= long.firstRow && long.columns.some((each) => each.column === column);
}

/** The workbook with the long columns of its worksheets, by their names. */
export function withLongColumns(workbook: WorkbookData, long: Readonly<Record<string, LongColumns>>): WorkbookData {
  const sheets = workbook.sheets.map((sheet) => {
    const own = long[sheet.name];
    if (!own) return sheet;
    const cells = { ...sheet.cells };
    for (const { column, values, looks } of own.columns) {
      let look = 0;
      values.forEach((value, down) => {
        while (looks[look + 1] !== undefined && looks[look + 1]!.from <= down) look += 1;
        const style = looks[look]?.style;
        const cell = { ...(!Number.isNaN(value) && { value }), ...(style && { style }) };
        if (Object.keys(cell).length > 0) cells[cellName(own.firstRow + down, column)] = cell;
      });
    }
    return { ...sheet, cells };
  });
  return { ...workbook, sheets };
}
