import fc from "fast-check";
import { Decimal, decimalOf, sum, zero } from "../../src/calc/decimal";
import { isMultiple } from "../../src/calc/rounding";
import { contractsAtTargets, type Target, tightened } from "../../src/calc/targets";
import { runs } from "../property";

const at = (contracts?: number): Target => ({ price: 100, contracts, stop: undefined });
const counts = (targets: Target[], held: number, lot = 1) =>
  contractsAtTargets(targets, decimalOf(held), decimalOf(lot)).map((count) => count.toNumber());

describe("what each target takes", () => {
  it("is an equal share down to the lot, and the rest for the last", () => {
    expect(counts([at(), at(), at()], 10)).toEqual([3, 3, 4]);
    expect(counts([at(), at()], 0.5, 0.1)).toEqual([0.2, 0.3]);
  });

  it("is one lot each for the nearest where there are fewer lots than targets, and nothing for the others", () => {
    expect(counts([at(), at(), at()], 2)).toEqual([1, 1, 0]);
    expect(counts([at(), at()], 1)).toEqual([1, 0]);
  });

  it("is its own number, or what is left where that is less", () => {
    expect(counts([at(2), at(5)], 3)).toEqual([2, 1]);
    expect(counts([at(2), at(5)], 9)).toEqual([2, 5]);
  });

  it("never is more than is held, leaves nothing over, and none gets less than a lot before one that gets something (property)", () => {
    const lots = fc.constantFrom("1", "0.001", "5");
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 40 }), lots, (targets, count, lot) => {
        const step = new Decimal(lot);
        const held = step.times(count);
        const parts = contractsAtTargets(
          Array.from({ length: targets }, () => at()),
          held,
          step,
        );
        expect(sum(parts).eq(held)).toBe(true);
        expect(parts.every((part) => part.gte(zero) && isMultiple(part, step))).toBe(true);
        expect(parts.filter((part) => part.gt(0))).toHaveLength(Math.min(targets, count));
        expect(parts.slice(0, Math.min(targets, count)).every((part) => part.gte(step))).toBe(true);
      }),
      runs,
    );
  });
});

describe("a stop", () => {
  it("never loosens, on either side, and begins with the first that is known", () => {
    expect(tightened(1, 95, 100)).toBe(100);
    expect(tightened(1, 100, 95)).toBe(100);
    expect(tightened(-1, 105, 100)).toBe(100);
    expect(tightened(-1, 100, 105)).toBe(100);
    expect(tightened(1, 95, undefined)).toBe(95);
    expect(tightened(1, undefined, 100)).toBe(100);
    expect(tightened(-1, undefined, undefined)).toBeUndefined();
  });
});
