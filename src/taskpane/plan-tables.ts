/** The preview of a plan as tables that fit a narrow pane. */
import { element } from "../help/element";
import { sentence } from "../help/function-help";
import { numberText, valueText } from "../help/model";
import { CellError } from "../grid/cell";
import type { Cells } from "./cells";

/** The columns that decide, by the header of SCALE.PLAN. The others are in the sheet. */
const columns: readonly { name: string; label: string; decimals?: number; percent?: boolean; price?: boolean }[] = [
  { name: "Step", label: "Step" },
  { name: "Add", label: "Add" },
  { name: "Trigger", label: "Price", price: true },
  { name: "Avg entry", label: "Average", price: true },
  { name: "Stop", label: "Stop", price: true },
  { name: "Net at stop", label: "Net at stop", decimals: 2 },
  { name: "Net % equity", label: "% of equity", decimals: 2, percent: true },
  { name: "Break-even", label: "Break-even", price: true },
  { name: "Liquidation", label: "Liquidation", price: true },
];

export function planTable([header = [], ...rows]: Cells): HTMLElement {
  const shown = columns
    .map((column) => ({ ...column, at: header.indexOf(column.name) }))
    .filter(({ at }) => at >= 0 && rows.some((row) => row[at] !== null && row[at] !== ""))
    .map((column) => ({ ...column, ...(column.price && { decimals: decimalsOf(rows.map((row) => row[column.at] ?? null)) }) }));
  const head = element("tr", {}, ...shown.map(({ label }) => element("th", { scope: "col", class: "number" }, label)));
  const line = (row: Cells[number]) =>
    element(
      "tr",
      {},
      ...shown.map(({ at, decimals, percent, name }) => cell(row[at] ?? null, decimals, percent, name === "Net at stop")),
    );
  return element(
    "div",
    { class: "scroll-x", tabindex: "0", role: "region", "aria-label": "Plan, step by step" },
    element("table", { class: "plan-table" }, element("thead", {}, head), element("tbody", {}, ...rows.map(line))),
  );
}

function cell(value: Cells[number][number], decimals: number | undefined, percent = false, isResult = false): HTMLElement {
  if (typeof value !== "number") return element("td", { class: "number" }, value === null ? "" : valueText(value));
  const amount = percent ? value * 100 : value;
  const text = decimals === undefined ? numberText(amount) : fixed(amount, decimals);
  // The sign says what the colour repeats
  return element("td", { class: isResult ? `number ${value < 0 ? "loss" : "profit"}` : "number" }, percent ? `${text}%` : text);
}

/** As many decimals as the prices of a column need, two at most: a narrow pane has no room for zeros. */
function decimalsOf(cells: Cells[number]): number {
  const numbers = cells.filter((each): each is number => typeof each === "number");
  return [0, 1].find((count) => numbers.every((number) => Math.abs(number - Number(number.toFixed(count))) < 0.005)) ?? 2;
}

function fixed(value: number, decimals: number): string {
  const [whole = "", fraction] = value.toFixed(decimals).split(".");
  return whole.replace(/\B(?=(\d{3})+$)/g, ",") + (fraction === undefined ? "" : `.${fraction}`);
}

export function auditList(audit: Cells | CellError): HTMLElement {
  if (audit instanceof CellError) return element("p", {}, `No audit: ${sentence(audit.message || audit.code)}`);
  const items = audit
    .slice(1)
    .map(([check, status, value, limit], index) =>
      element(
        "li",
        {},
        statusWord(String(status ?? "")),
        element("span", { class: "check" }, String(check)),
        element("span", { class: "muted small" }, limits(status, value, limit, index < sharesOfEquity)),
      ),
    );
  return element("ul", { class: "audit" }, ...items);
}

function statusWord(status: string): HTMLElement {
  const known = ["PASS", "WARN", "FAIL"].includes(status);
  return known
    ? element("span", { class: `status ${status.toLowerCase()}` }, status)
    : element("span", { class: "status none" }, "not checked");
}

/** The audit's first checks are losses as fractions of equity. */
const sharesOfEquity = 2;

type Cell = Cells[number][number];

function limits(status: unknown, value: Cell = null, limit: Cell = null, isShare = false): string {
  const text = (cell: Cell) => {
    if (typeof cell !== "number") return valueText(cell);
    return isShare ? `${numberText(Number((cell * 100).toPrecision(3)))}% of equity` : numberText(Number(cell.toPrecision(6)));
  };
  if (value === null || value === "") return limit === null || limit === "" ? "" : text(limit);
  return status === "" || limit === null || limit === "" ? text(value) : `${text(value)}, limit ${text(limit)}`;
}
