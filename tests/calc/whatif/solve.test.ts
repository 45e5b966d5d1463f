/** Searches of a plan of one contract at 100: a stop at P loses 100 - P. */
import type { Decimal } from "../../../src/calc/decimal";
import { DomainError } from "../../../src/calc/domain-error";
import { LimitError } from "../../../src/calc/limits";
import type { PlanInputs } from "../../../src/calc/whatif/figures";
import type { Grid } from "../../../src/calc/whatif/grids";
import { type Question, solved } from "../../../src/calc/whatif/solve";
import { d, refusalOf } from "../exact";
import { planOf, type Stated } from "./plans";

const gridOf = (from: number, to: number): Grid => ({
  first: d(from),
  step: d(Math.sign(to - from)),
  count: Math.abs(to - from),
});
const stopsOf = (goal: number | string, from: number, to: number, stated: Stated = {}): Question => ({
  ...{ label: "Initial stop", measure: "worst", goal: d(goal), grid: gridOf(from, to) },
  planAt: (stop) => planOf({ ...stated, stop: stop.toString() }),
});
const answer = (question: Question) => solved(question).toNumber();
const reason = (question: Question) => refusalOf(() => solved(question));
/** Half of the value as margin, and a fifth of it to be kept: a long at 100 is liquidated at 62.5. */
const liquidated: Stated = { rate: 0.2, terms: { leverage: 2 } };

it("the answer meets the goal, and one step further misses it", () => {
  expect([answer(stopsOf(-10, 99, 50)), answer(stopsOf("-10.5", 99, 50)), answer(stopsOf("-9.5", 50, 99))]).toEqual([90, 90, 91]);
  expect(answer({ ...stopsOf(-10, 101, 150), planAt: (stop) => planOf({ side: "short", stop: stop.toNumber() }) })).toBe(110);
});

describe("no answer says why", () => {
  it("where none meets: with the nearest, the first of equals", () => {
    expect(reason(stopsOf("-0.5", 99, 50))).toEqual([
      "notEnoughData",
      "no Initial stop from 99 to 50 brings Worst net to -0.5: the nearest is -1 at 99",
    ]);
    expect(reason(stopsOf("-0.5", 50, 99))[1]).toContain("the nearest is -1 at 99");
    const held: Question = { ...stopsOf(5, 1, 9), planAt: () => planOf() };
    expect(reason(held)[1]).toBe("no Initial stop from 1 to 9 brings Worst net to 5: the nearest is -10 at 1");
  });

  it("in no more digits than a cell shows", () => {
    const thirds: Question = {
      ...stopsOf(0, 1, 2),
      planAt: (value) => planOf({ terms: { paid: 1 / (3 * value.toNumber()) } }),
    };
    expect(reason(thirds)[1]).toContain("the nearest is -10.1666666666667 at 2");
  });

  it("also where the measure is a chance", () => {
    const chance: Question = {
      ...{ label: "Target 1 price", measure: "win", goal: d("0.75"), grid: gridOf(110, 120) },
      planAt: (target) => planOf({ targets: [target.toNumber()] }),
    };
    // 10 of 20 at 110, a third at 120
    expect(reason(chance)[1]).toBe("no Target 1 price from 110 to 120 brings Win probability to 0.75: the nearest is 0.5 at 110");
    expect(answer({ ...chance, goal: d("0.4") })).toBe(115);
  });

  it("where all meet: better, or lower where that is what is better", () => {
    expect(reason(stopsOf(-200, 99, 50))).toEqual([
      "notEnoughData",
      "every Initial stop from 99 to 50 keeps Worst net at -200 or better: it sets no limit",
    ]);
    const margin: Question = {
      ...{ label: "Leverage", measure: "margin", goal: d(200), grid: gridOf(1, 5) },
      planAt: (leverage) => planOf({ terms: { leverage: leverage.toNumber() } }),
    };
    expect(reason(margin)[1]).toBe("every Leverage from 1 to 5 keeps Margin at 200 or lower: it sets no limit");
    expect(answer({ ...margin, goal: d(40) })).toBe(3);
  });

  it("where a liquidation comes before the stop", () => {
    expect(reason(stopsOf(-200, 99, 50, liquidated))[1]).toBe(
      "every Initial stop from 99 to 50 that is reached before liquidation keeps Worst net at -200 or better: it sets no limit",
    );
    expect(reason(stopsOf(-200, 99, 63, liquidated))[1]).toBe(
      "every Initial stop from 99 to 63 keeps Worst net at -200 or better: it sets no limit",
    );
    for (const from of [62, 105])
      expect(reason(stopsOf(-10, from, 50, { ...liquidated, terms: { leverage: 100 }, rate: "0.5" }))).toEqual([
        "notEnoughData",
        `every Initial stop from ${from} to 50 is liquidated at or before its stop`,
      ]);
  });

  it("but a measure that is none of the stops is answered there, too", () => {
    const average: Question = { ...stopsOf(100, 99, 50, liquidated), measure: "average" };
    expect(reason(average)[1]).toBe("every Initial stop from 99 to 50 keeps Avg entry at 100 or better: it sets no limit");
  });
});

describe("a plan that is refused", () => {
  const refusing =
    (error: (value: Decimal) => unknown) =>
    (value: Decimal): PlanInputs => {
      throw error(value);
    };

  it("is passed over, and its reason is the answer where nothing else is there", () => {
    expect(answer(stopsOf(-10, 105, 50))).toBe(90);
    expect(reason(stopsOf(-10, 105, 100))).toEqual(["range", "initial stop must be below the entry (100) of a long, was 105"]);
    expect(reason({ ...stopsOf(-10, 9, 1), planAt: refusing((value) => new DomainError("range", `no ${value}`)) })).toEqual([
      "range",
      "no 9",
    ]);
  });

  it("ends the search where it is its limit, or a fault, whatever all else would answer", () => {
    const refusingAt =
      (place: number, error: unknown) =>
      (stop: Decimal): PlanInputs => {
        if (stop.eq(place)) throw error;
        return planOf({ stop: stop.toNumber() });
      };
    for (const error of [new LimitError("too large"), new TypeError("a fault")])
      expect(() => solved({ ...stopsOf(-10, 99, 50), planAt: refusingAt(95, error) })).toThrow(error as Error);
    expect(answer({ ...stopsOf(-10, 99, 50), planAt: refusingAt(95, new DomainError("range", "not this one")) })).toBe(90);
  });
});
