import { CellError } from "../../../src/grid/cell";
import { call, column, expectError } from "../call";

const plan = [
  [1, 70000, 69650],
  [1, 70350, 70000],
  [1, 70700, 70349.9],
];
const bars = [
  [69900, 70010, 69850, 70000],
  [70000, 70100, 69900, 69950],
  [69950, 69980, 69650, 69700],
  [69700, 69800, 69690, 69790],
  [69790, 69850, 69700, 69720],
];
const signal = column(true, false, true, false, false);
const terms = [
  ["size", 0.01],
  ["fee", 0.0005],
  ["equity", 1000],
];
const withTerms = (...more: unknown[][]) => [...terms, ...more];

function trades(...values: unknown[]): unknown[][] {
  const table = call("SCALE.TRADES", ...values);
  if (!Array.isArray(table)) throw new Error(JSON.stringify(table));
  return table;
}

function headed(name: string, cells: unknown[]): unknown[][] {
  return [["Open", "High", "Low", "Close", name], ...bars.map((row, index) => [...row, cells[index]])];
}

describe("SCALE.TRADES", () => {
  it("ignores funding paid: a past trade paid its own", () => {
    const paid = withTerms(["paid", 50]);
    expect(trades("long", plan, bars, signal, null, null, paid)).toEqual(trades("long", plan, bars, signal, null, null, terms));
  });

  it("keeps a curve in line with bars that have a header", () => {
    const curve = trades("long", plan, headed("Note", ["", "", "", "", ""]), signal, null, "curve", terms);
    expect(curve[0]).toEqual(["Equity"]);
    expect(curve.slice(1)).toEqual(trades("long", plan, bars, signal, null, "curve", terms));
  });

  it("does not play a signal without an ATR, and measures the plan in the ATR of the signal's bar", () => {
    const atr = withTerms(["anchor", "atr"], ["ATR", 350]);
    const table = trades("long", plan, headed("ATR", [new CellError("#N/A"), 100, 175, 100, 100]), signal, null, "events", atr);
    // One ATR was 350, the distance of the stop: it is 175 at the second signal.
    expect(table[1]!.slice(0, 9)).toEqual([1, 4, "Entry", 1, 69700, 1, 1, 69700, 69525]);
    expect(table).toHaveLength(3);
  });

  it("carries a target's stop along", () => {
    const rising = [...bars.slice(0, 4), [69790, 72000, 69700, 71900], [71900, 71900, 70000, 70100]];
    const table = trades(
      "long",
      plan.slice(0, 1),
      rising,
      column(false, false, true, false, false, false),
      [[70700, 0.5, 70350]],
      "events",
      [...terms, ["anchor", "points"], ["lot", 0.5]],
    );
    expect(table.slice(1).map((row) => [row[2], row[4], row[8]])).toEqual([
      ["Entry", 69700, 69350],
      ["Target", 70400, 70050],
      ["Stop", 70050, ""],
    ]);
  });

  it("says that no trade was made: one row, one event at the last bar, and a summary that counts nothing", () => {
    const none = column(false, false, false, false, false);
    const sheet = (show: unknown, given: unknown[][] = terms) => trades("long", plan, bars, none, null, show, given).slice(1);
    expect(sheet(null)).toEqual([[0, "", "", "", "No trade", 0, 0, "", 0, 0, 0, 1000]]);
    expect(sheet("events")).toEqual([[0, 5, "No trade", 0, "", 0, 0, "", "", 0, 1000, true]]);
    const first = (given: unknown[][]) =>
      sheet("summary", given)
        .filter(([, worst]) => worst !== "")
        .map(([name]) => name);
    const counts = ["Trades", "Signals not played", "Net", "Max drawdown", "Longest losing run", "Exposure"];
    const ends = ["Liquidations", "Open at the end", "Unsure trades"];
    expect(first(terms)).toEqual([
      ...counts.slice(0, 3),
      "Return %",
      "Max drawdown",
      "Max drawdown %",
      ...counts.slice(4),
      ...ends,
    ]);
    expect(first([["size", 0.01]])).toEqual([...counts, ...ends]);
    expect(sheet("summary").every(([, worst, best]) => worst === best && (typeof worst === "number" ? worst === 0 : true))).toBe(
      true,
    );
  });

  /** One trade a price: each closes its bar at that price, entered at 100 a bar before. */
  function closing(...closes: number[]): Map<unknown, unknown> {
    const rows = closes.flatMap((close) => [
      [100, 100, 100, 100],
      [100, Math.max(100, close), Math.min(100, close), close],
    ]);
    const plays = column(...closes.flatMap(() => [true, false]));
    const table = trades("long", [[1, 100, 90]], rows, plays, [[120]], "summary", [["anchor", "points"]]);
    return new Map(table.map(([name, worst]) => [name, worst]));
  }

  it("tells an edge above 0 from one below 0 and from one not shown", () => {
    // Stops lose 1 R, targets win 2 R
    const [won, lost, mixed] = [closing(120, 120, 121), closing(90, 90, 89), closing(120, 90)];
    expect([won, lost, mixed].map((each) => each.get("Average R"))).toEqual([2, -1, 0.5]);
    expect([won, lost, mixed].map((each) => each.get("Edge"))).toEqual(["above 0", "below 0", "not shown"]);
    expect([won, lost, mixed].map((each) => each.get("Profit factor"))).toEqual(["", 0, 2]);
    expect([won, lost, mixed].map((each) => each.get("Average win"))).toEqual([20, "", 20]);
    expect([won, lost, mixed].map((each) => each.get("Average loss"))).toEqual(["", -10, -10]);
    expect([won, lost, mixed].map((each) => each.get("Win rate needed"))).toEqual(["", "", 1 / 3]);
  });

  it("counts the longest of several runs of losses, and the best and the worst R", () => {
    const several = closing(120, 90, 90, 120, 90, 90, 90, 120, 90);
    expect([several.get("Longest losing run"), several.get("Best R"), several.get("Worst R")]).toEqual([3, 2, -1]);
    expect([several.get("Trades"), several.get("Win rate"), several.get("Net")]).toEqual([9, 1 / 3, 0]);
    // Four of nine: (2 - 1 - 1 + 2) / 4, and of the five behind them (-1 - 1 - 1 + 2 - 1) / 5
    expect([several.get("Average R, first half"), several.get("Average R, second half")]).toEqual([0.5, -0.4]);
    expect([several.get("Open at the end"), several.get("Liquidations"), several.get("Exposure")]).toEqual([0, 0, 0.5]);
  });

  it("says whether the edge is shown, and repeats the page's small summary", () => {
    const summary = new Map(trades("long", plan, bars, signal, null, "summary", terms).map(([name, worst]) => [name, worst]));
    expect(summary.get("Win rate, high")).toBeCloseTo(0.657619772, 9);
    expect(summary.get("Average R")).toBeCloseTo(-0.559458056, 6);
    expect(summary.get("Average R, low")).toBeCloseTo(-6.157074, 5);
    expect(summary.get("Edge")).toBe("not shown");
    expect(summary.get("Max drawdown")).toBeCloseTo(5.34535, 9);
    expect(summary.get("Exposure")).toBe(0.8);
  });

  it("has no R where a rebate leaves nothing at risk", () => {
    const rebate = [
      ["size", 0.01],
      ["fee", -0.0099],
    ];
    const [, first] = trades("long", [[1, 70000, 69650]], bars, signal, null, null, rebate);
    expect(first![7]).toBe("");
    const summary = new Map(
      trades("long", [[1, 70000, 69650]], bars, signal, null, "summary", rebate).map((row) => [row[0], row[1]]),
    );
    for (const measure of ["Average R", "Average R, low", "Edge", "Best R", "Worst R"]) expect(summary.get(measure)).toBe("");
  });

  it.each<[string, unknown[], string, string]>([
    ["no signal", ["long", plan, bars, null], "#VALUE!", "signal"],
    ["a signal of another length", ["long", plan, bars, column(true, false)], "#NUM!", "signal"],
    ["four columns for three steps", ["long", plan, bars, bars.map(() => [true, true, true, true])], "#VALUE!", "signal"],
    [
      "anchor atr without the term",
      ["long", plan, headed("ATR", [1, 1, 1, 1, 1]), signal, null, null, [["anchor", "atr"]]],
      "#VALUE!",
      "ATR",
    ],
    [
      "anchor atr without the column",
      [
        "long",
        plan,
        bars,
        signal,
        null,
        null,
        [
          ["anchor", "atr"],
          ["atr", 300],
        ],
      ],
      "#VALUE!",
      "ATR",
    ],
    [
      "a negative ATR",
      [
        "long",
        plan,
        headed("ATR", [1, -1, 1, 1, 1]),
        signal,
        null,
        null,
        [
          ["anchor", "atr"],
          ["atr", 300],
        ],
      ],
      "#NUM!",
      "ATR",
    ],
    ["an unknown anchor", ["long", plan, bars, signal, null, null, [["anchor", "price"]]], "#VALUE!", "anchor"],
    ["a tick too coarse", ["long", plan, bars, signal, null, null, withTerms(["tick", 500])], "#NUM!", "tick 500"],
    [
      "a plan carried below 0",
      [
        "short",
        [
          [1, 170000, 170350],
          [1, 80000, 160000],
        ],
        bars,
        signal,
        null,
        null,
        [["anchor", "points"]],
      ],
      "#NUM!",
      "bar 2",
    ],
    ["no bars", ["long", plan, [["High", "Low", "Close"]], signal], "#N/A", "bars"],
    ["a bar that cannot be", ["long", plan, [...bars.slice(0, 4), [1, 2, 3, 4]], signal], "#NUM!", "bar 5"],
    ["a plan that is none", ["long", [[1, 70000, 70000]], bars, signal], "#NUM!", "stop"],
    ["an unknown table", ["long", plan, bars, signal, null, "log"], "#VALUE!", "show"],
  ])("refuses %s", (_what, values, code, words) => {
    expectError(call("SCALE.TRADES", ...values), code, words);
  });

  it("names the bar, but not the tick, where the tick is not what is wrong", () => {
    const steep = [
      [1, 170000, 170350],
      [1, 80000, 160000],
    ];
    const answer = call("SCALE.TRADES", "short", steep, bars, signal, null, null, [
      ["anchor", "points"],
      ["tick", 0.1],
    ]);
    expectError(answer, "#NUM!", "bar 2");
    expect((answer as CellError).message).not.toContain("tick");
  });
});
