/** Confirmations that are one answer, not one per bar. */
import type { Decimal } from "../decimal";
import { DomainError } from "../domain-error";
import { type Side, sign } from "../side";

/** Has price moved at least `distance` in favour of the trade? */
export function hasMoved(side: Side, entry: Decimal, price: Decimal, distance: Decimal): boolean {
  return price.minus(entry).times(sign(side)).gte(distance);
}

/** Are at least `need` of the signals TRUE? */
export function areMet(signals: readonly boolean[], need: number): boolean {
  if (need > signals.length) {
    throw new DomainError("range", `need must be at most the number of signals (${signals.length}), was ${need}`);
  }
  return signals.filter(Boolean).length >= need;
}
