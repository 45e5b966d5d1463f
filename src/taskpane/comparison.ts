/** Which of two values comes first in Excel's order: numbers, then texts without regard to letter case, then FALSE, then TRUE. */
import type { CellError, CellValue } from "../grid/cell";

type Plain = Exclude<CellValue, CellError> | null;

export type Operation = (operands: readonly Plain[]) => CellValue | null;

export function compare([left = null, right = null]: readonly Plain[]): number {
  const [one, other] = [like(left, right), like(right, left)];
  const ranks = [one, other].map((value) => (typeof value === "number" ? 0 : typeof value === "string" ? 1 : 2));
  if (ranks[0] !== ranks[1]) return ranks[0]! - ranks[1]!;
  if (typeof one === "string") return one.toLowerCase().localeCompare(String(other).toLowerCase());
  return Number(one) - Number(other);
}

/** An empty cell equals 0, an empty text or FALSE, whatever it is held against. */
function like(value: Plain, against: Plain): number | string | boolean {
  if (value !== null) return value;
  return typeof against === "string" ? "" : typeof against === "boolean" ? false : 0;
}
