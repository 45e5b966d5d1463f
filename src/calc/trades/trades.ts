/** A plan played at every signal of the bars: trades that never overlap, each a replay of the plan carried to its entry. */
import { type Market } from "../replay/bar-play";
import { type Bars, openOf, type Signals } from "../replay/bars";
import type { ExitRule } from "../replay/exit-level";
import { Marks } from "../replay/marks";
import type { PlanStep } from "../replay/plan";
import { playOut, type Replay } from "../replay/replay";
import { grossOf, type ReplaySetup, untouched } from "../replay/trade";
import { entryCostOf, exitCostOf, type ReplayTerms } from "../replay/trade-terms";
import { checkCount, limits } from "../limits";
import { carried, type Carrier, type Shape } from "./anchor";

/** What is played, and when. */
export interface Strategy {
  readonly shape: Shape;
  readonly carrier: Carrier;
  readonly bars: Bars;
  /** 1 where a trade begins after the bar. */
  readonly entries: Uint8Array;
  /** What gates the adds. */
  readonly gates: Signals | undefined;
  /** ATR at each bar, 0 = none; only with anchor atr. */
  readonly atr: Float64Array | undefined;
  readonly terms: ReplayTerms;
  readonly exitRule: ExitRule;
}

/** One trade. Bars count from 0. */
export interface PlayedTrade {
  readonly entryBar: number;
  readonly exitBar: number;
  readonly replay: Replay;
  readonly risk: number;
  /** Net of all trades up to this one. */
  readonly netSoFar: number;
}

/** All trades of a run. */
export interface Run {
  readonly trades: readonly PlayedTrade[];
  /** TRUEs of the entry that began no trade. */
  readonly notPlayed: number;
  /** Over the marks of all trades in order. */
  readonly maxDrawdown: number;
  /** As a part of the equity it falls from; 0 without an equity. */
  readonly maxDrawdownShare: number;
  /** Net result after each bar, if it was asked for: open results included, flat between trades. */
  readonly curve: Float64Array | undefined;
}

/** Plays all signals on bars that are checked already. A trade begins at the open of the bar after one, at the market. */
export function playAll(strategy: Strategy, wantsCurve: boolean): Run {
  const { bars, entries, terms } = strategy;
  const curve = wantsCurve ? new Float64Array(bars.count) : undefined;
  const trades: PlayedTrade[] = [];
  let [net, high, signals, filled] = [0, 0, 0, 0];
  let [maxDrawdown, maxDrawdownShare] = [0, 0];
  let flatFrom = 0;
  for (let bar = 0; bar < bars.count; bar++) {
    if (entries[bar] !== 1) continue;
    signals++;
    if (bar < flatFrom || !canBegin(strategy, bar, net)) continue;
    const marks = new Marks(high - net, terms.equity === undefined ? undefined : terms.equity + net);
    curve?.fill(net, filled, bar + 1);
    const trade = playOne(strategy, bar, marks, curve, net);
    filled = trade.exitBar + 1;
    if (curve !== undefined) for (let held = trade.entryBar; held < filled; held++) curve[held]! += net;
    trades.push(trade);
    checkCount("the trades that signal begins", trades.length, limits.trades);
    high = net + marks.high;
    net = trade.netSoFar;
    flatFrom = trade.exitBar;
    maxDrawdown = Math.max(maxDrawdown, marks.drawdown);
    if (terms.equity !== undefined) maxDrawdownShare = Math.max(maxDrawdownShare, marks.drawdownShare);
  }
  curve?.fill(net, filled);
  return { trades, notPlayed: signals - trades.length, maxDrawdown, maxDrawdownShare, curve };
}

/** Is there a bar to enter in, an equity to trade with and, where the plan is measured in ATRs, an ATR? */
function canBegin({ bars, atr, terms }: Strategy, signalBar: number, net: number): boolean {
  if (signalBar + 1 >= bars.count) return false;
  if (terms.equity !== undefined && terms.equity + net <= 0) return false;
  return atr === undefined || atr[signalBar]! > 0;
}

function playOne(strategy: Strategy, signalBar: number, marks: Marks, curve: Float64Array | undefined, net: number): PlayedTrade {
  const { shape, bars, gates, atr, carrier, terms, exitRule } = strategy;
  const entryBar = signalBar + 1;
  const entry = openOf(bars, entryBar, 0);
  const carriedShape = carried(shape, entry, atr?.[signalBar] ?? 0, entryBar, carrier);
  const setup: ReplaySetup = { ...carriedShape, terms, exitRule };
  const market: Market = { bars, signals: gates };
  const replay = playOut({ bar: entryBar, trade: untouched, marks, curve }, market, setup);
  return {
    entryBar,
    exitBar: replay.events[replay.events.length - 1]!.bar,
    replay,
    risk: riskOf(carriedShape.steps[0]!, terms),
    netSoFar: net + replay.net,
  };
}

/** R: the loss of a first step at its stop, costs and slippage included, as MICRO.RISK counts it. */
function riskOf({ contracts, trigger, stop }: PlanStep, terms: ReplayTerms): number {
  const fill = stop * (1 - terms.sign * terms.slippage);
  const costs = entryCostOf(contracts, trigger, terms) + exitCostOf(contracts, fill, terms);
  return costs - grossOf(contracts, trigger, fill, terms);
}
