import fc from "fast-check";
import { exponentialAverage, simpleAverage, wilderAverage } from "../../../src/calc/indicators/moving-average";
import { runs } from "../../property";
import { cells, expectColumn, prices, series } from "./columns";
import { tulip } from "./published";

const period = fc.integer({ min: 1, max: 12 });
const error = { is: "an error cell" };

describe("the simple average", () => {
  it("has the values of Tulip Indicators", () => {
    expectColumn(cells(simpleAverage(series(...tulip.values), 5)), tulip.sma);
  });

  it("is the mean of each window (property)", () => {
    fc.assert(
      fc.property(prices, period, (values, n) => {
        const means = values.map((_, bar) => {
          const window = values.slice(bar - n + 1, bar + 1);
          return bar < n - 1 ? null : window.reduce((total, value) => total + value, 0) / n;
        });
        expectColumn(cells(simpleAverage(series(...values), n)), means);
      }),
      runs,
    );
  });

  it("of a constant is exactly that constant (property)", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e12, noNaN: true }), period, (value, n) => {
        const averages = cells(simpleAverage(series(...new Array<number>(30).fill(value)), n));
        averages
          .slice(n - 1)
          .forEach((average) => expect(Math.abs((average as number) - value)).toBeLessThanOrEqual(value * 2.3e-16));
      }),
      runs,
    );
  });

  it("forgets a huge value once it has left the window", () => {
    expect(cells(simpleAverage(series(1e16, 1, 2, 3), 2)).slice(2)).toEqual([1.5, 2.5]);
  });

  it("misses only the bars whose window holds a gap (property)", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 1, max: 99 }) }, fc.constant(error))),
        period,
        (list, n) => {
          const first = list.findIndex((cell) => cell !== error);
          const expected = list.map((cell, bar) => {
            if (first < 0 || bar < first) return cell;
            const window = list.slice(Math.max(first, bar - n + 1), bar + 1);
            if (window.includes(error)) return error;
            return bar - first < n - 1 ? null : (window as number[]).reduce((total, value) => total + value, 0) / n;
          });
          expectColumn(cells(simpleAverage(series(...list), n)), expected);
        },
      ),
      runs,
    );
  });
});

describe("the exponential average", () => {
  it("has the values of Tulip Indicators when seeded with the first value", () => {
    expectColumn(cells(exponentialAverage(series(...tulip.values), 5, "first")), tulip.emaFirst);
  });

  it("has the values of TA-Lib's definition when seeded with the mean", () => {
    expectColumn(cells(exponentialAverage(series(...tulip.values), 5)), tulip.emaSma);
  });

  it("of period 1 is the series itself", () => {
    expect(cells(exponentialAverage(series(3, 1, 2), 1))).toEqual([3, 1, 2]);
  });

  it("stays between the extremes and follows a scaling of its input (property)", () => {
    fc.assert(
      fc.property(prices, period, fc.constantFrom("sma" as const, "first" as const), (values, n, seed) => {
        const averages = cells(exponentialAverage(series(...values), n, seed));
        const [low, high] = [Math.min(...values) - 1e-9, Math.max(...values) + 1e-9];
        averages.forEach((average) =>
          expect(average === null || ((average as number) >= low && (average as number) <= high)).toBe(true),
        );
        const scaled = cells(exponentialAverage(series(...values.map((value) => value * 1000)), n, seed));
        expectColumn(
          scaled,
          averages.map((average) => (average === null ? null : (average as number) * 1000)),
        );
      }),
      runs,
    );
  });

  it("loses every bar after a gap, but begins after leading ones as if they were not there", () => {
    expect(cells(exponentialAverage(series(error, 2, 4, error, 5, 6), 2))).toEqual([error, null, 3, error, error, error]);
  });
});

describe("Wilder's average", () => {
  it("is (previous x (n - 1) + value) / n from the mean of the first n on: 2, 8/3, 34/9", () => {
    expectColumn(cells(wilderAverage(series(1, 2, 3, 4, 6), 3)), [null, null, 2, 8 / 3, 34 / 9]);
  });

  it("is the exponential average of 2n - 1 with its own seed (property)", () => {
    fc.assert(
      fc.property(prices, period, (values, n) => {
        const seed = values.slice(0, n).reduce((total, value) => total + value, 0) / n;
        const tail = cells(exponentialAverage(series(seed, ...values.slice(n)), 2 * n - 1, "first"));
        const expected = values.length < n ? values.map(() => null) : [...new Array<null>(n - 1).fill(null), ...tail];
        expectColumn(cells(wilderAverage(series(...values), n)), expected);
      }),
      runs,
    );
  });
});

describe("every average", () => {
  it.each([simpleAverage, exponentialAverage, wilderAverage])(
    "of fewer bars than its period has no value on any bar (%p)",
    (average) => {
      expect(cells(average(series(1, 2, 3), 4))).toEqual([null, null, null]);
      expect(cells(average(series(1, 2, 3), 1e300))).toEqual([null, null, null]);
    },
  );

  it.each([simpleAverage, exponentialAverage, wilderAverage])("leaves its input as it was (%p)", (average) => {
    const values = series(1, error, 3);
    average(values, 2);
    expect(cells(values)).toEqual([1, error, 3]);
  });
});
