/** The terms of a call as native expressions: the cell or number that stands for each of them. */
import { isLeftOut, type TermKey, termNamed } from "../host/term-names";
import { cellName, readAddress, sheetPrefix } from "../grid/address";
import { everyPart } from "../grid/expression";
import { readFormulaOrNothing } from "../grid/formula";
import type { SheetValue } from "../grid/workbook-data";

/** What a place holds now: the way to read labels and words, which decide the form of a formula. */
export type ReadCell = (sheet: string, address: string) => SheetValue;

export interface NativeTerms {
  /** An expression, or undefined where the default holds. */
  get: (key: TermKey) => string | undefined;
  /** The value at present. */
  now: (key: TermKey) => SheetValue;
}

/** Costs that are 0 where they are left out: their cells stand in the formula all the same, so that what is typed later counts. */
const addsNothing: ReadonlySet<TermKey> = new Set<TermKey>(["fee", "slippage", "commission", "paid", "liqFee"]);

/** Undefined for terms that have no native form: contract codes, inverse contracts, calculated tables. */
export function nativeTerms(argument: string | undefined, sheet: string, read: ReadCell): NativeTerms | undefined {
  const rows = termRows(argument ?? "", sheet, read);
  if (rows === undefined) return undefined;
  const known = new Map<TermKey, [expression: string, value: SheetValue]>();
  for (const [name, expression, value] of rows) {
    const key = termNamed(name);
    if (key === undefined) continue;
    if (!isLeftOut(key, value)) known.set(key, [expression, value]);
    else if (addsNothing.has(key) && isReference(expression) && !known.has(key)) known.set(key, [`N(${expression})`, 0]);
  }
  const type = known.get("type")?.[1] ?? "linear";
  if (known.has("contract") || String(type).toLowerCase() !== "linear") return undefined;
  return { get: (key) => known.get(key)?.[0], now: (key) => known.get(key)?.[1] ?? null };
}

function termRows(text: string, sheet: string, read: ReadCell): [string, string, SheetValue][] | undefined {
  if (text === "") return [];
  const constant = readFormulaOrNothing(text);
  if (constant?.kind === "constant" && typeof constant.value === "number") return [["size", text, constant.value]];
  if (constant?.kind === "array")
    return constant.rows.map(([name, value]) => [
      String(name),
      typeof value === "string" ? `"${value}"` : String(value),
      value as SheetValue,
    ]);
  if (!isReference(text)) return undefined;
  const { sheet: named = sheet, row, column, lastRow, lastColumn } = readAddress(text);
  const prefix = named === sheet ? "" : sheetPrefix(named);
  if (row === lastRow && column === lastColumn) {
    const value = read(named, cellName(row, column));
    return typeof value === "number" ? [["size", text, value]] : undefined;
  }
  if (lastColumn !== column + 1) return undefined;
  return Array.from({ length: lastRow - row + 1 }, (_, down): [string, string, SheetValue] => {
    const address = cellName(row + down, column + 1);
    const fixed = address.replace(/([A-Z]+)(\d+)/, "$$$1$$$2");
    return [String(read(named, cellName(row + down, column)) ?? ""), prefix + fixed, read(named, address)];
  });
}

/** Cells by their address, on whatever worksheet; no whole rows and columns. */
export function isReference(text: string): boolean {
  const tree = readFormulaOrNothing(text);
  return tree?.kind === "reference" && /^\$?[A-Za-z]{1,3}\$?\d+(?::\$?[A-Za-z]{1,3}\$?\d+)?$/.test(tree.cells);
}

/** More than one cell? */
export function isRange(text: string): boolean {
  const tree = readFormulaOrNothing(text);
  if (tree?.kind === "array") return true;
  return tree !== undefined && [...everyPart(tree)].some((part) => part.kind === "reference" && part.cells.includes(":"));
}
