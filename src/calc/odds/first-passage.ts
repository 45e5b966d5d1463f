import { DomainError } from "../domain-error";

/** How the price moves: without drift only the distances count; with one, drift and volatility per the same period do. */
export interface PriceMotion {
  readonly drift: number;
  readonly volatility: number | undefined;
}

/** Refuses a volatility that is none, and a drift without one. */
export function checkMotion({ drift, volatility }: PriceMotion): void {
  if (volatility !== undefined && !(volatility > 0)) {
    throw new DomainError("range", `volatility must be greater than 0, was ${volatility === 0 ? "0 or blank" : volatility}`);
  }
  if (drift !== 0 && volatility === undefined) {
    throw new DomainError("range", "volatility is required with a drift, per the same period");
  }
}

/**
 * The probability that a continuous path from `from` meets `level` before `other`, which lies on the other side. Swapping the two
 * levels gives the complement without a subtraction, so that a probability near 0 keeps its digits.
 */
export function reachesFirst(from: number, level: number, other: number, { drift, volatility }: PriceMotion): number {
  if (drift === 0) return (from - other) / (level - other);
  // Divided twice: a square of a small volatility may be 0.
  const exponent = 1 - (2 * drift) / volatility! / volatility!;
  const toLevel = exponent * logRatio(level, other);
  if (toLevel === 0) return logRatio(from, other) / logRatio(level, other);
  const toStart = exponent * logRatio(from, other);
  // (e^toStart - 1) / (e^toLevel - 1), written so that no power exceeds 1.
  if (toLevel < 0) return Math.expm1(toStart) / Math.expm1(toLevel);
  return (Math.exp(exponent * logRatio(from, level)) * Math.expm1(-toStart)) / Math.expm1(-toLevel);
}

/** ln(a / b), exact also where the two are close. */
function logRatio(a: number, b: number): number {
  return Math.log1p((a - b) / b);
}
