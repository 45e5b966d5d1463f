/** What holds for any bars, signals and plans: each trade is a replay, later bars change nothing, and a fair game stays fair. */
import fc from "fast-check";
import { call } from "../../functions/call";
import { runs, runsBy } from "../../property";

type Table = unknown[][];

const terms = [
  ["size", 0.01],
  ["fee", 0.0004],
  ["slippage", 0.0002],
  ["equity", 5000],
  ["funding", 0.0001],
];

/** A bar by its moves from the close before: where it opens and closes, and how far it reaches beyond both. */
const move = fc.record({
  gap: fc.constantFrom(0, 0, 0, 3, -4),
  step: fc.integer({ min: -12, max: 12 }),
  above: fc.integer({ min: 0, max: 8 }),
  below: fc.integer({ min: 0, max: 8 }),
  signal: fc.boolean(),
  gates: fc.tuple(fc.boolean(), fc.boolean()),
});

interface Case {
  readonly bars: number[][];
  readonly signal: boolean[];
  readonly gates: (readonly [boolean, boolean])[];
  readonly side: "long" | "short";
  readonly plan: number[][];
  readonly targets: number[][];
  readonly anchor: "percent" | "points";
  readonly intrabar: "worst" | "best";
}

const game: fc.Arbitrary<Case> = fc
  .record({
    moves: fc.array(move, { minLength: 5, maxLength: 60 }),
    side: fc.constantFrom<"long" | "short">("long", "short"),
    distances: fc.tuple(fc.integer({ min: 3, max: 12 }), fc.integer({ min: 2, max: 10 }), fc.integer({ min: 2, max: 10 })),
    withTarget: fc.boolean(),
    anchor: fc.constantFrom<"percent" | "points">("percent", "points"),
    intrabar: fc.constantFrom<"worst" | "best">("worst", "best"),
  })
  .map(({ moves, side, distances: [stop, first, second], withTarget, anchor, intrabar }) => {
    const s = side === "long" ? 1 : -1;
    let close = 1000;
    const bars = moves.map(({ gap, step, above, below }) => {
      const open = close + gap;
      close = open + step;
      return [open, Math.max(open, close) + above, Math.min(open, close) - below, close];
    });
    const plan = [
      [1, 2000, 2000 - s * stop],
      [2, 2000 + s * first, 2000 - s],
      [1, 2000 + s * (first + second), 2000],
    ];
    const targets = withTarget
      ? [
          [2000 + s * (first + second + 4), 2, 2000 + s],
          [2000 + s * (first + second + 15), 2, 0],
        ]
      : [];
    return {
      ...{ bars, side, plan, targets, anchor, intrabar },
      signal: moves.map((each) => each.signal),
      gates: moves.map((each) => each.gates),
    };
  });

const termsOf = ({ anchor, intrabar }: Case): Table => [...terms, ["anchor", anchor], ["intrabar", intrabar]];

/** An empty table is an omitted argument. */
const given = (table: Table) => (table.length === 0 ? null : table);

function played(each: Case, show: string, signal: Table = each.signal.map((one) => [one])): Table {
  const answer = call("SCALE.TRADES", each.side, each.plan, each.bars, signal, given(each.targets), show, termsOf(each));
  if (!Array.isArray(answer)) throw new Error(JSON.stringify(answer));
  return answer;
}

/** The plan carried to an entry, by the definition. */
function carriedTo({ plan, targets, anchor }: Case, entry: number): { plan: Table; targets: Table } {
  const price = (drawn: number) =>
    anchor === "points" ? entry + (drawn - 2000) : Number(((drawn * entry) / 2000).toPrecision(15));
  return {
    plan: plan.map(([contracts, trigger, stop], index) => [contracts, index === 0 ? entry : price(trigger!), price(stop!)]),
    targets: targets.map(([at, contracts, stop]) => [price(at!), contracts, stop === 0 ? 0 : price(stop!)]),
  };
}

describe("each trade of SCALE.TRADES", () => {
  it("is SCALE.REPLAY of the carried plan from its entry on, event by event; the gates see the signal's bar", () => {
    fc.assert(
      fc.property(game, fc.constantFrom(1, 2, 3), (each, width) => {
        const signal = each.signal.map((one, bar) => [one, ...each.gates[bar]!].slice(0, width));
        const [, ...events] = played(each, "events", signal);
        const [, ...trades] = played(each, "trades", signal);
        for (const [number, entryBar, exitBar, entry, result, steps, net, , mae, mfe] of trades) {
          if (number === 0) return;
          const from = (entryBar as number) - 2;
          const { plan, targets } = carriedTo(each, entry as number);
          // From the signal's bar on; the entry is gated to the bar behind it.
          const gate = (bar: number) => {
            const adds = width === 1 ? [true, true] : width === 2 ? [each.gates[bar]![0], each.gates[bar]![0]] : each.gates[bar]!;
            return [bar === from, ...adds];
          };
          const confirm = each.bars.slice(from).map((_bar, index) => gate(from + index));
          const rest = each.bars.slice(from);
          const replayed = (show: string) =>
            call("SCALE.REPLAY", each.side, plan, rest, given(targets), confirm, show, termsOf(each)) as Table;
          const own = events.filter(([trade]) => trade === number).map((row) => row.slice(1));
          const expected = replayed("events").slice(1);
          expect(own.map((row) => [row[0], row[1], row[2], row[3], row[4], row[5], row[7], row[8], row[10]])).toEqual(
            expected.map((row) => [(row[0] as number) + from, row[1], row[2], row[3], row[4], row[5], row[7], row[8], row[10]]),
          );
          expect([own[0]![0], own[own.length - 1]![0]]).toEqual([entryBar, exitBar]);
          const [[, ...summary]] = [replayed("summary")[1]!];
          expect(replayed("summary")[1]![0]).toBe(result);
          expect([net, mae, mfe, steps]).toEqual([summary[0], summary[4], summary[5], summary[7]]);
        }
      }),
      runsBy(2),
    );
  });

  it("is not changed by bars behind it: cut off or in another order", () => {
    fc.assert(
      fc.property(game, fc.integer({ min: 1, max: 1000 }), (each, seed) => {
        const trades = played(each, "trades").slice(1);
        const closed = trades.filter(([, , , , result]) => result !== "End" && result !== "No trade");
        const last = closed[closed.length - 1];
        if (last === undefined) return;
        const exit = last[2] as number;
        const cut = { ...each, bars: each.bars.slice(0, exit), signal: each.signal.slice(0, exit) };
        expect(played(cut, "trades").slice(1)).toEqual(closed);
        const rest = each.bars.slice(exit).map((bar, index) => ({ bar, key: (index * 7919 + seed * 104729) % 1013 }));
        const shuffled = rest.sort((a, b) => a.key - b.key).map(({ bar }) => bar);
        const mixed = { ...each, bars: [...each.bars.slice(0, exit), ...shuffled] };
        expect(played(mixed, "trades").slice(1, closed.length + 1)).toEqual(closed);
      }),
      runs,
    );
  });

  it("leaves a curve that ends at the last equity, stands still where no trade is open, and follows from the trades", () => {
    fc.assert(
      fc.property(game, (each) => {
        const curve = played(each, "curve").map(([equity]) => equity as number);
        const trades = played(each, "trades").slice(1);
        let equity = 5000;
        let flatFrom = 0;
        for (const [number, entryBar, exitBar, , , , , , , , , after] of trades as number[][]) {
          if (number === 0) break;
          for (let bar = flatFrom; bar < entryBar! - 1; bar++) expect(curve[bar]).toBe(equity);
          equity = after!;
          expect(curve[exitBar! - 1]).toBeCloseTo(equity, 9);
          flatFrom = exitBar!;
        }
        for (let bar = flatFrom; bar < curve.length; bar++) expect(curve[bar]).toBeCloseTo(equity, 9);
      }),
      runs,
    );
  });
});

describe("the summary of SCALE.TRADES", () => {
  it("falls from the highest mark as far as its trades' own replays say, part of the equity included", () => {
    fc.assert(
      fc.property(game, (each) => {
        const summary = new Map(played(each, "summary").map(([measure, worst, best]) => [measure, [worst, best]]));
        const column = each.intrabar === "worst" ? 0 : 1;
        const [drawdown, share] = ["Max drawdown", "Max drawdown %"].map((name) => summary.get(name)![column] as number);
        // The curve sees closes only: what it falls is at most what the marks fall.
        const curve = [5000, ...played(each, "curve").map(([equity]) => equity as number)];
        let [high, fall, part] = [0, 0, 0];
        for (const equity of curve) {
          high = Math.max(high, equity);
          fall = Math.max(fall, high - equity);
          part = Math.max(part, (high - equity) / high);
        }
        expect(drawdown).toBeGreaterThanOrEqual(fall - 1e-9);
        expect(share).toBeGreaterThanOrEqual(part - 1e-12);
        const trades = played(each, "trades").slice(1) as number[][];
        if (trades[0]![0] === 0) return;
        const before = (index: number) => (index === 0 ? 5000 : trades[index - 1]![11]!);
        const lowest = trades.map((trade, index) => before(index) + trade[8]!);
        const highest = trades.map((trade, index) => before(index) + trade[9]!);
        // From the highest mark of an earlier trade to the lowest of a later one, at least; at most from any mark of the same trade.
        let [peak, least, most] = [5000, 0, 0];
        trades.forEach((_trade, index) => {
          least = Math.max(least, peak - lowest[index]!);
          peak = Math.max(peak, highest[index]!);
          most = Math.max(most, peak - lowest[index]!);
        });
        expect(drawdown).toBeGreaterThanOrEqual(least - 1e-9);
        expect(drawdown).toBeLessThanOrEqual(most + 1e-9);
        expect(share! * peak).toBeGreaterThanOrEqual(drawdown! - 1e-9);
        expect(share! * 5000).toBeLessThanOrEqual(drawdown! + 1e-9);
      }),
      runs,
    );
  });
});

describe("a fair game", () => {
  /** Signals that any rule of the closes so far makes: bit number (history so far) of a word of 256 bits. */
  const rule = fc.array(fc.boolean(), { minLength: 512, maxLength: 512 });
  const plans: Table[] = [
    [[1, 100, 98]],
    [
      [1, 100, 98],
      [2, 102, 100],
    ],
    [
      [2, 100, 97],
      [1, 102, 99],
      [1, 104, 102],
    ],
  ];

  it("has a mean of 0 over all 2^8 walks, whatever past closes make the signal", () => {
    fc.assert(
      fc.property(rule, fc.constantFrom(...plans), fc.boolean(), (word, plan, withTarget) => {
        let total = 0;
        for (let walk = 0; walk < 256; walk++) {
          let price = 100;
          const signal: Table = [];
          const bars = Array.from({ length: 8 }, (_each, bar) => {
            const open = price;
            price += (walk >> bar) & 1 ? 1 : -1;
            // The steps so far, with a leading 1 that tells how many they were.
            signal.push([word[(1 << (bar + 1)) | (walk & ((1 << (bar + 1)) - 1))]]);
            return [open, Math.max(open, price), Math.min(open, price), price];
          });
          const targets = withTarget ? [[105]] : null;
          const trades = call("SCALE.TRADES", "long", plan, bars, signal, targets, "trades", [["anchor", "points"]]) as Table;
          total += trades.slice(1).reduce((sum, row) => sum + (row[6] as number), 0);
        }
        expect(total).toBeCloseTo(0, 9);
      }),
      { numRuns: 15 },
    );
  });
});
