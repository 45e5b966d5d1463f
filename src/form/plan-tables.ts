/** A plan as tables, for narrow panels and for print. */
import { element } from "../help/element";
import type { AuditRow } from "../calc/audit";
import { text, translated } from "../languages/text";
import type { DecimalMark } from "../door/number-cell";
import type { PlanResult } from "../plan/model";
import { fixed, plainText } from "../plan/numbers";
import { inReadersMarks } from "./reader-marks";

/** The steps: what is added where, the stop then, and what is lost or kept at it. */
export function stepTable({ outcome, resolved }: PlanResult, decimal: DecimalMark = "."): HTMLElement {
  const { decimals, steps } = resolved.prices;
  const { moneyDecimals, equity } = resolved.account;
  const price = (value: { toNumber(): number } | undefined): string => (value ? fixed(value.toNumber(), decimals) : "");
  const heads = [
    ...[text("Step"), text("Add"), text("Price"), text("Stop"), text("Net, {currency}", { currency: resolved.contract.settles })],
    ...[text("% of equity"), text("Average"), text("Break-even")],
  ];
  const rows = (outcome?.stages ?? []).map((stage, index) => {
    const { fill } = stage;
    const share = equity ? `${fixed(stage.net.div(equity).toNumber() * 100, 2)}%` : "";
    const net = fixed(stage.net.toNumber(), moneyDecimals);
    const add = plainText(fill.contracts.toNumber());
    return [
      String(index + 1),
      add,
      price(fill.price),
      price(stage.stop),
      net,
      share,
      price(stage.averageEntry),
      price(stage.breakEven),
    ];
  });
  const cells = (row: readonly string[]) =>
    row.map((words, at) =>
      element(
        "td",
        { class: at === 4 ? `number ${words.startsWith("-") ? "loss" : "profit"}` : "number" },
        inReadersMarks(words, decimal),
      ),
    );
  return element(
    "div",
    { class: "scroll-x", tabindex: "0", role: "region", "aria-label": text("The plan in {count} steps", { count: steps! }) },
    element(
      "table",
      { class: "plan-table" },
      element("thead", {}, element("tr", {}, ...heads.map((head) => element("th", { scope: "col", class: "number" }, head)))),
      element("tbody", {}, ...rows.map((row) => element("tr", {}, ...cells(row)))),
    ),
  );
}

/** The checks, the failed ones first. */
export function checkList({ outcome }: PlanResult): HTMLElement {
  const rank = ({ status }: AuditRow): number => (status === "FAIL" ? 0 : status === "WARN" ? 1 : status === "PASS" ? 2 : 3);
  const checks = [...(outcome?.checks ?? [])].sort((a, b) => rank(a) - rank(b));
  const items = checks.map(({ check, status, needs }) =>
    element(
      "li",
      {},
      element("span", { class: `status ${(status ?? "none").toLowerCase()}` }, status ? translated(status) : text("not checked")),
      element(
        "span",
        { class: "check" },
        needs === undefined
          ? translated(check)
          : text("{check} (needs {what})", {
              check: translated(check),
              what: needs
                .split(" and ")
                .map(translated)
                .join(` ${text("and")} `),
            }),
      ),
    ),
  );
  return element("ul", { class: "audit" }, ...items);
}
