/** The planner: inputs in, the named outputs of the planning sheet out. */
import { Decimal } from "../calc/decimal";
import { sign } from "../calc/side";
import { type PlanContract, planContracts } from "./contract-list";
import type { PlanFigures, PlanOutputs, Verdict } from "./figures";
import { faultOf, judgeAll } from "./judge";
import type { PlanInputName, PlanValues } from "./inputs";
import { type PlanOutcome, outcomeOf } from "./outputs";
import type { Judgement } from "./reading";
import { type Resolved, resolve } from "./resolve";
import { detailOf, headlineOf } from "./sentences";

export type { PlanFigures, PlanOutputs, Verdict } from "./figures";

export interface PlanResult {
  values: PlanValues;
  resolved: Resolved;
  judgements: ReadonlyMap<PlanInputName, Judgement>;
  outputs: PlanOutputs;
  /** Undefined while there is a fault. */
  outcome: PlanOutcome | undefined;
}

export function planOf(values: PlanValues, list: readonly PlanContract[] = planContracts): PlanResult {
  const resolved = resolve(values, list);
  const judgements = judgeAll(resolved);
  const fault = faultOf(resolved, judgements);
  const outcome = fault === "" ? outcomeOf(resolved) : undefined;
  const figures = outcome ? figuresOf(resolved, outcome) : emptyFigures;
  const known = { ...figures, Fault: fault, Settles_in: resolved.contract.settles };
  const outputs = { ...known, ...pricesOf(resolved), Headline: headlineOf(resolved, known), Detail: detailOf(resolved, known) };
  return { values, resolved, judgements, outputs, outcome };
}

function numberOf(value: Decimal | undefined): number | "" {
  return value === undefined ? "" : Number(value.toPrecision(15));
}

function pricesOf({ prices, account }: Resolved) {
  return {
    Steps_used: prices.steps ?? ("" as const),
    Stop_used: numberOf(prices.stop),
    Last_trigger: numberOf(prices.last),
    Equity_used: numberOf(account.equity),
  };
}

const emptyFigures: PlanFigures = {
  ...{ Verdict: "No plan", Failing: "", Contracts_risk_allows: "", Contracts_margin_allows: "", Contracts_that_fit: "" },
  ...{ Contracts_used: "", Worst_stage: "", Worst_step: "", Worst_stage_pct: "", Worst_stage_account: "" },
  ...{ First_stop_net: "", Last_stop_net: "", Break_even: "", Never_moved_pct: "", Margin_needed: "" },
  ...{ Effective_leverage: "", Liquidation_gap: "", Reward_at_targets: "", Reward_to_risk: "", Win_chance: "" },
  ...{ Win_needed: "", Checks_failed: "" },
};

function figuresOf({ account }: Resolved, outcome: PlanOutcome): PlanFigures {
  const { stages, checks, exit, odds, terms, side } = outcome;
  const worst = stages.reduce((found, stage, index) => (stage.net.lt(stages[found]!.net) ? index : found), 0);
  const last = stages[stages.length - 1]!;
  const net = stages[worst]!.net;
  const margins = stages.flatMap(({ margin }) => (margin ? [margin] : []));
  const gaps = stages.flatMap(({ stop, liquidation }) => (liquidation ? [stop.minus(liquidation).times(sign(side))] : []));
  const reward = exit[exit.length - 1]?.cumulative;
  const failing = checks.filter(({ status }) => status === "FAIL").map(({ check }) => check);
  const value =
    terms.type === "linear"
      ? last.contracts.times(terms.size).times(last.averageEntry)
      : last.contracts.times(terms.size).div(last.averageEntry);
  const figures = {
    margin: margins.length > 0 ? Decimal.max(...margins) : undefined,
    gap: gaps.length > 0 ? Decimal.min(...gaps) : undefined,
  };
  return {
    Verdict: verdictOf(figures.gap, figures.margin, net, account.equity!, account.riskAllowed!),
    Failing: failing.join("; "),
    Checks_failed: failing.length,
    Contracts_risk_allows: numberOf(outcome.riskAllows),
    Contracts_margin_allows: numberOf(outcome.marginAllows),
    Contracts_that_fit: numberOf(outcome.thatFit),
    Contracts_used: numberOf(outcome.contracts),
    Worst_stage: numberOf(net),
    Worst_step: worst + 1,
    Worst_stage_pct: numberOf(net.div(account.equity!)),
    Worst_stage_account: numberOf(net.times(account.equityPrice!)),
    First_stop_net: numberOf(stages[0]!.net),
    Last_stop_net: numberOf(last.net),
    Break_even: numberOf(last.breakEven),
    Never_moved_pct: numberOf(checks[1]?.value?.negated()),
    Margin_needed: numberOf(figures.margin),
    Effective_leverage: numberOf(value.div(account.equity!)),
    Liquidation_gap: numberOf(figures.gap),
    Reward_at_targets: numberOf(reward),
    Reward_to_risk: numberOf(reward && net.lt(0) ? reward.div(net.negated()) : undefined),
    Win_chance: odds?.scaled.winProbability ?? "",
    Win_needed: odds?.scaled.breakEvenProbability ?? "",
  };
}

/** The first that holds. Compared after rounding to nine decimals, as the sheet does. */
function verdictOf(
  gap: Decimal | undefined,
  margin: Decimal | undefined,
  worst: Decimal,
  equity: Decimal,
  allowed: Decimal,
): Verdict {
  const isAbove = (value: Decimal, limit: Decimal): boolean => value.toDecimalPlaces(9).gt(limit.toDecimalPlaces(9));
  if (gap && !gap.toDecimalPlaces(9).gt(0)) return "Liquidation comes first";
  if (margin && isAbove(margin, equity)) return "Margin is short";
  return isAbove(worst.negated(), allowed) ? "OVER the limit" : "Within the limit";
}
