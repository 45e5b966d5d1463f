import fc from "fast-check";
import { restartAt, restartsOf, volumeWeightedPrice } from "../../../src/calc/indicators/volume-weighted-price";
import { runs } from "../../property";
import { bars, cells, constantSeries, expectColumn, priceSeries, series } from "./columns";
import { skenderVwap } from "./published";

const error = { is: "an error cell" };

/** Bars of one price each. */
function flat(prices: Parameters<typeof series>, volumes: Parameters<typeof series>) {
  return { high: series(...prices), low: series(...prices), close: series(...prices), volume: series(...volumes) };
}

describe("the volume-weighted price", () => {
  it("has the values of Skender's Stock.Indicators", () => {
    const { high, low, close, volume, vwap } = skenderVwap;
    const columns = { high: series(...high), low: series(...low), close: series(...close), volume: series(...volume) };
    expectColumn(cells(volumeWeightedPrice(columns, restartAt(0, 5))), vwap);
  });

  it("has no value before any volume and carries the last one over a bar without", () => {
    expect(cells(volumeWeightedPrice(flat([9, 11, 12], [0, 5, 0]), restartAt(0, 3)))).toEqual([null, 11, 11]);
  });

  it("begins at its anchor, and not at all where the anchor is beyond the data", () => {
    expect(cells(volumeWeightedPrice(flat([9, 11, 12], [1, 1, 3]), restartAt(1, 3)))).toEqual([null, 11, 11.75]);
    expect(cells(volumeWeightedPrice(flat([9, 11, 12], [1, 1, 3]), restartAt(3, 3)))).toEqual([null, null, null]);
  });

  it("restarts where the key changes, also to one seen before", () => {
    expect([...restartsOf(["a", "a", "b", "a"])]).toEqual([1, 0, 1, 1]);
    expect(cells(volumeWeightedPrice(flat([8, 10, 20, 8], [1, 1, 1, 1]), restartsOf(["a", "a", "b", "a"])))).toEqual([
      8, 9, 20, 8,
    ]);
  });

  it("loses the rest of the session after a gap, and no bar of the next", () => {
    const columns = flat([8, 9, 9, 20, 22], [1, error, 1, 1, 1]);
    expect(cells(volumeWeightedPrice(columns, restartsOf([1, 1, 1, 2, 2])))).toEqual([8, error, error, 20, 21]);
  });

  it("begins after leading gaps and needs no bar before its anchor", () => {
    expect(cells(volumeWeightedPrice(flat([8, 9, 11], [error, 1, 1]), restartAt(0, 3)))).toEqual([error, 9, 10]);
    expect(cells(volumeWeightedPrice(flat([8, 9, 11], [1, error, 1]), restartAt(2, 3)))).toEqual([null, null, 11]);
  });

  it("is the quotient of the sums since the restart, within the range of the bars (property)", () => {
    const volumes = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 40, maxLength: 40 });
    const keys = fc.array(fc.constantFrom("a", "b"), { minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(bars, volumes, keys, (list, allVolumes, allKeys) => {
        const [volume, key] = [allVolumes.slice(0, list.length), allKeys.slice(0, list.length)];
        const expected = list.map((_, bar) => {
          let start = bar;
          while (start > 0 && key[start - 1] === key[bar]) start -= 1;
          const session = list.slice(start, bar + 1).map((each, index) => ({ ...each, volume: volume[start + index]! }));
          const traded = session.reduce((total, each) => total + each.volume, 0);
          const turnover = session.reduce((total, each) => total + (each.high + each.low + each.close) * each.volume, 0) / 3;
          return traded === 0 ? null : turnover / traded;
        });
        expectColumn(cells(volumeWeightedPrice({ ...priceSeries(list), volume: series(...volume) }, restartsOf(key))), expected);
      }),
      runs,
    );
  });

  it("with equal volumes is the running mean of the typical price (property)", () => {
    fc.assert(
      fc.property(bars, fc.integer({ min: 1, max: 1e9 }), (list, each) => {
        const columns = { ...priceSeries(list), volume: constantSeries(each, list.length) };
        const typical = list.map(({ high, low, close }) => (high + low + close) / 3);
        const means = typical.map((_, bar) => typical.slice(0, bar + 1).reduce((total, price) => total + price, 0) / (bar + 1));
        expectColumn(cells(volumeWeightedPrice(columns, restartAt(0, list.length))), means);
      }),
      runs,
    );
  });
});
