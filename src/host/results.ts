/** Turns what calc returns into what a cell holds. This is where a Decimal becomes a double, once. */
import { Decimal } from "../calc/decimal";
import type { CellError } from "../grid/cell";

/** A value of a result before it becomes a cell; undefined = not applicable, shown as "". */
export type ResultValue = Decimal | number | string | boolean | CellError | undefined;

/** One result as a cell. */
export function toCell(value: ResultValue): number | string | boolean | CellError {
  if (value === undefined) return "";
  return Decimal.isDecimal(value) ? (value as Decimal).toNumber() : (value as number | string | boolean | CellError);
}

/** A list that spills downwards. */
export function toColumn(values: readonly ResultValue[]): any[][] {
  return values.map((value) => [toCell(value)]);
}

/** A list that spills to the right. */
export function toRow(values: readonly ResultValue[]): any[][] {
  return [values.map(toCell)];
}

/** Rows below a header of words that a person reads; headers FALSE drops it. */
export function toTable(header: readonly string[], rows: readonly (readonly ResultValue[])[], headers = true): any[][] {
  return toTableOf(header, rows, (row) => row, headers);
}

/** The same with the row of each item: of many items only the one in hand is more than its cells. */
export function toTableOf<Item>(
  header: readonly string[],
  items: readonly Item[],
  rowOf: (item: Item, index: number) => readonly ResultValue[],
  headers = true,
): any[][] {
  const cells = items.map((item, index) => rowOf(item, index).map(toCell));
  return headers ? [[...header], ...cells] : cells;
}
