import {
  lotStep,
  type Account,
  type InitialMargining,
  type Instrument,
  type Intrabar,
  type Pricing,
  type ReplayRules,
  type TradingCosts,
} from "../contract-terms";
import { decimalOf } from "../decimal";
import { accountEquity } from "../account";
import { lossAtStop } from "../sizing";
import { type Side, sign } from "../side";
import type { PlanStep } from "./plan";

/** The terms of a trade as plain doubles, converted once: no bar and no ending touches a Decimal. */
export interface TradeTerms {
  /** +1 for long, -1 for short. */
  readonly sign: 1 | -1;
  readonly inverse: boolean;
  readonly size: number;
  readonly lot: number;
  readonly entryFee: number;
  readonly exitFee: number;
  /** Money per contract at each end. */
  readonly commission: number;
  readonly slippage: number;
  /** Funding already paid when the trade begins: it counts from the entry on. */
  readonly paid: number;
  readonly leverage: number | undefined;
  /** Initial margin of one contract in money; wins over leverage. */
  readonly marginPerContract: number | undefined;
}

/** What a replay on bars needs besides. */
export interface ReplayTerms extends TradeTerms {
  /** In the settlement currency. */
  readonly equity: number | undefined;
  /** Funding rate of a bar that brings no rate of its own. */
  readonly funding: number;
  readonly intrabar: Intrabar;
}

/** Reads every term that a trade uses. */
export function tradeTermsOf(side: Side, terms: Instrument & TradingCosts & InitialMargining): TradeTerms {
  return {
    sign: sign(side),
    inverse: terms.type === "inverse",
    size: terms.size.toNumber(),
    lot: lotStep(terms).toNumber(),
    entryFee: terms.entryFee.toNumber(),
    exitFee: terms.exitFee.toNumber(),
    commission: terms.commission.toNumber(),
    slippage: terms.slippage.toNumber(),
    paid: terms.paid.toNumber(),
    leverage: terms.leverage?.toNumber(),
    marginPerContract: terms.marginPerContract?.toNumber(),
  };
}

/** The same for a replay: every term that it uses is read, and can be refused, before the first bar. */
export function replayTermsOf(
  side: Side,
  terms: Instrument & TradingCosts & InitialMargining & Account & ReplayRules,
): ReplayTerms {
  return {
    ...tradeTermsOf(side, terms),
    equity: accountEquity(terms)?.toNumber(),
    funding: terms.funding.toNumber(),
    intrabar: terms.intrabar,
  };
}

/** Value of contracts at a price in the settlement currency: B x P, or B / P for an inverse contract. */
export function valueOf(contracts: number, price: number, terms: TradeTerms): number {
  return terms.inverse ? (contracts * terms.size) / price : contracts * terms.size * price;
}

/** Entering contracts at a price: value x fee + contracts x commission. */
export function entryCostOf(contracts: number, price: number, terms: TradeTerms): number {
  return valueOf(contracts, price, terms) * terms.entryFee + contracts * terms.commission;
}

/** Leaving them at a price. A liquidation costs nothing here: it takes the margin. */
export function exitCostOf(contracts: number, price: number, terms: TradeTerms): number {
  return valueOf(contracts, price, terms) * terms.exitFee + contracts * terms.commission;
}

/** Initial margin of contracts entered at an average, where one is known: see calc/margin.ts. */
export function marginOf(contracts: number, averageEntry: number, terms: TradeTerms): number {
  if (terms.marginPerContract !== undefined) return contracts * terms.marginPerContract;
  return valueOf(contracts, averageEntry, terms) / terms.leverage!;
}

/** R: the planned loss of step 1, costs and slippage included, as MICRO.RISK counts it (funding already paid is not in it). */
export function plannedRisk(step: PlanStep, terms: Pricing & TradingCosts): number {
  const fill = { contracts: decimalOf(step.contracts), price: decimalOf(step.trigger) };
  return lossAtStop([fill], decimalOf(step.stop), terms).toNumber();
}
