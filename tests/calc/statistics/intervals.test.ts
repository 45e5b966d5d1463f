import fc from "fast-check";
import { meanEstimate, shareInterval } from "../../../src/calc/statistics/intervals";
import { percentileOf, percentilesOf } from "../../../src/calc/statistics/percentiles";
import { twoSidedQuantile } from "../../../src/calc/statistics/student-t";
import { runs } from "../../property";

describe("Student's t", () => {
  // Table of critical values, two-sided 5%: NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2
  it.each([
    [1, 12.706],
    [2, 4.303],
    [3, 3.182],
    [4, 2.776],
    [5, 2.571],
    [9, 2.262],
    [10, 2.228],
    [29, 2.045],
    [30, 2.042],
    [60, 2.0],
    [100, 1.984],
  ])("with %d degrees of freedom stays within %d 95%% of the time", (degrees, quantile) => {
    expect(twoSidedQuantile(0.95, degrees)).toBeCloseTo(quantile, 3);
  });

  it("has closed forms with one, two and four degrees of freedom", () => {
    const probability = 0.95;
    expect(twoSidedQuantile(probability, 1)).toBeCloseTo(Math.tan((Math.PI * probability) / 2), 9);
    expect(twoSidedQuantile(probability, 2)).toBeCloseTo(probability * Math.sqrt(2 / (1 - probability ** 2)), 11);
    const root = Math.sqrt(1 - probability ** 2);
    const quantile = 2 * Math.sqrt(Math.cos(Math.acos(root) / 3) / root - 1);
    expect(twoSidedQuantile(probability, 4)).toBeCloseTo(quantile, 11);
  });

  it("comes to the normal quantile, from above, by 1/(4 n)(z + z cubed)", () => {
    const z = 1.959963984540054;
    const degrees = 9999;
    expect(twoSidedQuantile(0.95, degrees)).toBeCloseTo(z + (z + z ** 3) / (4 * degrees), 7);
  });
});

describe("Wilson's interval", () => {
  it("is exactly 0 without a success and exactly 1 without a failure", () => {
    for (const count of [1, 2, 7, 1000]) {
      expect(shareInterval(0, count).low).toBe(0);
      expect(shareInterval(count, count).high).toBe(1);
      const squared = 1.959963984540054 ** 2;
      expect(shareInterval(0, count).high).toBeCloseTo(squared / (count + squared), 12);
    }
  });

  it("ends where the share is z standard errors of that end away", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.double({ min: 0, max: 1, noNaN: true }), (count, part) => {
        const wins = Math.min(Math.max(Math.round(part * count), 1), count - 1);
        fc.pre(wins > 0 && wins < count);
        for (const end of Object.values(shareInterval(wins, count)) as number[]) {
          const distance = Math.abs(wins / count - end);
          expect(distance).toBeCloseTo(1.959963984540054 * Math.sqrt((end * (1 - end)) / count), 9);
        }
      }),
      runs,
    );
  });
});

describe("a mean", () => {
  it("of two values has their half distance as its error and 12.706 times that as its reach", () => {
    const { mean, error, low, high } = meanEstimate([1, -1]);
    expect([mean, error]).toEqual([0, 1]);
    expect([low, high]).toEqual([-high, expect.closeTo(12.706204736, 6)]);
  });

  it("of values that are all the same is known exactly", () => {
    expect(meanEstimate([-1, -1, -1])).toMatchObject({ mean: -1, error: 0, low: -1, high: -1 });
  });
});

describe("a percentile", () => {
  it("is always one of the values: the smallest that at least so many per cent do not exceed", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 300 }),
        fc.integer({ min: 1, max: 100 }),
        (values, percent) => {
          const sorted = [...values].sort((a, b) => a - b);
          const found = percentileOf(sorted, percent);
          const enough = (limit: number) => values.filter((value) => value <= limit).length * 100 >= percent * values.length;
          expect(found).toBe(sorted.find(enough));
          const percents = [1, percent, 100].sort((a, b) => a - b);
          expect(percentilesOf(Float64Array.from(values), percents)).toEqual(percents.map((each) => percentileOf(sorted, each)));
        },
      ),
      runs,
    );
  });
});
