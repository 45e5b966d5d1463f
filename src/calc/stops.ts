import { type Decimal, larger } from "./decimal";
import { positive } from "./domain";
import { DomainError } from "./domain-error";
import { type Side, sign } from "./side";
import { isBehind, keptMeaning, priceOnTick, shownPrice, toTick } from "./tick-price";

/** A price that a distance may have carried to zero or below, which no market shows. */
export function existingPrice(name: string, price: Decimal): Decimal {
  if (price.lte(0))
    throw new DomainError("range", `${name} would be at ${shownPrice(price)}: the distance is larger than the price`);
  return price;
}

/**
 * Refuses a stop that cannot stand: a stop is placed behind the market, and the market is at the entry, or at the newest fill, when it is
 * placed. Which of the two `price` is, `at` says.
 */
export function protectiveStop(side: Side, price: Decimal, stop: Decimal, name = "stop", at = "the entry"): Decimal {
  positive(name, stop);
  if (isBehind(side, stop, price)) return stop;
  const where = side === "long" ? "below" : "above";
  throw new DomainError("range", `${name} must be ${where} ${at} (${shownPrice(price)}) of a ${side}, was ${shownPrice(stop)}`);
}

/** A stop at a distance from the entry, on the tick toward the entry, so that the risk never exceeds the plan. */
export function distanceStop(side: Side, entry: Decimal, distance: Decimal, tick: Decimal | undefined): Decimal {
  const stop = existingPrice("stop", entry.minus(distance.times(sign(side))));
  return priceOnTick(side, stop, tick, "forward", { name: "the stop", from: { name: "the entry", price: entry } });
}

/** Beyond a level: away from it by the buffer, and with a tick by at least one whole tick. It may lie at 0 or below. */
export function beyondLevel(side: Side, level: Decimal, buffer: Decimal, tick: Decimal | undefined): Decimal {
  const distance = tick === undefined ? buffer : larger(buffer, tick);
  return toTick(side, level.minus(distance.times(sign(side))), tick, "backward");
}

/** A stop beyond a level. */
export function structuralStop(side: Side, level: Decimal, buffer: Decimal, tick: Decimal | undefined): Decimal {
  const stop = existingPrice("stop", level.minus(buffer.times(sign(side))));
  return keptMeaning(side, stop, beyondLevel(side, level, buffer, tick), tick, { name: "the stop" });
}
