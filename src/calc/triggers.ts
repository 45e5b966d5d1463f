import type { TriggerMode } from "./contract-terms";
import type { Decimal } from "./decimal";
import { DomainError } from "./domain-error";
import { type Side, sign } from "./side";
import { existingPrice } from "./stops";
import { ladderOnTick } from "./tick-price";

/**
 * The prices that distances lead to from an entry, the entry first: percent and points add up on the entry, compound goes on from the
 * price before. Nothing is rounded; a price that would be zero or below is refused.
 */
export function steppedPrices(direction: Side, entry: Decimal, distances: readonly Decimal[], mode: TriggerMode): Decimal[] {
  let price = entry;
  const next = distances.map((distance) => {
    const move = mode === "points" ? distance : (mode === "percent" ? entry : price).times(distance);
    price = price.plus(move.times(sign(direction)));
    return price;
  });
  return [entry, ...next];
}

/** One distance for each step after the entry: a single one holds for all of them. */
export function distancePerStep(distances: readonly Decimal[], steps: number): Decimal[] {
  if (distances.length === 1) return Array.from({ length: steps - 1 }, () => distances[0]!);
  if (distances.length === steps - 1) return [...distances];
  throw new DomainError(
    "range",
    `distance must be one number, or one for each of the ${steps - 1} steps after the entry, were ${distances.length}`,
  );
}

/** The price of each step of a plan: away from the entry onto the tick, so that no add comes early. The entry is never moved. */
export function triggerPrices(
  side: Side,
  entry: Decimal,
  distances: readonly Decimal[],
  mode: TriggerMode,
  tick: Decimal | undefined,
): Decimal[] {
  const nameOf = (index: number) => `trigger ${index + 1}`;
  const prices = steppedPrices(side, entry, distances, mode).map((price, index) => existingPrice(nameOf(index), price));
  return ladderOnTick(side, prices, tick, "forward", (index) => ({ name: nameOf(index) }), 1);
}

/** Trigger prices that are ready: one per step, the first at the entry, each in favour of the one before. */
export function readyTriggers(side: Side, entry: Decimal, prices: readonly Decimal[], steps: number): readonly Decimal[] {
  if (prices.length !== steps) {
    throw new DomainError("range", `distance as trigger prices must be one per step (${steps}), were ${prices.length}`);
  }
  if (!prices[0]!.eq(entry)) {
    throw new DomainError("range", `distance as trigger prices must begin with the entry ${entry}, was ${prices[0]}`);
  }
  for (const [index, price] of prices.slice(1).entries()) {
    const before = prices[index]!;
    if (price.minus(before).times(sign(side)).gt(0)) continue;
    throw new DomainError(
      "range",
      `distance (item ${index + 2}) adds to a losing position: ${price} must be ${side === "long" ? "above" : "below"} ${before}`,
    );
  }
  return prices;
}
