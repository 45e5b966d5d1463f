/**
 * Indicators on 100,000 bars against TA-Lib itself, compiled to WebAssembly, fed and read in rows: `npx tsx bench/talib.ts`. It has to be
 * started before it can be asked, so it has a process of its own.
 */
import { readFileSync } from "node:fs";
import * as talib from "talib-web";
import { taAtr } from "../src/functions/ta/ta-atr";
import { taMa } from "../src/functions/ta/ta-ma";
import { taRsi } from "../src/functions/ta/ta-rsi";
import { guard } from "../src/host/guard";
import { openPositionBars } from "./bars";
import { measure, quartileLine, ratiosOf } from "./measure";

const count = 100_000;
const bars = openPositionBars(count);
const [high, low, close] = [1, 2, 3].map((column) => bars.map((bar) => [bar[column]!])) as [number[][], number[][], number[][]];
const first = (rows: readonly number[][]): number[] => rows.map((row) => row[0]!);

/** Its results stand at the beginning of its column: as rows behind those that have none. */
function rowsOf(values: readonly number[], missing: number): unknown[][] {
  return close.map((_row, bar) => [bar < missing ? undefined : values[bar - missing]]);
}

const [atr, rsi, ma] = [guard("TA.ATR", taAtr), guard("TA.RSI", taRsi), guard("TA.MA", taMa)];
const pairs: Record<string, [() => unknown, () => unknown]> = {
  "TA.ATR": [
    () => atr(high, low, close),
    () => rowsOf(talib.ATR({ high: first(high), low: first(low), close: first(close), timePeriod: 14 }).output, 14),
  ],
  "TA.RSI": [() => rsi(close), () => rowsOf(talib.RSI({ inReal: first(close), timePeriod: 14 }).output, 14)],
  "TA.MA sma": [() => ma(close, 20), () => rowsOf(talib.SMA({ inReal: first(close), timePeriod: 20 }).output, 19)],
  "TA.MA ema": [() => ma(close, 20, "ema"), () => rowsOf(talib.EMA({ inReal: first(close), timePeriod: 20 }).output, 19)],
};

async function main(): Promise<void> {
  const engine = readFileSync(require.resolve("talib-web/lib/talib.wasm")).toString("base64");
  await talib.init(`data:application/wasm;base64,${engine}`);
  for (const [name, [ours, theirs]] of Object.entries(pairs)) {
    const timings = measure(
      [
        { name: "ours", run: ours },
        { name: "theirs", run: theirs },
      ],
      15,
    );
    console.log(quartileLine(`${name} / talib-web`, ratiosOf(timings.get("ours")!, timings.get("theirs")!), 2));
  }
}

void main();
