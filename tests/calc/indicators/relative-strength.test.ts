import fc from "fast-check";
import { relativeStrength } from "../../../src/calc/indicators/relative-strength";
import { runs } from "../../property";
import { cells, expectColumn, prices, series } from "./columns";
import { stockChartsRsi } from "./published";

const error = { is: "an error cell" };
const period = fc.integer({ min: 1, max: 10 });

/** Wilder's recipe as printed: 100 - 100 / (1 + average gain / average loss). */
function byTheBook(values: readonly number[], n: number): (number | null)[] {
  const changes = values.slice(1).map((value, index) => value - values[index]!);
  const mean = (pick: (change: number) => number) => changes.slice(0, n).reduce((total, change) => total + pick(change), 0) / n;
  const [up, down] = [(change: number) => Math.max(change, 0), (change: number) => Math.max(-change, 0)];
  let [gain, loss] = [0, 0];
  return values.map((_, bar) => {
    if (bar < n) return null;
    const change = changes[bar - 1]!;
    gain = bar === n ? mean(up) : (gain * (n - 1) + up(change)) / n;
    loss = bar === n ? mean(down) : (loss * (n - 1) + down(change)) / n;
    return gain + loss === 0 ? 50 : loss === 0 ? 100 : 100 - 100 / (1 + gain / loss);
  });
}

describe("the relative strength index", () => {
  it("has the values of StockCharts", () => {
    expectColumn(cells(relativeStrength(series(...stockChartsRsi.close), 14)), stockChartsRsi.rsi);
  });

  it("is 50 in a flat market, 100 with gains only, 0 with losses only, exactly", () => {
    expect(cells(relativeStrength(series(100, 100, 100), 2))).toEqual([null, null, 50]);
    expect(cells(relativeStrength(series(100, 101, 103.3), 2))).toEqual([null, null, 100]);
    expect(cells(relativeStrength(series(103, 101.7, 100), 2))).toEqual([null, null, 0]);
  });

  it("follows Wilder's recipe on any prices (property)", () => {
    fc.assert(
      fc.property(prices, period, (values, n) =>
        expectColumn(cells(relativeStrength(series(...values), n)), byTheBook(values, n)),
      ),
      runs,
    );
  });

  it("lies within 0 and 100 (property)", () => {
    const anyPrice = fc.double({ min: 1e-9, max: 1e12, noNaN: true });
    fc.assert(
      fc.property(fc.array(anyPrice), period, (values, n) => {
        for (const cell of cells(relativeStrength(series(...values), n))) {
          expect(cell === null || ((cell as number) >= 0 && (cell as number) <= 100)).toBe(true);
        }
      }),
      runs,
    );
  });

  it("of the mirrored market is 100 less it (property)", () => {
    fc.assert(
      fc.property(prices, period, (values, n) => {
        const mirrored = cells(relativeStrength(series(...values.map((value) => 400 - value)), n));
        const strengths = cells(relativeStrength(series(...values), n));
        expectColumn(
          mirrored,
          strengths.map((strength) => (strength === null ? null : 100 - (strength as number))),
        );
      }),
      runs,
    );
  });

  it("begins after leading gaps and loses every bar after a later one", () => {
    expect(cells(relativeStrength(series(error, 1, 2, 1, error, 2), 1))).toEqual([error, null, 100, 0, error, error]);
  });

  it("of fewer bars than it needs has no value on any bar", () => {
    expect(cells(relativeStrength(series(1, 2, 3), 3))).toEqual([null, null, null]);
  });
});
