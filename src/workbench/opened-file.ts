/**
 * The file that the open workbook came from. Saving changes it in place: what the sheet does not show stays byte for byte. Only when
 * rows, columns or worksheets were put in, moved or taken away is a copy written anew, which says what it lacks.
 */
import { changeFile, changesIn, differences } from "../file/change-file";
import type { FileContent } from "../file/file-content";
import { WorkbookFile } from "../file/workbook-file";
import { isFormula } from "../file/refusals";
import { sheetPrefix } from "../grid/address";
import { bookOf } from "../grid/book";
import { CellError } from "../grid/cell";
import { placeKey } from "../grid/dependents";
import type { WorkbookData, WorksheetData } from "../grid/workbook-data";
import { changedCells, FormulaGraph, type OutOfDate } from "../sheet/out-of-date";
import type { Sheet } from "../sheet/sheet";
import { keyOf, storeResults } from "../sheet/store-results";
import { keepResults, type KeptResult } from "../sheet/stored-results";

export interface SavedFile {
  bytes: Uint8Array;
  /** A copy that lacks something must not take the place of the file. */
  isCopy: boolean;
  /** What the file does not hold now; "" when it holds everything. */
  lacks: string;
}

export class OpenedFile {
  private before: WorkbookData | undefined;
  private kept: readonly KeptResult[] = [];
  private outOfDate: readonly OutOfDate[] = [];
  private isRebuilt = false;
  private watch: { dispose: () => void } | undefined;

  constructor(
    readonly bytes: Uint8Array,
    private readonly content: FileContent,
    private readonly customFunctions: readonly string[],
  ) {}

  get data(): WorkbookData {
    return this.content.data;
  }

  /** Such a file has an ending of its own. */
  get hasMacros(): boolean {
    return this.content.hasMacros;
  }

  /** After its data was put into the sheet: keeps what cannot be calculated there, and watches what becomes of it. */
  async settle(sheet: Sheet): Promise<void> {
    const { kept, results } = await keepResults(sheet, this.data, this.customFunctions);
    this.kept = kept;
    this.before = results ?? sheet.workbook();
    this.watch = sheet.onRebuilt((isRebuilt) => (this.isRebuilt = isRebuilt));
  }

  /** When another workbook takes its place. */
  dispose(): void {
    this.watch?.dispose();
  }

  /** Puts the changes of a draft of this file into the sheet that shows the file. */
  resume(sheet: Sheet, draft: WorkbookData): void {
    for (const now of draft.sheets) {
      const old = this.before?.sheets.find(({ name }) => name === now.name);
      if (old) resumeFrame(sheet, old, now);
      for (const { address, content, look } of old ? changesIn(old, now) : []) {
        const place = `${sheetPrefix(now.name)}${address}`;
        if (isFormula(content)) sheet.setFormula(place, content.formula);
        // A draft holds no errors: they are those of formulas, or stand in the file
        else if (content !== undefined && !(content === null && old!.cells[address]?.value instanceof CellError))
          sheet.setValue(place, content);
        if (look) sheet.setLook(place, look);
      }
    }
    for (const [name, text] of Object.entries(differences(this.before?.names, draft.names)))
      if (text !== undefined) sheet.defineName(name, text);
  }

  /** Were rows, columns or worksheets put elsewhere, so that only a copy can be saved? */
  get isCopied(): boolean {
    return this.isRebuilt;
  }

  /** The sheet shows a draft in which they were. */
  copied(): void {
    this.isRebuilt = true;
  }

  /** What a reader should know of the file when it is open. */
  get words(): string {
    const count = this.kept.length;
    const held = count === 1 ? "1 formula keeps its stored result" : `${count} formulas keep their stored results`;
    const list = this.holds;
    return (
      (count === 0 ? "" : ` ${held}, because the sheet cannot calculate ${count === 1 ? "it" : "them"}.`) +
      (list === ""
        ? " Save writes only what you change."
        : ` Save writes only what you change and keeps what is not shown here: ${list}. Once rows, columns or worksheets are ` +
          "inserted, moved, renamed or removed, Save makes a copy under another name without these.")
    );
  }

  private get holds(): string {
    return this.content.holds.join(", ");
  }

  /** Kept results whose inputs have changed become errors; true when the sheet has to be calculated once more. */
  follow(sheet: Sheet): boolean {
    if (this.kept.length === 0 || !this.before || this.isRebuilt) return false;
    const now = sheet.workbook();
    const failing = placesOf(this.outOfDate);
    const changed = changedCells(this.before, now).filter((cell) => !failing.has(placeKey(cell.sheet, cell.row, cell.column)));
    const found = new FormulaGraph(now, bookOf(this.data)).outOfDate(this.kept, changed);
    if (sameSets(placesOf(found), failing)) return false;
    this.outOfDate = found;
    const places = placesOf(found);
    sheet.keep([
      ...this.kept.filter((each) => !places.has(keyOf(each.sheet, each.address))),
      ...found.map(({ sheet: name, address, formula, reason }) => ({ sheet: name, address, formula, fault: reason })),
    ]);
    return true;
  }

  /** The file with what was changed in the sheet, which is calculated. */
  async save(sheet: Sheet): Promise<SavedFile> {
    if (this.follow(sheet)) await sheet.recalculate();
    const [before, now] = [this.before ?? sheet.workbook(), sheet.workbook()];
    if (this.isRebuilt) return this.copy(sheet, now);
    const file = WorkbookFile.open(this.bytes, this.customFunctions);
    const refused = changeFile(file, before, now);
    storeResults(file, this.customFunctions, {
      resultsBefore: before,
      values: now,
      kept: this.kept,
      outOfDate: this.outOfDate,
    });
    const unsaved = [...gridlines(before, now), ...sheet.unsavedLooks];
    return { bytes: file.bytes(), isCopy: false, lacks: [...refused, ...unsaved].join("; ") };
  }

  /** Loaded when it is needed: the library that writes workbooks is large. */
  private async copy(sheet: Sheet, now: WorkbookData): Promise<SavedFile> {
    const { writeWorkbook } = await import("../file/xlsx");
    const bytes = await writeWorkbook(now, { customFunctions: this.customFunctions });
    return { bytes, isCopy: true, lacks: [...this.content.holds, ...sheet.unsavedLooks].join(", ") };
  }
}

function resumeFrame(sheet: Sheet, old: WorksheetData, now: WorksheetData): void {
  const [widths, heights] = [differences(old.columnWidths, now.columnWidths), differences(old.rowHeights, now.rowHeights)];
  sheet.setSizes(now.name, given(widths), given(heights));
}

/** Worksheets whose grid lines are shown or hidden now. */
function gridlines(before: WorkbookData, now: WorkbookData): string[] {
  const changed = now.sheets.filter(({ name, hidesGridlines = false }) => {
    const old = before.sheets.find((each) => each.name === name);
    return old && (old.hidesGridlines ?? false) !== hidesGridlines;
  });
  return changed.map(({ name }) => `the grid lines of ${name}`);
}

/** Those that are still there. */
function given(values: Readonly<Record<string, number | undefined>>): Record<string, number> {
  return Object.fromEntries(Object.entries(values).filter((each): each is [string, number] => each[1] !== undefined));
}

function placesOf(cells: readonly { sheet: string; address: string }[]): Set<string> {
  return new Set(cells.map(({ sheet, address }) => keyOf(sheet, address)));
}

function sameSets(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((each) => other.has(each));
}
