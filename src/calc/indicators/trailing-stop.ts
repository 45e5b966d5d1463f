/** A stop that follows the price at a distance and never loosens. It is an order's price, so it is decided in decimals. */
import { type Decimal, decimalOf } from "../decimal";
import { DomainError } from "../domain-error";
import { roundForward } from "../rounding";
import { type Side, sign } from "../side";
import { barsOf, resultGaps, type Series, seriesOf } from "./series";

/** How the stop trails. */
export interface TrailingRule {
  /** How far behind the value the stop follows, bar by bar. */
  readonly distance: Series;
  /** The stop already in force before the first bar. */
  readonly start?: Decimal;
  readonly tick?: Decimal;
}

/**
 * value - s x distance, or the stop in force where that would loosen it; on the tick toward the market. A gap costs its own bar only:
 * what is not known moves no stop, and the one in force stays.
 */
export function trailingStop(side: Side, values: Series, { distance, start, tick }: TrailingRule): Series {
  const s = sign(side);
  const bars = barsOf({ values, distance });
  const stops = new Float64Array(bars.length);
  let stop = start === undefined ? undefined : roundForward(side, start, tick);
  let inForce = stop === undefined ? -Infinity : s * stop.toNumber();
  for (let bar = bars.first; bar < bars.length; bar += 1) {
    const [value, gap] = [values.values[bar]!, distance.values[bar]!];
    // Decimals only where the stop may move: doubles that fall short by more than their rounding decide the rest.
    if (s * value - gap >= inForce - (Math.abs(value) + gap) * 1e-12) {
      const candidate = roundForward(side, decimalOf(value).minus(decimalOf(gap).times(s)), tick);
      if (stop === undefined || candidate.minus(stop).times(s).gt(0)) stop = candidate;
      if (stop.lte(0))
        throw new DomainError("range", `distance must leave the stop above 0, but it falls to ${stop} on bar ${bar + 1}`);
      inForce = s * stop.toNumber();
    }
    stops[bar] = s * inForce;
  }
  return seriesOf(stops, resultGaps(bars, 1, 1));
}
