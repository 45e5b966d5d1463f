import type { DcaRules, Instrument, Pricing } from "./contract-terms";
import { type Decimal, one, sum } from "./decimal";
import { DomainError } from "./domain-error";
import { checkMinimum } from "./minimum-order";
import { valueAt } from "./fill";
import { Holding } from "./holding";
import { wholeSteps } from "./rounding";
import { type Side, sign } from "./side";
import { ladderOnTick, shownPrice } from "./tick-price";
import { steppedPrices } from "./triggers";

/** One order of a ladder against the trade; undefined = the amount that it needs is not given. */
export interface DcaOrder {
  readonly price: Decimal;
  readonly amount: Decimal | undefined;
  readonly quantity: Decimal | undefined;
  /** Of this order and all before it. */
  readonly average: Decimal | undefined;
  /** The move back from this order's price to the average, as a fraction. */
  readonly bounce: Decimal | undefined;
}

/** The prices of a base order and `orders` more, each further against the trade by deviation x stepScale^i; on the tick away from the base. */
function orderPrices(
  side: Side,
  base: Decimal,
  orders: number,
  deviation: Decimal,
  terms: DcaRules & Pick<Instrument, "tick">,
): Decimal[] {
  const distances = Array.from({ length: orders }, (_item, index) => deviation.times(terms.stepScale.pow(index)));
  const against = side === "long" ? "short" : "long";
  const prices = steppedPrices(against, base, distances, terms.mode).map((price, index) => {
    if (price.gt(0)) return price;
    const words = `deviation must stay below the whole price in total, order ${index} would be at ${shownPrice(price)}`;
    throw new DomainError("range", words);
  });
  const from = { name: "the base", price: base };
  return ladderOnTick(side, prices, terms.tick, "backward", (index) => ({ name: `order ${index}`, from }), 1);
}

/** Contracts worth an amount at a price, whole lots where a lot is given. */
function quantityOf(amount: Decimal, price: Decimal, terms: Pricing & Pick<Instrument, "lot">): Decimal {
  const quantity = amount.div(valueAt(one, price, terms));
  return terms.lot === undefined ? quantity : wholeSteps(quantity, terms.lot).times(terms.lot);
}

/** A base order and safety orders against the trade, with the average after each and the way back to it. */
export function dcaOrders(
  side: Side,
  base: Decimal,
  orders: number,
  deviation: Decimal,
  terms: Instrument & DcaRules,
): DcaOrder[] {
  let held = Holding.none(terms);
  let isComplete = true;
  return orderPrices(side, base, orders, deviation, terms).map((price, index) => {
    const amount = index === 0 ? terms.baseAmount : terms.orderAmount?.times(terms.volumeScale.pow(index - 1));
    const quantity = amount && quantityOf(amount, price, terms);
    if (quantity) {
      held = held.after({ contracts: quantity, price });
      checkMinimum(`order ${index}`, { contracts: quantity, price }, terms);
    }
    isComplete &&= quantity !== undefined;
    const average = isComplete && held.contracts.gt(0) ? held.averageEntry : undefined;
    return { price, amount, quantity, average, bounce: average && sum([average.div(price), one.negated()]).times(sign(side)) };
  });
}
