import type { CellValue } from "../grid/cell";

/** Rows whose maker has seen to it that they are what cells may hold, with the places of those that hold an error. */
const checked = new WeakMap<object, readonly number[]>();

/**
 * Vouches for rows, so that nobody need look at 100,000 of them again: each as long as the first, of finite numbers without -0, texts
 * that fit into a cell, logical values and CellErrors; the latter only in the rows at `errors`.
 */
export function checkedRows(rows: CellValue[][], errors: readonly number[]): CellValue[][] {
  checked.set(rows, errors);
  return rows;
}

/** Which of these rows hold an error; undefined: nobody has vouched for them. */
export function errorRows(rows: object): readonly number[] | undefined {
  return checked.get(rows);
}
