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

/** `heads`: what the two plans and the difference are called. Figures in two currencies have no difference. */
export function compareTable(a: PlanResult, b: PlanResult, heads: readonly [string, string, string]): HTMLElement {
  const isSameMoney = a.resolved.contract.settles.toUpperCase() === b.resolved.contract.settles.toUpperCase();
  const lines = rows.map(([name, label, kind]) => {
    const [of, now] = [a.outputs[name], b.outputs[name]];
    const isComparable = typeof of === "number" && typeof now === "number" && (kind !== "money" || isSameMoney);
    const values = [
      [of, a],
      [now, b],
      [isComparable ? now - of : "", b],
    ] as const;
    const cells = values.map(([value, plan]) =>
      element("td", { class: "number" }, typeof value === "number" ? text(value, kind, plan) : ""),
    );
    return element("tr", {}, element("th", { scope: "row" }, label), ...cells);
  });
  const headCells = ["Measure", ...heads].map((head, at) =>
    element("th", { scope: "col", class: at ? "number" : undefined }, head),
  );
  const verdicts = [a, b].map(({ outputs }) => element("td", { class: "number" }, outputs.Verdict));
  const words = element("tr", {}, element("th", { scope: "row" }, "Verdict"), ...verdicts, element("td", {}));
  const note = isSameMoney ? [] : [`${a.resolved.contract.settles} and ${b.resolved.contract.settles}: no difference of money.`];
  return element(
    "table",
    { class: "compare", "aria-label": `${heads[0]} and ${heads[1]}` },
    ...note.map((line) => element("caption", { class: "small muted" }, line)),
    element("thead", {}, element("tr", {}, ...headCells)),
    element("tbody", {}, words, ...lines),
  );
}

function text(value: number, kind: Shown[2], { resolved }: PlanResult): string {
  if (kind === "percent") return `${fixed(value * 100, 2)}%`;
  if (kind === "count") return countText(value);
  if (kind === "ratio") return fixed(value, 2);
  return fixed(value, kind === "money" ? resolved.account.moneyDecimals : resolved.prices.decimals);
}

/** Contracts may be parts of one. */
function countText(value: number): string {
  return value.toLocaleString("en-US", { maximumFractionDigits: 8 });
}
