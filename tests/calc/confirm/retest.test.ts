import fc from "fast-check";
import { retests, type RetestRule } from "../../../src/calc/confirm/retest";
import { runs } from "../../property";
import { answers, type Bar, mirror, priceSeries, series } from "../indicators/columns";

const error = { is: "an error cell" };
const rule = (changes: Partial<RetestRule> = {}): RetestRule => ({ level: 100, tolerance: 0.2, maxBars: 5, ...changes });

/** Bars given as low and close; the high does not matter for a long. */
function long(...bars: [low: number, close: number][]) {
  return priceSeries(bars.map(([low, close]) => ({ low, close, high: 110 })));
}

/**
 * The rule read literally, bar by bar and looking back over all earlier bars: a bar is a signal if it touches and closes beyond, and if
 * some earlier break within reach has been neither cancelled nor used since.
 */
function byTheRule(bars: readonly Bar[], { level, tolerance, maxBars }: RetestRule): boolean[] {
  const signals: boolean[] = [];
  const isBreak = (bar: number) => bar > 0 && bars[bar]!.close > level && bars[bar - 1]!.close <= level && !signals[bar];
  bars.forEach(({ low, close }, now) => {
    const qualifies = low <= level + tolerance && close > level;
    const waiting = bars.some((_, then) => {
      if (then >= now || now - then > maxBars || !isBreak(then)) return false;
      const since = bars.slice(then + 1, now);
      return since.every((bar, index) => bar.close >= level - tolerance && !signals[then + 1 + index]);
    });
    signals[now] = qualifies && waiting;
  });
  return signals;
}

describe("a retest", () => {
  it("comes back to the broken level and closes beyond it: break on bar 3, signal on bar 5", () => {
    const bars = long([98.5, 99], [99.2, 99.8], [100.2, 101], [100.8, 101.2], [100.1, 100.6], [100.4, 101]);
    expect(answers(retests("long", bars, rule()))).toEqual([false, false, false, false, true, false]);
  });

  it("touches at exactly level + tolerance", () => {
    expect(answers(retests("long", long([99, 99], [100, 101], [100.2, 101]), rule()))).toEqual([false, false, true]);
    expect(answers(retests("long", long([99, 99], [100, 101], [100.21, 101]), rule()))).toEqual([false, false, false]);
  });

  it("must close beyond the level: on it is not enough, but a later bar may still do it", () => {
    expect(answers(retests("long", long([99, 99], [100, 101], [100, 100], [99.9, 100.5]), rule()))).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });

  it("is cancelled by a close below level - tolerance, not by one on it", () => {
    expect(answers(retests("long", long([99, 99], [100, 101], [99, 99.8], [99.9, 101]), rule()))).toEqual([
      false,
      false,
      false,
      true,
    ]);
    expect(answers(retests("long", long([99, 99], [100, 101], [99, 99.7], [99.9, 101]), rule()))).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it("comes within maxBars of the break", () => {
    const bars = long([99, 99], [100, 101], [101, 102], [101, 102], [100, 101]);
    expect(answers(retests("long", bars, rule({ maxBars: 3 })))).toEqual([false, false, false, false, true]);
    expect(answers(retests("long", bars, rule({ maxBars: 2 })))).toEqual([false, false, false, false, false]);
  });

  it("signals once per break, and the bar of a retest is itself no break", () => {
    const bars = long([99, 99], [100, 101], [99.9, 100], [100, 101], [100, 101], [100, 101]);
    expect(answers(retests("long", bars, rule()))).toEqual([false, false, false, true, false, false]);
  });

  it("needs a close that was not beyond before the break: a first bar beyond the level is no break", () => {
    expect(answers(retests("long", long([100, 101], [100, 101]), rule()))).toEqual([false, false]);
  });

  it("counts maxBars from the latest break", () => {
    const bars = long([99, 99], [100, 101], [99.9, 100], [100.5, 101], [101, 102], [100, 101]);
    expect(answers(retests("long", bars, rule({ maxBars: 2 })))).toEqual([false, false, false, false, false, true]);
  });

  it("of a short uses the highs", () => {
    const bars = {
      high: series(101.5, 100.8, 99.8, 99.2, 99.9, 99.6),
      low: series(100.5, 99.6, 98.5, 98, 99.1, 98.8),
      close: series(101, 100.2, 99, 98.8, 99.4, 99),
    };
    expect(answers(retests("short", bars, rule()))).toEqual([false, false, false, false, true, false]);
  });

  it("rests on no unknown bar: a gap ends the break that waits, and the next close is a first one", () => {
    const bars = {
      high: series(110, 110, 110, 110, 110, 110, 110),
      low: series(99, 100, error, 100, 99, 100, 100),
      close: series(99, 101, 101, 101, 99, 101, 101),
    };
    expect(answers(retests("long", bars, rule()))).toEqual([false, false, error, false, false, false, true]);
  });

  it("sees no break in a close whose previous one is not known", () => {
    const bars = { high: series(110, 110, 110), low: series(99, 100, 100), close: series(error, 101, 101) };
    expect(answers(retests("long", bars, rule()))).toEqual([error, false, false]);
    const later = { high: series(110, 110, 110, 110), low: series(98, 99, 100, 100), close: series(99, error, 101, 101) };
    expect(answers(retests("long", later, rule()))).toEqual([false, error, false, false]);
  });

  const smallBars = fc.array(
    fc.record({
      close: fc.integer({ min: 97, max: 103 }),
      below: fc.integer({ min: 0, max: 2 }),
      above: fc.integer({ min: 0, max: 2 }),
    }),
    { minLength: 1, maxLength: 14 },
  );
  const asBars = (list: { close: number; below: number; above: number }[]) =>
    list.map(({ close, below, above }) => ({ close, low: close - below, high: close + above }));
  const smallRules = fc.record({
    level: fc.constant(100),
    tolerance: fc.integer({ min: 0, max: 2 }),
    maxBars: fc.integer({ min: 1, max: 6 }),
  });

  it("is what reading the rule literally finds (property)", () => {
    fc.assert(
      fc.property(smallBars, smallRules, (list, each) => {
        expect(answers(retests("long", priceSeries(asBars(list)), each))).toEqual(byTheRule(asBars(list), each));
      }),
      runs,
    );
  });

  it("of a short in the mirrored market is that of a long (property)", () => {
    fc.assert(
      fc.property(smallBars, smallRules, (list, each) => {
        const bars = asBars(list);
        const short = retests("short", priceSeries(mirror(bars, 400)), { ...each, level: 300 });
        expect(answers(short)).toEqual(answers(retests("long", priceSeries(bars), each)));
      }),
      runs,
    );
  });
});
