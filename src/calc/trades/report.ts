/** The tables of SCALE.TRADES. undefined = not applicable. */
import { eventRows, type ReportValue } from "../replay/report";
import { type Ground, measuresOf, multipleOf, resultOf } from "./statistics";
import type { PlayedTrade, Run } from "./trades";

/** One row a trade; a single row where there was none. */
export function tradeRows({ trades }: Run, equity: number): ReportValue[][] {
  if (trades.length === 0) return [[0, undefined, undefined, undefined, "No trade", 0, 0, undefined, 0, 0, 0, equity]];
  return trades.map((trade, index) => {
    const { entryBar, exitBar, replay, netSoFar } = trade;
    return [
      ...[index + 1, entryBar + 1, exitBar + 1, replay.events[0]!.price, resultOf(trade), replay.stepsFilled],
      ...[replay.net, multipleOf(trade), replay.mae, replay.mfe, replay.unsureBars, equity + netSoFar],
    ];
  });
}

/** One row an event, the trade's number first. Realised is the trade's own, equity runs on. */
export function tradeEventRows({ trades }: Run, bars: number, equity: number): ReportValue[][] {
  if (trades.length === 0) return [[0, bars, "No trade", 0, undefined, 0, 0, undefined, undefined, 0, equity, true]];
  return trades.flatMap((trade, index) => {
    const before = equity + netBefore(trade);
    return eventRows(trade.replay, bars, before).map((row) => [index + 1, ...row]);
  });
}

function netBefore({ netSoFar, replay }: PlayedTrade): number {
  return netSoFar - replay.net;
}

/** Measure, the worst and the best reading of unsure bars: two whole runs. */
export function summaryRows(worst: Run, best: Run, ground: Ground): ReportValue[][] {
  const other = measuresOf(best, ground);
  return measuresOf(worst, ground).map(([measure, value], index) => [measure, value, other[index]![1]]);
}
