/** A plan as read from the cells that SCALE.PLAN spilled. */
import type { SheetValue } from "../grid/workbook-data";
import { type PlanColumn, planHeadings } from "../host/plan-table";

export interface PlanStage {
  step: number;
  add: number;
  trigger: number;
  contracts: number;
  averageEntry: number;
  stop: number;
  netAtStop: number;
  /** Undefined where the terms for it are missing. */
  netOfEquity: number | undefined;
  liquidation: number | undefined;
  breakEven: number | undefined;
}

const required: readonly PlanColumn[] = ["step", "add", "trigger", "contracts", "averageEntry", "stop", "net"];

/** The stages of a table with SCALE.PLAN's header; undefined when it is no such table. */
export function readPlan(rows: readonly (readonly SheetValue[])[]): PlanStage[] | undefined {
  const header = rows[0] ?? [];
  if (rows.length < 2 || required.some((column) => !header.includes(planHeadings[column]))) return undefined;
  const stages = rows.slice(1).map((row) => {
    const at = (column: PlanColumn): number | undefined => {
      const value = row[header.indexOf(planHeadings[column])];
      return typeof value === "number" ? value : undefined;
    };
    return {
      step: at("step"),
      add: at("add"),
      trigger: at("trigger"),
      contracts: at("contracts"),
      averageEntry: at("averageEntry"),
      stop: at("stop"),
      netAtStop: at("net"),
      netOfEquity: at("netOfEquity"),
      liquidation: at("liquidation"),
      breakEven: at("breakEven"),
    };
  });
  return stages.every(isStage) ? stages : undefined;
}

function isStage(stage: { [Key in keyof PlanStage]: PlanStage[Key] | undefined }): stage is PlanStage {
  const { step, add, trigger, contracts, averageEntry, stop, netAtStop } = stage;
  return [step, add, trigger, contracts, averageEntry, stop, netAtStop].every((value) => value !== undefined);
}

/** Which way the plan trades: a stop lies below a long's entry. */
export function sideOf(stages: readonly PlanStage[]): "long" | "short" {
  const first = stages[0]!;
  return first.stop < first.trigger ? "long" : "short";
}

/** The stage that loses most at its stop. */
export function worstStage(stages: readonly PlanStage[]): PlanStage {
  return stages.reduce((worst, stage) => (stage.netAtStop < worst.netAtStop ? stage : worst));
}

/** Is every stop reached before the liquidation price of its stage? Undefined when a liquidation price is missing. */
export function stopsComeFirst(stages: readonly PlanStage[]): boolean | undefined {
  if (stages.some(({ liquidation }) => liquidation === undefined)) return undefined;
  const isLong = sideOf(stages) === "long";
  return stages.every(({ stop, liquidation }) => (isLong ? stop > liquidation! : stop < liquidation!));
}
