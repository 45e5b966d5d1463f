/** The tables of the printed page: every column of the plan, and its orders. */
import { element } from "../help/element";
import type { PlanResult } from "../plan/model";
import { fixed, plainText } from "../plan/numbers";

/** As the sheet heads them. */
const stepHeads = (currency: string): string[] => [
  ...["Step", "Add", "Trigger", "Stop", `Net at stop, ${currency}`, "Net % equity", "Contracts", "Avg entry", "Break-even"],
  ...[`Margin, ${currency}`, "Liquidation"],
];

const orderHeads = ["Order", "Step", "Action", "Type", "Contracts", "Price", "Stop after", "For contracts", "Reduce only"];

type Amount = { toNumber(): number } | undefined;

/** The steps with all that the sheet says of them. */
export function wholeStepTable({ outcome, resolved }: PlanResult): HTMLElement {
  const { decimals } = resolved.prices;
  const { moneyDecimals, equity } = resolved.account;
  const price = (value: Amount): string => (value ? fixed(value.toNumber(), decimals) : "");
  const money = (value: Amount): string => (value ? fixed(value.toNumber(), moneyDecimals) : "");
  const rows = (outcome?.stages ?? []).map(({ fill, stop, net, contracts, averageEntry, breakEven, margin, liquidation }, at) => [
    ...[String(at + 1), plainText(fill.contracts.toNumber()), price(fill.price), price(stop), money(net)],
    equity ? `${fixed(net.div(equity).toNumber() * 100, 2)}%` : "",
    ...[plainText(contracts.toNumber()), price(averageEntry), price(breakEven), money(margin), price(liquidation)],
  ]);
  return table(stepHeads(resolved.contract.settles), rows);
}

export function orderTable(orders: readonly string[]): HTMLElement {
  return table(
    orderHeads,
    orders.map((order) => order.split(",")),
  );
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): HTMLElement {
  const cells = (row: readonly string[], tag: "td" | "th") => row.map((text) => element(tag, { class: "number" }, text));
  return element(
    "table",
    { class: "plan-table" },
    element("thead", {}, element("tr", {}, ...cells(heads, "th"))),
    element("tbody", {}, ...rows.map((row) => element("tr", {}, ...cells(row, "td")))),
  );
}
