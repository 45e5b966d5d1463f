/** Signals of a series that changes its direction or passes a level. */
import { barsOf, resultGaps, type Series, type Signals, signalsOf } from "../indicators/series";
import type { Side } from "../side";
import { isBeyond } from "./comparison";

/** Which way a cross or a turn goes. */
export type Direction = "up" | "down";

/** A rise is to a long what a fall is to a short. */
const sideOf: Record<Direction, Side> = { up: "long", down: "short" };

/** The value is beyond the level now and was not on the bar before: a touch is no cross. */
export function crosses(values: Series, level: Series, direction: Direction): Signals {
  const bars = barsOf({ values, level });
  const side = sideOf[direction];
  const signals = new Uint8Array(bars.length);
  let wasBeyond = true;
  for (let bar = 0; bar < bars.length; bar += 1) {
    const beyond = isBeyond(side, values.values[bar]!, level.values[bar]!);
    signals[bar] = Number(beyond && !wasBeyond);
    wasBeyond = beyond;
  }
  return signalsOf(signals, resultGaps(bars, 2, 2));
}

/** The value moved in the direction on this bar and did not on the bar before. */
export function turns(series: Series, direction: Direction): Signals {
  const { values } = series;
  const bars = barsOf({ values: series });
  const side = sideOf[direction];
  const signals = new Uint8Array(bars.length);
  let wasMoving = true;
  for (let bar = 1; bar < bars.length; bar += 1) {
    const moving = isBeyond(side, values[bar]!, values[bar - 1]!);
    signals[bar] = Number(moving && !wasMoving);
    wasMoving = moving;
  }
  return signalsOf(signals, resultGaps(bars, 3, 3));
}
