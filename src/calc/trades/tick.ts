/** Prices on the tick in doubles, as exact as in decimals: for thousands of trades. */
import { type Decimal, decimalOf } from "../decimal";
import { roundToStep } from "../rounding";

/** Rounds a price of up to 15 digits to the tick, up or down. */
export type TickRounder = (price: number, mode: "up" | "down") => number;

/** The most that whole numbers of a price's last digit can be and still stand for one decimal of 15 digits each. */
const largest = 1e15;

/**
 * A tick is a whole number `numerator` of units of `1 / scale`. A multiple of it is then one exact product and one division, which
 * gives the double nearest to that decimal. Doubles of decimals with 15 digits compare as these do, so the choice between two
 * multiples is exact too.
 */
export function tickRounder(tick: Decimal): TickRounder {
  const digits = tick.decimalPlaces();
  const scale = 10 ** Math.min(digits, 15);
  const numerator = tick.times(scale).toNumber();
  const isExact = digits <= 15 && Number.isInteger(numerator);
  return (price, mode) => {
    const nearest = Math.round((price * scale) / numerator);
    if (!isExact || Math.abs(nearest + 1) * numerator > largest) return roundToStep(decimalOf(price), tick, mode).toNumber();
    const found = (nearest * numerator) / scale;
    if (mode === "up" ? found >= price : found <= price) return found;
    return ((nearest + (mode === "up" ? 1 : -1)) * numerator) / scale;
  };
}
