import { mergedBars, sampleBars, sampleBarTable } from "../../src/workbooks/sample-bars";
import { call } from "../functions/call";

describe("the made-up bars", () => {
  it("are the same for the same seed and others for another", () => {
    expect(sampleBars()).toEqual(sampleBars());
    expect(sampleBars({ seed: 2 })).not.toEqual(sampleBars({ seed: 3 }));
  });

  it("are bars: on the tick, low <= open and close <= high, each opening at the close before it", () => {
    for (const tick of [0.1, 0.25, 5]) {
      const bars = sampleBars({ tick, count: 500, seed: 11 });
      expect(bars).toHaveLength(500);
      bars.forEach(({ open, high, low, close }, index) => {
        expect(low).toBeLessThanOrEqual(Math.min(open, close));
        expect(high).toBeGreaterThanOrEqual(Math.max(open, close));
        expect(open).toBe(index === 0 ? 70000 : bars[index - 1]!.close);
        for (const price of [open, high, low, close])
          expect(Math.abs(price / tick - Math.round(price / tick))).toBeLessThan(1e-8);
      });
    }
  });

  it("move about as much as they say, and drift only if they are told to", () => {
    const count = 4000;
    const moves = (drift: number) =>
      sampleBars({ count, drift, volatility: 0.001, seed: 5 }).map(({ open, close }) => (close - open) / 70000);
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const fair = moves(0);
    expect(Math.sqrt(mean(fair.map((move) => move ** 2)))).toBeCloseTo(0.001, 4);
    expect(Math.abs(mean(fair))).toBeLessThan((3 * 0.001) / Math.sqrt(count));
    expect(mean(moves(0.0005)) - mean(fair)).toBeCloseTo(0.0005, 5);
  });

  it("never fall to 0", () => {
    expect(Math.min(...sampleBars({ start: 10, tick: 0.5, volatility: 0.4, count: 300 }).map((bar) => bar.low))).toBeGreaterThan(
      0,
    );
  });

  it("keep first open, last close and both extremes when they are merged", () => {
    const bars = sampleBars({ count: 10 });
    const merged = mergedBars(bars, 4);
    expect(merged).toHaveLength(3);
    expect(merged[1]).toEqual({
      open: bars[4]!.open,
      high: Math.max(...bars.slice(4, 8).map((bar) => bar.high)),
      low: Math.min(...bars.slice(4, 8).map((bar) => bar.low)),
      close: bars[7]!.close,
    });
  });

  it("are read by SCALE.REPLAY, and the sample has an unsure bar that worst and best take differently", () => {
    const plan = [
      [1, 70000, 69650],
      [1, 70350, 70000],
      [1, 70700, 70349.9],
    ];
    const targets = [[71050], [71400], [71750]];
    const net = (intrabar: string) => {
      const terms = [
        ["size", 0.01],
        ["fee", 0.0005],
        ["intrabar", intrabar],
      ];
      const table = call(
        "SCALE.REPLAY",
        "long",
        plan,
        sampleBarTable(sampleBars()),
        targets,
        null,
        "summary",
        terms,
      ) as unknown[][];
      expect(table[1]![9]).toBe(1);
      return table[1]![1] as number;
    };
    // Stopped at stage 3 at once, or stopped there after two targets: 7 + 10.5 - 0.001 less fees.
    expect(net("worst")).toBeCloseTo(-2.1134985, 9);
    expect(net("best")).toBeCloseTo(17.499 - 0.0005 * (2110.5 + 710.5 + 714 + 703.499), 9);
  });
});
