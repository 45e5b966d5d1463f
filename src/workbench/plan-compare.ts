/** Plan A beside the plan of now: every output with a number, and the difference. */
import { element } from "../help/element";
import type { PlanOutputs, PlanResult } from "../plan/model";
import { fixed } from "../plan/numbers";

type Shown = readonly [name: keyof PlanOutputs, label: string, kind: "money" | "percent" | "count" | "ratio" | "price"];

const rows: readonly Shown[] = [
  ["Contracts_used", "Contracts", "count"],
  ["Worst_stage", "Worst stage", "money"],
  ["Worst_stage_pct", "of equity", "percent"],
  ["Never_moved_pct", "Stops never moved", "percent"],
  ["Reward_at_targets", "At the targets", "money"],
  ["Reward_to_risk", "Reward to risk", "ratio"],
  ["Win_chance", "Win chance", "percent"],
  ["Win_needed", "Needed", "percent"],
  ["Margin_needed", "Margin", "money"],
  ["Liquidation_gap", "Stop to liquidation", "price"],
  ["Break_even", "Break-even", "price"],
  ["Checks_failed", "Checks failed", "count"],
];

export function compareTable(a: PlanResult, b: PlanResult): HTMLElement {
  const lines = rows.map(([name, label, kind]) => {
    const [of, now] = [a.outputs[name], b.outputs[name]];
    const difference = typeof of === "number" && typeof now === "number" ? now - of : "";
    const cells = [of, now, difference].map((value) =>
      element("td", { class: "number" }, typeof value === "number" ? text(value, kind, b) : ""),
    );
    return element("tr", {}, element("th", { scope: "row" }, label), ...cells);
  });
  const heads = ["", "A", "Now", "Now - A"].map((head, at) =>
    element("th", { scope: "col", class: at ? "number" : undefined }, head),
  );
  return element(
    "table",
    { class: "compare", "aria-label": "Plan A and the plan of now" },
    element("thead", {}, element("tr", {}, ...heads)),
    element("tbody", {}, ...lines),
  );
}

function text(value: number, kind: Shown[2], { resolved }: PlanResult): string {
  if (kind === "percent") return `${fixed(value * 100, 2)}%`;
  if (kind === "count") return fixed(value, 0);
  if (kind === "ratio") return fixed(value, 2);
  return fixed(value, kind === "money" ? resolved.account.moneyDecimals : resolved.prices.decimals);
}
