import { Decimal as DecimalJs } from "decimal.js";
import fc from "fast-check";
import { checkMotion, reachesFirst } from "../../../src/calc/odds/first-passage";
import { runs } from "../../property";

/** 400 digits and no limit to exponents: the textbook form as it stands, (x^u - a^u) / (b^u - a^u). */
const Exact = DecimalJs.clone({ precision: 400, minE: -9e15, maxE: 9e15 });

function textbook(from: number, level: number, other: number, drift: number, volatility: number): number {
  const exponent = new Exact(1).minus(new Exact(2).times(drift).div(new Exact(volatility).pow(2)));
  const power = (price: number) => new Exact(price).pow(exponent);
  return power(from)
    .minus(power(other))
    .div(power(level).minus(power(other)))
    .toNumber();
}

describe("the probability of a first passage", () => {
  it("is the distance to the other level over the distance of the two without drift", () => {
    expect(reachesFirst(70000, 70350, 69650, { drift: 0, volatility: undefined })).toBe(0.5);
    expect(reachesFirst(1100, 1000, 1400, { drift: 0, volatility: undefined })).toBe(0.75);
  });

  it("agrees with the textbook formula in 400 digits", () => {
    const cases: [number, number, number, number, number][] = [
      [70000, 70350, 69650, 0.1, 0.6],
      [70000, 69650, 70350, 0.1, 0.6],
      [70000, 70350, 69650, -1.5, 0.6],
      [70000, 140000, 10, 3, 0.2],
      [100, 101, 99, 0.019, 0.2],
      [100, 101, 99, 0.0200000001, 0.2],
      [0.00001234, 0.00002, 0.00001, -0.4, 0.9],
    ];
    for (const [from, level, other, drift, volatility] of cases) {
      const expected = textbook(from, level, other, drift, volatility);
      expect(reachesFirst(from, level, other, { drift, volatility }) / expected).toBeCloseTo(1, 11);
    }
  });

  it("is the ratio of logarithms where the log of the price has no drift", () => {
    expect(reachesFirst(100, 101, 99, { drift: 0.02, volatility: 0.2 })).toBeCloseTo(Math.log(100 / 99) / Math.log(101 / 99), 13);
    const volatility = 0.5;
    expect(reachesFirst(100, 200, 25, { drift: volatility ** 2 / 2, volatility })).toBeCloseTo(2 / 3, 14);
  });

  it("stays a probability when powers would overflow, and approaches certainty from the right side", () => {
    for (const volatility of [1e-200, 1e-9, 1e-3]) {
      expect(reachesFirst(100, 200, 50, { drift: 1, volatility })).toBe(1);
      expect(reachesFirst(100, 200, 50, { drift: -1, volatility })).toBe(0);
      expect(reachesFirst(100, 50, 200, { drift: 1, volatility })).toBe(0);
      expect(reachesFirst(100, 50, 200, { drift: -1, volatility })).toBe(1);
    }
  });

  it("sums to 1 with its complement and is monotone in the drift", () => {
    const prices = fc.tuple(
      fc.integer({ min: 1, max: 50 }),
      fc.integer({ min: 51, max: 99 }),
      fc.integer({ min: 100, max: 300 }),
    );
    fc.assert(
      fc.property(
        prices,
        fc.double({ min: -5, max: 5, noNaN: true }),
        fc.double({ min: 0.05, max: 3, noNaN: true }),
        ([low, from, high], drift, volatility) => {
          const up = reachesFirst(from, high, low, { drift, volatility });
          expect(up + reachesFirst(from, low, high, { drift, volatility })).toBeCloseTo(1, 12);
          expect(reachesFirst(from, high, low, { drift: drift + 0.1, volatility })).toBeGreaterThanOrEqual(up - 1e-12);
        },
      ),
      runs,
    );
  });

  it("needs a volatility above 0 with a drift", () => {
    expect(() => checkMotion({ drift: 0.1, volatility: undefined })).toThrow("volatility is required with a drift");
    expect(() => checkMotion({ drift: 0.1, volatility: 0 })).toThrow("volatility must be greater than 0, was 0 or blank");
    expect(() => checkMotion({ drift: 0, volatility: -1 })).toThrow("volatility must be greater than 0, was -1");
    expect(() => checkMotion({ drift: 0, volatility: undefined })).not.toThrow();
  });
});
