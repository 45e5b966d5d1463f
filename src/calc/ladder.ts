import { exactBreakEven } from "./break-even";
import type { AtrDistance, Instrument, Pricing, StopRule, TradingCosts, TradingFees } from "./contract-terms";
import { type Decimal, zero } from "./decimal";
import { DomainError } from "./domain-error";
import type { Fill } from "./fill";
import { heldAfterEach, type Holding } from "./holding";
import { type Side, sign } from "./side";
import { beyondLevel, protectiveStop } from "./stops";
import { isBehind, toTick } from "./tick-price";

/** Where a rule would put the stop, on the tick, once fill `index` (from 1 on) is in; fills[0] is the first entry. */
type Rung = (
  side: Side,
  fills: readonly Fill[],
  index: number,
  held: readonly Holding[],
  terms: Pricing & TradingFees & Pick<TradingCosts, "paid"> & Pick<Instrument, "tick"> & AtrDistance,
) => Decimal | undefined;

const rungs: Record<StopRule, Rung> = {
  entry: (side, fills, index, _held, terms) => {
    const previous = fills[index - 1]!.price;
    return index === 1 ? previous : beyondLevel(side, previous, zero, terms.tick);
  },
  breakeven: (side, _fills, index, held, terms) => toTick(side, exactBreakEven(side, held[index]!, terms), terms.tick, "forward"),
  atr: (side, fills, index, _held, terms) => {
    if (terms.atr === undefined) throw new DomainError("argument", 'the stop rule "atr" needs atr in terms');
    const distance = terms.atr.times(terms.multiple).times(sign(side));
    return toTick(side, fills[index]!.price.minus(distance), terms.tick, "forward");
  },
  hold: () => undefined,
};

/**
 * One stop per fill: the first is the initial stop, the later ones follow the rule and never loosen. A rung that is not behind the newest
 * fill cannot be placed: it moves nothing, and the next fill tries again. What stays in force must be behind that fill too.
 */
export function stopLadder(
  side: Side,
  fills: readonly Fill[],
  initialStop: Decimal,
  rule: StopRule,
  terms: Pricing & TradingFees & Pick<TradingCosts, "paid"> & Pick<Instrument, "tick"> & AtrDistance,
): Decimal[] {
  let stop = initialStop;
  const held = rule === "breakeven" ? heldAfterEach(fills, terms) : [];
  return fills.map(({ price }, index) => {
    const next = index === 0 ? undefined : rungs[rule](side, fills, index, held, terms);
    if (next?.gt(0) && isBehind(side, stop, next) && isBehind(side, next, price)) stop = next;
    if (index === 0) return protectiveStop(side, price, stop, "initial stop");
    return protectiveStop(side, price, stop, `the stop in force at step ${index + 1}`, "its fill");
  });
}
