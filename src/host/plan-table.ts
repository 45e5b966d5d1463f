/** The table of SCALE.PLAN, stated once: what each column is called, where it stands and what it holds. All who write or read it ask here. */
import { shareOfEquity } from "../calc/account";
import type { Account, Instrument } from "../calc/contract-terms";
import type { PlanStage } from "../calc/plan";
import type { ResultValue } from "./results";

/** The headings of the columns, from the left. */
export const planHeadings = {
  step: "Step",
  add: "Add",
  trigger: "Trigger",
  contracts: "Contracts",
  averageEntry: "Avg entry",
  margin: "Margin",
  stop: "Stop",
  net: "Net at stop",
  netOfEquity: "Net % equity",
  liquidation: "Liquidation",
  breakEven: "Break-even",
} as const;

export type PlanColumn = keyof typeof planHeadings;

/** A stage of a plan with its number, from 1, and the terms that its share of the equity depends on. */
interface PlanRow {
  readonly step: number;
  readonly stage: PlanStage;
  readonly terms: Account & Pick<Instrument, "type">;
}

const cells: { readonly [Column in PlanColumn]: (row: PlanRow) => ResultValue } = {
  step: ({ step }) => step,
  add: ({ stage }) => stage.fill.contracts,
  trigger: ({ stage }) => stage.fill.price,
  contracts: ({ stage }) => stage.contracts,
  averageEntry: ({ stage }) => stage.averageEntry,
  margin: ({ stage }) => stage.margin,
  stop: ({ stage }) => stage.stop,
  net: ({ stage }) => stage.net,
  netOfEquity: ({ stage, terms }) => shareOfEquity(stage.net, terms),
  liquidation: ({ stage }) => stage.liquidation,
  breakEven: ({ stage }) => stage.breakEven,
};

const columns = Object.keys(planHeadings) as PlanColumn[];

export const planHeader: readonly string[] = Object.values(planHeadings);

/** Where a column stands, counted from 1 as INDEX and CHOOSECOLS do. */
export function planColumn(column: PlanColumn): number {
  return columns.indexOf(column) + 1;
}

/** A stage as the table holds it. */
export function planRow(row: PlanRow): ResultValue[] {
  return columns.map((column) => cells[column](row));
}
