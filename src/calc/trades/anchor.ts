/** A plan is a shape: drawn at one price, carried to another. */
import type { Anchor } from "../contract-terms";
import type { Decimal } from "../decimal";
import { DomainError } from "../domain-error";
import { checkPlan, checkTargets, type PlanStep } from "../replay/plan";
import type { Side } from "../side";
import type { Target } from "../targets";
import type { TickRounder } from "./tick";

/** A plan with its targets. */
export interface Shape {
  readonly steps: readonly PlanStep[];
  readonly targets: readonly Target[];
}

/** How a shape is carried. */
export interface Carrier {
  readonly side: Side;
  readonly anchor: Anchor;
  readonly tick: Decimal | undefined;
  /** Puts prices on the tick, where there is one. */
  readonly round: TickRounder | undefined;
  /** The price distance that one ATR had where the plan was drawn; only with anchor atr. */
  readonly drawnAtr: number | undefined;
}

/**
 * The shape with its first trigger at `entry`, unrounded; every other price in proportion, at its distance, or at its distance in ATRs
 * (`atr`: one ATR now), on the tick as SCALE.PLAN rounds. `bar`, from 0, is named where that is no plan any more.
 */
export function carried(shape: Shape, entry: number, atr: number, bar: number, carrier: Carrier): Shape {
  const found = moved(shape, entry, atr, carrier, carrier.round);
  try {
    check(found, carrier.side);
  } catch (refusal) {
    if (!(refusal instanceof DomainError)) throw refusal;
    const cause =
      carrier.tick !== undefined && standsUnrounded(shape, entry, atr, carrier) ? `tick ${carrier.tick} is too coarse: ` : "";
    throw new DomainError(
      "range",
      `bars, bar ${bar + 1}: the plan carried to an entry at ${entry} cannot be: ${cause}${refusal.message}`,
    );
  }
  return found;
}

function check({ steps, targets }: Shape, side: Side): void {
  checkPlan(side, steps);
  checkTargets(side, steps, targets, false);
}

function standsUnrounded(shape: Shape, entry: number, atr: number, carrier: Carrier): boolean {
  try {
    check(moved(shape, entry, atr, carrier, undefined), carrier.side);
    return true;
  } catch {
    return false;
  }
}

function moved({ steps, targets }: Shape, entry: number, atr: number, carrier: Carrier, round: TickRounder | undefined): Shape {
  const { side } = carrier;
  const drawnAt = steps[0]!.trigger;
  // 15 digits, as Excel shows a price: a level that is 108.15 on paper is touched by a high of 108.15.
  const price = (drawn: number, mode: "up" | "down") => {
    const found = Number(carriedPrice(drawn, drawnAt, entry, atr, carrier).toPrecision(15));
    return round === undefined ? found : round(found, mode);
  };
  const [ahead, back] = side === "long" ? (["up", "down"] as const) : (["down", "up"] as const);
  const forward = (drawn: number) => price(drawn, ahead);
  return {
    steps: steps.map(({ contracts, trigger, stop }, index) => ({
      contracts,
      trigger: index === 0 ? entry : forward(trigger),
      stop: forward(stop),
    })),
    targets: targets.map((target) => ({
      ...target,
      price: price(target.price, back),
      stop: target.stop === undefined ? undefined : forward(target.stop),
    })),
  };
}

function carriedPrice(drawn: number, drawnAt: number, entry: number, atr: number, { anchor, drawnAtr }: Carrier): number {
  if (anchor === "percent") return (drawn * entry) / drawnAt;
  const distance = drawn - drawnAt;
  return entry + (anchor === "points" ? distance : (distance * atr) / drawnAtr!);
}
