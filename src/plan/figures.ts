/** The named outputs of the planning sheet. */

export type Verdict = "No plan" | "Liquidation comes first" | "Margin is short" | "OVER the limit" | "Within the limit";

/** The named outputs, as the cells of the sheet hold them; "" where there is none. */
export interface PlanOutputs {
  Verdict: Verdict;
  Fault: string;
  Headline: string;
  Detail: string;
  Failing: string;
  Settles_in: string;
  Contracts_risk_allows: number | "";
  Contracts_margin_allows: number | "";
  Contracts_that_fit: number | "";
  Contracts_used: number | "";
  Steps_used: number | "";
  Stop_used: number | "";
  Last_trigger: number | "";
  Equity_used: number | "";
  Worst_stage: number | "";
  Worst_step: number | "";
  Worst_stage_pct: number | "";
  Worst_stage_account: number | "";
  First_stop_net: number | "";
  Last_stop_net: number | "";
  Break_even: number | "";
  Never_moved_pct: number | "";
  Margin_needed: number | "";
  Effective_leverage: number | "";
  Liquidation_gap: number | "";
  Reward_at_targets: number | "";
  Reward_to_risk: number | "";
  Win_chance: number | "";
  Win_needed: number | "";
  Checks_failed: number | "";
}

export type PlanFigures = Omit<
  PlanOutputs,
  "Headline" | "Detail" | "Fault" | "Settles_in" | "Steps_used" | "Stop_used" | "Last_trigger" | "Equity_used"
>;
