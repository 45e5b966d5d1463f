/** The pieces that templates are put together from: blocks of inputs, headings, tables of rows. */
import { sheetPrefix } from "../grid/address";
import type { CellData, CellStyle, ValidationData } from "../grid/workbook-data";
import { inputStyle, numberStyle, styles, type TemplateInput } from "./template";

export type Cells = Record<string, CellData>;

/** A line to type into: label, value, unit. A line with a format takes a number. */
export interface InputRow {
  key: string;
  label: string;
  value: number | string | boolean | null;
  unit: string;
  format?: string;
}

/** Inputs in columns A to C under a heading. */
export interface InputBlock {
  cells: Cells;
  inputs: TemplateInput[];
  names: Record<string, string>;
  /** The cell of a key: "B6". */
  at: (key: string) => string;
  /** Labels and values: what serves as terms. */
  range: string;
  lastRow: number;
}

/** A block whose heading stands in `headingRow` of this worksheet. */
export function inputBlock(sheet: string, heading: string, headingRow: number, rows: readonly InputRow[]): InputBlock {
  const first = headingRow + 1;
  const cells: Cells = {
    [`A${headingRow}`]: { value: heading, style: styles.heading },
    [`B${headingRow}`]: { value: "Value", style: { ...styles.headingNote, align: "right" } },
    [`C${headingRow}`]: { value: "Unit or note", style: styles.headingNote },
  };
  rows.forEach(({ label, value, unit, format }, index) => {
    const row = first + index;
    cells[`A${row}`] = { value: label, style: styles.label };
    cells[`B${row}`] = { value, style: inputStyle(format) };
    cells[`C${row}`] = { value: unit, style: styles.note };
  });
  const rowOf = (key: string): number => first + rows.findIndex((row) => row.key === key);
  return {
    cells,
    inputs: rows.map(({ key, label, format }) => ({
      key,
      label,
      address: `${sheet}!B${rowOf(key)}`,
      kind: format === undefined ? "text" : "number",
    })),
    names: Object.fromEntries(rows.map(({ key, label }) => [cellNameOf(label), `${sheetPrefix(sheet)}$B$${rowOf(key)}`])),
    at: (key) => `B${rowOf(key)}`,
    range: `A${first}:B${first + rows.length - 1}`,
    lastRow: first + rows.length - 1,
  };
}

/** A label as the name of a cell. */
function cellNameOf(label: string): string {
  return label.replace(/[^A-Za-z0-9]+/g, "_");
}

/** A title and the sentence below it, in the first two rows. */
export function titled(title: string, caption: string): Cells {
  return { A1: { value: title, style: styles.title }, A2: { value: caption, style: styles.caption } };
}

/** The first cells of a row take these texts; all columns take the style. */
export function textRow(row: number, columns: readonly string[], style: CellStyle, texts: readonly string[] = []): Cells {
  return Object.fromEntries(
    columns.map((column, at): [string, CellData] => {
      const value = texts[at];
      return [`${column}${row}`, { ...(value !== undefined && value !== "" && { value }), style }];
    }),
  );
}

/** The header of a table: words to the left in its first column, to the right above numbers. */
export function tableHead(row: number, columns: readonly string[], words: readonly string[], wraps = false): Cells {
  const cells = textRow(
    row,
    columns,
    { ...styles.columnHead, lineBelow: styles.heading.lineBelow, ...(wraps && { wrap: true }) },
    words,
  );
  return cells;
}

/** A line of a summary: what it is, the formula (no equals sign), the format of its number, its unit or a note. */
export type SummaryRow = readonly [label: string, formula: string, format: string, note: string];

/** Lines of a summary from a row on: labels from the first of the columns, numbers in H, notes in I. */
export function summaryRows(first: number, columns: readonly string[], rows: readonly SummaryRow[]): Cells {
  const cells: Cells = {};
  rows.forEach(([label, formula, format, note], index) => {
    const row = first + index;
    Object.assign(cells, textRow(row, columns, styles.label, [label]));
    cells[`H${row}`] = { formula: `=${formula}`, style: numberStyle(format) };
    cells[`I${row}`] = { value: note, style: styles.note };
  });
  return cells;
}

/** A range of styled cells, for what a formula spills. */
export function styledRows(first: number, last: number, formats: Readonly<Record<string, CellStyle>>): Cells {
  const cells: Cells = {};
  for (let row = first; row <= last; row++) {
    for (const [column, style] of Object.entries(formats)) cells[`${column}${row}`] = { style };
  }
  return cells;
}

/** The formula goes into a cell that may have a style already. */
export function put(cells: Cells, address: string, formula: string): void {
  cells[address] = { ...cells[address], formula };
}

const words: Record<string, readonly string[]> = {
  side: ["long", "short"],
};

/** What an input takes, told by its key and its number format. */
export function validationOf(input: TemplateInput, format: string | undefined): ValidationData | undefined {
  const range = input.address.replace(/^.*!/, "");
  const list = words[input.key];
  if (list) return { range, allowed: { list }, message: `${input.label} is one of ${list.join(", ")}.` };
  if (input.kind !== "number") return undefined;
  if (!format?.includes("%")) return { range, allowed: { minimum: 0 }, message: `${input.label} is a number, 0 or more.` };
  return { range, allowed: { minimum: -0.99999, maximum: 0.99999 }, message: `${input.label} is a percentage below 100%.` };
}
