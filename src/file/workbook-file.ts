/** A workbook file that is changed in place: cells get values and formulas, every other part survives byte for byte. */
import { cellName, fullName, readAddress, readRange } from "../grid/address";
import { type Book, bookOf } from "../grid/book";
import { CellError } from "../grid/cell";
import { type StoredFormula, toStored } from "../grid/stored-text";
import type { CellData, SheetValue, SpillData, WorkbookData } from "../grid/workbook-data";
import { type LookChange, styleLike } from "./cell-looks";
import { withColumnWidths } from "./column-widths";
import { withDefinedNames } from "./defined-names";
import { pointsPerPixel } from "./file-layout";
import { dynamicMark } from "./metadata";
import { openPackage, packageBytes } from "./package";
import { type Package, partText, setPartText } from "./parts";
import { type OpenSheet, readParts } from "./read-workbook";
import { relatedParts, removePart, workbookPath } from "./relations";
import { isProtected, unlockedStyles } from "./protection";
import { isFormula, refuseChange, refuseFormula } from "./refusals";
import type { FileCell } from "./worksheet-cells";
import { child, prefixOf, readXml, withAttribute } from "./xml";

export type FileSheet = OpenSheet;

export class WorkbookFile {
  private constructor(
    readonly parts: Package,
    readonly sheets: readonly FileSheet[],
    /** What it holds, with the results that were stored when it was opened. */
    readonly data: WorkbookData,
    /** What its formulas may refer to besides cells. */
    public book: Book,
    private readonly customFunctions: readonly string[],
  ) {}

  static open(bytes: Uint8Array, customFunctions: readonly string[]): WorkbookFile {
    const parts = openPackage(bytes);
    const { sheets, data, book } = readParts(parts, customFunctions);
    return new WorkbookFile(parts, sheets, data, book, customFunctions);
  }

  sheet(name: string): FileSheet {
    const found = this.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
    if (!found)
      throw new Error(`there is no worksheet "${name}"; there are ${this.sheets.map((sheet) => sheet.name).join(", ")}`);
    return found;
  }

  /** Every cell with a formula. `formula` is as typed, also where the file shares the formula of another cell. */
  *formulas(): IterableIterator<{ sheet: FileSheet; cell: FileCell; formula: string }> {
    for (const sheet of this.sheets) {
      const typed = this.data.sheets.find(({ name }) => name === sheet.name)?.cells ?? {};
      for (const cell of sheet.cells.cells()) {
        if (cell.formula === undefined) continue;
        const formula = typed[cell.address]?.formula;
        if (formula !== undefined) yield { sheet, cell, formula };
      }
    }
  }

  /**
   * A value or a formula ("=...") in place of what stood there; what Excel would not let anybody type is refused. A cell in the way of
   * a spill is too, unless `blocksSpills`: in a sheet one sees at once what comes of it.
   */
  setInput(sheetName: string, address: string, input: SheetValue | { formula: string }, blocksSpills = false): void {
    const sheet = this.sheet(sheetName);
    const data = this.dataOf(sheet.name);
    refuseChange(data, address, input, blocksSpills);
    this.emptySpill(sheet, address);
    if (isFormula(input)) {
      refuseFormula(this.book, sheet.name, address, input.formula);
      this.setFormula(sheetName, address, input.formula);
    } else {
      this.freeShared(sheetName, address);
      sheet.cells.setConstant(address, input);
    }
    const { style } = data.cells[address] ?? {};
    data.cells[address] = { ...(isFormula(input) ? input : { value: input }), ...(style && { style }) };
    delete data.spills?.[address];
  }

  /** May nobody type into this cell in Excel? */
  isLocked(sheetName: string, address: string): boolean {
    const sheet = this.sheet(sheetName);
    return (
      isProtected(partText(this.parts, sheet.path)) && !unlockedStyles(this.parts).has(sheet.cells.cell(address)?.style ?? 0)
    );
  }

  /** The number of a style that is the one of a cell with another number format; undefined where the file has no styles. */
  styleWith(sheetName: string, address: string, numberFormat: string): number | undefined {
    return this.styleLike(this.sheet(sheetName).cells.cell(address)?.style ?? 0, { numberFormat });
  }

  /** False where the file has no styles. */
  setLook(sheetName: string, address: string, change: LookChange): boolean {
    const { cells } = this.sheet(sheetName);
    const style = this.styleLike(cells.cell(address)?.style ?? 0, change);
    if (style !== undefined) cells.setStyle(address, style);
    return style !== undefined;
  }

  /** In pixels, by column letters; undefined for the usual width. */
  setColumnWidths(sheetName: string, widths: Readonly<Record<string, number | undefined>>): void {
    this.sheet(sheetName).cells.changeAround(({ before, after }) => ({ before: withColumnWidths(before, widths), after }));
  }

  /** In pixels, for a row number as it is shown; undefined for the usual height. */
  setRowHeight(sheetName: string, row: number, pixels: number | undefined): void {
    this.sheet(sheetName).cells.setRowHeight(row, pixels === undefined ? undefined : pixels * pointsPerPixel);
  }

  /** Names of the workbook, or of one worksheet: what each stands for, as typed; undefined takes it away. */
  setNames(names: Readonly<Record<string, string | undefined>>, sheetName?: string): void {
    const path = workbookPath(this.parts);
    const stored = Object.entries(names).map(([name, text]): [string, string | undefined] => [
      name,
      text === undefined ? undefined : toStored(text, { customFunctions: this.customFunctions, book: this.book }).text,
    ]);
    const index = sheetName === undefined ? undefined : this.sheet(sheetName).index;
    setPartText(this.parts, path, withDefinedNames(partText(this.parts, path), Object.fromEntries(stored), index));
    const place = sheetName === undefined ? this.data : this.dataOf(this.sheet(sheetName).name);
    const all = { ...place.names, ...names };
    place.names = Object.fromEntries(Object.entries(all).filter((each): each is [string, string] => each[1] !== undefined));
    this.book = bookOf(this.data);
  }

  private readonly styles = new Map<string, number | undefined>();

  private styleLike(base: number, change: LookChange): number | undefined {
    const key = JSON.stringify([base, Object.entries(change)]);
    if (!this.styles.has(key)) this.styles.set(key, styleLike(this.parts, base, change));
    return this.styles.get(key);
  }

  /** A formula as typed; one that may spill becomes a dynamic array. */
  setFormula(sheetName: string, address: string, formula: string): void {
    const { cells } = this.sheet(sheetName);
    this.freeShared(sheetName, address);
    const { text, isDynamic } = this.stored(sheetName, address, formula);
    cells.setFormula(address, text, null, isDynamic ? { range: address, metadata: dynamicMark(this.parts) } : undefined);
    this.forgetCalculationOrder();
  }

  /** The results of a formula: one value, or what it spills. Cells that it spilled into before are emptied. */
  setResults(sheetName: string, address: string, value: SheetValue, spill: SpillData | undefined): void {
    const { cells } = this.sheet(sheetName);
    const stored = cells.cell(address);
    if (stored?.range === undefined) return cells.setResult(address, value);
    const range = stored.isDynamic ? (spill?.range ?? address) : stored.range;
    cells.setArrayResult(address, range, spill?.values[0]?.[0] ?? value);
    const [before, now] = [readAddress(stored.range), readAddress(range)];
    const missing = stored.isDynamic ? null : new CellError("#N/A");
    const lastRow = Math.max(before.lastRow, now.lastRow);
    for (let row = before.row; row <= lastRow; row++) {
      for (let column = before.column; column <= Math.max(before.lastColumn, now.lastColumn); column++) {
        const name = cellName(row, column);
        if (name === address) continue;
        if (hasOwnContent(this.dataOf(sheetName).cells[name])) continue;
        const isInside = row <= now.lastRow && column <= now.lastColumn;
        const result = spill?.values[row - before.row]?.[column - before.column];
        if (!isInside && row <= before.lastRow && column <= before.lastColumn) cells.setResult(name, null);
        else if (isInside) cells.setResult(name, spill ? (result ?? missing) : value);
      }
    }
  }

  /** Results in place of all formulas. */
  keepValuesOnly(): void {
    for (const { cells } of this.sheets) {
      const withFormula = [...cells.cells()].filter(({ formula }) => formula !== undefined);
      for (const { address } of withFormula) cells.dropFormula(address);
    }
    this.forgetCalculationOrder();
  }

  /** After formulas were changed by way of `cells`. */
  formulasChanged(): void {
    this.forgetCalculationOrder();
  }

  /** Excel calculates everything when it opens the file: some stored results are not those of the inputs. */
  askForCalculation(): void {
    const path = workbookPath(this.parts);
    const xml = partText(this.parts, path);
    const root = readXml(xml);
    const calculation = child(root, "calcPr");
    if (calculation) {
      const tag = withAttribute(calculation.tag, "fullCalcOnLoad", "1");
      return setPartText(this.parts, path, xml.slice(0, calculation.start) + tag + xml.slice(calculation.innerStart));
    }
    const before = ["sheets", "functionGroups", "externalReferences", "definedNames"];
    const at = root.children.filter(({ name }) => before.includes(name)).at(-1)!.end;
    setPartText(this.parts, path, `${xml.slice(0, at)}<${prefixOf(root.tag)}calcPr fullCalcOnLoad="1"/>${xml.slice(at)}`);
  }

  /** The file as it is now. */
  bytes(): Uint8Array {
    for (const { path, cells } of this.sheets) {
      const text = cells.changedText();
      if (text !== undefined) setPartText(this.parts, path, text);
    }
    return packageBytes(this.parts);
  }

  private stored(sheet: string, address: string, formula: string): StoredFormula {
    const { row, column } = readAddress(address);
    return toStored(formula, { customFunctions: this.customFunctions, book: this.book, place: { sheet, row, column } });
  }

  /** What the formula in this cell spilled goes with it. */
  private emptySpill({ name, cells }: FileSheet, address: string): void {
    const spill = this.dataOf(name).spills?.[address];
    const range = spill && readRange(spill.range);
    if (!range) return;
    for (let row = range.row; row <= range.lastRow; row++)
      for (let column = range.column; column <= range.lastColumn; column++) {
        const place = cellName(row, column);
        if (place !== address && !hasOwnContent(this.dataOf(name).cells[place])) cells.setResult(place, null);
      }
  }

  private dataOf(sheetName: string): WorkbookData["sheets"][number] {
    return this.data.sheets.find(({ name }) => name === sheetName)!;
  }

  /** Cells that share the formula of this one get it written out. */
  private freeShared(sheetName: string, address: string): void {
    const { cells, name } = this.sheet(sheetName);
    const shared = cells.cell(address)?.shared;
    if (shared === undefined) {
      if (cells.cell(address)?.formula !== undefined) this.forgetCalculationOrder();
      return;
    }
    const typed = this.dataOf(name).cells;
    for (const cell of [...cells.cells()]) {
      const formula = typed[cell.address]?.formula;
      if (cell.shared === shared && formula !== undefined)
        cells.setFormula(cell.address, this.stored(name, cell.address, formula).text, cell.value);
    }
    this.forgetCalculationOrder();
  }

  /** Excel makes the list of formulas anew when it is missing; one that names cells without a formula is an error. */
  private forgetCalculationOrder(): void {
    const workbook = workbookPath(this.parts);
    for (const { path } of relatedParts(this.parts, workbook, "calcChain")) removePart(this.parts, workbook, path);
  }
}

/** What a formula spills is no content of the cells that it fills. */
function hasOwnContent(cell: CellData | undefined): boolean {
  return cell?.formula !== undefined || (cell?.value ?? null) !== null;
}

/** "Plan!B7" for a cell of a file. */
export function placeOf(sheet: FileSheet, address: string): string {
  return fullName(sheet.name, readAddress(address));
}
