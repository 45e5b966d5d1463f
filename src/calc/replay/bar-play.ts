/** What one bar can do to a trade: every path its four prices allow, and the worst or the best of them. */
import { type Bars, gateColumn, isArmed, openOf, type Signals } from "./bars";
import { exitAt, fillStep, isOver, openProfit, takeTarget, type Trade, type TradeEvent, type ReplaySetup } from "./trade";
import { valueOf } from "./trade-terms";

/** The market as a replay knows it. */
export interface Market {
  readonly bars: Bars;
  readonly signals: Signals | undefined;
}

/** One bar from the point of view of the trade: `best` is the extreme in its favour, `worst` the one against it. */
interface TradeBar {
  readonly open: number;
  readonly best: number;
  readonly worst: number;
  readonly close: number;
  readonly fundingRate: number;
  /** May this step (0 = the entry) fill in this bar? */
  readonly armed: (step: number) => boolean;
}

/** A way through (a part of) a bar: the trade it leads to and what happened on it. */
interface Course {
  readonly trade: Trade;
  readonly events: readonly TradeEvent[];
}

/** What a bar did; the trade is the one after the bar's close, funding paid. */
export interface PlayedBar extends Course {
  /** The trade after the open, before the levels inside the bar, and how many events led to it. */
  readonly opened: Trade;
  readonly eventsAtOpen: number;
  /** FALSE: the four prices allow more than one outcome. */
  readonly sure: boolean;
}

/** Plays one bar and takes the worst or the best outcome that its four prices allow. */
export function playBar(trade: Trade, bar: number, market: Market, setup: ReplaySetup): PlayedBar {
  const tradeBar = tradeBarOf(bar, market, setup);
  const gapped = gapExit(trade, tradeBar, setup);
  if (gapped !== undefined) return { trade: gapped.after, events: [gapped], opened: gapped.after, eventsAtOpen: 1, sure: true };
  const opened = openBar(trade, tradeBar, setup);
  const outcomes = outcomesOf(opened, tradeBar, setup);
  return {
    ...chosen(outcomes, tradeBar, setup),
    opened: opened.trade,
    eventsAtOpen: opened.events.length,
    sure: outcomes.length === 1,
  };
}

/** The trade after a bar's close: funding is paid on what is still held. */
export function afterFunding(trade: Trade, close: number, fundingRate: number, { terms }: ReplaySetup): Trade {
  if (trade.contracts === 0 || fundingRate === 0) return trade;
  return { ...trade, realised: trade.realised - terms.sign * valueOf(trade.contracts, close, terms) * fundingRate };
}

function tradeBarOf(bar: number, { bars, signals }: Market, { steps, terms }: ReplaySetup): TradeBar {
  const [high, low] = [bars.high[bar]!, bars.low[bar]!];
  return {
    open: openOf(bars, bar, steps[0]!.trigger),
    best: terms.sign === 1 ? high : low,
    worst: terms.sign === 1 ? low : high,
    close: bars.close[bar]!,
    fundingRate: bars.funding?.[bar] ?? terms.funding,
    armed: (step) => isArmed(signals, gateColumn(signals, step), bar),
  };
}

/** Has a price that moves in the trade's favour come to a level? A touch counts. */
function reaches(price: number, level: number, { terms }: ReplaySetup): boolean {
  return terms.sign * (price - level) >= 0;
}

/** Has a price that moves against the trade come to its exit level? A touch counts. */
function touchesExit(price: number, trade: Trade, { terms }: ReplaySetup): boolean {
  return trade.contracts > 0 && terms.sign * (price - trade.exit!.price) <= 0;
}

/** The bar opens at or beyond the exit level: everything leaves at the open, a liquidation at its level. */
function gapExit(trade: Trade, bar: TradeBar, setup: ReplaySetup): TradeEvent | undefined {
  return touchesExit(bar.open, trade, setup) ? exitAt(trade, bar.open, setup.terms) : undefined;
}

function extended(course: Course, event: TradeEvent): Course {
  return { trade: event.after, events: [...course.events, event] };
}

/** What the open itself fills: triggers at or behind it fill there, targets at or behind it at their own price. */
function openBar(trade: Trade, bar: TradeBar, setup: ReplaySetup): Course {
  let course: Course = { trade, events: [] };
  let level = nextLevel(course.trade, bar, setup);
  while (level !== undefined && reaches(bar.open, level.price, setup)) {
    course = extended(course, level.isTarget ? takeTarget(course.trade, setup) : fillStep(course.trade, bar.open, setup));
    level = nextLevel(course.trade, bar, setup);
  }
  return course;
}

/** The nearest level ahead: the next step if it may fill now, else the next target. The first target cancels the adds not filled. */
function nextLevel(
  trade: Trade,
  bar: TradeBar,
  { steps, targets }: ReplaySetup,
): { price: number; isTarget: boolean } | undefined {
  if (isOver(trade)) return undefined;
  const step = trade.targetsReached === 0 && bar.armed(trade.stepsFilled) ? steps[trade.stepsFilled] : undefined;
  if (step !== undefined) return { price: step.trigger, isTarget: false };
  const target = trade.stepsFilled > 0 ? targets[trade.targetsReached] : undefined;
  return target && { price: target.price, isTarget: true };
}

/** Every state that a path can rest in on its way from the open to the best price. Levels at one price are one move. */
function restingCourses(opened: Course, bar: TradeBar, setup: ReplaySetup): Course[] {
  const courses = [opened];
  let course = opened;
  let price = bar.open;
  let level = nextLevel(course.trade, bar, setup);
  while (level !== undefined && reaches(bar.best, level.price, setup)) {
    // A fill whose exit level lies at or beyond its own price is over at once: no later price comes after it.
    if (level.price !== price && touchesExit(price, course.trade, setup)) break;
    course = extended(course, level.isTarget ? takeTarget(course.trade, setup) : fillStep(course.trade, level.price, setup));
    if (level.price === price && courses.length > 1) courses.pop();
    courses.push(course);
    price = level.price;
    level = nextLevel(course.trade, bar, setup);
  }
  return courses;
}

/** All outcomes that the bar allows, in order: stopped in each state, then whatever the last state is at the close. */
function outcomesOf(opened: Course, bar: TradeBar, setup: ReplaySetup): Course[] {
  const courses = restingCourses(opened, bar, setup);
  const stopped = courses
    .filter(({ trade }) => touchesExit(bar.worst, trade, setup))
    .map((course) => extended(course, exitAt(course.trade, course.trade.exit!.price, setup.terms)));
  const last = courses[courses.length - 1]!;
  if (!survives(courses, last, bar, setup)) return stopped;
  return [...stopped, { ...last, trade: afterFunding(last.trade, bar.close, bar.fundingRate, setup) }];
}

/**
 * Can a path reach the close through all levels without an exit? It must touch the worst price in some state whose exit level
 * that does not touch (nearly always the one after the open), and end beyond the last exit level.
 */
function survives(courses: readonly Course[], last: Course, bar: TradeBar, setup: ReplaySetup): boolean {
  if (isOver(last.trade)) return true;
  const lastPrice = courses.length === 1 ? bar.open : last.events[last.events.length - 1]!.price;
  if (touchesExit(bar.close, last.trade, setup) || touchesExit(lastPrice, last.trade, setup)) return false;
  return courses.some(({ trade }) => !touchesExit(bar.worst, trade, setup));
}

/** The worst outcome by its net result at the close (of equals the earlier stop), or the best (of equals the later). */
function chosen(outcomes: readonly Course[], bar: TradeBar, setup: ReplaySetup): Course {
  const net = ({ trade }: Course) => trade.realised + openProfit(trade, bar.close, setup.terms);
  const worst = setup.terms.intrabar === "worst";
  return outcomes.reduce((taken, course) => ((worst ? net(course) < net(taken) : net(course) >= net(taken)) ? course : taken));
}
