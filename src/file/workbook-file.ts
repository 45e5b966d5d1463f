/** A workbook file that is changed in place: cells get values and formulas, every other part survives byte for byte. */
import { CellError } from "../grid/cell";
import { cellName, fullName, readAddress } from "../grid/address";
import { toFileFormula } from "./file-formulas";
import { attribute, openPackage, type Package, packageBytes, partText, setPartText, worksheetParts } from "./package";
import { type FileCell, WorksheetCells } from "./package-cells";
import type { SheetValue, SpillData, WorkbookData } from "../grid/workbook-data";
import { readPackage } from "./xlsx";

export interface FileSheet {
  name: string;
  path: string;
  cells: WorksheetCells;
}

export class WorkbookFile {
  private constructor(
    readonly parts: Package,
    readonly sheets: readonly FileSheet[],
    /** The content as it was when the file was opened. */
    readonly data: WorkbookData,
    private readonly customFunctions: readonly string[],
  ) {}

  static async open(bytes: Uint8Array, customFunctions: readonly string[]): Promise<WorkbookFile> {
    const parts = openPackage(bytes);
    const data = await readPackage(parts, { customFunctions });
    const sheets = worksheetParts(parts).map(({ name, path }) => ({
      name,
      path,
      cells: new WorksheetCells(partText(parts, path)),
    }));
    takeExactNumbers(data, sheets);
    return new WorkbookFile(parts, sheets, data, customFunctions);
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

  /** A value or a formula ("=...") in place of what stood there. */
  setInput(sheetName: string, address: string, input: SheetValue): void {
    const { cells } = this.sheet(sheetName);
    this.freeShared(sheetName, address);
    if (typeof input !== "string" || !input.startsWith("=") || input.length < 2) cells.setConstant(address, input);
    else this.setFormula(sheetName, address, input);
  }

  /** A formula as typed; one that may spill becomes a dynamic array. */
  setFormula(sheetName: string, address: string, formula: string): void {
    const { cells } = this.sheet(sheetName);
    this.freeShared(sheetName, address);
    const text = toFileFormula(formula, this.customFunctions);
    const isDynamic = /_xldudf_|_xlfn\./i.test(text);
    cells.setFormula(address, text, null, isDynamic ? address : undefined, isDynamic ? dynamicMark(this.parts) : undefined);
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

  /** The file as it is now. */
  bytes(): Uint8Array {
    for (const { path, cells } of this.sheets) {
      const text = cells.text();
      if (text !== partText(this.parts, path)) setPartText(this.parts, path, text);
    }
    return packageBytes(this.parts);
  }

  /** Cells that share the formula of this one get it written out. */
  private freeShared(sheetName: string, address: string): void {
    const { cells, name } = this.sheet(sheetName);
    const shared = cells.cell(address)?.shared;
    if (shared === undefined) {
      if (cells.cell(address)?.formula !== undefined) this.forgetCalculationOrder();
      return;
    }
    const typed = this.data.sheets.find((sheet) => sheet.name === name)?.cells ?? {};
    for (const cell of [...cells.cells()]) {
      const formula = typed[cell.address]?.formula;
      const value = cell.value ?? typed[cell.address]?.value ?? null;
      if (cell.shared === shared && formula !== undefined)
        cells.setFormula(cell.address, toFileFormula(formula, this.customFunctions), value);
    }
    this.forgetCalculationOrder();
  }

  /** Excel makes the list of formulas anew when it is missing; one that names cells without a formula is an error. */
  private forgetCalculationOrder(): void {
    const path = "xl/calcChain.xml";
    if (!this.parts.delete(path)) return;
    for (const [part, element] of [
      ["[Content_Types].xml", /<Override\b[^>]*calcChain\.xml"[^>]*\/>/],
      ["xl/_rels/workbook.xml.rels", /<Relationship\b[^>]*calcChain\.xml"[^>]*\/>/],
    ] as const)
      setPartText(this.parts, part, partText(this.parts, part).replace(element, ""));
  }
}

/** The library reads dates as times, which costs digits: the numbers are taken from the file itself. */
function takeExactNumbers(data: WorkbookData, sheets: readonly FileSheet[]): void {
  for (const { name, cells } of sheets) {
    const read = data.sheets.find((sheet) => sheet.name === name)?.cells ?? {};
    for (const { address, value } of cells.cells()) {
      const cell = read[address];
      if (typeof value === "number" && typeof cell?.value === "number") cell.value = value;
    }
  }
}

const metadataPart = "xl/metadata.xml";
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const dynamicArrays = "http://schemas.microsoft.com/office/spreadsheetml/2017/dynamicarray";

/** The number that marks dynamic arrays in this file; undefined where that cannot be added, and an array stays as it was of old. */
function dynamicMark(parts: Package): string | undefined {
  if (parts.has(metadataPart)) {
    const xml = partText(parts, metadataPart);
    const types = [...xml.matchAll(/<metadataType\b[^>]*>/g)].map(([tag]) => attribute(tag, "name"));
    const type = types.indexOf("XLDAPR") + 1;
    const blocks = [...(/<cellMetadata\b[^]*?<\/cellMetadata>/.exec(xml)?.[0] ?? "").matchAll(/<bk>[^]*?<\/bk>/g)];
    const at = blocks.findIndex(([block]) => new RegExp(`<rc t="${type}"`).test(block));
    return type > 0 && at >= 0 ? String(at + 1) : undefined;
  }
  setPartText(
    parts,
    metadataPart,
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<metadata xmlns="${main}" xmlns:xda="${dynamicArrays}">` +
      `<metadataTypes count="1"><metadataType name="XLDAPR" minSupportedVersion="120000" copy="1" pasteAll="1" pasteValues="1" merge="1" ` +
      `splitFirst="1" rowColShift="1" clearFormats="1" clearComments="1" assign="1" coerce="1" cellMeta="1"/></metadataTypes>` +
      `<futureMetadata name="XLDAPR" count="1"><bk><extLst><ext uri="{bdbb8cdc-fa1e-496e-a857-3c3f30c029c3}">` +
      `<xda:dynamicArrayProperties fDynamic="1" fCollapsed="0"/></ext></extLst></bk></futureMetadata>` +
      `<cellMetadata count="1"><bk><rc t="1" v="0"/></bk></cellMetadata></metadata>`,
  );
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheetMetadata+xml";
  addContentType(parts, `/${metadataPart}`, type);
  addRelation(parts, "xl/_rels/workbook.xml.rels", "sheetMetadata", "metadata.xml");
  return "1";
}

export function addContentType(parts: Package, part: string, type: string): void {
  const path = "[Content_Types].xml";
  const override = `<Override PartName="${part}" ContentType="${type}"/>`;
  setPartText(parts, path, partText(parts, path).replace("</Types>", `${override}</Types>`));
}

/** A relationship of the office's own kinds, or of the kind given by its whole address. */
export function addRelation(parts: Package, path: string, kind: string, target: string): string {
  const xml = partText(parts, path);
  let number = 1;
  while (xml.includes(`"rIdMicroScale${number}"`)) number += 1;
  const type = kind.includes(":") ? kind : `http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}`;
  const id = `rIdMicroScale${number}`;
  setPartText(
    parts,
    path,
    xml.replace("</Relationships>", `<Relationship Id="${id}" Type="${type}" Target="${target}"/></Relationships>`),
  );
  return id;
}

/** "Plan!B7" for a cell of a file. */
export function placeOf(sheet: FileSheet, address: string): string {
  return fullName(sheet.name, readAddress(address));
}
