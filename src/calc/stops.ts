import { type Decimal } from "./decimal";
import { positive } from "./domain";
import { DomainError } from "./domain-error";
import { roundBackward, roundForward } from "./rounding";
import { type Side, sign } from "./side";

/** A price that a distance may have carried to zero or below, which no market shows. */
export function existingPrice(name: string, price: Decimal): Decimal {
  if (price.lte(0))
    throw new DomainError("range", `${name} would be at ${price.toSignificantDigits(15)}: the distance is larger than the price`);
  return price;
}

/** Refuses a stop that is not on the losing side of the entry. */
export function protectiveStop(side: Side, entry: Decimal, stop: Decimal, name = "stop"): Decimal {
  positive(name, stop);
  if (entry.minus(stop).times(sign(side)).gt(0)) return stop;
  const where = side === "long" ? "below" : "above";
  throw new DomainError("range", `${name} must be ${where} the entry of a ${side} (${entry}), was ${stop}`);
}

/** A stop at a distance from the entry, on the tick toward the entry, so that the risk never exceeds the plan. */
export function distanceStop(side: Side, entry: Decimal, distance: Decimal, tick: Decimal | undefined): Decimal {
  const stop = existingPrice("stop", entry.minus(distance.times(sign(side))));
  return existingPrice("stop", roundForward(side, stop, tick));
}

/** A stop beyond a level: away from it by the buffer, and with a tick by at least one whole tick. */
export function structuralStop(side: Side, level: Decimal, buffer: Decimal, tick: Decimal | undefined): Decimal {
  const distance = tick !== undefined && buffer.lt(tick) ? tick : buffer;
  return existingPrice("stop", roundBackward(side, level.minus(distance.times(sign(side))), tick));
}
