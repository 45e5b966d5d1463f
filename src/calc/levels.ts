import type { Decimal } from "./decimal";
import { DomainError } from "./domain-error";
import { roundForward } from "./rounding";
import { type Side, sign } from "./side";
import { existingPrice } from "./stops";

/** The next levels in favour of a trade, nearest first, each passed by the buffer and rounded away from the entry. Equal levels count once. */
export function nextLevels(
  side: Side,
  entry: Decimal,
  levels: readonly Decimal[],
  count: number,
  buffer: Decimal,
  tick: Decimal | undefined,
): Decimal[] {
  const s = sign(side);
  const ahead = levels.filter((level) => level.minus(entry).times(s).gt(0)).sort((a, b) => a.cmp(b) * s);
  const distinct = ahead.filter((level, index) => index === 0 || !level.eq(ahead[index - 1]!));
  if (distinct.length < count) {
    const where = side === "long" ? "above" : "below";
    throw new DomainError("notEnoughData", `levels must hold ${count} ${where} the entry ${entry}, held ${distinct.length}`);
  }
  return distinct.slice(0, count).map((level) => existingPrice("level", roundForward(side, level.plus(buffer.times(s)), tick)));
}
