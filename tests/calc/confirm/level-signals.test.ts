import fc from "fast-check";
import { breaks, holds } from "../../../src/calc/confirm/level-signals";
import { runs } from "../../property";
import { answers, constantSeries, series } from "../indicators/columns";

const error = { is: "an error cell" };
const side = fc.constantFrom("long" as const, "short" as const);
/** Few different values, so that closes on the line are common. */
const closes = fc.array(fc.integer({ min: 97, max: 103 }), { minLength: 1, maxLength: 25 });

describe("a break", () => {
  it("is a close beyond the level by more than the buffer: R1 of the article's pivots", () => {
    expect(answers(breaks("long", series(217.4, 217.48, 217.53, 217.6), constantSeries(217.48, 4), 0.05))).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });

  it("of a short is a close below it, and a close on it is none", () => {
    expect(answers(breaks("short", series(212, 211.98, 211.5), constantSeries(211.98, 3), 0))).toEqual([false, false, true]);
  });

  it("may have a level for each bar", () => {
    expect(answers(breaks("long", series(101, 103, 102), series(100, 103, 101), 0.5))).toEqual([true, false, true]);
  });

  it("misses only the bar of a gap, in the closes or in the level", () => {
    expect(answers(breaks("long", series(error, 101, 101, error), series(100, 100, error, 100), 0))).toEqual([
      error,
      true,
      error,
      error,
    ]);
  });

  it("of a long is a break of a short in the mirrored market (property)", () => {
    fc.assert(
      fc.property(closes, fc.integer({ min: 97, max: 103 }), fc.integer({ min: 0, max: 3 }), (values, level, buffer) => {
        const long = answers(breaks("long", series(...values), constantSeries(level, values.length), buffer));
        const mirrored = series(...values.map((value) => 200 - value));
        expect(answers(breaks("short", mirrored, constantSeries(200 - level, values.length), buffer))).toEqual(long);
        expect(long).toEqual(values.map((value) => value > level + buffer));
      }),
      runs,
    );
  });
});

describe("a hold", () => {
  it("is three closes above the line in a row", () => {
    const closes = series(101, 99, 101, 102, 103);
    expect(answers(holds("long", closes, series(100, 100, 100, 100.5, 101), 3))).toEqual([null, null, false, false, true]);
  });

  it("of one bar has an answer at once, and a close on the line does not hold", () => {
    expect(answers(holds("long", series(100, 100.5, 101), constantSeries(100, 3), 1))).toEqual([false, true, true]);
  });

  it("of more bars than there are has no answer on any", () => {
    expect(answers(holds("long", series(101, 102), constantSeries(100, 2), 3))).toEqual([null, null]);
  });

  it("is what looking at each window afresh finds, gaps included (property)", () => {
    const cell = fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 98, max: 102 }) }, fc.constant(error));
    fc.assert(
      fc.property(side, fc.array(fc.tuple(cell, cell)), fc.integer({ min: 1, max: 5 }), (which, list, count) => {
        const complete = ([close, line]: (typeof list)[number]) => close !== error && line !== error;
        const first = list.findIndex(complete);
        const expected = list.map((each, bar) => {
          if (first < 0 || bar < first) return error;
          const window = list.slice(Math.max(first, bar - count + 1), bar + 1);
          if (!window.every(complete)) return error;
          if (window.length < count) return null;
          return (window as [number, number][]).every(([close, line]) => (which === "long" ? close > line : close < line));
        });
        const [close, line] = [series(...list.map(([each]) => each)), series(...list.map(([, each]) => each))];
        expect(answers(holds(which, close, line, count))).toEqual(expected);
      }),
      runs,
    );
  });
});
