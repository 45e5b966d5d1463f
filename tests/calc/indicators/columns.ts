import fc from "fast-check";
import { constantSeries, type Gap, type Series, seriesOf, type Signals } from "../../../src/calc/indicators/series";

/** A series from plain numbers; an object stands for a gap. */
export function series(...cells: (number | Gap)[]): Series {
  const values = Float64Array.from(cells, (cell) => (typeof cell === "number" ? cell : NaN));
  const gaps = cells.map((cell) => (typeof cell === "number" ? undefined : cell));
  return seriesOf(values, gaps.some(Boolean) ? gaps : undefined);
}

/** What a result holds: numbers, null for a bar that came too early, the gap itself for any other. */
export function cells({ values, gaps }: Series | Signals): (number | Gap | null)[] {
  return Array.from(values, (value, bar) => {
    const gap = gaps?.[bar];
    return gap === undefined ? value : isEarly(gap) ? null : gap;
  });
}

function isEarly(gap: Gap): boolean {
  return (gap as { kind?: string }).kind === "notEnoughData";
}

/** Answers as TRUE and FALSE. */
export function answers(signals: Signals): (boolean | Gap | null)[] {
  return cells(signals).map((cell) => (typeof cell === "number" ? cell === 1 : cell));
}

/** Compares numbers to 1e-9, relative; everything else by identity. */
export function expectColumn(actual: readonly unknown[], expected: readonly unknown[]): void {
  expect(actual.length).toBe(expected.length);
  expected.forEach((value, bar) => {
    const found = actual[bar];
    if (typeof value !== "number" || typeof found !== "number") expect([bar, found]).toEqual([bar, value]);
    else if (!(Math.abs(found - value) <= 1e-9 * Math.max(1e-3, Math.abs(value)))) expect([bar, found]).toEqual([bar, value]);
  });
}

export interface Bar {
  high: number;
  low: number;
  close: number;
}

/** Bars of a market between 1000 and 1205, far above any stop distance, on a grid of eighths so that sums of prices are exact. */
export const bars: fc.Arbitrary<Bar[]> = fc.array(
  fc
    .tuple(fc.integer({ min: 8000, max: 9600 }), fc.integer({ min: 0, max: 40 }), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([low, range, part]) => ({ low: low / 8, high: (low + range) / 8, close: (low + Math.round(range * part)) / 8 })),
  { minLength: 1, maxLength: 40 },
);

/** Prices between 100 and 300 in eighths. */
export const prices: fc.Arbitrary<number[]> = fc.array(
  fc.integer({ min: 800, max: 2400 }).map((eighths) => eighths / 8),
  { minLength: 1, maxLength: 40 },
);

export function priceSeries(list: readonly Bar[]): { high: Series; low: Series; close: Series } {
  return {
    high: series(...list.map((bar) => bar.high)),
    low: series(...list.map((bar) => bar.low)),
    close: series(...list.map((bar) => bar.close)),
  };
}

/** The market seen in a mirror: a price and its image add up to `sum`, highs become lows. */
export function mirror(list: readonly Bar[], sum: number): Bar[] {
  return list.map(({ high, low, close }) => ({ high: sum - low, low: sum - high, close: sum - close }));
}

export { constantSeries };
