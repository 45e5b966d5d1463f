import type { Instrument, Pricing, TradingCosts, TradingFees } from "./contract-terms";
import { entryCosts } from "./costs";
import { type Decimal, one, zero } from "./decimal";
import { DomainError } from "./domain-error";
import { type Fills, heldIn } from "./holding";
import { stopFill } from "./position";
import { type Side, sign } from "./side";
import { priceOnTick } from "./tick-price";

/**
 * The exit price at which the whole position nets an amount: fees and commission at both ends and funding paid included. Undefined where
 * none exists. The exit fee depends on that price, so it stands in the divisor; the commission does not.
 */
export function exitForNet(
  side: Side,
  fills: Fills,
  net: Decimal,
  terms: Pricing & TradingFees & Pick<TradingCosts, "paid">,
): Decimal | undefined {
  const s = sign(side);
  const { contracts, units: base, value: cost } = heldIn(fills, terms);
  const exitCommission = contracts.times(terms.commission);
  const needed = entryCosts(contracts, cost, terms).plus(exitCommission).plus(terms.paid).plus(net);
  const [dividend, divisor] =
    terms.type === "linear"
      ? [cost.times(s).plus(needed), base.times(terms.exitFee.negated().plus(s))]
      : [base.times(terms.exitFee.plus(s)), cost.times(s).minus(needed)];
  if (divisor.isZero()) return undefined;
  const price = dividend.div(divisor);
  return price.gt(0) ? price : undefined;
}

function existing(price: Decimal | undefined, what: string): Decimal {
  if (price === undefined) throw new DomainError("notEnoughData", `no price ${what}`);
  return price;
}

/** The price of zero net result, in full: not rounded. */
export function exactBreakEven(side: Side, fills: Fills, terms: Pricing & TradingFees & Pick<TradingCosts, "paid">): Decimal {
  return existing(exitForNet(side, fills, zero, terms), "brings this position to break-even");
}

/** The price of zero net result, on the tick toward the market, so that its promise holds. */
export function breakEvenPrice(
  side: Side,
  fills: Fills,
  terms: Pricing & TradingFees & Pick<TradingCosts, "paid"> & Pick<Instrument, "tick">,
): Decimal {
  return priceOnTick(side, exactBreakEven(side, fills, terms), terms.tick, "forward", { name: "the break-even" });
}

/** The stop whose slipped fill loses exactly the risk (an amount; a negative one locks profit), on the tick toward the market. */
export function budgetStop(
  side: Side,
  fills: Fills,
  risk: Decimal,
  terms: Pricing & TradingCosts & Pick<Instrument, "tick">,
): Decimal {
  const fill = existing(exitForNet(side, fills, risk.negated(), terms), `leaves exactly ${risk} at risk`);
  return priceOnTick(side, fill.div(stopFill(side, one, terms)), terms.tick, "forward", { name: "the stop" });
}
