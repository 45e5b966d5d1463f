import fc from "fast-check";
import { endingsOf } from "../../../src/calc/odds/endings";
import { allAtOnce, expectationOf, summaryOf } from "../../../src/calc/odds/expectation";
import { runs } from "../../property";
import { type Costs, setupOf } from "../replay/setup";
import { drawnPlans } from "./plans";

const driftless = { drift: 0, volatility: undefined };

const costs: fc.Arbitrary<Costs> = fc.record({
  size: fc.constantFrom(1, 0.001),
  entryFee: fc.constantFrom(0, 0.0002, 0.0005),
  exitFee: fc.constantFrom(0, 0.0005, -0.0001),
  slippage: fc.constantFrom(0, 0.002),
  paid: fc.constantFrom(0, 1),
  leverage: fc.constantFrom(undefined, 5, 20),
  maintenanceRate: fc.constantFrom(undefined, 0.004),
});

const motions = fc.record({
  drift: fc.constantFrom(0, 0.3, -0.3, 2, -2, 500, -500),
  volatility: fc.constantFrom(0.01, 0.2, 0.6, 3),
});

describe("the endings of a plan", () => {
  it("are fair without drift whatever the plan: expected gross is 0 and expected net is minus the expected costs", () => {
    fc.assert(
      fc.property(drawnPlans, costs, ({ side, steps, targets }, drawn) => {
        const endings = endingsOf(setupOf(side, steps, targets, drawn), driftless);
        const scale = endings.reduce((sum, ending) => sum + ending.probability * Math.abs(ending.gross), 0);
        const { gross, costs, net } = expectationOf(endings);
        expect(Math.abs(gross)).toBeLessThanOrEqual(1e-12 * Math.max(1, scale));
        expect(Math.abs(net + costs)).toBeLessThanOrEqual(1e-12 * Math.max(1, scale, costs));
      }),
      runs,
    );
  });

  it("have probabilities from 0 to 1 that sum to 1, with any drift", () => {
    fc.assert(
      fc.property(drawnPlans, motions, ({ side, steps, targets }, motion) => {
        const endings = endingsOf(setupOf(side, steps, targets), motion);
        for (const { probability } of endings) {
          expect(probability).toBeGreaterThanOrEqual(0);
          expect(probability).toBeLessThanOrEqual(1);
        }
        expect(expectationOf(endings).probability).toBeCloseTo(1, 12);
      }),
      runs,
    );
  });

  it("cost, without slippage and liquidation, both fees on the expected value bought", () => {
    fc.assert(
      fc.property(drawnPlans, fc.constantFrom(0, 0.0005), fc.constantFrom(0, 0.0004), (plan, entryFee, exitFee) => {
        const { side, steps, targets } = plan;
        const endings = endingsOf(setupOf(side, steps, targets, { entryFee, exitFee }), driftless);
        const valueUpTo = (count: number) => steps.slice(0, count).reduce((sum, step) => sum + step.contracts * step.trigger, 0);
        const bought = endings.reduce((sum, ending) => sum + ending.probability * valueUpTo(ending.steps), 0);
        expect(expectationOf(endings).costs).toBeCloseTo((entryFee + exitFee) * bought, 7);
      }),
      runs,
    );
  });

  it("win, without costs and drift, exactly as often as it takes to break even, scaled or all in", () => {
    fc.assert(
      fc.property(drawnPlans, ({ side, steps, targets }) => {
        const scaled = setupOf(side, steps, targets);
        for (const setup of [scaled, allAtOnce(scaled)]) {
          const { winProbability, breakEvenProbability } = summaryOf(endingsOf(setup, driftless));
          // A plan whose every stop locks profit in is no plan that can lose, but its first stop always loses: both sides exist.
          expect(breakEvenProbability).toBeCloseTo(winProbability, 10);
        }
      }),
      runs,
    );
  });

  it("of an inverse contract are fair in coin at a drift of volatility squared", () => {
    fc.assert(
      fc.property(drawnPlans, fc.constantFrom(0.05, 0.6, 2), ({ side, steps, targets }, volatility) => {
        const endings = endingsOf(setupOf(side, steps, targets, { type: "inverse" }), { drift: volatility ** 2, volatility });
        const scale = endings.reduce((sum, ending) => sum + ending.probability * Math.abs(ending.gross), 0);
        expect(Math.abs(expectationOf(endings).gross)).toBeLessThanOrEqual(1e-10 * scale);
      }),
      runs,
    );
  });

  it("have a liquidation where it comes before the stop: it takes the margin and no exit fee", () => {
    // 20x: liquidation at 1000 (1 - 1/20) / (1 - 0.004) = 953.8..., above the stop at 950. Margin 50, entry fee 0.5.
    const steps = [{ contracts: 1, trigger: 1000, stop: 950 }];
    const setup = setupOf("long", steps, [{ price: 1100, contracts: undefined, stop: undefined }], {
      entryFee: 0.0005,
      exitFee: 0.0005,
      leverage: 20,
      maintenanceRate: 0.004,
    });
    const [liquidated] = endingsOf(setup, driftless);
    expect(liquidated).toMatchObject({ kind: "Liquidation", steps: 1 });
    expect(liquidated!.price).toBeCloseTo(950 / 0.996, 10);
    expect(liquidated!.net).toBeCloseTo(-50.5, 10);
    expect(liquidated!.gross).toBeCloseTo(950 / 0.996 - 1000, 10);
    expect(liquidated!.probability).toBeCloseTo(100 / (1100 - 950 / 0.996), 12);
  });
});
