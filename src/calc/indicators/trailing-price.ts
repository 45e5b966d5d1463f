/** Where a trailing stop would go: in doubles where they decide as decimals do, which is nearly always. */
import { type Decimal, decimalOf } from "../decimal";
import { type Side, sign } from "../side";
import { isBehind, toTick } from "../tick-price";

/** A price at a distance behind a value, on the tick. */
export interface TrailingPrice {
  readonly price: number;
  /** Can it stand there: is it still behind the value on its tick? */
  readonly isBehind: boolean;
}

/** Six decimals: prices, ticks and distances that have no more are whole numbers in this unit, and their sums are exact. */
const units = 1e6;
const largest = 1e15;

/** A number as whole units; undefined where it is none. */
function inUnits(value: number): number | undefined {
  const whole = Math.round(value * units);
  return whole <= largest && whole / units === value ? whole : undefined;
}

/** The price behind a value, for thousands of bars. */
export function trailingPrices(side: Side, tick: Decimal | undefined): (value: number, distance: number) => TrailingPrice {
  const s = sign(side);
  const step = tick === undefined ? 1 : inUnits(tick.toNumber());
  const inDecimals = (value: number, distance: number): TrailingPrice => {
    const price = toTick(side, decimalOf(value).minus(decimalOf(distance).times(s)), tick, "forward");
    return { price: price.toNumber(), isBehind: isBehind(side, price, decimalOf(value)) };
  };
  return (value, distance) => {
    const from = step === undefined ? undefined : inUnits(value);
    if (from === undefined) return inDecimals(value, distance);
    const away = inUnits(distance);
    if (away === undefined && tick === undefined) return inDecimals(value, distance);
    const steps = (from - s * (away ?? distance * units)) / step!;
    const nearest = Math.round(steps);
    // A quotient of whole numbers, or one too far from the next step to be rounded onto it
    const isClear = Math.abs(steps - nearest) > 1e-6 && Math.abs(steps) < 1e9;
    if (away === undefined && !isClear) return inDecimals(value, distance);
    const isOn = nearest * step! === from - s * (away ?? 0) && away !== undefined;
    const moved = (isOn ? nearest : s > 0 ? Math.ceil(steps) : Math.floor(steps)) * step!;
    // Beyond the largest a cell does not show all digits
    if ((!isOn && !isClear) || moved > largest) return inDecimals(value, distance);
    return { price: moved / units, isBehind: s * (from - moved) > 0 };
  };
}
