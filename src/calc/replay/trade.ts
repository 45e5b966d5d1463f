import { decimalOf } from "../decimal";
import { type ExitLevel, type ExitRule, StepFills } from "./exit-level";
import { contractsAtTarget, type Target, tightened } from "../targets";
import type { PlanStep } from "./plan";
import { entryCostOf, exitCostOf, marginOf, type ReplayTerms, type TradeTerms } from "./trade-terms";

/** What is traded: everything about a trade that the market does not decide. */
export interface TradeSetup {
  readonly steps: readonly PlanStep[];
  readonly targets: readonly Target[];
  readonly terms: TradeTerms;
  readonly exitRule: ExitRule;
}

/** The same with the terms of a replay. */
export interface ReplaySetup extends TradeSetup {
  readonly terms: ReplayTerms;
}

/** A trade between two events. Nothing in it changes; an event makes a new one. */
export interface Trade {
  readonly stepsFilled: number;
  readonly targetsReached: number;
  /** undefined before the entry. */
  readonly fills: StepFills | undefined;
  /** Contracts held. */
  readonly contracts: number;
  /** Average entry of what is held; it means nothing while flat. */
  readonly averageEntry: number;
  /** The stop in force: the plan's, or the tighter one of a target; it means nothing while flat. */
  readonly stop: number;
  /** What ends this stage; undefined before the entry. */
  readonly exit: ExitLevel | undefined;
  /** Result of what was sold so far, before costs. */
  readonly grossRealised: number;
  /** Result so far: fees, funding and slippage included. */
  readonly realised: number;
}

export type EventKind = "Entry" | "Add" | "Target" | "Stop" | "Liquidation" | "End";

/** Something that happened to a trade, with what it was worth right after. */
export interface TradeEvent {
  readonly kind: EventKind;
  /** The step's or the target's number; for an exit the steps filled. */
  readonly step: number;
  readonly price: number;
  readonly contracts: number;
  readonly after: Trade;
  /** Realised and open result at the event's price. */
  readonly net: number;
}

/** Before the entry. */
export const untouched: Trade = {
  stepsFilled: 0,
  targetsReached: 0,
  fills: undefined,
  contracts: 0,
  averageEntry: 0,
  stop: 0,
  exit: undefined,
  grossRealised: 0,
  realised: 0,
};

/** Entered and left again: nothing can happen to it any more. */
export function isOver(trade: Trade): boolean {
  return trade.stepsFilled > 0 && trade.contracts === 0;
}

/** Profit before costs of contracts entered at one price and left at another: s B (X - E), inverse s B (1/E - 1/X). */
export function grossOf(contracts: number, entry: number, exit: number, terms: TradeTerms): number {
  const base = terms.sign * contracts * terms.size * (exit - entry);
  return terms.inverse ? base / (entry * exit) : base;
}

/** Open profit at a price, before the costs of leaving. */
export function openProfit(trade: Trade, price: number, terms: TradeTerms): number {
  return trade.contracts === 0 ? 0 : grossOf(trade.contracts, trade.averageEntry, price, terms);
}

/** The next step fills at a price. */
export function fillStep(trade: Trade, price: number, setup: TradeSetup): TradeEvent {
  const { terms } = setup;
  const step = setup.steps[trade.stepsFilled]!;
  const fills = StepFills.after(trade.fills, step.contracts, price, terms.inverse);
  const { total: contracts, weighted } = fills;
  const costs = entryCostOf(step.contracts, price, terms) + (trade.stepsFilled === 0 ? terms.paid : 0);
  const after: Trade = {
    ...trade,
    stepsFilled: trade.stepsFilled + 1,
    fills,
    contracts,
    averageEntry: terms.inverse ? contracts / weighted : weighted / contracts,
    stop: step.stop,
    exit: setup.exitRule(fills, step.stop),
    realised: trade.realised - costs,
  };
  const kind = trade.stepsFilled === 0 ? "Entry" : "Add";
  return {
    kind,
    step: after.stepsFilled,
    price,
    contracts: step.contracts,
    after,
    net: after.realised + openProfit(after, price, terms),
  };
}

/** The next target is reached: its share leaves at its price, never better, and its stop guards the rest. */
export function takeTarget(trade: Trade, setup: TradeSetup): TradeEvent {
  const { targets, terms } = setup;
  const target = targets[trade.targetsReached]!;
  const targetsLeft = targets.length - trade.targetsReached;
  const contracts = contractsAtTarget(target, targetsLeft, decimalOf(trade.contracts), decimalOf(terms.lot)).toNumber();
  const reached = { ...moved(trade, target.stop, setup), targetsReached: trade.targetsReached + 1 };
  const left = sold(reached, contracts, target.price, terms);
  const net = left.realised + openProfit(left, target.price, terms);
  return { kind: "Target", step: left.targetsReached, price: target.price, contracts, after: left, net };
}

/** The trade with a stop that is moved, if that is tighter. The liquidation price stays that of the fills. */
function moved(trade: Trade, to: number | undefined, { terms, exitRule }: TradeSetup): Trade {
  const stop = tightened(terms.sign, trade.stop, to);
  return stop === trade.stop ? trade : { ...trade, stop, exit: exitRule(trade.fills!, stop) };
}

function sold(trade: Trade, contracts: number, price: number, terms: TradeTerms): Trade {
  const gross = grossOf(contracts, trade.averageEntry, price, terms);
  return {
    ...trade,
    contracts: decimalOf(trade.contracts).minus(decimalOf(contracts)).toNumber(),
    grossRealised: trade.grossRealised + gross,
    realised: trade.realised + gross - exitCostOf(contracts, price, terms),
  };
}

/** Everything leaves at a price, its exit costs paid. */
export function leaveAt(trade: Trade, price: number, kind: EventKind, terms: TradeTerms): TradeEvent {
  const after = sold(trade, trade.contracts, price, terms);
  return { kind, step: trade.stepsFilled, price, contracts: trade.contracts, after, net: after.realised };
}

/** The exit level is touched at `level`: a stop fills there less slippage, a liquidation takes the margin of what is held. */
export function exitAt(trade: Trade, level: number, terms: TradeTerms): TradeEvent {
  if (!trade.exit!.liquidation) return leaveAt(trade, level * (1 - terms.sign * terms.slippage), "Stop", terms);
  const margin = marginOf(trade.contracts, trade.averageEntry, terms);
  const { price } = trade.exit!;
  const gross = grossOf(trade.contracts, trade.averageEntry, price, terms);
  const after = { ...trade, contracts: 0, grossRealised: trade.grossRealised + gross, realised: trade.realised - margin };
  return { kind: "Liquidation", step: trade.stepsFilled, price, contracts: trade.contracts, after, net: after.realised };
}
