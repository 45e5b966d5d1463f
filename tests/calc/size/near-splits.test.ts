/** What the split of one total says of the totals right below it: never too much, and enough to pass over most that do not fit. */
import fc from "fast-check";
import { Decimal } from "../../../src/calc/decimal";
import { nearSplits } from "../../../src/calc/size/near-splits";
import { nthSmallest } from "../../../src/calc/size/nth-smallest";
import { countsInDoubles } from "../../../src/calc/size/split-in-doubles";
import { weightsOf } from "../../../src/calc/weights";
import { runs } from "../../property";

const weighted = (parts: readonly number[]) => weightsOf(parts.map((part) => new Decimal(part)));
const ofTotal = (parts: readonly number[], lots: number) => countsInDoubles(lots, weighted(parts))!;

function boundsOf(parts: readonly number[], lots: number, reach: number) {
  const bounds = nearSplits(lots, ofTotal(parts, lots), weighted(parts), reach);
  return bounds && { fewest: [...bounds.fewest], most: [...bounds.most] };
}

const parts = fc.oneof(
  fc.integer({ min: 1, max: 40 }).map((steps) => Array<number>(steps).fill(1)),
  fc.integer({ min: 1, max: 40 }).map((steps) => Array.from({ length: steps }, (_each, step) => steps - step)),
  fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 30 }),
  fc.array(fc.constantFrom(1, 2, 50, 999), { minLength: 1, maxLength: 12 }),
  fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 12 }),
);

it("no total within reach has a step with fewer or more lots", () => {
  fc.assert(
    fc.property(parts, fc.oneof(fc.nat(60), fc.nat(5000)), fc.integer({ min: 1, max: 12 }), (weights, more, reach) => {
      const lots = weights.length + more;
      const bounds = boundsOf(weights, lots, reach);
      for (let fewer = 1; bounds !== undefined && fewer <= Math.min(reach, more); fewer += 1) {
        const counts = ofTotal(weights, lots - fewer);
        expect(counts.filter((count, step) => count < bounds.fewest[step]! || count > bounds.most[step]!)).toEqual([]);
      }
    }),
    runs,
  );
});

describe("of equal steps, whose lots beyond a round go to the last ones", () => {
  const five = [1, 1, 1, 1, 1];

  it("those without one keep what they have, and none gets more", () => {
    // 13 lots are 2, 2, 3, 3, 3; of 11 or 12 the last steps lose what they have beyond 2
    expect(boundsOf(five, 13, 2)).toEqual({ fewest: [2, 2, 2, 2, 2], most: [2, 2, 3, 3, 3] });
    // 10 lots are 2 each; of 8 or 9 the first steps would have 1
    expect(boundsOf(five, 10, 2)).toEqual({ fewest: [1, 1, 1, 1, 1], most: [2, 2, 2, 2, 2] });
  });

  it("a total further below than a round of them says nothing", () => {
    expect(boundsOf(five, 23, 5)).toBeUndefined();
    expect(boundsOf(five, 23, 4)).toBeDefined();
  });

  it("none has less than a lot, and where none can give one nothing is said", () => {
    expect(boundsOf(five, 6, 1)).toBeUndefined();
    expect(boundsOf(five, 5, 1)).toBeUndefined();
    expect(boundsOf(five, 7, 1)).toEqual({ fewest: [1, 1, 1, 1, 1], most: [1, 1, 1, 2, 2] });
  });
});

it("a step may have more lots of a smaller total, as states had more seats of a smaller house (the Alabama paradox)", () => {
  const weights = [6, 6, 2];
  // Of 11 lots 4.71, 4.71 and 1.57; of 10 lots 4.29, 4.29 and 1.43, of which the last is rounded up first
  expect([ofTotal(weights, 11), ofTotal(weights, 10)]).toEqual([
    [5, 5, 1],
    [4, 4, 2],
  ]);
  const { fewest, most } = boundsOf(weights, 11, 1)!;
  expect(most[2]).toBeGreaterThanOrEqual(2);
  expect(Math.max(...fewest.slice(0, 2))).toBeLessThanOrEqual(4);
});

it("of the value at a place, as if the values were in order", () => {
  const values = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(values, fc.nat(29), (given, at) => {
      const place = at % given.length;
      expect(nthSmallest(new Float64Array(given), place)).toBe([...given].sort((a, b) => a - b)[place]);
    }),
    runs,
  );
});
