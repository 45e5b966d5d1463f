/** How much a file may hold: more would keep a machine busy or fill its memory, and no workbook that somebody works with comes near. */
import { longestText } from "../grid/cell";
import { FileFault } from "./faults";

export const limits = {
  /** Bytes of the file, of all its parts unpacked, and of one part that is read. */
  file: 30_000_000,
  unpacked: 120_000_000,
  part: 40_000_000,
  parts: 10_000,
  /** On all worksheets together, those that array formulas fill included: 100,000 bars of six columns, and room beside them. */
  cells: 700_000,
  rows: 200_000,
  merges: 100_000,
  names: 10_000,
  /** "<" in the parts of worksheets and of their texts, and in all other parts: what there is to read, whatever it is. */
  tagsOfCells: 8_000_000,
  otherTags: 2_000_000,
  /** "&" in all parts: signs that are written as &amp; or &#65; and read one by one. */
  references: 2_000_000,
  /** Of one part that is held as a tree. */
  elements: 1_000_000,
  /** Signs of a cell, as Excel has it, and of any text as it is written in the file. */
  text: longestText,
  written: 2_000_000,
  /** Formulas of all worksheets, and the signs of them all: each is read and calculated by itself, also where cells share one. */
  formulas: 100_000,
  formulaSigns: 3_000_000,
  /** By all formulas in one calculation of everything. */
  cellsRead: 100_000_000,
  /** By one reference, in use or not. */
  cellsReferred: 50_000_000,
  /** Signs of a formula as stored, its prefixes included: Excel takes 8,192 as typed. */
  formula: 65_536,
};

type ElementLimit = readonly [limit: number, things: string];

/** How many of a kind may stand in one list, and what they are to somebody who reads of it: Excel's own limits where it has one. */
export const elementLimits: ReadonlyMap<string, ElementLimit> = new Map<string, ElementLimit>([
  ["sheet", [400, "worksheets"]],
  ["xf", [65_490, "cell formats"]],
  ["font", [65_490, "fonts"]],
  ["fill", [65_490, "fills"]],
  ["border", [65_490, "borders"]],
  ["numFmt", [65_490, "number formats"]],
  ["dxf", [65_490, "conditional looks"]],
  ["cfRule", [65_490, "conditional formats of the same cells"]],
  ["dataValidation", [65_534, "validations"]],
  ["twoCellAnchor", [20_000, "drawings on a worksheet"]],
  ["oneCellAnchor", [20_000, "drawings on a worksheet"]],
  ["absoluteAnchor", [20_000, "drawings on a worksheet"]],
  ["Relationship", [10_000, "references of one part to others"]],
]);

/** Counts what all worksheets of a file hold together. */
export class Room {
  private cells = 0;
  private rows = 0;
  private formulas = 0;
  private signs = 0;

  takeCells(count: number): void {
    this.cells += count;
    if (this.cells > limits.cells) throw tooMany(limits.cells, "cells");
  }

  takeFormula(signs: number): void {
    this.formulas += 1;
    this.signs += signs;
    if (this.formulas > limits.formulas) throw tooMany(limits.formulas, "formulas");
    if (this.signs > limits.formulaSigns) throw tooMany(limits.formulaSigns, "characters in its formulas together");
  }

  takeRow(): void {
    this.rows += 1;
    if (this.rows > limits.rows) throw tooMany(limits.rows, "rows");
  }
}

export function tooLargePart(path: string): FileFault {
  return new FileFault(`holds a part of more than ${limits.part / 1e6} MB, ${path}`);
}

export function tooMany(limit: number, things: string): FileFault {
  return new FileFault(`holds more than ${limit.toLocaleString("en-US")} ${things}`);
}

/** Throws for a text that no cell of Excel can hold; such a file comes from no sheet. */
export function refuseLongText(text: string, place: string): string {
  if (text.length <= limits.text) return text;
  const [length, most] = [text.length, limits.text].map((count) => count.toLocaleString("en-US"));
  throw new FileFault(`holds a text of ${length} characters in ${place}: a cell holds ${most}`);
}
