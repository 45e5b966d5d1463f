/** Reads fills with signed counts: an account's buys and sells, seen from the side of the trade. */
import { notZero, positive } from "../calc/domain";
import { type Fill, fillsOf } from "../calc/position";
import { type Input, isBlankOrZero, readCells, readNumbers } from "./arguments";

/**
 * Fills in order; none where both ranges are blank. Fills at the end whose count and price are both blank or 0 are dropped, so that the
 * ranges may be longer than what is filled: Excel for desktop hands blank cells over as 0.
 */
export function readSignedFills(contracts: Input, prices: Input): Fill[] {
  const counts = readCells(contracts, "contracts");
  const at = readCells(prices, "prices");
  let length = Math.max(counts.length, at.length);
  while (length > 0 && isBlankOrZero(counts[length - 1]) && isBlankOrZero(at[length - 1])) length--;
  if (length === 0) return [];
  const column = (cells: readonly Input[]) => Array.from({ length }, (_item, index) => [cells[index]]);
  return fillsOf(readNumbers(column(counts), "contracts", notZero), readNumbers(column(at), "prices", positive));
}
