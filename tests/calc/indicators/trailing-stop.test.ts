import fc from "fast-check";
import { Decimal, decimalOf } from "../../../src/calc/decimal";
import { trailingStop } from "../../../src/calc/indicators/trailing-stop";
import { runs } from "../../property";
import { cells, constantSeries, prices, series } from "./columns";

const error = { is: "an error cell" };
const side = fc.constantFrom("long" as const, "short" as const);
const tick = fc.constantFrom(undefined, "0.1", "0.25", "5").map((step) => (step === undefined ? undefined : new Decimal(step)));
const distance = fc.integer({ min: 1, max: 400 }).map((cents) => cents / 100);

describe("the trailing stop", () => {
  it("follows a long up and a short down, and never loosens", () => {
    const fixed = (length: number) => ({ distance: constantSeries(2, length) });
    expect(cells(trailingStop("long", series(100, 101, 103, 102, 104, 103, 101), fixed(7)))).toEqual([
      98, 99, 101, 101, 102, 102, 102,
    ]);
    expect(cells(trailingStop("short", series(100, 99, 97, 98, 96), fixed(5)))).toEqual([102, 101, 99, 99, 98]);
  });

  it("stays where a larger distance would loosen it", () => {
    expect(cells(trailingStop("long", series(100, 101, 103), { distance: series(2, 1, 3) }))).toEqual([98, 100, 100]);
  });

  it("is exact where doubles are not: 0.3 - 0.1 is 0.2", () => {
    expect(cells(trailingStop("long", series(0.3), { distance: series(0.1) }))).toEqual([0.2]);
  });

  it("on the tick moves toward the market and no further: 0.3 - 0.1 stays on 0.2", () => {
    const onTick = (value: number, step: string) => ({ distance: series(value), tick: new Decimal(step) });
    expect(cells(trailingStop("long", series(0.3), onTick(0.1, "0.1")))).toEqual([0.2]);
    expect(cells(trailingStop("long", series(100.03), onTick(1.5, "0.25")))).toEqual([98.75]);
    expect(cells(trailingStop("short", series(100.03), onTick(1.5, "0.25")))).toEqual([101.5]);
  });

  it("moves a whole tick for a hair that doubles lose: 100000.2 - 1.0999999999999 is beyond 99999.1", () => {
    expect(100000.2 - 1.0999999999999).toBeLessThan(99999.1);
    const rule = { distance: series(0.9, 1.0999999999999), tick: new Decimal("0.1") };
    expect(cells(trailingStop("long", series(100000, 100000.2), rule))).toEqual([99999.1, 99999.2]);
  });

  it("begins at the stop already in force", () => {
    const start = new Decimal("98.5");
    expect(cells(trailingStop("long", series(100, 101, 103), { distance: constantSeries(2, 3), start }))).toEqual([
      98.5, 99, 101,
    ]);
  });

  it("stays in force over a gap, which costs its own bar only", () => {
    const columns = { distance: series(error, 2, 2, error, 2) };
    expect(cells(trailingStop("long", series(100, 101, error, 110, 100), columns))).toEqual([error, 99, error, error, 99]);
  });

  it("refuses a distance that carries the stop to 0 or below, unless one above 0 is in force", () => {
    expect(() => trailingStop("long", series(2, 1), { distance: series(1, 1) })).not.toThrow();
    expect(() => trailingStop("long", series(1, 2), { distance: series(1, 1) })).toThrow("distance must leave the stop above 0");
    expect(() => trailingStop("short", series(1), { distance: series(1), tick: new Decimal(5) })).toThrow("above 0");
  });

  it("rounded onto its value or over it cannot be placed: it moves nothing, and without any other there is none", () => {
    const rule = { distance: constantSeries(0.2, 3), tick: new Decimal("0.5") };
    expect(cells(trailingStop("long", series(100.3, 101, 102.1), rule))).toEqual([null, null, 102]);
    const start = new Decimal("99.9");
    expect(cells(trailingStop("long", series(100.3, 101, 102.1), { ...rule, start }))).toEqual([99.9, 99.9, 102]);
  });

  it("is the best of all stops so far that lie behind their values, each rounded for itself (property)", () => {
    fc.assert(
      fc.property(side, prices, distance, tick, (which, values, gap, step) => {
        const s = which === "long" ? 1 : -1;
        const rounded = values.map((value) => {
          const stop = decimalOf(value).minus(decimalOf(gap).times(s));
          if (step === undefined) return stop;
          return which === "long" ? stop.div(step).ceil().times(step) : stop.div(step).floor().times(step);
        });
        const best = rounded.map((_, bar) => {
          const soFar = rounded.slice(0, bar + 1).filter((stop, index) => stop.minus(values[index]!).times(s).lt(0));
          return soFar.length === 0 ? null : (s === 1 ? Decimal.max(...soFar) : Decimal.min(...soFar)).toNumber();
        });
        expect(
          cells(trailingStop(which, series(...values), { distance: constantSeries(gap, values.length), tick: step })),
        ).toEqual(best);
      }),
      runs,
    );
  });

  it("of a short in the mirrored market is the mirrored stop of a long (property)", () => {
    fc.assert(
      fc.property(prices, distance, (values, gap) => {
        const rule = { distance: constantSeries(gap, values.length), tick: new Decimal("0.1") };
        const long = cells(trailingStop("long", series(...values), rule)) as (number | null)[];
        const short = cells(trailingStop("short", series(...values.map((value) => 400 - value)), rule));
        expect(short).toEqual(long.map((stop) => stop && new Decimal(400).minus(decimalOf(stop)).toNumber()));
      }),
      runs,
    );
  });

  it("scales with all its inputs by a power of ten (property)", () => {
    fc.assert(
      fc.property(side, prices, distance, fc.integer({ min: -4, max: 4 }), (which, values, gap, exponent) => {
        const factor = new Decimal(10).pow(exponent);
        const scale = (value: number) => decimalOf(value).times(factor).toNumber();
        const stops = cells(
          trailingStop(which, series(...values), { distance: constantSeries(gap, values.length), tick: new Decimal("0.25") }),
        );
        const rule = { distance: constantSeries(scale(gap), values.length), tick: new Decimal("0.25").times(factor) };
        expect(cells(trailingStop(which, series(...values.map(scale)), rule))).toEqual(
          (stops as (number | null)[]).map((stop) => stop && scale(stop)),
        );
      }),
      runs,
    );
  });
});
