import fc from "fast-check";
import { averageTrueRange } from "../../../src/calc/indicators/average-true-range";
import { chandelierExit } from "../../../src/calc/indicators/chandelier";
import { runs } from "../../property";
import { bars, cells, expectColumn, mirror, priceSeries, series } from "./columns";

const error = { is: "an error cell" };
const example = {
  high: series(10, 11, 12, 11.5, 13, 12.8),
  low: series(9, 9.5, 10.5, 10, 11.5, 11),
  close: series(9.5, 10.8, 11, 11.2, 12.6, 11.4),
};
const rules = fc.record({ period: fc.integer({ min: 1, max: 8 }), multiple: fc.constantFrom(0.5, 1, 2) });

describe("the chandelier exit", () => {
  // ATR(3) by hand: 4/3, 25/18, 82/54, ...; the highest high of three bars less twice that.
  const raw = [null, null, 12 - 8 / 3, 12 - 25 / 9, 9.948148148148148, 9.765432098765432];

  it("is the highest high of the window less the ATRs, and the raw line may loosen", () => {
    expectColumn(cells(chandelierExit("long", example, { period: 3, multiple: 2, ratchet: false })), raw);
  });

  it("keeps the best line so far under the ratchet", () => {
    const expected = [null, null, raw[2], raw[2], raw[4], raw[4]];
    expectColumn(cells(chandelierExit("long", example, { period: 3, multiple: 2, ratchet: true })), expected);
  });

  it("is the lowest low plus the ATRs for a short", () => {
    const stops = cells(chandelierExit("short", example, { period: 3, multiple: 2, ratchet: true }));
    expectColumn(stops, [null, null, 9 + 8 / 3, 9 + 8 / 3, 9 + 8 / 3, 9 + 8 / 3]);
  });

  it("is the definition bar by bar, with windows cut out afresh (property)", () => {
    fc.assert(
      fc.property(bars, rules, (list, { period, multiple }) => {
        const ranges = cells(averageTrueRange(priceSeries(list), period));
        const lines = list.map((_, bar) => {
          const window = list.slice(Math.max(0, bar - period + 1), bar + 1).map(({ high }) => high);
          return bar < period - 1 ? null : Math.max(...window) - multiple * (ranges[bar] as number);
        });
        expectColumn(cells(chandelierExit("long", priceSeries(list), { period, multiple, ratchet: false })), lines);
      }),
      runs,
    );
  });

  it("never loosens under the ratchet and is never looser than the raw line (property)", () => {
    fc.assert(
      fc.property(bars, rules, (list, rule) => {
        const stops = cells(chandelierExit("long", priceSeries(list), { ...rule, ratchet: true })) as (number | null)[];
        const lines = cells(chandelierExit("long", priceSeries(list), { ...rule, ratchet: false })) as (number | null)[];
        stops.forEach((stop, bar) => {
          if (stop === null) return;
          expect(stop).toBeGreaterThanOrEqual(lines[bar]!);
          expect(stop).toBeGreaterThanOrEqual(stops[bar - 1] ?? 0);
        });
      }),
      runs,
    );
  });

  it("of a short in the mirrored market is the mirrored stop of a long (property)", () => {
    fc.assert(
      fc.property(bars, rules, fc.boolean(), (list, rule, ratchet) => {
        const long = cells(chandelierExit("long", priceSeries(list), { ...rule, ratchet }));
        const short = cells(chandelierExit("short", priceSeries(mirror(list, 4000)), { ...rule, ratchet }));
        expectColumn(
          short,
          long.map((stop) => (stop === null ? null : 4000 - (stop as number))),
        );
      }),
      runs,
    );
  });

  it("is no stop where its line reaches 0 or below", () => {
    const columns = { high: series(10, 11), low: series(5, 4), close: series(6, 5) };
    for (const multiple of [2, 3]) {
      const { gaps } = chandelierExit("long", columns, { period: 1, multiple, ratchet: true });
      expect(gaps!.map((gap) => (gap as Error).message)).toEqual([
        expect.stringContaining("0 or below"),
        expect.stringContaining("0 or below"),
      ]);
    }
  });

  it("begins after leading gaps and loses every bar after a later one", () => {
    const columns = { high: series(error, 10, 11, error, 12), low: series(8, 9, 10, 10, 11), close: series(8, 10, 11, 11, 12) };
    expect(cells(chandelierExit("long", columns, { period: 1, multiple: 1, ratchet: true }))).toEqual([
      error,
      9,
      10,
      error,
      error,
    ]);
  });
});
