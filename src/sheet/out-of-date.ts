/**
 * Results that nobody may hand out: kept results whose inputs have changed since, and whatever reads one of them. An IFERROR around
 * such a result is out of date too.
 */
import { readAddress, readRange } from "../grid/address";
import type { Book } from "../grid/book";
import { CellError } from "../grid/cell";
import { Dependents, type FormulaNode, oneCell, placeKey } from "../grid/dependents";
import { readFormulaOrNothing } from "../grid/formula";
import { precedentsOf, type ReadCells } from "../grid/precedents";
import type { SheetValue, WorkbookData } from "../grid/workbook-data";
import { type KeptResult, nearlySame, resultOf } from "./stored-results";

/** A result that is out of date, and why. */
export interface OutOfDate {
  sheet: string;
  address: string;
  formula: string;
  reason: string;
}

/** The formulas of a workbook and what they read. */
export class FormulaGraph {
  private readonly nodes: (FormulaNode & { address: string; formula: string })[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly dependents: Dependents;

  constructor(data: WorkbookData, book: Book) {
    const trees = new Map<string, ReturnType<typeof readFormulaOrNothing>>();
    for (const { name: sheet, cells, spills } of data.sheets)
      for (const [address, { formula, array }] of Object.entries(cells)) {
        if (formula === undefined) continue;
        const { row, column } = readAddress(address);
        if (!trees.has(formula)) trees.set(formula, readFormulaOrNothing(formula));
        const fills = readRange(spills?.[address]?.range ?? array ?? address)!;
        this.numbers.set(placeKey(sheet, row, column), this.nodes.length);
        this.nodes.push({
          sheet,
          address,
          formula,
          fills,
          precedents: precedentsOf(trees.get(formula), { sheet, row, column }, book),
        });
      }
    this.dependents = new Dependents(this.nodes);
  }

  /** The keys of all formulas that depend on one of these cells. */
  reached(cells: readonly ReadCells[]): Set<string> {
    return new Set([...this.dependents.reached(cells)].map((number) => this.keyOf(number)));
  }

  /** `changed` are the cells that hold something else than before. */
  outOfDate(kept: readonly KeptResult[], changed: readonly ReadCells[]): OutOfDate[] {
    const keptNumbers = new Map(kept.map((each) => [this.numberOf(each), each]));
    const touched = new Set(changed.flatMap((cell) => [...this.dependents.readersOf(cell)]));
    const stale = [...keptNumbers].flatMap(([number, each]) => {
      if (number === undefined) return [];
      const { readsAnything } = this.nodes[number]!.precedents;
      return touched.has(number) || (readsAnything && changed.length > 0) ? [{ number, each }] : [];
    });
    const reasons = new Map<number, string>();
    for (const { number, each } of stale)
      reasons.set(number, `${each.formula} cannot be calculated here (${each.reason}), and what it reads has changed`);
    const readers = this.dependents.reached(
      stale.map(({ number }) => ({ sheet: this.nodes[number]!.sheet, ...this.nodes[number]!.fills })),
    );
    const [first] = stale;
    for (const number of stale.length > 0 ? readers : [])
      if (!reasons.has(number))
        reasons.set(number, `it depends on ${first!.each.sheet}!${first!.each.address}, which cannot be calculated here`);
    return [...reasons].map(([number, reason]) => {
      const { sheet, address, formula } = this.nodes[number]!;
      return { sheet, address, formula, reason };
    });
  }

  private numberOf({ sheet, address }: { sheet: string; address: string }): number | undefined {
    const { row, column } = readAddress(address);
    return this.numbers.get(placeKey(sheet, row, column));
  }

  private keyOf(number: number): string {
    const { sheet, address } = this.nodes[number]!;
    const { row, column } = readAddress(address);
    return placeKey(sheet, row, column);
  }
}

/** The cells in which something else was typed. */
export function changedInputs(before: WorkbookData, now: WorkbookData): ReadCells[] {
  return now.sheets.flatMap((sheet) => {
    const old = before.sheets.find(({ name }) => name === sheet.name)?.cells ?? {};
    const places = new Set([...Object.keys(old), ...Object.keys(sheet.cells)]);
    return [...places].flatMap((address) => {
      const [was, is] = [old[address], sheet.cells[address]];
      const isSame = was?.formula === is?.formula && (is?.formula !== undefined || same(was?.value ?? null, is?.value ?? null));
      const { row, column } = readAddress(address);
      return isSame ? [] : [oneCell(sheet.name, row, column)];
    });
  });
}

/** The cells whose content is another, spilled ones included. */
export function changedCells(before: WorkbookData, now: WorkbookData): ReadCells[] {
  const changed: ReadCells[] = [];
  for (const sheet of now.sheets) {
    const old = before.sheets.find(({ name }) => name === sheet.name);
    const places = new Set([...Object.keys(old?.cells ?? {}), ...Object.keys(sheet.cells)]);
    for (const address of places) {
      if (sameTables(resultOf(old, address), resultOf(sheet, address))) continue;
      const { row, column } = readAddress(address);
      const ranges = [old, sheet].map((each) => readRange(each?.spills?.[address]?.range ?? address)!);
      const lastRow = Math.max(...ranges.map((range) => range.lastRow));
      changed.push({
        ...oneCell(sheet.name, row, column),
        lastRow,
        lastColumn: Math.max(...ranges.map((range) => range.lastColumn)),
      });
    }
  }
  return changed;
}

function sameTables(before: SheetValue[][], now: SheetValue[][]): boolean {
  return (
    before.length === now.length &&
    before.every((row, r) => row.length === now[r]!.length && row.every((value, c) => same(value, now[r]![c]!)))
  );
}

/** A blank is not a zero here. */
function same(before: SheetValue, now: SheetValue): boolean {
  return before === now || (typeof before === typeof now && nearlySame(before, now)) || (before === null && now === "");
}

/** Is this an error of the engine, where Excel may have an answer? */
export function isOurError(value: SheetValue): boolean {
  return value instanceof CellError && (value.code === "#NAME?" || /^the formula could not be calculated/.test(value.message));
}
