/** What a planning workbook is, as data: read by the workbench's New menu and by whatever writes the workbook as a file. */
import type { CellStyle, WorkbookData } from "../grid/workbook-data";

/** A cell that a reader of the workbook types into. */
export interface TemplateInput {
  /** The name in a share link; for terms, the key of the terms table. */
  key: string;
  label: string;
  /** "Plan!B6". */
  address: string;
  kind: "number" | "text";
}

/** A table of the workbook that the Chart tab draws. */
export interface TemplatePicture {
  title: string;
  /** With its header row: what is counted across, then a series a column. "Odds!E52:G67". */
  place: string;
  kind: "line" | "columns" | "stacked";
  /** The numbers are fractions, shown in per cent. */
  isPercent?: boolean;
  /** The numbers are counts, shown whole. */
  isCount?: boolean;
  /** What is counted from left to right, in a word. */
  across?: string;
  /** A line that is drawn as marks, where it meets another: in the file's chart it is a spike up to that. */
  marks?: { name: string; meets: string };
}

export interface Template {
  id: string;
  name: string;
  /** One sentence for the New menu. */
  description: string;
  workbook: WorkbookData;
  /** The cell that is selected first: an input. */
  start: string;
  inputs: readonly TemplateInput[];
  /** The view of the workbench's chart panel that belongs to it. */
  chart: "plan" | "replay" | "odds" | "what-if" | "many-trades" | "heat" | "journal" | "scale-out" | "pictures" | "none";
  /** Tables that are drawn below that view, or alone. */
  pictures?: readonly TemplatePicture[];
}

/** Cell styles that all templates share: the colours of the light theme, inputs blue on a pale fill. */
const ink = "#16191D";
const muted = "#555E68";
const hairline = "#E1E4E8";
const size = 10;

export const styles = {
  title: { size: 16, bold: true, color: ink },
  lead: { size: 12, bold: true, color: ink },
  heading: { size, bold: true, color: ink, lineBelow: "#84909C" },
  headingNote: { size: 9, color: muted, isIndented: true, lineBelow: "#84909C" },
  label: { size, color: ink, lineBelow: hairline },
  note: { size: 9, color: muted, isIndented: true, lineBelow: hairline },
  caption: { size: 9, color: muted },
  columnHead: { size: 9, bold: true, color: muted, align: "right", lineBelow: hairline },
  cell: { size, color: ink, align: "right", lineBelow: hairline },
} as const satisfies Record<string, CellStyle>;

/** A cell to type into. */
export function inputStyle(numberFormat?: string): CellStyle {
  return {
    size,
    color: "#0645AD",
    fill: "#FFF9E3",
    align: "right",
    lineBelow: hairline,
    ...(numberFormat !== undefined && { numberFormat }),
  };
}

/** A calculated number. */
export function numberStyle(numberFormat: string): CellStyle {
  return { ...styles.cell, numberFormat };
}
