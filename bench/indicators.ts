/** Indicators on 100,000 bars, fed and read in rows as Excel hands them over, against other libraries and a bare loop in the same shape. */
import * as technical from "technicalindicators";
import { ATR, EMA, RSI, SMA } from "trading-signals";
import { taAtr } from "../src/functions/ta/ta-atr";
import { taMa } from "../src/functions/ta/ta-ma";
import { taRsi } from "../src/functions/ta/ta-rsi";
import { guard } from "../src/host/guard";
import { openPositionBars } from "./bars";
import type { Benchmark } from "./benchmark";

const count = 100_000;
const bars = openPositionBars(count);
const high = bars.map((bar) => [bar[1]!]);
const low = bars.map((bar) => [bar[2]!]);
const close = bars.map((bar) => [bar[3]!]);
const first = (rows: readonly number[][]): number[] => rows.map((row) => row[0]!);
/** A column as long as the bars, with gaps before the first value. */
function rowsOf(values: readonly unknown[]): unknown[][] {
  const missing = count - values.length;
  return close.map((_row, bar) => [bar < missing ? undefined : values[bar - missing]]);
}

interface Stream<Value> {
  update(value: Value, replace: boolean): unknown;
}

function streamed<Value>(stream: Stream<Value>, value: (bar: number) => Value): unknown[][] {
  return close.map((_row, bar) => [stream.update(value(bar), false)]);
}

/** What no column can do without: one read and one row a bar. */
function bareColumn(): unknown[][] {
  let smoothed = 0;
  return close.map((row, bar) => {
    const range = high[bar]![0]! - low[bar]![0]! + row[0]!;
    smoothed += (range - smoothed) / 14;
    return [smoothed];
  });
}

function benchmarkOf(name: string, ours: () => unknown, signals: () => unknown, other: () => unknown): Benchmark {
  return {
    name: `${name}, ${count.toLocaleString("en")} bars`,
    calls: 21,
    tasks: [
      { name: "bare loop", run: bareColumn },
      { name: "technicalindicators", run: other },
      { name: "trading-signals", run: signals },
      { name, run: ours, against: "bare loop" },
      { name: `${name} / trading-signals`, run: ours, against: "trading-signals" },
      { name: `${name} / technicalindicators`, run: ours, against: "technicalindicators" },
    ],
  };
}

/** With the guard, as every host calls them. */
const [atr, rsi, ma] = [guard("TA.ATR", taAtr), guard("TA.RSI", taRsi), guard("TA.MA", taMa)];

export const indicatorBenchmarks: readonly (() => Benchmark)[] = [
  () =>
    benchmarkOf(
      "TA.ATR",
      () => atr(high, low, close),
      () => streamed(new ATR(14), (bar) => ({ high: high[bar]![0]!, low: low[bar]![0]!, close: close[bar]![0]! })),
      () => rowsOf(technical.ATR.calculate({ high: first(high), low: first(low), close: first(close), period: 14 })),
    ),
  () =>
    benchmarkOf(
      "TA.RSI",
      () => rsi(close),
      () => streamed(new RSI(14), (bar) => close[bar]![0]!),
      () => rowsOf(technical.RSI.calculate({ values: first(close), period: 14 })),
    ),
  () =>
    benchmarkOf(
      "TA.MA sma",
      () => ma(close, 20),
      () => streamed(new SMA(20), (bar) => close[bar]![0]!),
      () => rowsOf(technical.SMA.calculate({ values: first(close), period: 20 })),
    ),
  () =>
    benchmarkOf(
      "TA.MA ema",
      () => ma(close, 20, "ema"),
      () => streamed(new EMA(20), (bar) => close[bar]![0]!),
      () => rowsOf(technical.EMA.calculate({ values: first(close), period: 20 })),
    ),
];
