/** Constants as they are typed. */
import { CellError, type CellValue } from "./cell";
import type { SheetValue } from "./workbook-data";

/** A number as typed in a cell or a formula: 5, -0.5, .5, 1E-5, 50%. */
export function readNumber(text: string): number | undefined {
  const match = /^([+-]?\s*(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)(%?)$/.exec(text.trim());
  if (!match) return undefined;
  const number = Number(match[1]!.replace(/\s/g, ""));
  return match[2] === "%" ? number / 100 : number;
}

/** A formula that gives just this: ="long", =-0.5, ={1,2;3,#N/A}. A blank among several is an empty text. */
export function constantFormula(rows: readonly (readonly SheetValue[])[]): string {
  const only = rows.length === 1 && rows[0]!.length === 1 ? rows[0]![0]! : null;
  if (only !== null && !(only instanceof CellError)) return `=${constantText(only)}`;
  return `={${rows.map((row) => row.map((value) => constantText(value ?? "")).join(",")).join(";")}}`;
}

function constantText(value: CellValue): string {
  if (value instanceof CellError) return value.code;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return typeof value === "number" ? String(value).toUpperCase() : `"${value.replace(/"/g, '""')}"`;
}
