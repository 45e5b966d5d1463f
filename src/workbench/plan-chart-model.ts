/** What the chart of a plan shows, before it is drawn: lines over the steps, dots, the range of prices, labels that do not collide. */
import { price } from "./numbers";
import { type PlanStage, sideOf } from "./plan";
import { planDecimals } from "./plan-words";

export type LineName = "average" | "stop" | "breakEven" | "liquidation";

export interface ChartLine {
  name: LineName;
  label: string;
  /** One price a step, and once more at the right end; null where there is none. */
  prices: (number | null)[];
}

export interface PlanChart {
  /** 1, 2, ... and the right end. */
  steps: number[];
  lines: ChartLine[];
  entries: { step: number; price: number; contracts: number }[];
  /** Lowest and highest price on the axis. */
  range: [number, number];
  /** Set when the liquidation price lies too far off to be drawn to scale: the edge it lies beyond. */
  liquidationBeyond: "top" | "bottom" | undefined;
  decimals: number;
}

/** How far a liquidation price may lie outside the plan, in heights of the plan, to be drawn to scale. */
const reach = 0.75;

export function planChart(stages: readonly PlanStage[]): PlanChart {
  const inPlan = stages.flatMap(({ trigger, averageEntry, stop, breakEven }) => [trigger, averageEntry, stop, breakEven ?? stop]);
  const [low, high] = [Math.min(...inPlan), Math.max(...inPlan)];
  const height = high - low || Math.abs(high) * 0.01 || 1;
  const last = stages[stages.length - 1]!.liquidation;
  const distance = last === undefined ? 0 : Math.max(low - last, last - high, 0);
  const isBeyond = distance > reach * height;
  const shown = last === undefined || isBeyond ? [] : stages.flatMap(({ liquidation }) => liquidation ?? []);
  const [bottom, top] = [Math.min(low, ...shown), Math.max(high, ...shown)];
  const margin = (top - bottom || height) * 0.1;
  return {
    steps: [...stages.map(({ step }) => step), stages.length + 1],
    lines: [
      line("average", "Average", stages, ({ averageEntry }) => averageEntry),
      line("stop", "Stop", stages, ({ stop }) => stop),
      line("breakEven", "Break-even", stages, ({ breakEven }) => breakEven),
      line("liquidation", "Liquidation", stages, ({ liquidation }) => liquidation),
    ].filter(({ prices }) => prices.some((each) => each !== null)),
    entries: stages.map(({ step, trigger, add }) => ({ step, price: trigger, contracts: add })),
    range: [bottom - margin, top + margin],
    liquidationBeyond: isBeyond ? (sideOf(stages) === "long" ? "bottom" : "top") : undefined,
    decimals: planDecimals(stages),
  };
}

function line(
  name: LineName,
  label: string,
  stages: readonly PlanStage[],
  of: (stage: PlanStage) => number | undefined,
): ChartLine {
  const prices = stages.map((stage) => of(stage) ?? null);
  return { name, label, prices: [...prices, prices[prices.length - 1]!] };
}

/** The radius of an entry's dot: its area grows with the contracts added. */
export function dotRadius(contracts: number, largest: number): number {
  return 3 + 5 * Math.sqrt(contracts / largest);
}

/** Moves labels apart so that none overlaps; they keep their order and stay within the height. */
export function spreadLabels(wanted: readonly number[], gap: number, from: number, to: number): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => wanted[a]! - wanted[b]!);
  const placed = [...wanted];
  let lowest = from;
  for (const index of order) lowest = (placed[index] = Math.max(placed[index]!, lowest)) + gap;
  let highest = to;
  for (const index of [...order].reverse()) highest = (placed[index] = Math.min(placed[index]!, highest)) - gap;
  return placed;
}

/** The words at a line's right end. */
export function endLabel({ label, prices }: ChartLine, decimals: number): [name: string, value: string] {
  const last = [...prices].reverse().find((each) => each !== null);
  return [label, last === undefined || last === null ? "" : price(last, decimals)];
}
