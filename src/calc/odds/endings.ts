/** Every way a plan can end, with its probability and its money. */
import { DomainError } from "../domain-error";
import { exitAt, fillStep, grossOf, isOver, takeTarget, type Trade, type TradeSetup, untouched } from "../replay/trade";
import { type PriceMotion, reachesFirst } from "./first-passage";

/** One way in which a plan can end. */
export interface Ending {
  readonly kind: "Stop" | "Liquidation" | "Target";
  readonly steps: number;
  readonly targets: number;
  /** The level that ends it. */
  readonly price: number;
  readonly probability: number;
  /** Result at the levels, before costs. */
  readonly gross: number;
  /** Fees, slippage, funding already paid and, in a liquidation, the margin beyond the loss at its level. */
  readonly costs: number;
  readonly net: number;
}

/** All endings in order of progress: each stage's exit, the exit after each target, the last target. */
export function endingsOf(setup: TradeSetup, motion: PriceMotion): Ending[] {
  const endings: Ending[] = [];
  let trade = fillStep(untouched, setup.steps[0]!.trigger, setup).after;
  let price = setup.steps[0]!.trigger;
  let probability = 1;
  while (!isOver(trade)) {
    const next = nextLevel(trade, setup);
    if (next === undefined) throw stillOpen(trade);
    const exit = trade.exit!.price;
    refuseLiquidatedAtOnce(trade, price, setup);
    endings.push(exitEnding(trade, probability * reachesFirst(price, exit, next, motion), setup));
    probability *= reachesFirst(price, next, exit, motion);
    trade = advanced(trade, setup);
    price = next;
  }
  endings.push(endingOf("Target", trade, price, probability, trade.grossRealised, trade.realised));
  return endings;
}

/** The price that brings the trade forward: the next trigger, then the next target. */
function nextLevel(trade: Trade, { steps, targets }: TradeSetup): number | undefined {
  return (trade.targetsReached === 0 ? steps[trade.stepsFilled]?.trigger : undefined) ?? targets[trade.targetsReached]?.price;
}

function advanced(trade: Trade, setup: TradeSetup): Trade {
  const step = setup.steps[trade.stepsFilled];
  return step === undefined ? takeTarget(trade, setup).after : fillStep(trade, step.trigger, setup).after;
}

function stillOpen({ contracts }: Trade): DomainError {
  return new DomainError("range", `targets must close the position: ${contracts} contracts are left after the last one`);
}

function refuseLiquidatedAtOnce({ exit, stepsFilled }: Trade, price: number, { terms }: TradeSetup): void {
  if (terms.sign * (price - exit!.price) > 0) return;
  throw new DomainError(
    "range",
    `step ${stepsFilled} is liquidated at once: its liquidation price ${exit!.price} is not beyond its fill at ${price}`,
  );
}

function exitEnding(trade: Trade, probability: number, { terms }: TradeSetup): Ending {
  const { price, liquidation } = trade.exit!;
  const gross = trade.grossRealised + grossOf(trade.contracts, trade.averageEntry, price, terms);
  return endingOf(liquidation ? "Liquidation" : "Stop", trade, price, probability, gross, exitAt(trade, price, terms).net);
}

function endingOf(kind: Ending["kind"], trade: Trade, price: number, probability: number, gross: number, net: number): Ending {
  return { kind, steps: trade.stepsFilled, targets: trade.targetsReached, price, probability, gross, costs: gross - net, net };
}
