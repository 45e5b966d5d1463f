/** Signals of closes against a level or a line. */
import { barsOf, resultGaps, type Series, type Signals, signalsOf } from "../indicators/series";
import type { Side } from "../side";
import { isBeyond } from "./comparison";

/** The close is beyond the level by more than buffer. */
export function breaks(side: Side, close: Series, level: Series, buffer: number): Signals {
  const bars = barsOf({ close, level });
  const signals = new Uint8Array(bars.length);
  for (let bar = 0; bar < bars.length; bar += 1) {
    signals[bar] = Number(isBeyond(side, close.values[bar]!, level.values[bar]!, buffer));
  }
  return signalsOf(signals, resultGaps(bars, 1, 1));
}

/** The last `count` closes are all beyond the line. */
export function holds(side: Side, close: Series, line: Series, count: number): Signals {
  const bars = barsOf({ close, line });
  const signals = new Uint8Array(bars.length);
  let run = 0;
  for (let bar = 0; bar < bars.length; bar += 1) {
    run = isBeyond(side, close.values[bar]!, line.values[bar]!) ? run + 1 : 0;
    signals[bar] = Number(run >= count);
  }
  return signalsOf(signals, resultGaps(bars, count, count));
}
