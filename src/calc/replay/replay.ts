/** One trade of a plan on price bars. */
import { type Market, type PlayedBar, playBar } from "./bar-play";
import { checkBars } from "./bars";
import { Marks } from "./marks";
import { runQuietBars, type Run } from "./quiet-run";
import { isOver, leaveAt, openProfit, type Trade, type TradeEvent, type ReplaySetup, untouched } from "./trade";

/** An event with its bar, counted from 0, and whether the bar allowed no other outcome. */
export interface BarEvent extends TradeEvent {
  readonly bar: number;
  readonly sure: boolean;
}

/** What became of the trade. Bars count from 0. */
export interface Replay {
  /** Empty: the plan was never entered. */
  readonly events: readonly BarEvent[];
  readonly net: number;
  readonly maxDrawdown: number;
  /** Lowest mark, at most 0. */
  readonly mae: number;
  /** Highest mark, at least 0. */
  readonly mfe: number;
  readonly barsHeld: number;
  readonly stepsFilled: number;
  readonly unsureBars: number;
  /** Net result after each bar, if it was asked for. */
  readonly curve: Float64Array | undefined;
}

/** Replays a plan. Bars after the exit count for nothing, but are checked like the others. */
export function replay(setup: ReplaySetup, market: Market, wantsCurve: boolean): Replay {
  const { bars } = market;
  checkBars(bars);
  const curve = wantsCurve ? new Float64Array(bars.count) : undefined;
  const run: Run = { bar: 0, trade: untouched, marks: new Marks(), curve };
  const result = playOut(run, market, setup);
  // After an exit the curve stays where it is.
  curve?.fill(result.net, run.bar);
  return result;
}

/** Plays a trade from the bar at which its run stands to its exit, or to the last bar. The bars are checked already. */
export function playOut(run: Run, market: Market, setup: ReplaySetup): Replay {
  const { bars } = market;
  const events: BarEvent[] = [];
  while (run.bar < bars.count && !isOver(run.trade)) {
    runQuietBars(run, market, setup);
    if (run.bar < bars.count) eventfulBar(run, events, market, setup);
  }
  closeAtEnd(run, events, market, setup);
  return resultOf(run, events);
}

function eventfulBar(run: Run, events: BarEvent[], market: Market, setup: ReplaySetup): void {
  const { bar } = run;
  const played = playBar(run.trade, bar, market, setup);
  for (const event of played.events) events.push({ ...event, bar, sure: played.sure });
  const net = played.trade.realised + openProfit(played.trade, market.bars.close[bar]!, setup.terms);
  markBar(run.marks, played, bar, market, setup);
  run.trade = played.trade;
  if (run.curve !== undefined) run.curve[bar] = net;
  run.bar = bar + 1;
}

/** Marks every event and, if the bar leaves a position, its extremes and its close: the best reading meets the worst price first. */
function markBar(marks: Marks, played: PlayedBar, bar: number, { bars }: Market, { terms }: ReplaySetup): void {
  const [best, worst] = terms.sign === 1 ? [bars.high[bar]!, bars.low[bar]!] : [bars.low[bar]!, bars.high[bar]!];
  const { trade, events, opened, eventsAtOpen } = played;
  // Funding counts from the close on: the high and the low were met with what the last event left.
  const beforeFunding = events[events.length - 1]?.after ?? opened;
  const held = trade.contracts > 0;
  const mark = (state: Trade, price: number) => marks.add(state.realised + openProfit(state, price, terms));
  const markEvent = (event: TradeEvent) => marks.add(event.net);
  events.slice(0, eventsAtOpen).forEach(markEvent);
  if (held && terms.intrabar === "best" && opened.contracts > 0) mark(opened, worst);
  events.slice(eventsAtOpen).forEach(markEvent);
  if (!held) return;
  mark(beforeFunding, best);
  if (terms.intrabar === "worst") mark(beforeFunding, worst);
  mark(trade, bars.close[bar]!);
}

/** What is still held after the last bar is closed at its close, the exit fee paid. */
function closeAtEnd(run: Run, events: BarEvent[], { bars }: Market, { terms }: ReplaySetup): void {
  const lastBar = bars.count - 1;
  if (run.trade.contracts > 0) {
    const end = leaveAt(run.trade, bars.close[lastBar]!, "End", terms);
    const sure = events.every((event) => event.bar !== lastBar || event.sure);
    events.push({ ...end, bar: lastBar, sure });
    run.trade = end.after;
    run.marks.add(end.net);
    if (run.curve !== undefined) run.curve[lastBar] = end.net;
  }
}

function resultOf({ trade, marks, curve }: Run, events: readonly BarEvent[]): Replay {
  const [entry, exit] = [events[0], events[events.length - 1]];
  const unsure = new Set(events.filter((event) => !event.sure).map((event) => event.bar));
  return {
    events,
    net: trade.realised,
    maxDrawdown: marks.drawdown,
    mae: marks.trough,
    mfe: marks.peak,
    barsHeld: entry === undefined ? 0 : exit!.bar - entry.bar + 1,
    stepsFilled: trade.stepsFilled,
    unsureBars: unsure.size,
    curve,
  };
}
