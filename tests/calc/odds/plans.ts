import fc from "fast-check";
import type { PlanStep } from "../../../src/calc/replay/plan";
import type { Target } from "../../../src/calc/targets";
import type { Side } from "../../../src/calc/side";

/** A plan whose targets close it, with contracts of their own or none, and with stops that move or stay; on prices near 1000. */
export interface DrawnPlan {
  side: Side;
  steps: PlanStep[];
  targets: Target[];
}

export const drawnPlans: fc.Arbitrary<DrawnPlan> = fc
  .record({
    side: fc.constantFrom<Side>("long", "short"),
    gaps: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 5 }),
    contracts: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 5, maxLength: 5 }),
    stop: fc.integer({ min: 1, max: 80 }),
    tightened: fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 5, maxLength: 5 }),
    targets: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 4 }),
    moves: fc.array(fc.option(fc.integer({ min: 1, max: 120 }), { nil: undefined }), { minLength: 4, maxLength: 4 }),
    shares: fc.option(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 4, maxLength: 4 }), { nil: undefined }),
  })
  .map(({ side, gaps, contracts, stop, tightened, targets, moves, shares }) => {
    const price = (distance: number) => 1000 + (side === "long" ? distance : -distance);
    let [trigger, level] = [0, -stop];
    const steps = gaps.map((gap, index) => {
      if (index > 0) [trigger, level] = [trigger + gap, Math.min(level + tightened[index]!, trigger + gap - 1)];
      return { contracts: contracts[index]!, trigger: price(trigger), stop: price(level) };
    });
    const ends = targets.map((gap, index) => {
      trigger += gap;
      const moved = moves[index] === undefined ? undefined : price(trigger - moves[index]);
      // The last target takes what is left, whatever number it has
      const typed = index < targets.length - 1 ? shares?.[index] : shares && 1000;
      return { price: price(trigger), contracts: typed, stop: moved };
    });
    return { side, steps, targets: ends };
  });
