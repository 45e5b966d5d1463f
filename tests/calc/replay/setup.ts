import { type ContractTerms, defaultTerms } from "../../../src/calc/contract-terms";
import { decimalOf } from "../../../src/calc/decimal";
import { flatMaintenance } from "../../../src/calc/maintenance";
import type { Bars } from "../../../src/calc/replay/bars";
import { exitRule } from "../../../src/calc/replay/exit-level";
import type { PlanStep } from "../../../src/calc/replay/plan";
import type { Target } from "../../../src/calc/targets";
import type { ReplaySetup } from "../../../src/calc/replay/trade";
import { replayTermsOf } from "../../../src/calc/replay/trade-terms";
import type { Side } from "../../../src/calc/side";

/** Terms as plain numbers. */
export interface Costs {
  size?: number;
  type?: "linear" | "inverse";
  entryFee?: number;
  exitFee?: number;
  slippage?: number;
  funding?: number;
  paid?: number;
  leverage?: number;
  maintenanceRate?: number;
  intrabar?: "worst" | "best";
}

export function termsOf(costs: Costs): ContractTerms {
  const number = (value: number | undefined, fallback: number) => decimalOf(value ?? fallback);
  return {
    ...defaultTerms,
    size: number(costs.size, 1),
    type: costs.type ?? "linear",
    entryFee: number(costs.entryFee, 0),
    exitFee: number(costs.exitFee, 0),
    slippage: number(costs.slippage, 0),
    funding: number(costs.funding, 0),
    paid: number(costs.paid, 0),
    leverage: costs.leverage === undefined ? undefined : decimalOf(costs.leverage),
    maintenance: costs.maintenanceRate === undefined ? undefined : flatMaintenance(decimalOf(costs.maintenanceRate)),
    intrabar: costs.intrabar ?? "worst",
  };
}

export function setupOf(side: Side, steps: PlanStep[], targets: Target[], costs: Costs = {}): ReplaySetup {
  const terms = termsOf(costs);
  return { steps, targets, terms: replayTermsOf(side, terms), exitRule: exitRule(side, terms) };
}

/** Bars from rows open, high, low, close. */
export function barsOf(rows: readonly (readonly number[])[]): Bars {
  const column = (index: number) => Float64Array.from(rows, (row) => row[index]!);
  return { count: rows.length, open: column(0), high: column(1), low: column(2), close: column(3), funding: undefined };
}
