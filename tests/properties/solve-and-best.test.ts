/** SCALE.SOLVE and SCALE.BEST against searches that share nothing with theirs: every combination, every size, halving by hand. */
import { Decimal } from "decimal.js";
import fc from "fast-check";
import { call } from "../functions/call";
import { runs } from "../property";

jest.setTimeout(300_000);

type Row = [string, unknown];
const few = { numRuns: Math.min(60, runs.numRuns) };
const sides = fc.constantFrom("long" as const, "short" as const);
const sign = (side: string) => (side === "long" ? 1 : -1);

const value = (block: readonly Row[], key: string) => block.find(([name]) => name === key)?.[1];
const put = (block: readonly Row[], ...more: Row[]): Row[] => [
  ...block.filter(([name]) => !more.some(([each]) => each === name)),
  ...more,
];
const planOf = (block: readonly Row[]): number[][] | undefined => {
  const given = ["side", "entry", "total", "weights", "distance", "stop"].map((key) => value(block, key));
  const table = call("SCALE.PLAN", ...given, [...block, ["headers", false]]);
  return Array.isArray(table) ? (table as number[][]) : undefined;
};
const worstOf = (block: readonly Row[]): number | undefined => {
  const plan = planOf(block);
  return plan && Math.min(...plan.map((row) => row[7]!));
};

interface Tried {
  place: unknown[];
  scores: number[];
  figures: number[];
}

const toNine = (number: number) => (Math.sign(number) * Math.round(Math.abs(number) * 1e9)) / 1e9;

/** The largest total that keeps worst and margin, of all there are: no problem here has room for more. */
function largestTotal(block: readonly Row[], steps: number, budget: number, equity: number): number | undefined {
  for (let total = 90; total >= steps; total--) {
    const plan = planOf(put(block, ["total", total]));
    if (!plan) continue;
    const margin = plan.at(-1)![5] as unknown;
    if (Math.min(...plan.map((row) => row[7]!)) < -budget * (1 + 1e-12)) continue;
    if (typeof margin === "number" && margin > equity) continue;
    return total;
  }
  return undefined;
}

function judged(block: readonly Row[], targets: number[][], budget: number, equity: number, steps: number): Tried | undefined {
  const total = largestTotal(block, steps, budget, equity);
  if (total === undefined) return undefined;
  const full = put(block, ["total", total]);
  const plan = planOf(full)!;
  const stages = plan.map((row) => [row[1], row[2], row[6]]);
  const endings = call("SCALE.ODDS", value(block, "side"), stages, targets, null, null, "endings", [...full, ["headers", false]]);
  if (!Array.isArray(endings)) return undefined;
  const rows = endings as [string, unknown, unknown, unknown, number, number, number, number][];
  if (rows.some(([ending]) => ending === "Liquidation")) return undefined;
  const expected = rows.find(([ending]) => ending === "Expected")![7];
  const win = rows.reduce((sum, row) => (row[0] !== "Expected" && row[7] > budget / 100 ? sum + row[4] : sum), 0);
  const worst = Math.min(...plan.map((row) => row[7]!));
  const net = rows.find(([ending]) => ending === "Target")![7];
  const one = steps === 1;
  const place = [
    value(block, "weights"),
    one ? "" : value(block, "distance"),
    one ? "" : value(block, "rule"),
    value(block, "stop"),
    total,
  ];
  return { place, scores: [expected / budget, win, worst / budget].map(toNine), figures: [expected, win, worst, net] };
}

const beats = (a: Tried, b: Tried) => {
  const pairs = a.scores.map((score, index) => score - b.scores[index]!);
  return pairs.every((difference) => difference >= 0) && pairs.some((difference) => difference > 0);
};
const isSame = (a: Tried, b: Tried) => a.scores.every((score, index) => score === b.scores[index]);

const problems = fc.record({
  side: sides,
  fee: fc.constantFrom(0, 0.0002, 0.0005),
  leverage: fc.constantFrom(undefined, 5, 40),
  stops: fc.uniqueArray(fc.integer({ min: 30, max: 200 }), { minLength: 1, maxLength: 2 }),
  splits: fc.uniqueArray(fc.constantFrom("equal 1", "equal 2", "thirds", "1/4,1/4,1/2", "pyramid 2"), {
    minLength: 1,
    maxLength: 3,
  }),
  distances: fc.uniqueArray(fc.integer({ min: 20, max: 120 }), { minLength: 1, maxLength: 2 }),
  rules: fc.uniqueArray(fc.constantFrom("entry", "breakeven", "hold"), { minLength: 1, maxLength: 3 }),
  target: fc.integer({ min: 300, max: 900 }),
  budget: fc.integer({ min: 2, max: 9 }),
});

it("SCALE.BEST shows the plans that a search through every combination and every size finds", () => {
  let shown = 0;
  fc.assert(
    fc.property(problems, ({ side, fee, leverage, stops, splits, distances, rules, target, budget }) => {
      const s = sign(side);
      const [entry, equity] = [10_000, 1_000];
      const block: Row[] = [
        ...([
          ["side", side],
          ["entry", entry],
          ["size", 0.02],
          ["tick", 1],
          ["fee", fee],
          ["equity", equity],
        ] as Row[]),
        ...([
          ["maxRisk", budget / equity],
          ...(leverage
            ? [
                ["leverage", leverage],
                ["mmr", 0.005],
              ]
            : []),
        ] as Row[]),
      ];
      const goals = [[entry + s * target]];
      const prices = stops.map((each) => entry - s * each);
      const steps = distances.map((each) => each / 10_000);
      const search = [
        ["stop", ...prices],
        ["weights", ...splits],
        ["distance", ...steps],
        ["rule", ...rules],
      ];
      const width = Math.max(...search.map((row) => row.length));
      const table = call(
        "SCALE.BEST",
        block,
        goals,
        search.map((row) => [...row, ...Array<null>(width - row.length).fill(null)]),
        null,
        null,
        null,
      ) as unknown;
      let tried = 0;
      const fitting: Tried[] = [];
      for (const stop of prices)
        for (const weights of splits) {
          const count = { "equal 1": 1, "equal 2": 2, thirds: 3, "1/4,1/4,1/2": 3, "pyramid 2": 2 }[weights]!;
          for (const distance of count === 1 ? steps.slice(0, 1) : steps)
            for (const rule of count === 1 ? rules.slice(0, 1) : rules) {
              tried++;
              const plan = put(block, ["stop", stop], ["weights", weights], ["distance", distance], ["rule", rule]);
              const found = judged(plan, goals, budget, equity, count);
              if (found) fitting.push(found);
            }
        }
      if (fitting.length === 0) return expect(table).toMatchObject({ code: "#N/A" });
      const best = fitting.filter(
        (plan, index) => !fitting.some((other, place) => beats(other, plan) || (isSame(other, plan) && place < index)),
      );
      const order = best
        .map((plan, index) => ({ plan, index }))
        .sort((a, b) => {
          const at = a.plan.scores.findIndex((score, index) => score !== b.plan.scores[index]);
          return at < 0 ? a.index - b.index : b.plan.scores[at]! - a.plan.scores[at]!;
        })
        .map(({ plan }) => plan);
      const [first, , ...rows] = table as unknown[][];
      expect(String(first![0])).toContain(
        `${order.length} plan${order.length === 1 ? " that no other beats" : "s that no other beats"}, of ${fitting.length} that fit${fitting.length === 1 ? "s" : ""} the budget and ${tried} tried.`.replace(
          /that fits the/,
          "that fit the",
        ),
      );
      expect(String(first![0]).startsWith("No plan has a positive expectation after costs. ")).toBe(order[0]!.scores[0]! <= 0);
      expect(rows.map((row) => row.slice(1, 6))).toEqual(order.map(({ place }) => place));
      rows.forEach((row, index) => order[index]!.figures.forEach((figure, at) => expect(row[6 + at]).toBeCloseTo(figure, 9)));
      shown += rows.length;
      return undefined;
    }),
    { numRuns: Math.min(20, runs.numRuns) },
  );
  expect(shown).toBeGreaterThan(5);
});

const trades = fc.record({
  side: sides,
  entry: fc.integer({ min: 500, max: 90_000 }),
  total: fc.integer({ min: 3, max: 30 }),
  weights: fc.constantFrom("equal 1", "equal 2", "thirds"),
  distance: fc.integer({ min: 20, max: 200 }).map((each) => each / 10_000),
  stop: fc.integer({ min: 20, max: 900 }),
  fee: fc.constantFrom(0, 0.0003, 0.0006),
});
const blockOf = ({
  side,
  entry,
  total,
  weights,
  distance,
  stop,
  fee,
}: {
  side: string;
  entry: number;
  total: number;
  weights: string;
  distance: number;
  stop: number;
  fee: number;
}): Row[] => [
  ...([
    ["side", side],
    ["entry", entry],
    ["total", total],
    ["weights", weights],
    ["distance", distance],
  ] as Row[]),
  ...([
    ["stop", Number((entry - sign(side) * 0.1 * Math.round((entry * stop) / 1000)).toFixed(1))],
    ["size", 0.1],
    ["tick", 0.1],
  ] as Row[]),
  ...([
    ["fee", fee],
    ["rule", "hold"],
    ["equity", 100_000],
  ] as Row[]),
];

/** The last index from `from` to `to` that meets, of a condition that changes once. */
function lastThatMeets(from: number, to: number, meets: (index: number) => boolean): number | undefined {
  if (!meets(from) || meets(to)) return undefined;
  let [low, high] = [from, to];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (meets(middle)) low = middle;
    else high = middle;
  }
  return low;
}

it("SCALE.SOLVE for a stop that is held is the widest that halving by hand finds, and one tick more misses", () => {
  let solved = 0;
  fc.assert(
    fc.property(trades, fc.integer({ min: 1, max: 400 }), (trade, parts) => {
      const block = blockOf(trade);
      const s = sign(trade.side);
      const at = (ticks: number) => new Decimal(trade.entry).minus(new Decimal("0.1").times(ticks * s)).toNumber();
      const goal = Number((-(trade.total * 0.1 * trade.entry * parts) / 1000).toFixed(2));
      const meets = (ticks: number) => worstOf(put(block, ["stop", at(ticks)]))! >= goal;
      const widest = lastThatMeets(1, Math.floor(trade.entry * 5), meets);
      const answer = call("SCALE.SOLVE", block, "stop", "worst", goal);
      if (widest === undefined) return expect(answer).toMatchObject({ code: "#N/A" });
      solved++;
      expect(answer).toBe(at(widest));
      expect([meets(widest), meets(widest + 1)]).toEqual([true, false]);
      return undefined;
    }),
    few,
  );
  expect(solved).toBeGreaterThan(few.numRuns / 3);
});

it("SCALE.SOLVE for equity and for a fee is what exact fractions give", () => {
  fc.assert(
    fc.property(trades, fc.integer({ min: 1, max: 500 }), (trade, perMille) => {
      const block = blockOf(trade);
      const worst = worstOf(block)!;
      fc.pre(worst < 0);
      // The least cent of equity of which the worst stage is at most this part
      const least = new Decimal(worst).negated().div(new Decimal(perMille).div(1000)).times(100).ceil().div(100);
      const equity = call("SCALE.SOLVE", block, "equity", "worstPct", -perMille / 1000);
      // A thousand million cents are looked through
      if (least.gt(10_000_000)) expect(equity).toMatchObject({ code: "#N/A" });
      else expect(equity).toBe(least.toNumber());
      // A stop that is held: worst is linear in the fee, so twice what a fee of 0.0001 costs more is that of 0.0002
      const free = worstOf(put(block, ["fee", 0]))!;
      const goal = Number((free * 1.05).toFixed(4));
      const dearest = lastThatMeets(0, 9_999, (millionths) => worstOf(put(block, ["fee", millionths / 1e6]))! >= goal);
      const answer = call("SCALE.SOLVE", block, "fee", "worst", goal);
      if (dearest === undefined) expect(answer).toMatchObject({ code: "#N/A" });
      else expect(answer).toBe(dearest / 1e6);
    }),
    few,
  );
});

it("SCALE.SOLVE for leverage is the least whole number at which the margin is there", () => {
  let solved = 0;
  fc.assert(
    fc.property(trades, fc.integer({ min: 1, max: 150 }), (trade, divisor) => {
      const block = blockOf(trade);
      const marginAt = (leverage: number) => planOf(put(block, ["leverage", leverage]))!.at(-1)![5]!;
      const goal = Number((marginAt(1) / divisor).toFixed(2));
      let least = 1;
      while (least <= 200 && marginAt(least) > goal) least++;
      const answer = call("SCALE.SOLVE", block, "leverage", "margin", goal);
      if (least === 1 || least > 200) expect(answer).toMatchObject({ code: "#N/A" });
      else {
        solved++;
        expect(answer).toBe(least);
      }
    }),
    { numRuns: Math.min(25, runs.numRuns) },
  );
  expect(solved).toBeGreaterThan(5);
});
