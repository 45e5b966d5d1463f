/**
 * A million simulated paths against the formulas, in `npm run test:all`. The walks are exact, not approximate: on a grid whose points
 * include every level, a walk of single steps has the very hitting probabilities of the continuous path, and meets no level with
 * an overshoot. The trade is kept by the few lines below, not by the code under test.
 */
import { endingsOf, type Ending } from "../../../src/calc/odds/endings";
import type { PlanStep } from "../../../src/calc/replay/plan";
import type { Target } from "../../../src/calc/targets";
import { whole } from "../../property";
import { setupOf } from "../replay/setup";

if (!whole) console.warn("skipped: a million simulated paths against SCALE.ODDS (npm run test:all)");

const paths = 1_000_000;

/** xorshift32, seeded: numbers from 0 to 1. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4294967296;
  };
}

/** Steps, targets and stops as points of a grid; price(point) is what they cost. */
interface GridPlan {
  sign: 1 | -1;
  steps: { contracts: number; trigger: number; stop: number }[];
  targets: { price: number; stop?: number }[];
  price: (point: number) => number;
  /** Probability of a step up. */
  up: number;
}

const fee = 0.0005;

/** One path: steps, targets and net result at its end. */
function walk(
  { sign, steps, targets, price, up }: GridPlan,
  random: () => number,
): { steps: number; targets: number; net: number } {
  let [point, filled, taken, held, net] = [steps[0]!.trigger, 0, 0, 0, 0];
  let stop = steps[0]!.stop;
  for (;;) {
    while (filled < steps.length && point === steps[filled]!.trigger) {
      held += steps[filled]!.contracts;
      net -= steps[filled]!.contracts * price(point) * (sign + fee);
      stop = steps[filled]!.stop;
      filled++;
    }
    if (filled === steps.length && point === targets[taken]?.price) {
      const sold = taken === targets.length - 1 ? held : Math.floor(held / (targets.length - taken));
      held -= sold;
      stop = targets[taken]!.stop ?? stop;
      taken++;
      net += sold * price(point) * (sign - fee);
      if (held === 0) return { steps: filled, targets: taken, net };
    }
    if (point === stop) return { steps: filled, targets: taken, net: net + held * price(point) * (sign - fee) };
    point += random() < up ? 1 : -1;
  }
}

/** Counts each ending, and the money, and compares them with the formulas in units of their standard errors. */
function expectAgreement(plan: GridPlan, motion: { drift: number; volatility: number | undefined }, seed: number): void {
  const steps: PlanStep[] = plan.steps.map(({ contracts, trigger, stop }) => ({
    contracts,
    trigger: plan.price(trigger),
    stop: plan.price(stop),
  }));
  const targets: Target[] = plan.targets.map(({ price, stop }) => ({
    price: plan.price(price),
    contracts: undefined,
    stop: stop === undefined ? undefined : plan.price(stop),
  }));
  const side = plan.sign === 1 ? "long" : "short";
  const endings = endingsOf(setupOf(side, steps, targets, { entryFee: fee, exitFee: fee }), motion);
  const key = (ending: { steps: number; targets: number }) => `${ending.steps} steps, ${ending.targets} targets`;
  const count = new Map<string, number>();
  const random = generator(seed);
  let [sum, squares] = [0, 0];
  for (let path = 0; path < paths; path++) {
    const ending = walk(plan, random);
    count.set(key(ending), (count.get(key(ending)) ?? 0) + 1);
    sum += ending.net;
    squares += ending.net ** 2;
  }
  let chiSquare = 0;
  for (const ending of endings) {
    const expected = ending.probability * paths;
    const deviation = (count.get(key(ending)) ?? 0) - expected;
    expect(Math.abs(deviation) / Math.sqrt(expected * (1 - ending.probability))).toBeLessThan(3);
    chiSquare += deviation ** 2 / expected;
  }
  expect([...count.keys()].sort()).toEqual(endings.map(key).sort());
  // Mean and spread of a chi-square are its degrees of freedom and the root of twice that: this is three spreads above the mean.
  const freedom = endings.length - 1;
  expect(chiSquare).toBeLessThan(freedom + 3 * Math.sqrt(2 * freedom));
  const mean = sum / paths;
  const standardError = Math.sqrt((squares / paths - mean ** 2) / paths);
  const expectedNet = endings.reduce((total: number, ending: Ending) => total + ending.probability * ending.net, 0);
  expect(Math.abs(mean - expectedNet) / standardError).toBeLessThan(2);
}

(whole ? describe : describe.skip)("a million simulated paths", () => {
  const ladder = [
    { contracts: 3, trigger: 0, stop: -7 },
    { contracts: 2, trigger: 7, stop: 0 },
    { contracts: 1, trigger: 14, stop: 6 },
  ];
  const climbing = [{ price: 20, stop: 13 }, { price: 28 }];
  const falling = [{ price: -20, stop: -13 }, { price: -28 }];

  it("without drift agree with the formulas within their standard errors, long and short", () => {
    const arithmetic = { price: (point: number) => 70000 + 50 * point, up: 0.5 };
    expectAgreement({ sign: 1, steps: ladder, targets: climbing, ...arithmetic }, { drift: 0, volatility: undefined }, 20261122);
    const mirrored = ladder.map(({ contracts, trigger, stop }) => ({ contracts, trigger: -trigger, stop: -stop }));
    expectAgreement({ sign: -1, steps: mirrored, targets: falling, ...arithmetic }, { drift: 0, volatility: undefined }, 31);
  }, 120_000);

  it("with a drift agree with the formulas within their standard errors", () => {
    // A walk of steps of the log price with odds e^(u h) of down to up hits two levels as the drifting path does.
    const [step, drift, volatility] = [0.004, 1.2, 0.6];
    const exponent = 1 - (2 * drift) / volatility ** 2;
    const price = (point: number) => 70000 * Math.exp(step * point);
    const up = 1 / (1 + Math.exp(exponent * step));
    expectAgreement({ sign: 1, steps: ladder, targets: climbing, price, up }, { drift, volatility }, 7);
  }, 120_000);
});
