/** A stop that follows the price at a distance and never loosens. It is an order's price, so it is decided in decimals. */
import { type Decimal, decimalOf } from "../decimal";
import { DomainError } from "../domain-error";
import { type Side, sign } from "../side";
import { barsOf, type Gaps, resultGaps, type Series, seriesOf } from "./series";
import { trailingPrices } from "./trailing-price";

/** How the stop trails. */
export interface TrailingRule {
  /** How far behind the value the stop follows, bar by bar. */
  readonly distance: Series;
  /** The stop already in force before the first bar. */
  readonly start?: Decimal;
  readonly tick?: Decimal;
  /** The trail begins on the first bar whose value touches this price or is in front of it; undefined = on the first bar. */
  readonly activate?: Decimal;
}

/**
 * value - s x distance, or the stop in force where that would loosen it; on the tick toward the market. A stop that the tick carries onto
 * its value or across it cannot be placed and moves nothing; a bar without any stop in force is a gap. A gap among the inputs costs its
 * own bar only: what is not known moves no stop, and the one in force stays.
 */
export function trailingStop(side: Side, values: Series, { distance, start, tick, activate }: TrailingRule): Series {
  const s = sign(side);
  const bars = barsOf({ values, distance });
  const stops = new Float64Array(bars.length);
  const priceBehind = trailingPrices(side, tick);
  let inForce = start === undefined ? -Infinity : s * start.toNumber();
  let begin = bars.first;
  let trails = activate === undefined;
  for (let bar = bars.first; bar < bars.length; bar += 1) {
    const [value, gap] = [values.values[bar]!, distance.values[bar]!];
    trails ||= !Number.isNaN(gap) && reaches(side, value, activate!);
    // Decimals only where the stop may move: doubles that fall short by more than their rounding decide the rest.
    if (trails && s * value - gap >= inForce - (Math.abs(value) + gap) * 1e-12) {
      const { price, isBehind } = priceBehind(value, gap);
      if (s * price > inForce) {
        if (price <= 0)
          throw new DomainError("range", `distance must leave the stop above 0, but it falls to ${price} on bar ${bar + 1}`);
        if (isBehind) inForce = s * price;
      }
    }
    if (inForce === -Infinity) begin = bar + 1;
    stops[bar] = s * inForce;
  }
  return seriesOf(stops, gapsUntil(begin, bars.first, resultGaps(bars, 1, 1), bars.length));
}

/** Does a value touch a price or lie in front of it? A gap does not. */
function reaches(side: Side, value: number, price: Decimal): boolean {
  const ahead = sign(side) * (value - price.toNumber());
  return ahead >= -1e-12 * value && decimalOf(value).minus(price).times(sign(side)).gte(0);
}

/** The gaps of the inputs, and one on each bar before the first stop. */
function gapsUntil(begin: number, first: number, gaps: Gaps | undefined, length: number): Gaps | undefined {
  if (begin <= first) return gaps;
  const noStop = new DomainError("notEnoughData", "no stop is in force yet");
  return Array.from({ length }, (_item, bar) => gaps?.[bar] ?? (bar >= first && bar < begin ? noStop : undefined));
}
