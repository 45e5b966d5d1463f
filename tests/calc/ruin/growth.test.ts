import fc from "fast-check";
import { Blocks } from "../../../src/calc/ruin/blocks";
import { growthOptimalRisk, growthPerTrade, redrawnOptima } from "../../../src/calc/ruin/growth";
import { runs } from "../../property";

/** Results in hundredths that lose at least once and win together. */
const results = fc
  .tuple(fc.array(fc.integer({ min: -300, max: 500 }), { minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: 300 }))
  .map(([list, edge]) => {
    const losing = [...list, -100];
    const lost = losing.reduce((sum, each) => sum + each, 0);
    return (lost > 0 ? losing : [...losing, edge - lost]).map((each) => each / 100);
  });

function meanGrowth(values: readonly number[], fraction: number): number {
  return values.reduce((sum, value) => sum + Math.log1p(fraction * value), 0) / values.length;
}

describe("the growth-optimal risk", () => {
  it("of +b and -1 is p - (1 - p) / b", () => {
    for (const [wins, losses, b] of [
      [1, 1, 2],
      [2, 3, 2.5],
      [9, 10, 1.2],
      [1, 40, 60],
    ] as const) {
      const p = wins / (wins + losses);
      const list = [...Array<number>(wins).fill(b), ...Array<number>(losses).fill(-1)];
      expect(growthOptimalRisk(Float64Array.from(list))).toBeCloseTo(Math.max(0, p - (1 - p) / b), 12);
    }
  });

  it("grows more than any risk a little smaller or larger", () => {
    fc.assert(
      fc.property(results, (list) => {
        const values = Float64Array.from(list);
        const best = growthOptimalRisk(values);
        const limit = -1 / Math.min(...list);
        expect(best).toBeGreaterThan(0);
        expect(best).toBeLessThan(limit);
        const growth = meanGrowth(list, best);
        for (const other of [best * 0.99, best * 0.5, (best + limit) / 2, best + (limit - best) * 0.01]) {
          expect(meanGrowth(list, other)).toBeLessThanOrEqual(growth + 1e-12);
        }
      }),
      runs,
    );
  });

  const repeated = (...parts: [count: number, result: number][]) =>
    Float64Array.from(parts.flatMap(([count, result]) => Array<number>(count).fill(result)));

  // Of two results +b and -a it is p / a - q / b
  it.each<[string, Float64Array, number]>([
    ["half of the equity", repeated([1, 1], [1, -0.5]), 0.5],
    ["more than the equity", repeated([3, 0.5], [1, -0.25]), 2.5],
    ["next to nothing", repeated([101, 1], [100, -1]), 1 / 201],
    ["next to what one loss takes", repeated([9999, 1], [1, -1]), 0.9998],
    ["next to what one large loss takes", repeated([9999, 1], [1, -8]), 0.9999 / 8 - 0.0001],
    ["little at long odds", repeated([1, 1e6], [999, -1]), 0.001 - 0.999e-6],
    ["of 3, 1 and -1 the root of 9 f^2 + 2 f - 3", repeated([1, 3], [1, 1], [1, -1]), (Math.sqrt(28) - 1) / 9],
  ])("is exact to eleven digits: %s", (_title, values, exact) => {
    expect(growthOptimalRisk(values) / exact).toBeCloseTo(1, 11);
  });

  it("of results in a unit that is a power of two is as many times smaller, to the last bit", () => {
    fc.assert(
      fc.property(results, fc.constantFrom(2 ** 30, 2 ** -30), (values, unit) => {
        const best = growthOptimalRisk(Float64Array.from(values));
        expect(growthOptimalRisk(Float64Array.from(values, (each) => each * unit))).toBe(best / unit);
      }),
      runs,
    );
  });

  it("of lists that redraw the results stands in rising order, those that never lose last", () => {
    const blocks = new Blocks(Float64Array.of(3, -1, 0.5, 20, -1, 2), 2, 5);
    const drawn = new Float64Array(6);
    const each = Array.from({ length: 1000 }, (_each, index) => {
      blocks.redraw(index, drawn);
      return growthOptimalRisk(drawn);
    });
    const optima = Array.from(redrawnOptima(blocks));
    expect(optima).toEqual(each.sort((one, other) => (one < other ? -1 : one > other ? 1 : 0)));
    expect([optima[0], optima[999]]).toEqual([0, Infinity]);
  });

  it("is 0 without an edge and has no bound without a loss", () => {
    expect(growthOptimalRisk(Float64Array.of(1, -1, -1, 0.5))).toBe(0);
    expect(growthOptimalRisk(Float64Array.of(0.1, 0.2, -0.3))).toBe(0);
    expect(growthOptimalRisk(Float64Array.of(0.5, 1, 2))).toBe(Infinity);
  });
});

describe("growth per trade", () => {
  it("is the geometric mean less 1, and -1 where one loss takes everything", () => {
    expect(growthPerTrade(Float64Array.of(1, -1), 0.1)).toBeCloseTo(Math.sqrt(1.1 * 0.9) - 1, 14);
    expect(growthPerTrade(Float64Array.of(3, -2.5), 0.4)).toBe(-1);
  });
});
