/** The outputs of a plan in code: what the planning sheet works out in its cells, for drafts, for the pane and for comparing. */
import { type AuditRow, auditPlan } from "../calc/audit";
import { type ContractTerms, defaultTerms } from "../calc/contract-terms";
import { findContract } from "../calc/contracts/contracts";
import { Decimal, decimalOf, zero } from "../calc/decimal";
import { DomainError } from "../calc/domain-error";
import { stopLadder } from "../calc/ladder";
import { flatMaintenance } from "../calc/maintenance";
import { endingsOf } from "../calc/odds/endings";
import { allAtOnce, type OddsSummary, summaryOf } from "../calc/odds/expectation";
import { type PlanStage, planStages } from "../calc/plan";
import { fillsOf, valueAt } from "../calc/position";
import { exitRule } from "../calc/replay/exit-level";
import { checkPlan, checkTargets } from "../calc/replay/plan";
import { tradeTermsOf } from "../calc/replay/trade-terms";
import { type OutStep, scaleOutSteps } from "../calc/scale-out";
import { type Side, sign } from "../calc/side";
import { splitContracts } from "../calc/split";
import { equalWeights, weightsFromText } from "../calc/weights";
import { wholePlanSize } from "../calc/whole-plan-size";
import { fewestContracts } from "./judge";
import { forward, wholeLots } from "./numbers";
import type { Resolved } from "./resolve";

/** Everything that a plan without a fault comes to. */
export interface PlanOutcome {
  side: Side;
  terms: ContractTerms;
  stages: readonly PlanStage[];
  checks: readonly AuditRow[];
  exit: readonly OutStep[];
  odds: { scaled: OddsSummary; allIn: OddsSummary } | undefined;
  /** Undefined: the budget, or the margin, sets no limit. */
  riskAllows: Decimal | undefined;
  marginAllows: Decimal | undefined;
  thatFit: Decimal | undefined;
  contracts: Decimal;
}

/** Only for figures without a fault. */
export function outcomeOf(resolved: Resolved): PlanOutcome {
  const side = resolved.prices.side!;
  const terms = termsOf(resolved);
  const size = sizeOf(resolved, side, terms);
  const { split, stop } = resolved.prices;
  const shares = weightsFromText((split as { text: string }).text);
  const stages = planStages(side, size.contracts, shares, triggersOf(resolved), stop!, terms);
  const targets = targetPricesOf(resolved);
  const exit = exitOf(resolved, side, size.contracts, stages[stages.length - 1]!, terms);
  const plan = {
    ...{ side, fills: stages.map((stage) => stage.fill), stops: stages.map((stage) => stage.stop), equity: terms.equity! },
    targets,
  };
  const follows = resolved.reading.word("Stop_after_target") === "follow";
  const odds = oddsOf(side, stages, exit, terms, follows);
  return { side, terms, stages, checks: auditPlan(plan, terms), exit, odds, ...size };
}

/** The terms of all functions; the equity is in the settlement currency. */
function termsOf({ reading, contract, account }: Resolved): ContractTerms {
  const rate = reading.number("Maintenance_margin_rate");
  const maintenance = rate
    ? flatMaintenance(rate, undefined)
    : contract.tiers !== undefined
      ? findContract(contract.tiers).terms.maintenance
      : undefined;
  const fee = contract.fee!;
  return {
    ...defaultTerms,
    ...{ size: contract.size!, type: contract.type!, tick: contract.tick, lot: contract.lot, mode: "points" },
    ...{ leverage: reading.number("Leverage"), marginPerContract: reading.number("Margin_per_contract") },
    ...{ entryFee: fee, exitFee: fee, slippage: reading.number("Stop_slippage") ?? zero, maintenance },
    ...{ commission: reading.number("Commission") ?? zero, minNotional: reading.number("Minimum_order_value") },
    ...{ equity: account.equity, equityPrice: new Decimal(1), maxRisk: reading.number("Max_risk_per_trade")! },
    ...{ maxLeverage: reading.number("Max_leverage")!, atr: reading.number("ATR"), multiple: reading.number("ATR_multiple")! },
    rule: reading.word("Stop_rule") as ContractTerms["rule"],
  };
}

function triggersOf({ prices, contract }: Resolved): Decimal[] {
  const { entry, stepPoints, steps } = prices;
  const side = prices.side!;
  return Array.from({ length: steps! }, (_, step) =>
    step === 0 ? entry! : forward(side, entry!.plus(stepPoints!.times(sign(side) * step)), contract.tick),
  );
}

type Size = Pick<PlanOutcome, "riskAllows" | "marginAllows" | "thatFit" | "contracts">;

/** Shares of such a total are whole lots for every split that is common: the rule breakeven is followed as if lots could be divided. */
const manyLots = 1_200_000;

function sizeOf(resolved: Resolved, side: Side, terms: ContractTerms): Size {
  const { reading, contract, prices, account } = resolved;
  const fewest = fewestContracts(resolved)!;
  const weights = weightsFromText((prices.split as { text: string }).text);
  const triggers = triggersOf(resolved);
  const riskAllows = (): Decimal | undefined => {
    try {
      const shares = splitContracts(contract.lot!.times(manyLots), weights, contract.lot!);
      const stops = stopLadder(side, fillsOf(shares, triggers), prices.stop!, terms.rule, terms);
      return wholePlanSize(side, weights, triggers, stops, account.riskAllowed!, terms).contracts;
    } catch (thrown) {
      if (thrown instanceof DomainError) return undefined;
      throw thrown;
    }
  };
  const byRisk = riskAllows();
  const byMargin = marginAllows(resolved, terms);
  const isMarginLess = byMargin !== undefined && (byRisk === undefined || byMargin.lt(byRisk));
  const least = isMarginLess ? fewest : contract.lot!.times(prices.steps!);
  const smaller = isMarginLess ? byMargin : byRisk;
  const thatFit = smaller?.lt(least) ? zero : smaller;
  const auto = thatFit === undefined || thatFit.lt(least) ? fewest : thatFit;
  const contracts = reading.number("Total_contracts") ?? auto;
  return { riskAllows: byRisk, marginAllows: byMargin, thatFit, contracts };
}

function marginAllows({ account, contract, prices }: Resolved, terms: ContractTerms): Decimal | undefined {
  const one = new Decimal(1);
  const values = [prices.entry!, prices.last!].map((price) => valueAt(one, price, terms));
  const margin = terms.marginPerContract ?? (terms.leverage && Decimal.max(...values).div(terms.leverage));
  return margin && wholeLots(account.equity!.div(margin), contract.lot!);
}

/** The targets that are filled in, nearest first. */
export function targetPricesOf({ prices }: Resolved): Decimal[] {
  return prices.targets.flatMap(({ price }) => (price ? [price] : []));
}

function exitOf(resolved: Resolved, side: Side, contracts: Decimal, last: PlanStage, terms: ContractTerms): OutStep[] {
  const targets = targetPricesOf(resolved);
  const reached = Math.min(targets.length, contracts.div(resolved.contract.lot!).toDecimalPlaces(6).toNumber());
  if (reached === 0) return [];
  const words = resolved.reading.word("Exit_split") ?? "equal";
  const shares = words === "equal" || reached < targets.length ? equalWeights(reached) : weightsFromText(words);
  const prices = targets.slice(0, reached);
  const plan = {
    targets: prices.map((price) => ({ price: price.toNumber(), contracts: undefined, stop: undefined })),
    ...{ prices, weights: shares, stop: undefined },
  };
  // The average as the sheet hands it on: from a cell, with the 15 digits that a number has
  const price = decimalOf(last.averageEntry.toNumber());
  return scaleOutSteps(side, { contracts, price }, plan, terms);
}

function oddsOf(
  side: Side,
  stages: readonly PlanStage[],
  exit: readonly OutStep[],
  terms: ContractTerms,
  follows: boolean,
): PlanOutcome["odds"] {
  if (exit.length === 0) return undefined;
  const steps = stages.map(({ fill: { contracts, price }, stop }) => {
    return { contracts: contracts.toNumber(), trigger: Number(price.toPrecision(15)), stop: Number(stop.toPrecision(15)) };
  });
  const breakEven = stages[stages.length - 1]!.breakEven;
  const isBehindFirst = exit[0]!.price.minus(breakEven).times(sign(side)).gt(0);
  // After the first target to break-even, where that is behind it; after the others to the target before
  const stopAfter = (index: number): Decimal | undefined =>
    index > 0 ? exit[index - 1]!.price : isBehindFirst ? breakEven : undefined;
  const targets = exit.map(({ price, contracts }, index) => {
    const moved = follows ? stopAfter(index) : undefined;
    return {
      price: Number(price.toPrecision(15)),
      contracts: contracts.toNumber(),
      stop: moved && Number(moved.toPrecision(15)),
    };
  });
  try {
    checkPlan(side, steps);
    checkTargets(side, steps, targets, true);
    const setup = { steps, targets, terms: tradeTermsOf(side, terms), exitRule: exitRule(side, terms) };
    const motion = { drift: 0, volatility: undefined };
    return { scaled: summaryOf(endingsOf(setup, motion)), allIn: summaryOf(endingsOf(allAtOnce(setup), motion)) };
  } catch (thrown) {
    if (thrown instanceof DomainError) return undefined;
    throw thrown;
  }
}
