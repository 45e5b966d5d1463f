import fc from "fast-check";
import { playBar } from "../../../src/calc/replay/bar-play";
import { fillStep, openProfit, takeTarget, type Trade, untouched } from "../../../src/calc/replay/trade";
import { runs } from "../../property";
import { endsOfAllPaths, type PathPlan, type PathState } from "./paths";
import { barsOf, setupOf } from "./setup";

/** Prices are whole numbers around 100; a short is the same plan mirrored at 100. */
const plans = fc
  .record({
    sign: fc.constantFrom<1 | -1>(1, -1),
    gaps: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }),
    stopDistance: fc.integer({ min: 1, max: 6 }),
    tightening: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 4, maxLength: 4 }),
    contracts: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 4, maxLength: 4 }),
    targetGaps: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 3 }),
    firstGap: fc.integer({ min: 0, max: 3 }),
    targetContracts: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 3, maxLength: 3 }),
    moves: fc.array(fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }), { minLength: 3, maxLength: 3 }),
    armed: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    free: fc.boolean(),
    leverage: fc.constantFrom(undefined, undefined, 10, 20, 40, 70, 100),
  })
  .map((drawn): PathPlan => {
    const { sign } = drawn;
    const price = (distance: number) => 100 + sign * distance;
    let trigger = 0;
    let stop = -drawn.stopDistance;
    const steps = drawn.gaps.map((gap, index) => {
      trigger += index === 0 ? 0 : gap;
      stop = Math.min(Math.max(stop, stop + (index === 0 ? 0 : drawn.tightening[index]!)), trigger - 1);
      return { contracts: drawn.contracts[index]!, trigger: price(trigger), stop: price(stop) };
    });
    let target = trigger + drawn.firstGap;
    const targets = drawn.targetGaps.map((gap, index) => {
      target += index === 0 ? 0 : gap;
      const behind = drawn.moves[index];
      const stop = behind === undefined ? undefined : price(target - behind);
      return { price: price(target), contracts: drawn.targetContracts[index]!, stop };
    });
    const costs = drawn.free
      ? { entryFee: 0, exitFee: 0, slippage: 0, funding: 0 }
      : { entryFee: 0.001, exitFee: 0.002, slippage: 0.01, funding: 0.0005 };
    const margin = { leverage: drawn.leverage, maintenanceRate: 0.0137 };
    return { sign, steps, targets, armed: steps.map((_step, index) => drawn.armed[index]!), ...costs, ...margin };
  });

const bars = fc
  .tuple(fc.integer({ min: -8, max: 14 }), fc.integer({ min: 0, max: 16 }), fc.nat(16), fc.nat(16))
  .map(([low, range, open, close]) => ({
    low,
    high: low + range,
    open: low + Math.min(open, range),
    close: low + Math.min(close, range),
  }));

type Drawn = { low: number; high: number; open: number; close: number };

/** A bar of distances as a bar of prices: mirrored for a short. */
function barFor(sign: 1 | -1, { low, high, open, close }: Drawn): Drawn {
  const price = (distance: number) => 100 + sign * distance;
  return {
    open: price(open),
    close: price(close),
    high: Math.max(price(high), price(low)),
    low: Math.min(price(high), price(low)),
  };
}

/** The trade with some steps filled (the first at its trigger or far beyond it) and some targets taken, in the words of both accounts. */
function begun(plan: PathPlan, filled: number, targetsTaken: number, gap: number) {
  const side = plan.sign === 1 ? "long" : "short";
  const setup = (intrabar: "worst" | "best") => setupOf(side, plan.steps, plan.targets, { ...plan, intrabar });
  let trade: Trade = untouched;
  const state: PathState = { filled: 0, targets: 0, contracts: 0, cost: 0, cash: 0 };
  for (const step of plan.steps.slice(0, filled)) {
    const price = step.trigger + (state.filled === 0 ? plan.sign * gap : 0);
    trade = fillStep(trade, price, setup("worst")).after;
    state.filled++;
    state.contracts += step.contracts;
    state.cost += step.contracts * price;
    state.cash -= step.contracts * price * plan.entryFee;
  }
  for (const target of filled > 0 ? plan.targets.slice(0, targetsTaken) : []) {
    if (target.contracts >= state.contracts) break;
    trade = takeTarget(trade, setup("worst")).after;
    const cost = (state.cost * target.contracts) / state.contracts;
    state.cash += plan.sign * (target.contracts * target.price - cost) - target.contracts * target.price * plan.exitFee;
    state.contracts -= target.contracts;
    state.cost -= cost;
    state.targets++;
  }
  return { trade, state, setup };
}

describe("a bar", () => {
  it("is resolved as the worst and the best of every path through it, and is sure when all paths agree", () => {
    fc.assert(
      fc.property(plans, bars, fc.nat(4), fc.nat(3), fc.constantFrom(0, 0, 4), (plan, drawn, steps, taken, gap) => {
        const bar = barFor(plan.sign, drawn);
        const { trade, state, setup } = begun(plan, Math.min(steps, plan.steps.length), taken, gap);
        // Signals stand one bar before: a first bar carries them and is not played.
        const given = Uint8Array.from([...plan.armed, ...plan.armed].map(Number));
        const signals = plan.steps.length > 1 ? { columns: plan.steps.length, given } : undefined;
        const armed = signals ? plan.armed : plan.armed.map(() => true);
        const market = {
          bars: barsOf([
            [100, 100, 100, 100],
            [bar.open, bar.high, bar.low, bar.close],
          ]),
          signals,
        };
        const ends = endsOfAllPaths({ ...plan, armed }, state, bar);
        const nets = ends.map((end) => end.net);
        for (const intrabar of ["worst", "best"] as const) {
          const played = playBar(trade, 1, market, setup(intrabar));
          const net = played.trade.realised + openProfit(played.trade, bar.close, setup(intrabar).terms);
          expect(net).toBeCloseTo(intrabar === "worst" ? Math.min(...nets) : Math.max(...nets), 8);
          expect(played.sure).toBe(ends.length === 1);
        }
      }),
      runs,
    );
  });

  it("holds three stops in the worked cell of the definition: -4.20, -4.90 and -2.11", () => {
    const plan: PathPlan = {
      sign: 1,
      steps: [
        { contracts: 0.01, trigger: 70000, stop: 69650 },
        { contracts: 0.01, trigger: 70350, stop: 70000 },
        { contracts: 0.01, trigger: 70700, stop: 70349.9 },
      ],
      targets: [],
      armed: [true, true, true],
      entryFee: 0.0005,
      exitFee: 0.0005,
      slippage: 0,
      funding: 0,
    };
    const held: PathState = { filled: 1, targets: 0, contracts: 0.01, cost: 700, cash: -0.35 };
    const ends = endsOfAllPaths(plan, held, { open: 70050, high: 70750, low: 69600, close: 70720 });
    const nets = ends.map((end) => end.net).sort((a, b) => a - b);
    expect(nets).toHaveLength(3);
    [-4.90175, -4.19825, -2.1134985].forEach((net, index) => expect(nets[index]).toBeCloseTo(net, 9));
  });
});
