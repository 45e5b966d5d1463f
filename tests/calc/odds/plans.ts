import fc from "fast-check";
import type { PlanStep, Target } from "../../../src/calc/replay/plan";
import type { Side } from "../../../src/calc/side";

/** A plan whose targets close it, on prices near 1000. */
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
  })
  .map(({ side, gaps, contracts, stop, tightened, targets }) => {
    const price = (distance: number) => 1000 + (side === "long" ? distance : -distance);
    let [trigger, level] = [0, -stop];
    const steps = gaps.map((gap, index) => {
      if (index > 0) [trigger, level] = [trigger + gap, Math.min(level + tightened[index]!, trigger + gap - 1)];
      return { contracts: contracts[index]!, trigger: price(trigger), stop: price(level) };
    });
    return { side, steps, targets: targets.map((gap) => ({ price: price((trigger += gap)), contracts: undefined })) };
  });
