import { Decimal, zero } from "../src/calc/decimal";
import { limits } from "../src/calc/limits";
import { functions } from "../src/generated/functions";
import { CellError } from "../src/grid/cell";
import { call, expectError } from "./functions/call";
import { inputsOf } from "./functions/inputs";
import { oneIn, slow } from "./property";

const column = <Value>(count: number, of: (index: number) => Value): Value[][] =>
  Array.from({ length: count }, (_item, index) => [of(index)]);

const { items, steps, positions, rows, trades } = limits;
const ones = column(items.most, () => 1);
const prices = column(items.most, (index) => 70000 + index);
const terms = [
  ["size", 0.01],
  ["fee", 0.0005],
  ["leverage", 10],
  ["mmr", 0.004],
  ["tick", 0.1],
];
const plan = Array.from({ length: steps.most }, (_item, index) => [1, 70000 + 10 * index, 69000 + 10 * index]);
const triggers = plan.map(([, trigger]) => [trigger]);
const stops = plan.map(([, , stop]) => [stop]);
const targets = column(steps.most, (index) => 90000 + index);
const inputs = (more: Record<string, unknown>) =>
  inputsOf({ target: 71400, equity: 1000, maxRisk: 0.01, ...Object.fromEntries(terms), ...more });

/** Bars cost the same each: a tenth of a sheet is walked here, so that the suite stays quick. */
const bars = Math.floor(rows.most / 10);

/** A walk of so many bars, made once and only when a test asks for it. */
let walk: { high: number[][]; low: number[][]; close: number[][]; bars: number[][] } | undefined;
function sheet() {
  if (walk !== undefined) return walk;
  let price = 70000;
  const close = column(bars, (index) => (price += ((index * 7919) % 101) / 10 - 5 + (70000 - price) / 1e5));
  const tenths = (value: number) => Math.round(value * 10) / 10;
  const of = (shift: number) => close.map(([value]) => [tenths(value! + shift)]);
  const [high, low, last] = [of(9), of(-9), of(0)];
  const table = high.map(([top], index) => [last[index]![0]!, top!, low[index]![0]!, last[index]![0]!]);
  return (walk = { high, low, close: last, bars: table });
}

/** Each function as large as it may be. What takes single cells only has one size. */
const largest: Record<string, () => unknown[]> = {
  "MICRO.AVG": () => [ones, prices, terms],
  "MICRO.BANKRUPT": () => ["long", 70000, 10, terms],
  "MICRO.FEE": () => [ones, prices, 0.0005, undefined, terms],
  "MICRO.FUNDING": () => ["long", ones, 70000, column(items.most, () => 0.0001), undefined, terms],
  "MICRO.FUNDRATE": () => [0.0001],
  "MICRO.LEVERAGE": () => [1000, 100],
  "MICRO.LIQ": () => ["long", ones, prices, 50000, 0.004, terms],
  "MICRO.MAINT": () => [1000, 0.004],
  "MICRO.MARGIN": () => [ones, prices, 10, terms],
  "MICRO.MARGINRATIO": () => [1000, 1, ones, 70000, terms],
  "MICRO.NOTIONAL": () => [ones, prices, terms],
  "MICRO.PNL": () => ["long", ones, prices, 80000, terms],
  "MICRO.POSITION": () => ["long", ones.map((_one, index) => [index % 3 === 2 ? -1 : 1]), prices, "fills", terms],
  "MICRO.RISK": () => [ones, prices, 69000, terms],
  "MICRO.ROE": () => [10, 100],
  "MICRO.ROUND": () => [1.234567, 0.001],
  "MICRO.SIZE": () => [1000, 0.01, 70000, 69650, terms],
  "MICRO.SPEC": () => ["*"],
  "MICRO.TICKVALUE": () => [0.1, 70000, terms],
  "MICRO.TIERS": () => [column(items.most, (index) => index), column(items.most, (index) => 0.004 + index / 1e6)],
  "MICRO.VALUE": () => [ones, prices, terms],
  "MICRO.VERSION": () => [],
  "SCALE.ADD": () => ["long", ones, prices, 69000, 80001, 1e7, terms],
  "SCALE.AUDIT": () => ["long", ones, prices, [[69000]], 1e6, targets, terms],
  "SCALE.BEST": () => [inputs({ volatility: 0.03 }), targets.slice(0, 3)],
  "SCALE.COMPARE": () => ["long", ones, prices, 80000, terms],
  "SCALE.DCA": () => ["long", 70000, steps.most, 0.0001, [...terms, ["baseAmount", 100], ["orderAmount", 100]]],
  "SCALE.HEAT": () => {
    const row = (index: number) => [`p${index}`, index % 2 ? "long" : "short", 1, 70000, index % 2 ? 69000 : 71000, 10];
    return [
      [["Name", "Side", "Contracts", "Entry", "Stop", "Leverage"], ...Array.from({ length: positions.most }, (_, at) => row(at))],
      ...[1e8, undefined, "summary", terms],
    ];
  },
  "SCALE.LEVELS": () => ["long", 60000, prices, 1000, undefined, 0.1],
  "SCALE.NEXT": () => ["long", plan, ones, prices, 70000, undefined, terms],
  "SCALE.ODDS": () => ["long", plan, targets, 0.0001, 0.03, "summary", terms],
  "SCALE.OUT": () => ["long", 2 * steps.most, 70000, targets, undefined, undefined, terms],
  "SCALE.PLAN": () => ["long", 70000, steps.most, [[`equal ${steps.most}`]], triggers, 69000, [...terms, ["rule", "breakeven"]]],
  "SCALE.REPLAY": () => [
    "long",
    plan.map(([add, trigger, stop]) => [add, trigger! + 1000, stop]),
    sheet().bars,
    undefined,
    undefined,
    "curve",
  ],
  "SCALE.RISK": () => ["long", ones, prices, prices, terms],
  "SCALE.RUIN": () => [column(10_000, (index) => (index % 3) - 1.01), 0.01, 2000],
  "SCALE.SIZE": () => [1e6, 0.01, "long", [[`equal ${steps.most}`]], triggers, stops, terms],
  "SCALE.SOLVE": () => [inputs({ rule: "breakeven" }), "maxRisk", "size", 9],
  "SCALE.SPLIT": () => [10_000, column(steps.most, (index) => 10 ** (((index * 7919) % 25) - 12))],
  "SCALE.STAGES": () => ["long", ones, prices, [[69000]], [...terms.slice(1), ["type", "inverse"], ["size", 100]]],
  "SCALE.TRADES": () => {
    const close = sheet().close.slice(0, 100_000);
    const table = close.map(([price]) => [price!, price! + 9, price! - 9, price!]);
    const small = [
      [1, 70000, 69900],
      [1, 70050, 69950],
    ];
    return ["long", small, table, table.map((_bar, index) => [index % 12 === 0]), [[70200]], "summary", terms];
  },
  "SCALE.TRIGGERS": () => ["long", 70000, steps.most, 0.001, undefined, 0.1],
  "SCALE.WHATIF": () => [
    inputs({}),
    "distance",
    column(50, (index) => 0.003 + index / 1e5),
    "total",
    [Array.from({ length: 50 }, (_, at) => 3 + at)],
  ],
  "STOP.ATR": () => ["long", 70000, 100],
  "STOP.BREAKEVEN": () => ["long", ones, prices, terms],
  "STOP.BUDGET": () => ["long", ones, prices, 100, terms],
  "STOP.CHANDELIER": () => ["long", sheet().high, sheet().low, sheet().close],
  "STOP.LADDER": () => ["long", prices, 69000, "breakeven", ones, terms],
  "STOP.LEVEL": () => ["long", 70000, 10, 0.1],
  "STOP.PCT": () => ["long", 70000, 0.01],
  "STOP.REACHABLE": () => ["long", 70000, 69000, 10, 0.004],
  "STOP.TRAIL": () => ["long", sheet().close, 50, undefined, 0.1],
  "TA.ATR": () => [sheet().high, sheet().low, sheet().close],
  "TA.MA": () => [sheet().close, 20, "ema"],
  "TA.PIVOTS": () => [70100, 69900, 70000],
  "TA.RSI": () => [sheet().close],
  "TA.VWAP": () => [sheet().high, sheet().low, sheet().close, sheet().close],
  "CONFIRM.BREAK": () => ["long", sheet().close, 70000],
  "CONFIRM.CROSS": () => [sheet().close, 70000],
  "CONFIRM.HOLD": () => ["long", sheet().close, 70000],
  "CONFIRM.MET": () => [column(bars, (index) => index % 2 === 0), 3],
  "CONFIRM.MOVE": () => ["long", 70000, 70500, 200],
  "CONFIRM.RETEST": () => ["long", sheet().high, sheet().low, sheet().close, 70000],
  "CONFIRM.TURN": () => [sheet().close],
};

/** Those that search or play thousands of plans may take three seconds, all others one. */
const searches = new Set(["SCALE.WHATIF", "SCALE.SOLVE", "SCALE.BEST", "SCALE.TRADES", "SCALE.RUIN"]);
/**
 * What a fixed piece of work takes here, in seconds of CPU: before and after each call, so that a slow machine, one that is shared and the
 * sandbox in which jest runs the sources are not taken for a slow function.
 */
function work(): number {
  return cpuOf(() => {
    let sum = zero;
    for (let term = 1; term <= 20_000; term++) sum = sum.plus(new Decimal(term).times("0.01").div(7)).minus(sum.div(3));
  });
}
function cpuOf(of: () => void): number {
  const before = process.cpuUsage();
  of();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
/** The same work in bare Node 20 on the machine on which the limits were set, the least of 25 runs: 150 ms for twice as much. */
const workThere = 0.075;

/** Seconds of CPU that a call takes as if it were there, and its result. */
function costOf(id: string, values: unknown[]): [seconds: number, result: unknown] {
  const before = work();
  let result: unknown;
  const cost = cpuOf(() => (result = call(id, ...values)));
  const slowness = Math.max(before, work()) / workThere;
  const seconds = cost / slowness;
  if (process.env.SHOW_COSTS)
    process.stderr.write(`${id} ${(seconds * 1000).toFixed(0)} ms, here ${slowness.toFixed(1)} times as much\n`);
  return [seconds, result];
}
/** Work in plain numbers and in memory is not slowed as the measure in decimals is. */
const margin = 2;

/** What walks bars is given a tenth of a sheet, and so a tenth of the time. */
const walks = (id: string) => /^(TA|CONFIRM)\.|^STOP\.(CHANDELIER|TRAIL)$|^SCALE\.REPLAY$/.test(id);

describe("the cost of a call", () => {
  it("is known for every function", () => {
    expect(Object.keys(largest).sort()).toEqual(functions.map(({ id }) => id).sort());
  });

  it.each(oneIn(5, Object.keys(largest)))("of %s is bounded at its largest size", (id) => {
    const values = largest[id]!();
    const most = margin * (walks(id) ? 0.1 : searches.has(id) ? 3 : 1);
    const [seconds, result] = costOf(id, values);
    expect(result instanceof CellError ? result.message : "").toBe("");
    // Whoever shares the machine may have come in between: what is within its bound once is
    expect(seconds < most ? seconds : costOf(id, values)[0]).toBeLessThan(most);
  });
});

describe("beyond its limit", () => {
  it.each([
    ["SCALE.RISK", () => ["long", [...ones, [1]], [...prices, [1]], 69000], "contracts must hold at most 10,000, held 10,001"],
    ["SCALE.SPLIT", () => [20_000, column(20_000, () => 1)], "weights must hold at most 1,000, held 20,000"],
    ["SCALE.ODDS", () => ["long", [...plan, [1, 90000, 80000]], 95000], "plan must hold at most 1,000"],
    ["SCALE.REPLAY", () => ["long", plan, column(rows.most + 1, () => 1)], "bars must hold at most 1,048,576"],
    ["TA.RSI", () => [column(rows.most + 1, () => 1)], "close must hold at most 1,048,576"],
  ] as [string, () => unknown[], string][])("%s refuses with the limit", (id, values, words) => {
    expectError(call(id, ...values()), "#NUM!", words);
  });

  it("SCALE.TRADES ends after so many trades", () => {
    const table = column(4 * trades.most, () => 100).map(([price]) => [price!, price! + 1, price! - 1, price!]);
    const signal = table.map(() => [true]);
    expectError(call("SCALE.TRADES", "long", [[1, 100, 99.5]], table, signal), "#NUM!", "at most 10,000");
  });

  slow("SCALE.WHATIF and SOLVE end a search that is too large", () => {
    const wide = inputs({ rule: "breakeven", weights: "equal 1000", total: 1000 });
    expectError(call("SCALE.SOLVE", wide, "maxRisk", "size", 9), "#NUM!", "too large a search");
    expectError(
      call(
        "SCALE.WHATIF",
        wide,
        "fee",
        column(2500, (index) => 0.0001 + index / 1e7),
      ),
      "#NUM!",
      "too large a search",
    );
  });
});

describe("SCALE.SIZE", () => {
  it("answers at once when weights differ by hundreds of powers of ten", () => {
    const size = (weights: number[][], equity = 100) =>
      call("SCALE.SIZE", equity, 0.01, "long", weights, [[70000], [70350]], [[69650], [70340]]);
    expect(size([[1e-300], [1]])).toEqual([[0, "", ""]]);
    // One lot of the first step loses 360 at the first stop (fits 1,000) and wins 340 at the second, where each of the others loses 10.
    expect(size([[1e-300], [1]], 100_000)).toEqual([[135, -1000, 2]]);
  });
});
