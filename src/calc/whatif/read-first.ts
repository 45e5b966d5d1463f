/** What must be read before any plan of a search is believed. */
import type { Decimal } from "../decimal";
import { DomainError } from "../domain-error";
import type { Trial } from "./best";

/** Where the expectation comes from, and how many plans there are. `unbeaten`: undefined where all that fit are shown. */
export function readFirst<Label>({ fitting }: Trial<Label>, unbeaten: number | undefined, tried: number, drift: number): string {
  const basis = basisOf(fitting[0]!.scores[0] > 0, drift);
  const plans = (count: number) => `${count} ${count === 1 ? "plan" : "plans"}`;
  if (unbeaten !== undefined)
    return `${basis}${plans(unbeaten)} that no other beats, of ${fitting.length} that fit the budget and ${tried} tried.`;
  return `${basis}${plans(fitting.length)} that ${fitting.length === 1 ? "fits" : "fit"} the budget, of ${tried} tried.`;
}

function basisOf(isPositive: boolean, drift: number): string {
  if (!isPositive) return "No plan has a positive expectation after costs. ";
  return drift === 0 ? "" : "Every expectation here rests on your drift. ";
}

/** Why a search has nothing to show. */
export function nothingToShow<Label>({ possible, refused }: Trial<Label>, tried: number, budget: Decimal): DomainError {
  const words = possible
    ? `no plan of ${tried} fits the budget of ${budget}: each loses more, is liquidated before its stop or needs more margin than the equity`
    : `no plan of ${tried} is possible: ${refused!.message}`;
  return new DomainError("notEnoughData", words);
}
