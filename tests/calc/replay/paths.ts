/**
 * Every path through a bar, walked one by one: an independent account of what a bar can do, for small whole prices. It knows
 * nothing of the replay: a path is a walk between neighbouring prices that begins at the open, ends at the close and touches high
 * and low, and the rules of a scaling plan are applied at each price it visits.
 */
export interface PathPlan {
  /** +1 long, -1 short. */
  sign: 1 | -1;
  steps: { contracts: number; trigger: number; stop: number }[];
  targets: { price: number; contracts: number; stop: number | undefined }[];
  armed: boolean[];
  entryFee: number;
  exitFee: number;
  slippage: number;
  funding: number;
  /** Isolated margin; undefined: no liquidation. */
  leverage?: number;
  maintenanceRate?: number;
}

export interface PathState {
  filled: number;
  targets: number;
  contracts: number;
  /** Sum of contracts x entry price of what is held. */
  cost: number;
  /** Money so far. */
  cash: number;
}

export interface Bar {
  open: number;
  high: number;
  low: number;
  close: number;
}

/** An end of a path: net result at the close and a word for what happened. */
export interface PathEnd {
  net: number;
  what: string;
}

function fill(plan: PathPlan, state: PathState, price: number): PathState {
  const { contracts } = plan.steps[state.filled]!;
  return {
    ...state,
    filled: state.filled + 1,
    contracts: state.contracts + contracts,
    cost: state.cost + contracts * price,
    cash: state.cash - contracts * price * plan.entryFee,
  };
}

function sell(plan: PathPlan, state: PathState, contracts: number, price: number): PathState {
  const cost = (state.cost * contracts) / state.contracts;
  const cash = state.cash + plan.sign * (contracts * price - cost) - contracts * price * plan.exitFee;
  return { ...state, contracts: state.contracts - contracts, cost: state.cost - cost, cash };
}

function isDone(state: PathState): boolean {
  return state.filled > 0 && state.contracts === 0;
}

/** The plan's stop of the newest step, or the tightest that a reached target has brought. */
function stopOf({ sign, steps, targets }: PathPlan, { filled, targets: taken }: PathState): number {
  const stops = [steps[filled - 1]!.stop, ...targets.slice(0, taken).flatMap(({ stop }) => stop ?? [])];
  return sign === 1 ? Math.max(...stops) : Math.min(...stops);
}

/** Everything leaves if the point is at or beyond the stop, or the liquidation where that comes first. */
function leave(plan: PathPlan, state: PathState, point: number, gap: boolean): PathState | undefined {
  if (state.contracts === 0) return undefined;
  const stop = stopOf(plan, state);
  const beyond = (level: number) => plan.sign * (point - level) <= 0;
  const liquidation = liquidationOf(plan, state);
  if (liquidation !== undefined && plan.sign * (liquidation - stop) >= 0) {
    if (!beyond(liquidation)) return undefined;
    return { ...state, contracts: 0, cost: 0, cash: state.cash - state.cost / plan.leverage! };
  }
  return beyond(stop) ? sell(plan, state, state.contracts, (gap ? point : stop) * (1 - plan.sign * plan.slippage)) : undefined;
}

/** Equity = maintenance: s (P - E) + E / L = r P, per contract. */
function liquidationOf({ sign, leverage, maintenanceRate }: PathPlan, { cost, contracts }: PathState): number | undefined {
  if (leverage === undefined || maintenanceRate === undefined) return undefined;
  return ((cost / contracts) * (sign - 1 / leverage)) / (sign - maintenanceRate);
}

/** All that happens while the price stands at one point; `gap` = it got there by opening, so adds fill at the point itself. */
function arrive(plan: PathPlan, state: PathState, point: number, gap: boolean): PathState {
  let now = state;
  const reached = (level: number) => plan.sign * (point - level) >= 0;
  const left = leave(plan, now, point, gap);
  if (left !== undefined) return left;
  while (!isDone(now)) {
    const step = plan.steps[now.filled];
    const target = plan.targets[now.targets];
    if (step && now.targets === 0 && plan.armed[now.filled] && reached(step.trigger))
      now = fill(plan, now, gap ? point : step.trigger);
    else if (target && now.filled > 0 && reached(target.price)) {
      now = sell(plan, { ...now, targets: now.targets + 1 }, Math.min(target.contracts, now.contracts), target.price);
    } else break;
  }
  // What a fill at this very point liquidates at once.
  return leave(plan, now, point, gap) ?? now;
}

/** The ends of all paths through a bar. */
export function endsOfAllPaths(plan: PathPlan, start: PathState, bar: Bar): PathEnd[] {
  const levels = [
    ...plan.steps.flatMap((step) => [step.trigger, step.stop]),
    ...plan.targets.flatMap(({ price, stop }) => [price, stop ?? price]),
  ];
  const points = [...new Set([bar.open, bar.high, bar.low, bar.close, ...levels])]
    .filter((price) => price >= bar.low && price <= bar.high)
    .sort((a, b) => a - b);
  const ends = new Map<string, PathEnd>();
  const seen = new Set<string>();
  const visit = (index: number, before: PathState, gap: boolean, sawHigh: boolean, sawLow: boolean): void => {
    const point = points[index]!;
    const state = isDone(before) ? before : arrive(plan, before, point, gap);
    const high = sawHigh || point === bar.high;
    const low = sawLow || point === bar.low;
    const what = `${state.filled} steps, ${state.targets} targets, ${state.contracts} held, ${state.cash.toFixed(9)}`;
    const key = `${index} ${what} ${high} ${low}`;
    if (seen.has(key)) return;
    seen.add(key);
    if (high && low && point === bar.close) ends.set(what, { what, net: netAtClose(plan, state, bar.close) });
    if (index > 0) visit(index - 1, state, false, high, low);
    if (index < points.length - 1) visit(index + 1, state, false, high, low);
  };
  visit(points.indexOf(bar.open), start, true, false, false);
  return [...ends.values()];
}

function netAtClose(plan: PathPlan, state: PathState, close: number): number {
  const value = state.contracts * close;
  return state.cash + plan.sign * (value - state.cost) - plan.sign * value * plan.funding;
}
