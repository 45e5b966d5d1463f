import { type Decimal, larger, smaller } from "./decimal";

function clamped(value: Decimal, limit: Decimal): Decimal {
  return smaller(larger(value, limit.negated()), limit);
}

/** Funding rate of one period: premium + clamp(interest - premium, +-clamp), then within +-cap where there is one. */
export function fundingRate(premium: Decimal, interest: Decimal, clamp: Decimal, cap: Decimal | undefined): Decimal {
  const rate = premium.plus(clamped(interest.minus(premium), clamp));
  return cap === undefined ? rate : clamped(rate, cap);
}
