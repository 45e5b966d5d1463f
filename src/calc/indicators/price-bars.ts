import { DomainError } from "../domain-error";
import { type Bars, barsOf, type Series } from "./series";

/** The high, low and close of each bar. */
export interface PriceBars {
  readonly high: Series;
  readonly low: Series;
  readonly close: Series;
}

/** Puts price columns, and others that go with them, side by side. Columns in the wrong order show as a high below its low. */
export function priceBarsOf(prices: PriceBars, others: Readonly<Record<string, Series>> = {}): Bars {
  const { high, low, close } = prices;
  const bars = barsOf({ high, low, close, ...others });
  for (let bar = 0; bar < bars.length; bar += 1) {
    if (high.values[bar]! < low.values[bar]!) {
      throw new DomainError(
        "range",
        `high must not be below low, was ${high.values[bar]} below ${low.values[bar]} on bar ${bar + 1}`,
      );
    }
  }
  return bars;
}
