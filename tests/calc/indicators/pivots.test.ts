import fc from "fast-check";
import { Decimal } from "../../../src/calc/decimal";
import { pivotLevels, type PivotMethod } from "../../../src/calc/indicators/pivots";
import { runs } from "../../property";

const period = (high: number, low: number, close: number, open?: number, nextOpen?: number) => ({
  high: new Decimal(high),
  low: new Decimal(low),
  close: new Decimal(close),
  open: open === undefined ? undefined : new Decimal(open),
  nextOpen: nextOpen === undefined ? undefined : new Decimal(nextOpen),
});

function levels(method: PivotMethod, ...values: Parameters<typeof period>): Record<string, string> {
  return Object.fromEntries(pivotLevels(period(...values), method).map(({ name, price }) => [name, price.toString()]));
}

describe("pivot levels", () => {
  it("are the published classic ones of SPY, January 2017 (Skender Stock.Indicators), to the cent", () => {
    expect(levels("classic", 217.02, 211.52, 214.96)).toEqual({
      ...{ R3: "222.98", R2: "220", R1: "217.48", PP: "214.5" },
      ...{ S1: "211.98", S2: "209", S3: "206.48" },
    });
  });

  it("of Fibonacci stand 0.382, 0.618 and 1 range from the pivot", () => {
    expect(levels("fibonacci", 110, 100, 105)).toEqual({
      ...{ R3: "115", R2: "111.18", R1: "108.82", PP: "105" },
      ...{ S1: "101.18", S2: "98.82", S3: "95" },
    });
  });

  it("of Camarilla stand 1.1 ranges / 12, 6, 4 and 2 from the close", () => {
    expect(levels("camarilla", 112, 100, 106)).toEqual({
      ...{ R4: "112.6", R3: "109.3", R2: "108.2", R1: "107.1", PP: "106" },
      ...{ S1: "104.9", S2: "103.8", S3: "102.7", S4: "99.4" },
    });
  });

  it("of the traditional kind are the classic ones and two more a side: PP 100, range 9", () => {
    expect(levels("traditional", 104, 95, 101)).toEqual({
      ...{ R5: "124", R4: "119", R3: "114", R2: "109", R1: "105", PP: "100" },
      ...{ S1: "96", S2: "91", S3: "87", S4: "83", S5: "79" },
    });
  });

  it("of Woodie weigh the next open twice, or the close where it is not given", () => {
    expect(levels("woodie", 217.02, 211.52, 214.96, undefined, 215.65)).toEqual({
      ...{ R3: "223.9", R2: "220.46", R1: "218.4", PP: "214.96", S1: "212.9", S2: "209.46", S3: "207.4" },
    });
    expect(levels("woodie", 110, 100, 107)).toEqual(levels("woodie", 110, 100, 105, undefined, 107));
  });

  it("of DeMark weigh the low after a fall, the high after a rise, the close after neither", () => {
    expect(levels("demark", 217.02, 211.52, 214.96, 212.61)).toEqual({ R1: "218.74", PP: "215.13", S1: "213.24" });
    expect(levels("demark", 110, 100, 104, 106)).toEqual({ R1: "107", PP: "103.5", S1: "97" });
    expect(levels("demark", 110, 100, 106, 106)).toEqual({ R1: "111", PP: "105.5", S1: "101" });
  });

  it("of DeMark need the open", () => {
    expect(() => levels("demark", 110, 100, 104)).toThrow('open is required for method "demark"');
  });

  it("refuse a high below the low", () => {
    expect(() => levels("classic", 100, 110, 105)).toThrow("high must not be below low, was 100 below 110");
  });

  const eighths = fc.integer({ min: 800, max: 1600 }).map((value) => value / 8);
  const anyPeriod = fc.tuple(eighths, eighths, eighths, eighths, eighths).map(([a, b, c, open, nextOpen]) => {
    const [low, close, high] = [a, b, c].sort((x, y) => x - y) as [number, number, number];
    return [high, low, close, open, nextOpen] as const;
  });
  const method = fc.constantFrom<PivotMethod>("classic", "traditional", "fibonacci", "camarilla", "woodie", "demark");

  it("run from the highest resistance to the lowest support (property)", () => {
    fc.assert(
      fc.property(anyPeriod, fc.constantFrom<PivotMethod>("classic", "fibonacci"), (values, which) => {
        const prices = pivotLevels(period(...values), which).map(({ price }) => price);
        prices.slice(1).forEach((price, index) => expect(price.lte(prices[index]!)).toBe(true));
      }),
      runs,
    );
  });

  it("of the mirrored period are the mirrored levels, resistances for supports (property)", () => {
    fc.assert(
      fc.property(anyPeriod, method, ([high, low, close, open, nextOpen], which) => {
        const seen = pivotLevels(period(high, low, close, open, nextOpen), which);
        const mirrored = pivotLevels(period(400 - low, 400 - high, 400 - close, 400 - open, 400 - nextOpen), which);
        mirrored.reverse().forEach(({ price }, index) => {
          expect(price.plus(seen[index]!.price).toNumber()).toBeCloseTo(400, 9);
        });
      }),
      runs,
    );
  });
});
