/** Where profit is taken, and where the stop goes then: one idea of both for SCALE.OUT, REPLAY, ODDS, NEXT and AUDIT. */
import { type Decimal, decimalOf, larger, smaller } from "./decimal";
import { DomainError } from "./domain-error";
import { wholeSteps } from "./rounding";
import type { Side } from "./side";
import { protectiveStop } from "./stops";

/** A target of an exit plan. Of the targets of one plan all have contracts, or none. */
export interface Target {
  /** A price; a multiple of R only where SCALE.OUT is given a stop. */
  readonly price: number;
  /** undefined = a share of what is held when it is reached. */
  readonly contracts: number | undefined;
  /** The stop for what is left once the target is reached and sold; undefined = the stop stays. */
  readonly stop: number | undefined;
}

/** How a target is called in a reason. */
export function targetName(index: number): string {
  return `targets (item ${index + 1})`;
}

function refuse(message: string): never {
  throw new DomainError("range", message);
}

function checkPositive(name: string, value: number | undefined): void {
  if (value !== undefined && !(value > 0)) refuse(`${name} must be greater than 0, was ${value === 0 ? "0 or blank" : value}`);
}

/** Refuses targets of numbers that cannot be. */
export function checkTargetNumbers(targets: readonly Target[]): void {
  targets.forEach(({ price, contracts, stop }, index) => {
    checkPositive(`${targetName(index)}: price`, price);
    checkPositive(`${targetName(index)}: contracts`, contracts);
    checkPositive(`${targetName(index)}: stop`, stop);
  });
}

/** Refuses a stop that nobody can place when its target is reached: it must lie behind that. */
export function checkMovedStops(side: Side, targets: readonly Target[]): void {
  targets.forEach(({ price, stop }, index) => {
    if (stop === undefined) return;
    protectiveStop(side, decimalOf(price), decimalOf(stop), `${targetName(index)}: the stop`, "its target");
  });
}

/** A stop never loosens: the one in force, or the one that a target brings if that is tighter. undefined = none is known. */
export function tightened(direction: 1 | -1, inForce: number, moved: number | undefined): number;
export function tightened(direction: 1 | -1, inForce: number | undefined, moved: number | undefined): number | undefined;
export function tightened(direction: 1 | -1, inForce: number | undefined, moved: number | undefined): number | undefined {
  if (inForce === undefined || moved === undefined) return inForce ?? moved;
  return direction * (moved - inForce) > 0 ? moved : inForce;
}

/**
 * How many contracts leave at a target: its own number, or an equal share of what is held, down to the lot but at least one lot while
 * one is held. The last target takes all.
 */
export function contractsAtTarget(target: Target, targetsLeft: number, held: Decimal, lot: Decimal): Decimal {
  if (target.contracts !== undefined) return smaller(decimalOf(target.contracts), held);
  if (targetsLeft <= 1) return held;
  const share = wholeSteps(held.div(targetsLeft), lot).times(lot);
  return smaller(larger(share, lot), held);
}

/** What each target takes of a position, the nearest first; 0 where nothing is left for it: it is never reached. */
export function contractsAtTargets(targets: readonly Target[], held: Decimal, lot: Decimal): Decimal[] {
  let left = held;
  return targets.map((target, index) => {
    const contracts = contractsAtTarget(target, targets.length - index, left, lot);
    left = left.minus(contracts);
    return contracts;
  });
}
