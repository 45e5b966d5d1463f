import { lotStep, type Account, type InitialMargining, type Instrument, type Pricing, type TradingCosts } from "./contract-terms";
import { type Decimal, one, smaller, sum, zero } from "./decimal";
import { DomainError } from "./domain-error";
import { requiredEquity } from "./account";
import { initialMargin } from "./margin";
import { reachesMinimum } from "./minimum-order";
import { type Fill, profitAfterFees, stopFill } from "./position";
import { wholeSteps } from "./rounding";
import type { Side } from "./side";
import { protectiveStop } from "./stops";

/** The side that a stop implies: below every entry it protects a long, above every entry a short. A stated side must be that one. */
export function impliedSide(entries: readonly Decimal[], stop: Decimal, stated?: Side): Side {
  if (stated !== undefined) {
    for (const entry of entries) protectiveStop(stated, entry, stop);
    return stated;
  }
  if (entries.every((entry) => entry.gt(stop))) return "long";
  if (entries.every((entry) => entry.lt(stop))) return "short";
  throw new DomainError("range", `stop must be on one side of every entry, was ${stop}`);
}

/** The loss when the stop is hit, fees and slippage included; funding already paid is no part of the risk of a new trade. */
export function lossAtStop(fills: readonly Fill[], stop: Decimal, terms: Pricing & TradingCosts, stated?: Side): Decimal {
  const entries = fills.map((fill) => fill.price);
  const side = impliedSide(entries, stop, stated);
  return profitAfterFees(side, fills, stopFill(side, stop, terms), terms).negated();
}

/** What a size follows from; a stated side must be the one that the stop protects. */
type SizingTerms = Instrument &
  TradingCosts &
  InitialMargining &
  Pick<Account, "equityPrice"> & { readonly side: Side | undefined };

/**
 * The most contracts, in whole lots, whose loss at the stop stays within equity x risk, and whose initial margin stays within the equity
 * where leverage or a margin per contract is given. An order below the minimum is no order: 0.
 */
export function positionSize(equity: Decimal, risk: Decimal, entry: Decimal, stop: Decimal, terms: SizingTerms): Decimal {
  const account = requiredEquity(equity, terms);
  const single = [{ contracts: one, price: entry }];
  const loss = lossAtStop(single, stop, terms, terms.side);
  const byRisk = loss.gt(0) ? account.times(risk).div(loss) : undefined;
  const margin = initialMargin(single, terms);
  const byMargin = margin && account.div(margin);
  const limit = byRisk === undefined || byMargin === undefined ? (byRisk ?? byMargin) : smaller(byRisk, byMargin);
  if (limit === undefined)
    throw new DomainError("range", "stop must lose something after the rebate, or leverage must be given to limit the size");
  const lot = lotStep(terms);
  const contracts = wholeSteps(limit, lot).times(lot);
  return reachesMinimum({ contracts, price: entry }, terms) ? contracts : zero;
}

/** Funding of a position: what a long pays (negative) or receives at each rate, settlement currency. */
export function fundingCashFlow(side: Side, value: Decimal, rates: readonly Decimal[], periods: Decimal): Decimal {
  const paid = value.times(sum(rates)).times(periods);
  return side === "long" ? zero.minus(paid) : paid;
}
