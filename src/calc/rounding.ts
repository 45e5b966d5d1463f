import { Decimal } from "./decimal";
import type { Side } from "./side";

/** up and down are toward plus and minus infinity; nearest sends a half away from zero. */
export type RoundingMode = "nearest" | "up" | "down" | "toward0";

/** A quotient this close to a whole number, relative to itself, is that whole number: 34 digits cannot tell 12.99...9 from 13. */
const closeness = new Decimal("1e-25");

/** Are two numbers the same but for what 34 digits cannot tell? */
export function isNearly(value: Decimal, other: Decimal): boolean {
  if (value.isFarFrom(other)) return false;
  return value.minus(other).abs().lte(other.abs().times(closeness));
}

/** value / step, snapped to the whole number (or, for ties, the half) that it really is. */
function exactQuotient(value: Decimal, step: Decimal): Decimal {
  const quotient = value.div(step);
  if (quotient.isFarFromHalves()) return quotient;
  const halves = quotient.times(2).round();
  const candidate = halves.div(2);
  return isNearly(candidate, quotient) ? candidate : quotient;
}

const modes = {
  nearest: Decimal.ROUND_HALF_UP,
  up: Decimal.ROUND_CEIL,
  down: Decimal.ROUND_FLOOR,
  toward0: Decimal.ROUND_DOWN,
} as const satisfies Record<RoundingMode, unknown>;

/** value / step as a whole number. */
function wholeQuotient(value: Decimal, step: Decimal, mode: RoundingMode): Decimal {
  return value.wholeQuotient(step, modes[mode]) ?? exactQuotient(value, step).toDecimalPlaces(0, modes[mode]);
}

/** The multiple of step that value is rounded to, decided on the exact value. */
export function roundToStep(value: Decimal, step: Decimal, mode: RoundingMode): Decimal {
  return wholeQuotient(value, step, mode).times(step);
}

/** How many whole steps fit into value, toward minus infinity. */
export function wholeSteps(value: Decimal, step: Decimal): Decimal {
  return wholeQuotient(value, step, "down");
}

/** Is value a whole multiple of step? */
export function isMultiple(value: Decimal, step: Decimal): boolean {
  const whole = value.wholeQuotient(step, modes.toward0);
  return whole ? whole.times(step).eq(value) : exactQuotient(value, step).isInteger();
}

/**
 * A price moved onto the tick in the direction of the trade: up for a long, down for a short. Distance stops (toward the entry),
 * break-even, budget and trailing stops, add triggers and liquidation prices all keep their promise this way.
 */
export function roundForward(side: Side, price: Decimal, tick: Decimal | undefined): Decimal {
  return tick === undefined ? price : roundToStep(price, tick, side === "long" ? "up" : "down");
}

/** A price moved onto the tick against the direction of the trade: down for a long, up for a short. For targets and structural stops. */
export function roundBackward(side: Side, price: Decimal, tick: Decimal | undefined): Decimal {
  return tick === undefined ? price : roundToStep(price, tick, side === "long" ? "down" : "up");
}
