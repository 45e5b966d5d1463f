import { breakEvenPrice } from "./break-even";
import type { ContractTerms, StopRule } from "./contract-terms";
import { type Decimal, zero } from "./decimal";
import { DomainError } from "./domain-error";
import type { Fill } from "./position";
import { roundForward } from "./rounding";
import { type Side, sign } from "./side";
import { protectiveStop, structuralStop } from "./stops";

/** Where a rule would put the stop once fill `index` (from 1 on) is in; fills[0] is the first entry. */
type Rung = (side: Side, fills: readonly Fill[], index: number, terms: ContractTerms) => Decimal | undefined;

const rungs: Record<StopRule, Rung> = {
  entry: (side, fills, index, terms) => {
    const previous = fills[index - 1]!.price;
    return index === 1 ? previous : structuralStop(side, previous, zero, terms.tick);
  },
  breakeven: (side, fills, index, terms) => breakEvenPrice(side, fills.slice(0, index + 1), terms),
  atr: (side, fills, index, terms) => {
    if (terms.atr === undefined) throw new DomainError("argument", 'the stop rule "atr" needs atr in terms');
    const distance = terms.atr.times(terms.multiple).times(sign(side));
    return roundForward(side, fills[index]!.price.minus(distance), terms.tick);
  },
  hold: () => undefined,
};

/** One stop per fill: the first is the initial stop, the later ones follow the rule and never loosen. */
export function stopLadder(
  side: Side,
  fills: readonly Fill[],
  initialStop: Decimal,
  rule: StopRule,
  terms: ContractTerms,
): Decimal[] {
  let stop = protectiveStop(side, fills[0]!.price, initialStop, "initial stop");
  return fills.map((_fill, index) => {
    const next = index === 0 ? undefined : rungs[rule](side, fills, index, terms);
    if (next !== undefined && next.minus(stop).times(sign(side)).gt(0)) stop = next;
    return stop;
  });
}
