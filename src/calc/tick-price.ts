/** One rule for every price that is rounded: it stays what it is for. */
import type { Decimal } from "./decimal";
import { DomainError } from "./domain-error";
import { isNearly, roundBackward, roundForward } from "./rounding";
import { type Side, sign } from "./side";

/** Where a price lies from another one: behind it is what the trade leaves, in front what it heads for. */
export type Lie = "behind" | "at" | "in front";

/** Which way a price goes onto its tick: forward is up for a long and down for a short. */
export type Rounding = "forward" | "backward";

/** What a price is called in a reason, and the price that it is measured from. */
export interface PriceMeaning {
  readonly name: string;
  readonly from?: { readonly name: string; readonly price: Decimal };
}

/** Where a price lies from another one, but for what 34 digits cannot tell. */
function lieOf(side: Side, price: Decimal, from: Decimal): Lie {
  if (isNearly(price, from)) return "at";
  return price.cmp(from) * sign(side) < 0 ? "behind" : "in front";
}

/** The same for everybody who reads the two from cells: what lies far apart does so in any number of digits. */
function shownLieOf(side: Side, price: Decimal, from: Decimal): Lie {
  return price.isFarFrom(from) ? lieOf(side, price, from) : lieOf(side, price.asShown(), from.asShown());
}

/** Does a price lie behind another one, for everybody who reads the two from cells? */
export function isBehind(side: Side, price: Decimal, from: Decimal): boolean {
  return shownLieOf(side, price, from) === "behind";
}

/** How a price stands in a reason. */
export function shownPrice(price: Decimal): string {
  return price.toSignificantDigits(15).toString();
}

/** A price on its tick, without a look at what it is for. */
export function toTick(side: Side, price: Decimal, tick: Decimal | undefined, way: Rounding): Decimal {
  return way === "forward" ? roundForward(side, price, tick) : roundBackward(side, price, tick);
}

/** A price on its tick: above 0, and not carried onto or across the price that it is measured from. */
export function priceOnTick(
  side: Side,
  price: Decimal,
  tick: Decimal | undefined,
  way: Rounding,
  meaning: PriceMeaning,
): Decimal {
  return keptMeaning(side, price, toTick(side, price, tick, way), tick, meaning);
}

/** A price that was rounded to a tick, refused where it no longer is what it was for. */
export function keptMeaning(
  side: Side,
  exact: Decimal,
  rounded: Decimal,
  tick: Decimal | undefined,
  { name, from }: PriceMeaning,
): Decimal {
  if (tick === undefined) return rounded;
  // Said only where it is refused: a search asks for thousands of prices
  const would = () => `${name} at ${shownPrice(exact)} would be ${shownPrice(rounded)}`;
  if (rounded.lte(0)) throw new DomainError("range", `tick ${tick} is coarser than the price: ${would()}, not above 0`);
  if (from === undefined) return rounded;
  const lie = lieOf(side, exact, from.price);
  if (lie === "at" || lie === shownLieOf(side, rounded, from.price)) return rounded;
  const where = (lie === "behind") === (side === "long") ? "below" : "above";
  throw new DomainError(
    "range",
    `tick ${tick} is coarser than the distance: ${would()}, not ${where} ${from.name} ${shownPrice(from.price)}`,
  );
}

/**
 * The prices of one ladder on their ticks: besides, those that differ before differ after it. The first of them stay as they are where
 * they are given: an entry, a base order.
 */
export function ladderOnTick(
  side: Side,
  prices: readonly Decimal[],
  tick: Decimal | undefined,
  way: Rounding,
  meaningOf: (index: number) => PriceMeaning,
  given = 0,
): Decimal[] {
  const rounded = prices.map((price, index) => (index < given ? price : priceOnTick(side, price, tick, way, meaningOf(index))));
  const cause = tick === undefined ? "the 15 digits of a cell are" : `tick ${tick} is`;
  const seen = new Map<number, number>();
  for (const [index, price] of rounded.entries()) {
    const earlier = seen.get(price.asShown().toNumber()) ?? index;
    seen.set(price.asShown().toNumber(), earlier);
    if (prices[index]!.eq(prices[earlier]!)) continue;
    const would = `${meaningOf(index).name} at ${shownPrice(prices[index]!)} would be ${shownPrice(price)}`;
    throw new DomainError("range", `${cause} coarser than the distance: ${would}, the same as ${meaningOf(earlier).name}`);
  }
  return rounded;
}
