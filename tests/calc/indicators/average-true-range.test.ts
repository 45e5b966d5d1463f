import fc from "fast-check";
import { averageTrueRange } from "../../../src/calc/indicators/average-true-range";
import { runs } from "../../property";
import { type Bar, bars, cells, expectColumn, priceSeries, series } from "./columns";
import { stockChartsAtr } from "./published";

const published = {
  high: series(...stockChartsAtr.high),
  low: series(...stockChartsAtr.low),
  close: series(...stockChartsAtr.close),
};
const error = { is: "an error cell" };

/** Wilder's recipe as printed, with the true range as the largest of three distances. */
function byTheBook(list: readonly Bar[], period: number, skipped: number): (number | null)[] {
  const ranges = list.map(({ high, low }, bar) => {
    const close = list[bar - 1]?.close;
    return close === undefined ? high - low : Math.max(high - low, Math.abs(high - close), Math.abs(low - close));
  });
  let average = 0;
  return list.map((_, bar) => {
    const count = bar - skipped + 1;
    if (count < period) return null;
    const seed = ranges.slice(skipped, skipped + period).reduce((total, range) => total + range, 0) / period;
    average = count === period ? seed : (average * (period - 1) + ranges[bar]!) / period;
    return average;
  });
}

describe("the average true range", () => {
  it("has the values of StockCharts", () => {
    expectColumn(cells(averageTrueRange(published, 14)), stockChartsAtr.hl);
  });

  it("with TA-Lib's seed begins one bar later, on the same bars", () => {
    expectColumn(cells(averageTrueRange(published, 14, "talib")), stockChartsAtr.talib);
  });

  it("follows Wilder's recipe on any bars (property)", () => {
    fc.assert(
      fc.property(
        bars,
        fc.integer({ min: 1, max: 10 }),
        fc.constantFrom("hl" as const, "talib" as const),
        (list, period, seed) => {
          const expected = byTheBook(list, period, seed === "hl" ? 0 : 1);
          expectColumn(cells(averageTrueRange(priceSeries(list), period, seed)), expected);
        },
      ),
      runs,
    );
  });

  it("does not care at which price the market trades, and scales with it (property)", () => {
    fc.assert(
      fc.property(bars, fc.integer({ min: 1, max: 10 }), (list, period) => {
        const ranges = cells(averageTrueRange(priceSeries(list), period));
        const shifted = list.map(({ high, low, close }) => ({ high: high + 512, low: low + 512, close: close + 512 }));
        const scaled = list.map(({ high, low, close }) => ({ high: high * 100, low: low * 100, close: close * 100 }));
        expectColumn(cells(averageTrueRange(priceSeries(shifted), period)), ranges);
        expectColumn(
          cells(averageTrueRange(priceSeries(scaled), period)),
          ranges.map((range) => range && (range as number) * 100),
        );
      }),
      runs,
    );
  });

  it("counts the gap from the previous close as part of the range", () => {
    const gapUp = { high: series(10, 20), low: series(9, 19), close: series(9, 20) };
    expect(cells(averageTrueRange(gapUp, 1))).toEqual([1, 11]);
    const gapDown = { high: series(10, 5), low: series(9, 4), close: series(10, 5) };
    expect(cells(averageTrueRange(gapDown, 1))).toEqual([1, 6]);
  });

  it("begins after leading gaps of any column and takes high - low there", () => {
    const late = { high: series(10, 11, 12), low: series(9, 10, 10), close: series(error, 10, 11) };
    expect(cells(averageTrueRange(late, 1))).toEqual([error, 1, 2]);
  });

  it("loses every bar after a gap", () => {
    const broken = { high: series(10, 11, 12, 13), low: series(9, 10, error, 12), close: series(9, 10, 11, 12) };
    expect(cells(averageTrueRange(broken, 1))).toEqual([1, 2, error, error]);
  });

  it("refuses a high below its low: columns in the wrong order", () => {
    const swapped = { high: series(10, 9), low: series(9, 10), close: series(9, 10) };
    expect(() => averageTrueRange(swapped, 1)).toThrow("high must not be below low, was 9 below 10 on bar 2");
  });
});
