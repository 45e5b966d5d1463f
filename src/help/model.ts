/** What help says of a function, before it is drawn: signature, values in words, where its page is. */
import type { CatalogueEntry } from "../catalogue/types";
import { CellError } from "../grid/cell";
import { text } from "../languages/text";

/** Families in the order in which a plan is made, with what each is for. */
export const families: readonly { name: string; title: string; purpose: string }[] = [
  { name: "MICRO", title: "Contract arithmetic", purpose: "Value, margin, fees, profit, size and liquidation of one position." },
  {
    name: "SCALE",
    title: "Building and leaving a position",
    purpose: "Plans that add in steps, their risk at every stage, and exits.",
  },
  {
    name: "STOP",
    title: "Where the stop goes",
    purpose: "Stops by percentage, ATR, level, break-even or budget, and how they move.",
  },
  { name: "TA", title: "Indicators", purpose: "Averages, ranges and levels computed on columns of prices." },
  { name: "CONFIRM", title: "Confirmations", purpose: "Objective answers to: may the next step be added?" },
];

/** "[terms]" when the argument may be left out. */
export function argumentLabel({ name, optional }: { name: string; optional: boolean }): string {
  return optional ? `[${name}]` : name;
}

/** "MICRO.MARGIN(contracts, price, leverage, [terms])". */
export function signatureOf({ id, parameters }: CatalogueEntry): string {
  return `${id}(${parameters.map(argumentLabel).join(", ")})`;
}

/** "micro-margin.html": a function's page among the reference pages. */
export function pageName(id: string): string {
  return `${id.toLowerCase().replace(/[._]/g, "-")}.html`;
}

/** Functions that the catalogue has, in the order of the families. */
export function byFamily(
  entries: readonly CatalogueEntry[],
): { name: string; title: string; purpose: string; entries: CatalogueEntry[] }[] {
  const known = families.map((family) => ({ ...family, entries: entries.filter((entry) => entry.family === family.name) }));
  const others = [...new Set(entries.map(({ family }) => family))].filter((name) => !families.some((each) => each.name === name));
  const rest = others.map((name) => ({
    name,
    title: name,
    purpose: "",
    entries: entries.filter(({ family }) => family === name),
  }));
  return [...known, ...rest].filter((family) => family.entries.length > 0);
}

/** A number with its thousands parted, at the full width that a cell shows: 15 digits. */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const exact = String(Number(value.toPrecision(15)));
  if (/e/i.test(exact)) return exact;
  const [whole = "", fraction] = exact.split(".");
  return whole.replace(/\B(?=(\d{3})+$)/g, ",") + (fraction === undefined ? "" : `.${fraction}`);
}

/** One value as a cell shows it; "empty" when there is none. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined || value === "") return text("empty");
  if (typeof value === "number") return numberText(value);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (value instanceof CellError) return value.code;
  return String(value);
}

/** How many values of a range are spelt out before the rest is only counted. */
const spelt = 6;

/** An argument's present value in words: "70,000", "3 cells: 1; 1; 1", "8 rows by 2 columns: size, 0.01; fee, ...". */
export function presentText(value: unknown): string {
  if (!Array.isArray(value)) return valueText(value);
  const rows = value.map((row: unknown) => (Array.isArray(row) ? row : [row]) as unknown[]);
  const width = rows[0]?.length ?? 0;
  const cells = rows.flat();
  if (cells.length === 1) return valueText(cells[0]);
  const single = rows.length === 1 || width === 1;
  const size = single
    ? text("{count} cells", { count: cells.length })
    : text("{rows} rows by {columns} columns", { rows: rows.length, columns: width });
  const parts: string[] = [];
  let count = 0;
  for (const row of single ? cells.map((cell) => [cell]) : rows) {
    if (count >= spelt) break;
    parts.push(row.map(valueText).join(", "));
    count += row.length;
  }
  return `${size}: ${parts.join("; ")}${count < cells.length ? "; …" : ""}`;
}

/** The stated result of an example as rows of texts; one value is one row. */
export function resultRows(result: string): string[][] {
  if (!/^\{.*\}$/s.test(result)) return [[constantText(result)]];
  const rows: string[][] = [[]];
  for (const [, constant = "", sign] of result.slice(1, -1).matchAll(/\s*("(?:[^"]|"")*"|[^",;]*)\s*([,;]|$)/g)) {
    if (constant === "" && sign === "") break;
    rows[rows.length - 1]!.push(constantText(constant.trim()));
    if (sign === ";") rows.push([]);
  }
  return rows;
}

function constantText(constant: string): string {
  if (/^".*"$/s.test(constant)) return constant.slice(1, -1).replace(/""/g, '"');
  return /^-?[\d.]+$/.test(constant) ? numberText(Number(constant)) : constant;
}

/** Does a text of a result stand for a number, which is set to the right? */
export function isNumberText(text: string): boolean {
  return /^-?[\d,]+(\.\d+)?(e[+-]?\d+)?$/i.test(text);
}
