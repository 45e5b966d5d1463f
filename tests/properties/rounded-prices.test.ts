/** Rounding never changes what a price is for: through the functions, with ticks that fit and ticks of other coins. */
import Decimal from "decimal.js";
import fc from "fast-check";
import { CellError, type CellResult } from "../../src/grid/cell";
import { type Side, sign } from "../../src/calc/side";
import { call, column } from "../functions/call";
import { runs } from "../property";

jest.setTimeout(30_000 + 30 * runs.numRuns);

const side = fc.constantFrom<Side>("long", "short");
const type = fc.constantFrom("linear", "inverse");
const tick = fc.constantFrom(0.0001, 0.01, 0.1, 0.25, 0.03, 0.7, 5, 37);
const price = fc.oneof(
  fc.integer({ min: 1, max: 9_999_999 }).map((cents) => cents / 100),
  fc.integer({ min: 100, max: 99_999 }).map((points) => points / 10_000),
);
/** A distance as a fraction, down to what no tick can show. */
const fraction = fc.integer({ min: 1, max: 3000 }).map((points) => points / 10_000);

/** Does a lie behind b (-1), at it (0) or in front of it (1)? */
const lie = (trade: Side, a: number, b: number): number => Math.sign(sign(trade) * (a - b));
/** As the price is written: a double cannot tell a multiple of 0.0001 from another number once there are 10^10 of them. */
const isOnTick = (value: number, step: number) => new Decimal(value).mod(step).isZero();

/** Either the price keeps its side and lies on the tick, less than a tick away; or the tick is refused, and rightly: rounded it would not. */
function expectKept(trade: Side, answer: CellResult, exact: number, from: number | undefined, step: number): void {
  if (answer instanceof CellError) {
    expect([answer.code, answer.message.split(" ").slice(0, 2).join(" ")]).toEqual(["#NUM!", `tick ${step}`]);
    // Both multiples beside it: at least one is of no use
    const beside = [Math.floor(exact / step + 1e-9), Math.ceil(exact / step - 1e-9)].map((steps) =>
      Number((steps * step).toFixed(10)),
    );
    const keeps = beside.map((each) => each > 0 && (from === undefined || lie(trade, each, from) === lie(trade, exact, from)));
    expect(keeps).toContain(false);
    return;
  }
  const shown = answer as number;
  expect(shown).toBeGreaterThan(0);
  expect(isOnTick(shown, step)).toBe(true);
  expect(Math.abs(shown - exact)).toBeLessThan(step * (1 + 1e-6) + exact * 1e-14);
  if (from !== undefined) expect(lie(trade, shown, from)).toBe(lie(trade, exact, from));
}

function numberOf(answer: CellResult): number {
  if (typeof answer !== "number") throw new fc.PreconditionFailure();
  return answer;
}

describe("a price on its tick keeps its side", () => {
  it("as a stop at a distance of the entry", () => {
    fc.assert(
      fc.property(side, price, fraction, tick, (trade, entry, distance, step) => {
        const exact = numberOf(call("STOP.PCT", trade, entry, distance));
        expectKept(trade, call("STOP.PCT", trade, entry, distance, step), exact, entry, step);
        const range = Number((entry * distance).toPrecision(12));
        const atr = numberOf(call("STOP.ATR", trade, entry, range, 1));
        expectKept(trade, call("STOP.ATR", trade, entry, range, 1, step), atr, entry, step);
      }),
      runs,
    );
  });

  it("as a liquidation or bankruptcy price", () => {
    fc.assert(
      fc.property(side, type, price, tick, fc.integer({ min: 11, max: 1500 }), (trade, type, entry, step, tenths) => {
        const terms = [["type", type]]; // prettier-ignore
        const ticked = [...terms, ["tick", step]];
        const leverage = tenths / 10;
        const bankrupt = numberOf(call("MICRO.BANKRUPT", trade, entry, leverage, terms));
        expectKept(trade, call("MICRO.BANKRUPT", trade, entry, leverage, ticked), bankrupt, entry, step);
        const margin = call("MICRO.MARGIN", 3, entry, leverage, terms);
        const liquidation = numberOf(call("MICRO.LIQ", trade, 3, entry, margin, 0.004, terms));
        expectKept(trade, call("MICRO.LIQ", trade, 3, entry, margin, 0.004, ticked), liquidation, entry, step);
      }),
      runs,
    );
  });

  it("as a break-even or a stop from a budget, which only must exist", () => {
    fc.assert(
      fc.property(side, type, price, price, tick, fraction, (trade, type, first, second, step, risk) => {
        const terms = [["type", type], ["fee", 0.0005]]; // prettier-ignore
        const ticked = [...terms, ["tick", step]];
        const fills = [column(1, 2), column(first, second)];
        const exact = numberOf(call("STOP.BREAKEVEN", trade, ...fills, terms));
        expectKept(trade, call("STOP.BREAKEVEN", trade, ...fills, ticked), exact, undefined, step);
        const amount = risk * (call("MICRO.VALUE", ...fills, terms) as number);
        const stop = numberOf(call("STOP.BUDGET", trade, ...fills, amount, terms));
        expectKept(trade, call("STOP.BUDGET", trade, ...fills, amount, ticked), stop, undefined, step);
      }),
      runs,
    );
  });

  it("in a ladder of targets, triggers, levels and orders, whose prices stay different", () => {
    fc.assert(
      fc.property(side, price, fraction, tick, fc.integer({ min: 2, max: 5 }), (trade, entry, distance, step, steps) => {
        const multiples = column(...Array.from({ length: steps }, (_item, index) => index + 1));
        const stop = call("STOP.PCT", trade, entry, distance);
        const ladders: [CellResult, number, 1 | -1][] = [
          [call("SCALE.TRIGGERS", trade, entry, steps, distance, null, step), 0, 1],
          [call("SCALE.OUT", trade, steps, entry, multiples, null, stop, [["tick", step], ["headers", false]]), 1, 1],
          [call("SCALE.DCA", trade, entry, steps, distance, [["tick", step], ["headers", false]]), 1, -1],
        ]; // prettier-ignore
        for (const [table, at, direction] of ladders) {
          if (table instanceof CellError) {
            expect(table.message).toMatch(
              /^tick .* is coarser than|distance is larger than the price|must stay below the whole price/,
            );
            continue;
          }
          const prices = (table as number[][]).map((row) => row[at]!);
          const moves = prices.slice(1).map((each, index) => lie(trade, each, prices[index]!));
          expect(new Set(moves)).toEqual(new Set([direction]));
          expect(prices.every((each) => each > 0)).toBe(true);
          const beyond = at === 0 || direction === -1 ? prices.slice(1) : prices;
          expect(beyond.every((each) => lie(trade, each, entry) === direction && isOnTick(each, step))).toBe(true);
        }
        const levels = levelsAround(entry, steps);
        const found = call("SCALE.LEVELS", trade, entry, column(...levels), 2, 0, step);
        if (found instanceof CellError) expect(found.message).toMatch(/^tick|different prices/);
        else expect((found as number[][]).map(([each]) => lie(trade, each!, entry))).toEqual([1, 1]);
      }),
      runs,
    );
  });

  it("as a trailing stop, which is never at its value or beyond it unless the value came to it", () => {
    fc.assert(
      fc.property(side, fc.array(price, { minLength: 1, maxLength: 12 }), fraction, tick, (trade, values, distance, step) => {
        const gap = Number((values[0]! * distance).toPrecision(12));
        const stops = call("STOP.TRAIL", trade, column(...values), gap, null, step);
        if (stops instanceof CellError) return expect(stops.message).toContain("above 0");
        (stops as unknown[][]).forEach(([stop], bar) => {
          const before = bar === 0 ? undefined : (stops as unknown[][])[bar - 1]![0];
          if (typeof stop === "number" && stop !== before) expect(lie(trade, stop, values[bar]!)).toBe(-1);
        });
      }),
      runs,
    );
  });
});

/** Levels around a price, some of them closer than many a tick. */
function levelsAround(entry: number, steps: number): number[] {
  return Array.from({ length: 2 * steps }, (_item, index) => Number((entry * (1 + (index - steps + 0.5) / 400)).toPrecision(8)));
}

describe("no result is a residue of division", () => {
  const isResidue = (value: unknown) => typeof value === "number" && value !== 0 && Math.abs(value) < 1e-18;
  const thirds = fc.integer({ min: 1, max: 30 }).map((count) => count / 3);

  it("where it should be 0: results at the average, at break-even, against all in, and bounces of one order", () => {
    fc.assert(
      fc.property(side, type, price, price, thirds, tick, (trade, type, first, second, count, step) => {
        const terms = [["type", type], ["size", type === "linear" ? 0.01 : 100000]]; // prettier-ignore
        const fills = [column(count, 1), column(first, second)];
        const average = call("MICRO.AVG", ...fills, terms);
        const amounts = [...terms, ["baseAmount", 7], ["orderAmount", 3], ["headers", false]];
        const cells = [
          call("MICRO.PNL", trade, count, first, first, terms),
          call("SCALE.RISK", trade, ...fills, second, terms),
          call("SCALE.RISK", trade, count, first, first, terms),
          call("SCALE.COMPARE", trade, column(count, count), column(first, first), second, terms),
          call("SCALE.DCA", trade, first, 1, 0.01, amounts),
          call("SCALE.OUT", trade, 3, first, column(first, second), null, null, [...terms, ["tick", step]]),
          call("SCALE.STAGES", trade, ...fills, [[Math.min(first, second) / 3]], terms),
        ];
        expect(typeof average).toBe("number");
        for (const cell of cells) {
          if (cell instanceof CellError) continue;
          expect([cell].flat(3).filter(isResidue)).toEqual([]);
        }
        expect(call("MICRO.PNL", trade, count, first, first, terms)).toBe(0);
        expect(call("SCALE.RISK", trade, count, first, first, terms)).toBe(0);
      }),
      runs,
    );
  });
});
