import type { Decimal } from "./decimal";
import { DomainError } from "./domain-error";
import { type Side, sign } from "./side";
import { existingPrice } from "./stops";
import { isBehind, priceOnTick } from "./tick-price";

/** The next levels in favour of a trade, nearest first, each passed by the buffer and rounded away from the entry. Levels that are one price then count once. */
export function nextLevels(
  side: Side,
  entry: Decimal,
  levels: readonly Decimal[],
  count: number,
  buffer: Decimal,
  tick: Decimal | undefined,
): Decimal[] {
  const s = sign(side);
  const from = { name: "the entry", price: entry };
  const found: Decimal[] = [];
  for (const level of levels.filter((each) => isBehind(side, entry, each)).sort((a, b) => a.cmp(b) * s)) {
    if (found.length === count) break;
    const beyond = existingPrice("level", level.plus(buffer.times(s)));
    const price = priceOnTick(side, beyond, tick, "forward", { name: "the level", from });
    const before = found[found.length - 1];
    if (before === undefined || isBehind(side, before, price)) found.push(price);
  }
  if (found.length === count) return found;
  const where = side === "long" ? "above" : "below";
  const reason = `levels must hold ${count} different prices ${where} the entry ${entry}, held ${found.length}`;
  throw new DomainError("notEnoughData", reason);
}
