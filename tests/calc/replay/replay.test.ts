import fc from "fast-check";
import { Decimal } from "../../../src/calc/decimal";
import { fillsOf, netAtStop } from "../../../src/calc/position";
import type { Bars, Signals } from "../../../src/calc/replay/bars";
import type { PlanStep } from "../../../src/calc/replay/plan";
import type { Target } from "../../../src/calc/targets";
import { replay, type Replay } from "../../../src/calc/replay/replay";
import type { Side } from "../../../src/calc/side";
import { runs } from "../../property";
import { barsOf, type Costs, setupOf, termsOf } from "./setup";

interface Case {
  side: Side;
  steps: PlanStep[];
  targets: Target[];
  bars: Bars;
  signals: Signals | undefined;
  costs: Costs;
}

const costs: fc.Arbitrary<Costs> = fc.record({
  size: fc.constantFrom(1, 0.01),
  type: fc.constantFrom("linear" as const, "inverse" as const),
  entryFee: fc.constantFrom(0, 0.0005, -0.0001),
  exitFee: fc.constantFrom(0, 0.0006),
  slippage: fc.constantFrom(0, 0.001),
  funding: fc.constantFrom(0, 0.0001, -0.0003),
  paid: fc.constantFrom(0, 0.5),
  leverage: fc.constantFrom(undefined, 10, 30),
  maintenanceRate: fc.constantFrom(undefined, 0.0051),
  intrabar: fc.constantFrom("worst" as const, "best" as const),
});

/** Steps and targets of a long as distances from 1000, and bars that wander around them; a short mirrors them. */
const cases: fc.Arbitrary<Case> = fc
  .record({
    side: fc.constantFrom<Side>("long", "short"),
    gaps: fc.array(fc.integer({ min: 2, max: 12 }), { minLength: 1, maxLength: 4 }),
    stop: fc.integer({ min: 2, max: 15 }),
    targets: fc.array(fc.integer({ min: 1, max: 15 }), { maxLength: 3 }),
    stops: fc.array(fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined }), { minLength: 3, maxLength: 3 }),
    start: fc.integer({ min: -5, max: 5 }),
    moves: fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.nat(6), fc.nat(6), fc.integer({ min: -3, max: 3 })), {
      minLength: 1,
      maxLength: 40,
    }),
    confirmed: fc.option(fc.array(fc.boolean(), { minLength: 40, maxLength: 40 })),
    rates: fc.option(fc.array(fc.constantFrom(0, 0, 0.0002, -0.0001), { minLength: 40, maxLength: 40 })),
    costs,
  })
  .map((drawn) => {
    const s = drawn.side === "long" ? 1 : -1;
    const price = (distance: number) => 1000 + s * distance;
    let trigger = 0;
    const steps = drawn.gaps.map((gap, index) => {
      const before = trigger;
      if (index > 0) trigger += gap;
      return { contracts: index + 1, trigger: price(trigger), stop: price(index === 0 ? -drawn.stop : before - 1) };
    });
    let target = trigger;
    const targets = drawn.targets.map((gap, index) => {
      target += gap;
      const behind = drawn.stops[index];
      return { price: price(target), contracts: undefined, stop: behind === undefined ? undefined : price(target - behind) };
    });
    let close = drawn.start;
    const rows = drawn.moves.map(([move, up, down, gap]) => {
      const open = close + gap;
      close = open + move;
      const [a, b] = [price(Math.max(open, close) + up), price(Math.min(open, close) - down)];
      return [price(open), Math.max(a, b), Math.min(a, b), price(close)];
    });
    const { confirmed, rates } = drawn;
    const bars = { ...barsOf(rows), funding: rates === null ? undefined : Float64Array.from(rates.slice(0, rows.length)) };
    const signals =
      confirmed === null ? undefined : { columns: 1, given: Uint8Array.from(confirmed.slice(0, rows.length).map(Number)) };
    return { side: drawn.side, steps, targets, bars, signals, costs: drawn.costs };
  });

function run({ side, steps, targets, bars, signals, costs }: Case, changed: Costs = {}): Replay {
  return replay(setupOf(side, steps, targets, { ...costs, ...changed }), { bars, signals }, true);
}

/** The net results that the events and the bars imply, in the order in which a trader would have seen them, bar by bar. */
function marksFromEvents({ side, bars, costs }: Case, { events }: Replay): { marks: number[]; closes: number[] } {
  const s = side === "long" ? 1 : -1;
  const best = costs.intrabar === "best";
  const size = costs.size ?? 1;
  const value = (contracts: number, price: number) =>
    costs.type === "inverse" ? (contracts * size) / price : contracts * size * price;
  const profit = (contracts: number, entry: number, price: number) =>
    contracts === 0
      ? 0
      : s *
        (costs.type === "inverse"
          ? value(contracts, entry) - value(contracts, price)
          : value(contracts, price) - value(contracts, entry));
  const marks: number[] = [];
  const closes: number[] = [];
  let [held, entry, realised] = [0, 0, 0];
  for (let bar = 0; bar < bars.count; bar++) {
    const here = events.filter((event) => event.bar === bar && event.kind !== "End");
    const [good, bad] = s === 1 ? [bars.high[bar]!, bars.low[bar]!] : [bars.low[bar]!, bars.high[bar]!];
    const inside = here.findIndex(
      ({ kind, price }) => kind === "Stop" || kind === "Liquidation" || s * (bars.open![bar]! - price) < 0,
    );
    const opening = inside < 0 ? here : here.slice(0, inside);
    const leaves = (here[here.length - 1]?.after.contracts ?? held) > 0;
    const see = (list: typeof here) => {
      for (const event of list) {
        ({ contracts: held, averageEntry: entry } = event.after);
        realised = event.after.realised;
        marks.push(realised + profit(held, entry, event.price));
      }
    };
    const at = (price: number) => marks.push(realised + profit(held, entry, price));
    see(opening);
    if (leaves && best && held > 0) at(bad);
    see(here.slice(opening.length));
    if (leaves && held > 0) {
      at(good);
      if (!best) at(bad);
      realised -= s * value(held, bars.close[bar]!) * (bars.funding?.[bar] ?? costs.funding ?? 0);
      at(bars.close[bar]!);
    }
    closes.push(realised + profit(held, entry, bars.close[bar]!));
  }
  const last = events[events.length - 1];
  if (last?.kind === "End") {
    marks.push(last.net);
    closes[closes.length - 1] = last.net;
  }
  return { marks, closes };
}

describe("a replay", () => {
  it("has the marks, the drawdown and the curve that its events and its bars imply", () => {
    fc.assert(
      fc.property(cases, (drawn) => {
        const result = run(drawn);
        const { marks, closes } = marksFromEvents(drawn, result);
        let [peak, drawdown] = [0, 0];
        for (const mark of marks) {
          peak = Math.max(peak, mark);
          drawdown = Math.max(drawdown, peak - mark);
        }
        expect(result.mfe).toBeCloseTo(peak, 8);
        expect(result.mae).toBeCloseTo(Math.min(0, ...marks), 8);
        expect(result.maxDrawdown).toBeCloseTo(drawdown, 8);
        expect(result.curve).toHaveLength(drawn.bars.count);
        closes.forEach((close, bar) => expect(result.curve![bar]).toBeCloseTo(close, 8));
      }),
      runs,
    );
  });

  it("of the worst is never above one of the best at the close of the bar in which they part", () => {
    fc.assert(
      fc.property(cases, (drawn) => {
        const [worst, best] = [run(drawn, { intrabar: "worst" }), run(drawn, { intrabar: "best" })];
        // What is left after the last bar pays an exit fee that a stop has paid already: the last close is no part of the claim.
        const parted = worst.curve!.findIndex((net, bar) => net !== best.curve![bar]);
        if (parted >= 0 && parted < drawn.bars.count - 1) expect(worst.curve![parted]).toBeLessThan(best.curve![parted]!);
        const unsure = [worst, best].map((result) => result.events.find((event) => !event.sure)?.bar);
        expect(unsure[0]).toBe(unsure[1]);
        if (unsure[0] === undefined) expect(worst.net).toBe(best.net);
      }),
      runs,
    );
  });

  it("of a short is the mirror image of a long where no cost hangs on the price", () => {
    fc.assert(
      fc.property(cases, (drawn) => {
        const mirror = (price: number) => 2000 - price;
        const { bars } = drawn;
        const mirrored: Case = {
          ...drawn,
          side: drawn.side === "long" ? "short" : "long",
          steps: drawn.steps.map(({ contracts, trigger, stop }) => ({ contracts, trigger: mirror(trigger), stop: mirror(stop) })),
          targets: drawn.targets.map(({ price, contracts, stop }) => ({
            price: mirror(price),
            contracts,
            stop: stop === undefined ? undefined : mirror(stop),
          })),
          bars: {
            ...bars,
            open: bars.open!.map(mirror),
            high: bars.low.map(mirror),
            low: bars.high.map(mirror),
            close: bars.close.map(mirror),
            funding: undefined,
          },
        };
        const free: Costs = { type: "linear", entryFee: 0, exitFee: 0, slippage: 0, funding: 0, leverage: undefined };
        const [one, other] = [run({ ...drawn, bars: { ...bars, funding: undefined } }, free), run(mirrored, free)];
        expect(other.events.map(({ kind, step, bar, sure }) => [kind, step, bar, sure])).toEqual(
          one.events.map(({ kind, step, bar, sure }) => [kind, step, bar, sure]),
        );
        for (const key of ["net", "mae", "mfe", "maxDrawdown", "barsHeld"] as const) expect(other[key]).toBeCloseTo(one[key], 8);
      }),
      runs,
    );
  });

  it("of a path that touches every level up to a stage and then its stop has the stage's net result", () => {
    fc.assert(
      fc.property(cases, fc.nat(3), ({ side, steps, costs }, stage) => {
        const filled = steps.slice(0, stage + 1);
        const stop = filled[filled.length - 1]!.stop;
        const rows = filled.map(({ trigger }) => [trigger, trigger, trigger, trigger]);
        // One bar a level: none holds more than one outcome.
        const bars = barsOf([
          ...rows,
          [
            filled[filled.length - 1]!.trigger,
            Math.max(stop, rows[rows.length - 1]![0]!),
            Math.min(stop, rows[rows.length - 1]![0]!),
            stop,
          ],
        ]);
        const stopped: Costs = { ...costs, funding: 0, leverage: undefined };
        const result = replay(setupOf(side, steps, [], stopped), { bars, signals: undefined }, false);
        const decimals = (pick: (step: PlanStep) => number) => filled.map((step) => new Decimal(pick(step)));
        const fills = fillsOf(
          decimals((step) => step.contracts),
          decimals((step) => step.trigger),
        );
        expect(result.net).toBeCloseTo(netAtStop(side, fills, new Decimal(stop), termsOf(stopped)).toNumber(), 8);
        expect(result.unsureBars).toBe(0);
        expect(result.stepsFilled).toBe(filled.length);
      }),
      runs,
    );
  });
});
