/**
 * The volume-weighted average price since an anchor, in plain doubles. Written here because the library at hand knows no anchor and
 * has no answer on a bar without volume. A gap costs the rest of its session, as the sums need every bar since the anchor.
 */
import { DomainError } from "../domain-error";
import { type PriceBars, priceBarsOf } from "./price-bars";
import { RunningSum } from "./running-sum";
import { type Gap, type Series, seriesOf } from "./series";

/** Bars with what was traded in each. */
export interface VolumeBars extends PriceBars {
  readonly volume: Series;
}

const beforeAnchor = new DomainError("notEnoughData", "this bar comes before the anchor");
const noVolume = new DomainError("notEnoughData", "no volume has been traded since the anchor");

/**
 * sum((high + low + close) / 3 x volume) / sum(volume), summed anew from each bar whose entry in `restarts` is 1. A bar without
 * volume carries the last average.
 */
export function volumeWeightedPrice(columns: VolumeBars, restarts: Uint8Array): Series {
  const { high, low, close, volume } = columns;
  const bars = priceBarsOf({ high, low, close }, { volume });
  const averages = new Float64Array(bars.length);
  const gaps = new Array<Gap | undefined>(bars.length).fill(undefined);
  const [turnover, traded] = [new RunningSum(), new RunningSum()];
  let missing: Gap | undefined = beforeAnchor;
  for (let bar = 0; bar < bars.length; bar += 1) {
    if (restarts[bar] === 1) {
      missing = undefined;
      turnover.reset();
      traded.reset();
    }
    const gap: Gap | undefined = missing ?? bars.gaps?.[bar];
    if (bar >= bars.first) missing = gap;
    gaps[bar] = gap;
    if (gap !== undefined) continue;
    const typicalPrice = (high.values[bar]! + low.values[bar]! + close.values[bar]!) / 3;
    turnover.add(typicalPrice * volume.values[bar]!);
    traded.add(volume.values[bar]!);
    if (traded.total === 0) gaps[bar] = noVolume;
    averages[bar] = turnover.total / traded.total;
  }
  return seriesOf(averages, gaps);
}

/** Restarts on one bar, counted from 0. */
export function restartAt(anchor: number, length: number): Uint8Array {
  const restarts = new Uint8Array(length);
  restarts[anchor] = 1;
  return restarts;
}

/** Restarts on the first bar and wherever the session key changes. */
export function restartsOf(keys: readonly unknown[]): Uint8Array {
  return Uint8Array.from(keys, (key, bar) => (bar === 0 || key !== keys[bar - 1] ? 1 : 0));
}
