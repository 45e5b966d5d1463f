import { gateColumn, isArmed } from "./bars";
import type { Market } from "./bar-play";
import type { Marks } from "./marks";
import { isOver, type Trade, type ReplaySetup } from "./trade";

/** A replay under way: the next bar, the trade so far, what it was seen at and, if asked for, the curve. */
export interface Run {
  bar: number;
  trade: Trade;
  readonly marks: Marks;
  /** Net result after each bar. */
  readonly curve: Float64Array | undefined;
}

/**
 * Runs on through bars in which nothing happens to the trade and stops before the first in which something does, or at the end.
 * Nearly all bars pass here. Running totals are local variables: as fields or in a closure they cost several times as much, which
 * is why this function is longer than the house likes.
 */
export function runQuietBars(run: Run, { bars, signals }: Market, setup: ReplaySetup): void {
  const { terms } = setup;
  const { sign, inverse } = terms;
  const { trade, curve } = run;
  const { high, low, close, funding, count } = bars;
  const [top, bottom] = sign === 1 ? [high, low] : [low, high];
  const { exit, add, target } = levelsAhead(trade, setup);
  const column = gateColumn(signals, trade.stepsFilled);
  const worstFirst = terms.intrabar === "best";
  const units = trade.contracts * terms.size;
  const entry = trade.averageEntry;
  const held = units > 0;
  let realised = trade.realised;
  let { peak, trough, high: highest, drawdown, drawdownShare } = run.marks;
  const equity = run.marks.equity ?? 0;
  let bar = run.bar;
  for (; bar < count; bar++) {
    const best = top[bar]!;
    const worst = bottom[bar]!;
    if (sign * worst <= exit || sign * best >= target || (sign * best >= add && isArmed(signals, column, bar))) break;
    if (held) {
      const atBest = realised + gross(sign, inverse, units, entry, best);
      const atWorst = realised + gross(sign, inverse, units, entry, worst);
      const first = worstFirst ? atWorst : atBest;
      const second = worstFirst ? atBest : atWorst;
      const end = close[bar]!;
      realised -= sign * (inverse ? units / end : units * end) * (funding === undefined ? terms.funding : funding[bar]!);
      const last = realised + gross(sign, inverse, units, entry, end);
      if (atWorst < trough) trough = atWorst;
      if (last < trough) trough = last;
      if (atBest > peak) peak = atBest;
      if (last > peak) peak = last;
      if (first > highest) highest = first;
      if (highest - first > drawdown) drawdown = highest - first;
      if (highest - first > drawdownShare * (equity + highest)) drawdownShare = (highest - first) / (equity + highest);
      if (second > highest) highest = second;
      if (highest - second > drawdown) drawdown = highest - second;
      if (highest - second > drawdownShare * (equity + highest)) drawdownShare = (highest - second) / (equity + highest);
      if (last > highest) highest = last;
      if (highest - last > drawdown) drawdown = highest - last;
      if (highest - last > drawdownShare * (equity + highest)) drawdownShare = (highest - last) / (equity + highest);
      if (curve !== undefined) curve[bar] = last;
    }
  }
  run.bar = bar;
  run.trade = realised === trade.realised ? trade : { ...trade, realised };
  Object.assign(run.marks, { peak, trough, high: highest, drawdown, drawdownShare });
}

/** grossOf for the hot loop: the same formula on local numbers. */
function gross(sign: number, inverse: boolean, units: number, entry: number, price: number): number {
  const linear = sign * units * (price - entry);
  return inverse ? linear / (entry * price) : linear;
}

/** The prices that end a quiet run, times the sign of the trade: below `exit`, above `add` if it is armed, above `target`. */
function levelsAhead(trade: Trade, { steps, targets, terms }: ReplaySetup): { exit: number; add: number; target: number } {
  const over = isOver(trade);
  const exit = trade.contracts > 0 ? terms.sign * trade.exit!.price : -Infinity;
  const step = over || trade.targetsReached > 0 ? undefined : steps[trade.stepsFilled];
  const target = trade.contracts > 0 ? targets[trade.targetsReached] : undefined;
  return {
    exit,
    add: step === undefined ? Infinity : terms.sign * step.trigger,
    target: target === undefined ? Infinity : terms.sign * target.price,
  };
}
