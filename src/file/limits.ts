/** How much a file may hold: more would keep a machine busy or fill its memory, and no workbook that somebody works with comes near. */
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
  /** By all formulas in one calculation of everything. */
  cellsRead: 100_000_000,
  /** By one reference, in use or not. */
  cellsReferred: 50_000_000,
  /** Signs of a formula as stored, its prefixes included: Excel takes 8,192 as typed. */
  formula: 65_536,
};

/** Counts what all worksheets of a file hold together. */
export class Room {
  private cells = 0;
  private rows = 0;

  takeCells(count: number): void {
    this.cells += count;
    if (this.cells > limits.cells) throw tooMany(limits.cells, "cells");
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
