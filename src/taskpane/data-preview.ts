/** The first and the last three rows of what was read, as a table. */
import type { BarRow } from "../door/bar";
import type { ReadFill } from "../door/fill";
import type { DecimalMark } from "../door/number-cell";
import { inReadersMarks } from "../form/reader-marks";
import { element } from "../help/element";

const ends = 3;

type Shown = string | number | null | undefined;

export function previewRows(header: readonly string[], rows: readonly (BarRow | ReadFill)[], decimal: DecimalMark): HTMLElement {
  const isCut = rows.length > 2 * ends;
  const shown = isCut ? [...rows.slice(0, ends), undefined, ...rows.slice(-ends)] : rows;
  const cells = (row: BarRow | ReadFill | undefined): Shown[] => (row === undefined ? header.map(() => "…") : cellsOf(row));
  return element(
    "div",
    { class: "scroll", tabindex: "0", role: "region", "aria-label": header.join(", ") },
    element(
      "table",
      {},
      element("thead", {}, element("tr", {}, ...header.map((name) => element("th", { scope: "col" }, name)))),
      element(
        "tbody",
        {},
        ...shown.map((row) =>
          element(
            "tr",
            {},
            ...cells(row).map((cell) =>
              element("td", { class: typeof cell === "number" ? "number" : undefined }, words(cell, decimal)),
            ),
          ),
        ),
      ),
    ),
  );
}

function cellsOf(row: BarRow | ReadFill): Shown[] {
  if (Array.isArray(row)) return [clock(row[0]), ...row.slice(1)];
  return [clock(row.time), row.symbol, row.side, row.contracts, row.price, row.fee, row.currency, row.id, row.position];
}

function clock(time: number | null): string {
  return time === null ? "" : new Date(time).toISOString().slice(0, 16).replace("T", " ");
}

function words(cell: Shown, decimal: DecimalMark): string {
  if (typeof cell !== "number") return cell ?? "";
  return inReadersMarks(cell.toLocaleString("en-US", { maximumFractionDigits: 10 }), decimal);
}
