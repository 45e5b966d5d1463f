/** The split in doubles against the rule itself, in whole numbers of any length. */
import fc from "fast-check";
import { Decimal } from "../../../src/calc/decimal";
import { countsInDoubles } from "../../../src/calc/size/split-in-doubles";
import { weightsOf } from "../../../src/calc/weights";
import { runs } from "../../property";

/** The largest remainder, of equals the later step; then one lot for whoever has none, from the one furthest above its share, of equals the earlier. */
function ruled(lots: number, parts: readonly number[]): number[] {
  const whole = BigInt(parts.reduce((a, b) => a + b));
  const shares = parts.map((part) => BigInt(part) * BigInt(lots));
  const counts = shares.map((share) => share / whole);
  const above = (step: number) => counts[step]! * whole - shares[step]!;
  const order = (a: bigint, b: bigint) => (a < b ? -1 : a > b ? 1 : 0);
  const steps = parts.map((_part, step) => step);
  const left = lots - Number(counts.reduce((a, b) => a + b));
  const furthestBelow = [...steps].sort((a, b) => order(above(a), above(b)) || b - a);
  for (const step of furthestBelow.slice(0, left)) counts[step]! += 1n;
  for (const step of steps.filter((each) => counts[each] === 0n)) {
    const [giver] = steps.filter((each) => counts[each]! > 1n).sort((a, b) => order(above(b), above(a)) || a - b);
    counts[giver!]! -= 1n;
    counts[step]! += 1n;
  }
  return counts.map(Number);
}

it("gives every step the lots that the rule gives it", () => {
  const parts = fc.oneof(
    fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 12 }),
    fc.array(fc.integer({ min: 1, max: 99_999_999 }), { minLength: 1, maxLength: 9 }),
    // Many steps without a lot by their share, and few or many that can give one
    fc.array(fc.constantFrom(1, 2, 5000, 20_000), { minLength: 1, maxLength: 40 }),
  );
  fc.assert(
    fc.property(parts, fc.integer({ min: 0, max: 5000 }), (weights, more) => {
      const lots = weights.length + more;
      const counts = countsInDoubles(lots, weightsOf(weights.map((part) => new Decimal(part))));
      expect(counts).toEqual(ruled(lots, weights));
    }),
    runs,
  );
});

it("says nothing of what doubles do not hold exactly", () => {
  const weights = weightsOf([new Decimal(1), new Decimal(2)]);
  expect(countsInDoubles(4e15, weights)).toBeUndefined();
});
