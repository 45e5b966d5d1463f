import { decimalOf } from "../decimal";
import { DomainError } from "../domain-error";
import { type Side, sign } from "../side";
import { protectiveStop } from "../stops";
import { checkMovedStops, checkTargetNumbers, type Target, targetName } from "../targets";

/** One step of a scaling plan: what is added, where, and the stop in force from this fill on. */
export interface PlanStep {
  readonly contracts: number;
  readonly trigger: number;
  readonly stop: number;
}

function refuse(message: string): never {
  throw new DomainError("range", message);
}

function checkPositive(name: string, value: number): void {
  if (!(value > 0)) refuse(`${name} must be greater than 0, was ${value === 0 ? "0 or blank" : value}`);
}

/** Refuses a plan that no scaling plan is: adds on the losing side, stops on the wrong side or loosened. */
export function checkPlan(side: Side, steps: readonly PlanStep[]): void {
  const s = sign(side);
  const ahead = side === "long" ? "above" : "below";
  steps.forEach(({ contracts, trigger, stop }, index) => {
    const step = `plan step ${index + 1}`;
    checkPositive(`${step}: contracts`, contracts);
    checkPositive(`${step}: trigger`, trigger);
    checkPositive(`${step}: stop`, stop);
    protectiveStop(side, decimalOf(trigger), decimalOf(stop), `${step}: the stop`, "its trigger");
    const before = steps[index - 1];
    if (before === undefined) return;
    if (s * (trigger - before.trigger) <= 0) {
      refuse(`${step} adds to a losing position: its trigger must be ${ahead} ${before.trigger}, the one before, was ${trigger}`);
    }
    if (s * (stop - before.stop) < 0)
      refuse(`${step}: the stop must not be looser than ${before.stop}, the one before, was ${stop}`);
  });
}

/** Refuses targets that do not lie beyond the plan, nearest first. `strictly`: the last trigger itself is not beyond the plan. */
export function checkTargets(side: Side, steps: readonly PlanStep[], targets: readonly Target[], strictly: boolean): void {
  const s = sign(side);
  const lastTrigger = steps[steps.length - 1]!.trigger;
  const ahead = side === "long" ? "above" : "below";
  checkTargetNumbers(targets);
  targets.forEach(({ price }, index) => {
    const distance = s * (price - lastTrigger);
    if (distance < 0 || (strictly && distance === 0)) {
      refuse(
        `${targetName(index)} is inside the plan: it must be ${strictly ? "" : "at or "}${ahead} the last trigger ${lastTrigger}, was ${price}`,
      );
    }
    const before = targets[index - 1];
    if (before !== undefined && s * (price - before.price) <= 0) {
      refuse(`targets must be in order, nearest first: item ${index + 1} must be ${ahead} ${before.price}, was ${price}`);
    }
  });
  checkMovedStops(side, targets);
}
