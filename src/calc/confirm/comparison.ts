/** Which side of a level a value is on, decided on the decimals that the cells show although the columns are doubles. */
import { decimalOf } from "../decimal";
import type { Side } from "../side";

/** Two readings at 15 digits and two subtractions stay well within this, relative to the numbers. */
const doubt = 2e-14;

/** The sign of value - level - margin. Only what doubles leave in doubt is worked out in decimals. */
export function compare(value: number, level: number, margin = 0): number {
  if (value === level && margin === 0) return 0;
  const difference = value - level - margin;
  if (Math.abs(difference) > doubt * (Math.abs(value) + Math.abs(level) + margin)) return Math.sign(difference);
  if (Number.isNaN(difference)) return NaN;
  return decimalOf(value).minus(decimalOf(level)).minus(decimalOf(margin)).cmp(0);
}

/** Is the value further than margin beyond the level, seen from this side? */
export function isBeyond(side: Side, value: number, level: number, margin = 0): boolean {
  return (side === "long" ? compare(value, level, margin) : compare(level, value, margin)) > 0;
}
