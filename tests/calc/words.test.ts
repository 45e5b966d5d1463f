/** Limits, and the words and shares beside results: each side of every bound. */
import { maintenanceAt, maintenanceLine, tierPlace } from "../../src/calc/heat/exposure";
import { checkCount, LimitError, limits, Work } from "../../src/calc/limits";
import { maintenanceTiers } from "../../src/calc/maintenance";
import { endingRows } from "../../src/calc/odds/report";
import { checkBars } from "../../src/calc/replay/bars";
import { tradeEventRows } from "../../src/calc/trades/report";
import { gridOf, isSolvable } from "../../src/calc/whatif/grids";
import { nothingToShow, readFirst } from "../../src/calc/whatif/read-first";
import { DomainError } from "../../src/calc/domain-error";
import { d, refusalOf, shown } from "./exact";

describe("limits", () => {
  it("of a list are reached, not passed", () => {
    expect(checkCount("bars", 1000, limits.steps)).toBeUndefined();
    expect(refusalOf(() => checkCount("bars", 1_048_577, limits.rows))).toEqual([
      "range",
      "bars must hold at most 1,048,576, held 1,048,577",
    ]);
  });

  it("of work end a search once it is more", () => {
    const work = new Work("the totals", limits.sizeWork);
    expect(work.add(1_999_999)).toBeUndefined();
    expect(work.add(1)).toBeUndefined();
    expect(() => work.add(1)).toThrow(LimitError);
    expect(refusalOf(() => work.add(1))[1]).toBe(
      "the totals make too large a search: fewer steps, or weights nearer to each other, are searched in time",
    );
  });
});

describe("maintenance along the way of an account", () => {
  const tiers = maintenanceTiers([d(0), d(50)], [d("0.005"), d("0.01")]);
  const rules = { liquidationFee: d("0.001") };
  const line = (basis: "mark" | "entry") => {
    const { constant, rate } = maintenanceLine(tiers[1]!, d(100), { ...rules, basis });
    return [shown(constant), shown(rate)];
  };

  it("follows the value at the mark, and stays what it was at the entry: 100 x 1% - 0.25, only the fee follows", () => {
    expect([line("mark"), line("entry")]).toEqual([
      [-0.25, 0.011],
      [0.75, 0.001],
    ]);
    expect([d(50), d("50.01"), d(1e9)].map((value) => tierPlace(value, tiers))).toEqual([0, 1, 1]);
  });

  it("takes the tier of the entry with basis entry, and is not known without tiers", () => {
    const of = (basis: "mark" | "entry", known = true) => {
      const exposure = { position: { terms: { ...rules, basis } }, cost: d(100), tiers: known ? tiers : undefined };
      return shown(maintenanceAt(exposure as never, d(40)));
    };
    // At 40: 0.5% and the fee; or 0.75 and the fee
    expect([of("mark"), of("entry"), of("mark", false)]).toEqual([0.24, 0.79, undefined]);
  });
});

describe("bars", () => {
  const check = (open: number | undefined, high: number, low: number, close: number) => {
    const column = (value: number) => Float64Array.of(value);
    const bars = {
      high: column(high),
      low: column(low),
      close: column(close),
      open: open === undefined ? undefined : column(open),
    };
    return checkBars({ count: 1, ...bars, funding: undefined });
  };

  it("may lie at their ends, and no further", () => {
    expect([check(9, 12, 9, 12), check(12, 12, 9, 9), check(undefined, 9, 9, 9)]).toEqual([undefined, undefined, undefined]);
    expect(refusalOf(() => check(10, 12, 0, 11))[1]).toBe("bars, bar 1: low must be greater than 0, was 0 or blank");
    expect(refusalOf(() => check(10, 12, -1, 11))[1]).toBe("bars, bar 1: low must be greater than 0, was -1");
    expect(refusalOf(() => check(10, 8, 9, 9))[1]).toBe("bars, bar 1: low 9 is above high 8");
    expect(refusalOf(() => check(8, 12, 9, 11))[1]).toBe("bars, bar 1: open 8 is outside low 9 to high 12");
    expect(refusalOf(() => check(13, 12, 9, 11))[1]).toBe("bars, bar 1: open 13 is outside low 9 to high 12");
    expect(refusalOf(() => check(10, 12, 9, 13))[1]).toBe("bars, bar 1: close 13 is outside low 9 to high 12");
    expect(refusalOf(() => check(undefined, 12, 9, 8))[1]).toBe("bars, bar 1: close 8 is outside low 9 to high 12");
  });

  it("without a signal leave one row: no trade, nothing risked", () => {
    expect(tradeEventRows({ trades: [] } as never, 250, 1000)[0]).toContain("No trade");
  });
});

describe("what stands before a search's plans", () => {
  const trial = (scores: number[], fitting: number) =>
    ({ fitting: Array.from({ length: fitting }, () => ({ scores })), possible: true, refused: undefined }) as never;

  it("counts them, and says what an expectation rests on", () => {
    expect(readFirst(trial([1], 3), 1, 9, 0)).toBe("1 plan that no other beats, of 3 that fit the budget and 9 tried.");
    expect(readFirst(trial([1], 3), 2, 9, 0.1)).toBe(
      "Every expectation here rests on your drift. 2 plans that no other beats, of 3 that fit the budget and 9 tried.",
    );
    expect(readFirst(trial([0], 1), undefined, 9, 0.1)).toBe(
      "No plan has a positive expectation after costs. 1 plan that fits the budget, of 9 tried.",
    );
    expect(readFirst(trial([1], 2), undefined, 9, 0)).toBe("2 plans that fit the budget, of 9 tried.");
  });

  it("says why there is none", () => {
    const possible = { fitting: [], possible: true, refused: undefined };
    expect(nothingToShow(possible, 9, d(10)).message).toBe(
      "no plan of 9 fits the budget of 10: each loses more, is liquidated before its stop or needs more margin than the equity",
    );
    const refused = new DomainError("range", "the stop is above the entry");
    expect(nothingToShow({ ...possible, possible: false, refused }, 9, d(10)).message).toBe(
      "no plan of 9 is possible: the stop is above the entry",
    );
  });

  it("has no multiples of a risk of 0", () => {
    const expected = { probability: 1, gross: 2, costs: 1, net: 1 };
    expect(endingRows([], expected, 0)[0]!.at(-1)).toBeUndefined();
    expect(endingRows([], expected, 4)[0]!.at(-1)).toBe(0.25);
  });
});

describe("the grid of an input", () => {
  const context = {
    side: "long",
    entry: d(100),
    stop: d(95),
    lot: d(2),
    steps: 3,
    tick: d("0.5"),
    isInverse: false,
    isInCoin: false,
  } as never;
  const grid = (key: Parameters<typeof gridOf>[0], replaced: Record<string, number> = {}, of: never = context) => {
    const range = Object.fromEntries(Object.entries(replaced).map(([name, value]) => [name, d(value)]));
    const { first, step, count } = gridOf(key, range, of);
    return [shown(first), shown(step), count];
  };
  const coin = { side: "long", isInverse: true, isInCoin: true } as never;

  it("goes down where it ends below its beginning", () => {
    expect(grid("stop")).toEqual([100, -0.5, 100]);
    expect(grid("fee", { from: 0.001, to: 0, step: 0.0005 })).toEqual([0.001, -0.0005, 2]);
    expect(grid("leverage", { from: 2.5, to: 5.5 })).toEqual([3, 1, 2]);
    expect(grid("leverage", { from: 5.5, to: 2.5 })).toEqual([5, -1, 2]);
  });

  it("of money is in cents, or in satoshi of a coin", () => {
    expect([grid("equity"), grid("equity", {}, coin)]).toEqual([
      [0.01, 0.01, 999_999_999],
      [1e-8, 1e-8, 999_999_999],
    ]);
    expect([grid("paid"), grid("paid", {}, coin)]).toEqual([
      [0, 0.01, 1e9],
      [0, 1e-8, 1e9],
    ]);
    expect([grid("commission"), grid("commission", {}, coin)]).toEqual([
      [0, 0.01, 1e6],
      [0, 1e-8, 1e6],
    ]);
  });

  it("is of whole lots and ticks, and holds a multiple, but not too many", () => {
    expect(refusalOf(() => grid("total", { step: 3 }))[1]).toBe("step must be a multiple of the lot step 2, was 3");
    expect(refusalOf(() => grid("stop", { step: 0.7 }))[1]).toBe("step must be a multiple of the tick 0.5, was 0.7");
    expect(refusalOf(() => grid("leverage", { from: 1.1, to: 1.9 }))[1]).toBe("step 1 has no multiple from 1.1 to 1.9");
    expect(refusalOf(() => grid("leverage", { from: 1.9, to: 1.1 }))[1]).toBe("step 1 has no multiple from 1.9 to 1.1");
    expect(grid("fee", { from: 0, to: 1, step: 1e-12 })[2]).toBe(1e12);
    expect(refusalOf(() => grid("fee", { from: 0, to: 1.1, step: 1e-12 }))[1]).toBe(
      "step 0.000000000001 has more than 1,000,000,000,000 multiples from 0 to 1.1",
    );
    expect([isSolvable("stop"), isSolvable("side")]).toEqual([true, false]);
  });
});
