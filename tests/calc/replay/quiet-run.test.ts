/** Bars in which nothing happens, and the checks before any bar. Results by hand: two contracts from 100, so 2 for each point. */
import { type Bars, checkBars, isArmed, openOf } from "../../../src/calc/replay/bars";
import { StepFills } from "../../../src/calc/replay/exit-level";
import { Marks } from "../../../src/calc/replay/marks";
import { checkPlan, checkTargets } from "../../../src/calc/replay/plan";
import { type Run, runQuietBars } from "../../../src/calc/replay/quiet-run";
import { type Trade, untouched } from "../../../src/calc/replay/trade";
import { marginOf } from "../../../src/calc/replay/trade-terms";
import type { Target } from "../../../src/calc/targets";
import { refusalOf } from "../exact";
import { barsOf, type Costs, setupOf } from "./setup";

type Rows = [open: number, high: number, low: number, close: number][];

/** The bars seen from a short: mirrored at 100. */
const mirrored = (rows: Rows): Rows => rows.map(([open, high, low, close]) => [200 - open, 200 - low, 200 - high, 200 - close]);

interface Asked {
  side?: "long" | "short";
  costs?: Costs;
  equity?: number;
  high?: number;
  trade?: Partial<Trade>;
  from?: number;
  rates?: number[];
  targets?: Target[];
  armed?: number[];
}

/** A stop at 90 from 100, the next step at 120, a target where one is asked for. */
function quiet(
  rows: Rows,
  { side = "long", costs = {}, equity, high, trade = {}, from = 0, rates, targets = [], armed }: Asked = {},
) {
  const at = (price: number) => (side === "long" ? price : 200 - price);
  const steps = [100, 120].map((trigger, index) => ({ contracts: 2, trigger: at(trigger), stop: at(90 + 20 * index) }));
  const setup = setupOf(
    side,
    steps,
    targets.map((target) => ({ ...target, price: at(target.price) })),
    costs,
  );
  const held = {
    ...{ stepsFilled: 1, contracts: 2, averageEntry: 100, stop: at(90) },
    exit: { price: at(90), liquidation: false },
  };
  const run: Run = {
    bar: from,
    trade: { ...untouched, ...held, ...trade },
    marks: new Marks(high, equity),
    curve: new Float64Array(rows.length),
  };
  const bars: Bars = {
    ...barsOf(side === "long" ? rows : mirrored(rows)),
    funding: rates === undefined ? undefined : Float64Array.from(rates),
  };
  const signals = armed === undefined ? undefined : { columns: 1, given: Uint8Array.from(armed) };
  runQuietBars(run, { bars, signals }, setup);
  const { peak, trough, drawdown, drawdownShare } = run.marks;
  return {
    bar: run.bar,
    realised: run.trade.realised,
    curve: [...run.curve!],
    high: run.marks.high,
    peak,
    trough,
    drawdown,
    drawdownShare,
  };
}

const calm: Rows = [
  [100, 110, 95, 105],
  [105, 112, 108, 111],
  [111, 111, 97, 98],
];

describe("quiet bars", () => {
  it.each(["long", "short"] as const)(
    "mark a %s at its best, its worst and its close, the best first when the worst is asked for",
    (side) => {
      // Marks: 20, -10, 10; 24, 16, 22; 22, -6, -4: from 20 to -10, and from 24 to -6
      const found = quiet(calm, { side, equity: 1000 });
      expect(found).toEqual({
        ...{ bar: 3, realised: 0, curve: [10, 22, -4], high: 24, peak: 24, trough: -10, drawdown: 30, drawdownShare: 30 / 1020 },
      });
    },
  );

  it.each(["long", "short"] as const)("mark a %s the worst first when the best is asked for", (side) => {
    // Marks: -10, 20, 10; 16, 24, 22; -6, 22, -4: from 24 to -6, and 30 are more of 1,024 than 10 of 1,000
    const found = quiet(calm, { side, equity: 1000, costs: { intrabar: "best" } });
    expect(found).toEqual({
      ...{ bar: 3, realised: 0, curve: [10, 22, -4], high: 24, peak: 24, trough: -10, drawdown: 30, drawdownShare: 30 / 1024 },
    });
  });

  it("count a fall from each mark to each", () => {
    const share = (rows: Rows, intrabar: "worst" | "best", high = 0) => {
      const { drawdown, drawdownShare } = quiet(rows, { equity: 100, high, costs: { intrabar } });
      return [drawdown, drawdownShare];
    };
    // First to last: worst first, 0 to -10, then 20 to 2
    expect(share([[100, 110, 95, 101]], "best")).toEqual([18, 18 / 120]);
    // 0 to -10, and 10 to 8
    expect(share([[100, 105, 95, 104]], "best")).toEqual([10, 0.1]);
    // 10 to -10, and up to 8
    expect(share([[100, 105, 95, 104]], "worst")).toEqual([20, 20 / 110]);
    // A mark of 50 before: 50 to -10
    expect(share([[100, 105, 95, 104]], "worst", 50)).toEqual([60, 60 / 150]);
    expect(share([[100, 105, 95, 104]], "best", 50)).toEqual([60, 60 / 150]);
    // The first mark of all is the lowest of a falling bar whose best is below the entry
    expect(share([[99, 99, 95, 96]], "worst")).toEqual([10, 0.1]);
    // A later fall of the same money is less of the higher equity
    expect(
      share(
        [
          [100, 100, 95, 100],
          [100, 110, 105, 105],
        ],
        "worst",
      ),
    ).toEqual([10, 0.1]);
    // A fall of less money that is more of the equity cannot be: the equity only grows with the high
    expect(
      share(
        [
          [100, 110, 109, 109],
          [109, 109, 100, 100],
        ],
        "worst",
      ),
    ).toEqual([20, 20 / 120]);
  });

  it("without an equity count no share, and without contracts nothing at all", () => {
    expect(quiet(calm).drawdownShare).toBe(Infinity);
    const flat = quiet(calm, { trade: { ...untouched, stepsFilled: 1 }, equity: 1000 });
    expect(flat).toEqual({ bar: 3, realised: 0, curve: [0, 0, 0], high: 0, peak: 0, trough: 0, drawdown: 0, drawdownShare: 0 });
  });

  it("go on from what was realised, and pay funding on the value at each close, at the bar's own rate or that of the terms", () => {
    const from5 = quiet(calm, { trade: { realised: 5 } });
    expect([from5.curve, from5.peak, from5.trough, from5.drawdown]).toEqual([[15, 27, 1], 29, -5, 30]);
    // 210, 222 and 196 at 1 in 100
    const paid = quiet(calm, { costs: { funding: 0.01 } });
    expect([paid.realised, paid.curve]).toEqual([
      -6.28,
      [7.9, 17.68, -10.28].map((value) => expect.closeTo(value, 12) as number),
    ]);
    const own = quiet(calm, { costs: { funding: 0.01 }, rates: [0, -0.01, 0] });
    expect([own.realised, own.curve[2]]).toEqual([2.22, expect.closeTo(-1.78, 12)]);
    const short = quiet(calm, { side: "short", costs: { funding: 0.01 } });
    expect(short.realised).toBeCloseTo(0.01 * 2 * (95 + 89 + 102), 12);
  });

  it("count funding of the bar in the mark at its close, which may then lie beyond both extremes", () => {
    // 10 lost at the low, and 1.90 paid; 20 won at the high, and 2.20 received
    const paid = quiet([[100, 105, 95, 95]], { rates: [0.01] });
    expect([paid.trough, paid.drawdown]).toEqual([expect.closeTo(-11.9, 12), expect.closeTo(21.9, 12)]);
    const received = quiet([[100, 110, 95, 110]], { rates: [-0.01] });
    expect([received.peak, received.high]).toEqual([expect.closeTo(22.2, 12), expect.closeTo(22.2, 12)]);
  });

  it("value an inverse contract in coin", () => {
    const found = quiet([[100, 110, 95, 105]], { costs: { type: "inverse", size: 100, funding: 0.01 } });
    const gain = (price: number) => expect.closeTo(200 * (1 / 100 - 1 / price), 14) as number;
    expect([found.peak, found.trough]).toEqual([gain(110), gain(95)]);
    expect(found.realised).toBeCloseTo((-0.01 * 200) / 105, 14);
  });

  it("end before the bar that touches the stop, the target, or the next step where a signal lets it fill", () => {
    const at = (price: number): Target => ({ price, contracts: undefined, stop: undefined });
    const upTo = (high: number): Rows => [...calm.slice(0, 1), [105, high, 104, 105], calm[1]!];
    const downTo = (low: number): Rows => [...calm.slice(0, 1), [105, 106, low, 105], calm[1]!];
    for (const side of ["long", "short"] as const) {
      const bar = (rows: Rows, asked: Asked = {}) => quiet(rows, { side, ...asked }).bar;
      expect([bar(downTo(90)), bar(downTo(90.1)), bar(downTo(89))]).toEqual([1, 3, 1]);
      expect([bar(upTo(120)), bar(upTo(119.9)), bar(upTo(121))]).toEqual([1, 3, 1]);
      expect([bar(upTo(115), { targets: [at(115)] }), bar(upTo(114.9), { targets: [at(115)] })]).toEqual([1, 3]);
      expect([bar(upTo(121), { armed: [0, 1, 1] }), bar(upTo(121), { armed: [1, 0, 0] })]).toEqual([3, 1]);
      expect(bar(upTo(121), { armed: [0, 0, 0], targets: [at(115)] })).toBe(1);
      // Once a target is reached nothing is added
      expect(bar(upTo(121), { trade: { targetsReached: 1 }, targets: [at(115)] })).toBe(3);
      expect(bar(upTo(131), { trade: { targetsReached: 1 }, targets: [at(115), at(130)] })).toBe(1);
      expect(bar(upTo(121), { from: 1 })).toBe(1);
      // Left again: nothing can happen to it any more
      expect(bar(downTo(80), { trade: { contracts: 0 } })).toBe(3);
      expect(bar(upTo(116), { trade: { contracts: 0 }, targets: [at(115)] })).toBe(3);
    }
  });
});

describe("the marks of a trade", () => {
  const after = (marks: Marks, ...values: number[]) => {
    for (const value of values) marks.add(value);
    const { peak, trough, high, drawdown, drawdownShare } = marks;
    return [peak, trough, high, drawdown, drawdownShare];
  };

  it("are the highest, the lowest, and the largest fall, in money and of the equity at the mark it falls from", () => {
    expect(after(new Marks(0, 1000), 20, -10, 30, 5)).toEqual([30, -10, 30, 30, 30 / 1020]);
    expect(after(new Marks(0, 100), -10, 30, 15)).toEqual([30, -10, 30, 15, 15 / 130]);
    expect(after(new Marks(0, 100), -10, 30, 18)).toEqual([30, -10, 30, 12, 0.1]);
    expect(after(new Marks(50, 100), 10)).toEqual([10, 0, 50, 40, 40 / 150]);
    expect(after(new Marks(0, 100))).toEqual([0, 0, 0, 0, 0]);
    expect(after(new Marks(), 20, 0)).toEqual([20, 0, 20, 20, Infinity]);
  });
});

describe("bars", () => {
  const check = (open: number, high: number, low: number, close: number, hasOpen = true) => {
    const bars = barsOf([
      [10, 11, 9, 10],
      [open, high, low, close],
    ]);
    return () => checkBars(hasOpen ? bars : { ...bars, open: undefined });
  };

  it("may open and close at their bounds, and be a single price", () => {
    for (const [open, high, low, close] of [
      [9, 11, 9, 11],
      [11, 11, 9, 9],
      [10, 10, 10, 10],
    ] as const)
      expect([check(open, high, low, close)(), check(open, high, low, close, false)()]).toEqual([undefined, undefined]);
    expect(check(20, 11, 9, 10, false)()).toBeUndefined();
  });

  it.each<[string, [number, number, number, number], string]>([
    ["a low of 0", [10, 11, 0, 10], "low must be greater than 0, was 0 or blank"],
    ["a low below 0", [10, 11, -1, 10], "low must be greater than 0, was -1"],
    ["a low above the high", [10, 9, 11, 10], "low 11 is above high 9"],
    ["an open below", [8, 11, 9, 10], "open 8 is outside low 9 to high 11"],
    ["an open above", [12, 11, 9, 10], "open 12 is outside low 9 to high 11"],
    ["a close below", [10, 11, 9, 8], "close 8 is outside low 9 to high 11"],
    ["a close above", [10, 11, 9, 12], "close 12 is outside low 9 to high 11"],
  ])("are refused with %s, by their number", (_, row, words) => {
    expect(refusalOf(check(...row))).toEqual(["range", `bars, bar 2: ${words}`]);
  });

  it("are refused with the first that is wrong, not with an open at a bound or none at all", () => {
    const words = (...asked: Parameters<typeof check>) => refusalOf(check(...asked))[1];
    expect([words(9, 11, 9, 12), words(11, 11, 9, 12)]).toEqual(
      Array(2).fill("bars, bar 2: close 12 is outside low 9 to high 11"),
    );
    expect(words(20, 11, 9, 12, false)).toBe("bars, bar 2: close 12 is outside low 9 to high 11");
    expect(words(9, 9, 9, 12)).toBe("bars, bar 2: close 12 is outside low 9 to high 9");
  });

  it("open at the close before, moved into their range, where no open is known", () => {
    const bars = {
      ...barsOf([
        [0, 12, 10, 11],
        [0, 12, 10, 12],
        [0, 20, 15, 16],
        [0, 14, 10, 13],
      ]),
      open: undefined,
    };
    expect([openOf(bars, 0, 11.5), openOf(bars, 0, 9), openOf(bars, 0, 13), openOf(bars, 1, 0)]).toEqual([11.5, 10, 12, 11]);
    expect([openOf(bars, 2, 0), openOf(bars, 3, 0)]).toEqual([15, 14]);
    expect(openOf(barsOf([[11, 12, 10, 11]]), 0, 10)).toBe(11);
  });

  it("let a step fill where the signal of the bar before is TRUE, never in the first", () => {
    const signals = { columns: 2, given: Uint8Array.from([1, 0, 0, 1, 0, 0]) };
    const armed = (column: number) => [0, 1, 2].map((bar) => isArmed(signals, column, bar));
    expect([armed(0), armed(1), armed(-1)]).toEqual([
      [false, true, false],
      [false, false, true],
      [true, true, true],
    ]);
  });
});

describe("what ends a stage", () => {
  /** Three contracts bought at 100, without maintenance: liquidated where the margin is lost. */
  const ends = (stop: number, costs: Costs) => {
    const { exitRule } = setupOf("long", [], [], { maintenanceRate: 0, ...costs });
    return exitRule(StepFills.after(undefined, 3, 100, false), stop);
  };

  it("is its stop, or the liquidation where that is reached no later", () => {
    // A tenth of the value is lost at 90
    expect(ends(90.5, { leverage: 10 })).toEqual({ price: 90.5, liquidation: false });
    expect(ends(90, { leverage: 10 })).toEqual({ price: 90, liquidation: true });
    expect(ends(89, { leverage: 10 })).toEqual({ price: 90, liquidation: true });
    // All of it at 0, which no price reaches
    expect(ends(89, { leverage: 1 })).toEqual({ price: 89, liquidation: false });
    expect(ends(89, {})).toEqual({ price: 89, liquidation: false });
  });

  it("takes the margin that a contract has of its own, or the value over the leverage", () => {
    const { terms } = setupOf("long", [], [], { leverage: 10 });
    expect([marginOf(3, 100, terms), marginOf(3, 100, { ...terms, marginPerContract: 50 })]).toEqual([30, 150]);
  });
});

describe("a plan to replay", () => {
  const plan = (side: "long" | "short", ...steps: [number, number, number][]) =>
    refusalOf(() =>
      checkPlan(
        side,
        steps.map(([contracts, trigger, stop]) => ({ contracts, trigger, stop })),
      ),
    );
  const isPlan = (side: "long" | "short", ...steps: [number, number, number][]) =>
    checkPlan(
      side,
      steps.map(([contracts, trigger, stop]) => ({ contracts, trigger, stop })),
    ) === undefined;

  it("adds in favour of the trade, and loosens no stop", () => {
    expect([isPlan("long", [1, 100, 90], [1, 101, 90]), isPlan("short", [1, 100, 110], [1, 99, 110])]).toEqual([true, true]);
    expect(plan("long", [1, 100, 90], [1, 100, 95])).toEqual([
      ...["range", "plan step 2 adds to a losing position: its trigger must be above 100, the one before, was 100"],
    ]);
    expect(plan("short", [1, 100, 110], [1, 101, 105])[1]).toBe(
      "plan step 2 adds to a losing position: its trigger must be below 100, the one before, was 101",
    );
    expect(plan("long", [1, 100, 90], [1, 110, 89])[1]).toBe(
      "plan step 2: the stop must not be looser than 90, the one before, was 89",
    );
    expect(plan("short", [1, 100, 110], [1, 90, 111])[1]).toBe(
      "plan step 2: the stop must not be looser than 110, the one before, was 111",
    );
    expect(plan("long", [1, 100, 100])[1]).toBe("plan step 1: the stop must be below its trigger (100) of a long, was 100");
  });

  it("has numbers above 0", () => {
    expect(plan("long", [0, 100, 90])).toEqual(["range", "plan step 1: contracts must be greater than 0, was 0 or blank"]);
    expect(plan("long", [1, -1, 90])[1]).toBe("plan step 1: trigger must be greater than 0, was -1");
    expect(plan("long", [1, 100, 0])[1]).toBe("plan step 1: stop must be greater than 0, was 0 or blank");
  });

  const targets = (side: "long" | "short", strictly: boolean, ...prices: number[]) =>
    checkTargets(
      side,
      [{ contracts: 1, trigger: 100, stop: side === "long" ? 90 : 110 }],
      prices.map((price) => ({ price, contracts: undefined, stop: undefined })),
      strictly,
    );

  it("has targets beyond its last trigger, or at it where that is allowed, nearest first", () => {
    expect([targets("long", false, 100, 110), targets("short", false, 100, 90), targets("long", true, 101)]).toEqual([
      ...[undefined, undefined, undefined],
    ]);
    const words = (...asked: Parameters<typeof targets>) => refusalOf(() => targets(...asked))[1];
    expect(words("long", false, 99)).toBe(
      "targets (item 1) is inside the plan: it must be at or above the last trigger 100, was 99",
    );
    expect(words("short", false, 101)).toBe(
      "targets (item 1) is inside the plan: it must be at or below the last trigger 100, was 101",
    );
    expect(words("long", true, 100)).toBe("targets (item 1) is inside the plan: it must be above the last trigger 100, was 100");
    expect(words("long", false, 110, 110)).toBe("targets must be in order, nearest first: item 2 must be above 110, was 110");
    expect(words("short", false, 90, 95)).toBe("targets must be in order, nearest first: item 2 must be below 90, was 95");
  });
});
