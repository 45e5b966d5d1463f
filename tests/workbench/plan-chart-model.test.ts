import type { PlanStage } from "../../src/workbench/plan";
import { dotRadius, endLabel, planChart, spreadLabels } from "../../src/workbench/plan-chart-model";

const stage = (step: number, trigger: number, stop: number, liquidation?: number): PlanStage => ({
  ...{ step, add: 1, trigger, contracts: step, averageEntry: trigger, stop },
  ...{ netAtStop: -1, netOfEquity: undefined, liquidation, breakEven: undefined },
});

describe("the chart of a plan", () => {
  it("holds every price of the plan inside its range", () => {
    const { range } = planChart([stage(1, 100, 90, 85), stage(2, 110, 100, 88)]);
    expect(range[0]).toBeLessThan(85);
    expect(range[1]).toBeGreaterThan(110);
  });

  it("draws a far liquidation at the edge, below a long and above a short", () => {
    const long = planChart([stage(1, 100, 99, 10)]);
    expect(long.liquidationBeyond).toBe("bottom");
    expect(long.range[0]).toBeGreaterThan(90);
    expect(planChart([stage(1, 100, 101, 190)]).liquidationBeyond).toBe("top");
  });

  it("draws a near liquidation to scale", () => {
    expect(planChart([stage(1, 100, 90, 88)]).liquidationBeyond).toBeUndefined();
  });

  it("has no line for what the plan does not know", () => {
    expect(planChart([stage(1, 100, 90)]).lines.map(({ name }) => name)).toEqual(["average", "stop"]);
  });

  it("carries the last step to the right end", () => {
    const { steps, lines } = planChart([stage(1, 100, 90), stage(2, 110, 100)]);
    expect(steps).toEqual([1, 2, 3]);
    expect(lines[1]!.prices).toEqual([90, 100, 100]);
    expect(endLabel(lines[1]!, 1)).toEqual(["Stop", "100.0"]);
  });

  it("has a range even when all prices are one", () => {
    const { range } = planChart([{ ...stage(1, 100, 100), averageEntry: 100 }]);
    expect(range[1]).toBeGreaterThan(range[0]);
  });

  it("gives a dot an area in proportion to the contracts", () => {
    const [one, four] = [dotRadius(1, 4), dotRadius(4, 4)];
    expect(four - 3).toBeCloseTo(2 * (one - 3), 12);
  });
});

describe("labels at the ends of lines", () => {
  it("stay where they are when there is room", () => {
    expect(spreadLabels([10, 50, 90], 20, 0, 100)).toEqual([10, 50, 90]);
  });

  it("move apart and keep their order", () => {
    const placed = spreadLabels([50, 52, 51], 20, 0, 200);
    expect(placed[2]! - placed[0]!).toBeGreaterThanOrEqual(20);
    expect(placed[1]! - placed[2]!).toBeGreaterThanOrEqual(20);
  });

  it("stay inside the height", () => {
    const placed = spreadLabels([95, 98, 99], 20, 0, 100);
    expect(Math.max(...placed)).toBeLessThanOrEqual(100);
    expect([...placed].sort((a, b) => a - b)).toEqual(placed);
    expect(placed[1]! - placed[0]!).toBe(20);
  });
});
