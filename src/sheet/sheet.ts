/** The sheet as the rest of the project sees it: worksheets with cells, formulas, spills and reasons. No word of the engine. */
import {
  type ICellData,
  ICommandService,
  type IDisposable,
  type Injector,
  type Univer,
  UniverInstanceType,
} from "@univerjs/core";
import { IUniverInstanceService, LocaleService, ObjectMatrix, type Workbook, type Worksheet } from "@univerjs/core";
import { FUniver } from "@univerjs/core/facade";
import { IFunctionService, ISheetRowFilteredService, SetDefinedNameMutation } from "@univerjs/engine-formula";
import {
  SetRangeValuesMutation,
  SetStyleCommand,
  SetWorksheetColumnCountMutation,
  SetWorksheetRowCountMutation,
} from "@univerjs/sheets";
import { largest } from "../grid/extremes";
import { CellError, type CellResult } from "../grid/cell";
import { cellName, columnNumber, rangeName, type ReadAddress, readAddress, sheetPrefix } from "../grid/address";
import { constantFormula } from "../grid/constants";
import { Calculation } from "./calculation";
import { CellReader } from "./cell-reader";
import { engineCell, engineLook, styledCell, toSnapshot } from "./engine-workbook";
import { evaluateFormulas, type Place } from "./evaluate";
import type { EngineParts } from "./engine";
import { type LongColumns, longColumnsOf } from "./long-columns";
import { RebuildingSteps } from "./rebuilding-steps";
import { idOfTable, wholeWorkbook } from "./translation";
import { toWorkbookData } from "./snapshot-reader";
import { type OtherLooks, otherLooks } from "./other-looks";
import { unsavedLooks } from "./unsaved-looks";
import { noteWrite, watchWorkbook, watchWrites } from "./writes";
import type { CellStyle, ColourScale, DecimalsRule, SheetValue, WorkbookData, WorksheetData } from "../grid/workbook-data";

/** A value, or a formula: a text that begins with "=". */
export type CellInput = SheetValue;

/** A spill and the cell whose formula it comes from. */
export interface Spill {
  sheet: string;
  anchor: string;
  /** "E4:O7". */
  range: string;
}

/** A workbook for a draft, without the long columns of its worksheets; those are the same objects until something is typed there. */
export interface SheetDraft {
  workbook: WorkbookData;
  long: Readonly<Record<string, LongColumns>>;
  /** Were rows left out? */
  isCut: boolean;
}

/** What stands for a formula that is not calculated: its cells, or why it has no result. */
export type HeldResult = { sheet: string; address: string; formula: string } & ({ stored: SheetValue[][] } | { fault: string });

/** Addresses are "B7" or "B7:D9" on the first worksheet, or carry a name: "Plan!B7". */
export class Sheet {
  readonly calculation: Calculation;
  protected workbookId = "";
  private opensWithFormulas = false;
  /** What files hold and the engine does not, by the name of the worksheet. */
  private fileOnly = new Map<string, FileOnly>();
  private givenNames: Readonly<Record<string, string>> = {};
  private ownNames: ReadonlyMap<string, Readonly<Record<string, string>>> = new Map();
  private beside: Pick<WorkbookData, "books" | "countsFrom1904"> = {};

  constructor(
    readonly univer: Univer,
    protected readonly engine: EngineParts,
    workbook: WorkbookData,
  ) {
    watchWrites(this.injector);
    this.open(workbook);
    this.calculation = new Calculation(this.injector, this.opensWithFormulas);
  }

  /** Replaces everything by this workbook. */
  open(workbook: WorkbookData): void {
    const instances = this.injector.get(IUniverInstanceService);
    const before = this.workbookId;
    if (before !== "") instances.disposeUnit(before);
    const { snapshot, hasFormulas, arrays } = toSnapshot(workbook);
    this.opensWithFormulas = hasFormulas;
    this.workbookId = snapshot.id;
    this.univer.createUnit(UniverInstanceType.UNIVER_SHEET, snapshot);
    watchWorkbook(this.model);
    this.giveNames(workbook);
    for (const { sheetId, address, formula, range } of arrays)
      this.engine.translation.arrayFormula(sheetId, address, formula, range);
    this.givenNames = workbook.names ?? {};
    this.ownNames = new Map(workbook.sheets.flatMap(({ name, names }) => (names ? [[name, names]] : [])));
    this.fileOnly = new Map(workbook.sheets.map((sheet) => [sheet.name, fileOnlyOf(sheet)]));
    this.calculation?.opened(hasFormulas);
  }

  private giveNames({ names = {}, sheets, books, countsFrom1904 }: WorkbookData): void {
    for (const [name, refersTo] of Object.entries(names)) this.giveName(name, name, refersTo, wholeWorkbook);
    this.beside = { ...(books && { books }), ...(countsFrom1904 && { countsFrom1904 }) };
    this.engine.translation.opened(
      sheets.flatMap(({ tables = [] }) => tables),
      this.beside,
    );
    const filtered = new Map<string, ReadonlySet<number>>();
    this.injector.get(ISheetRowFilteredService).register((_, id, row) => filtered.get(id)?.has(row + 1) ?? false);
    for (const { name: sheet, names: local = {}, tables = [], filteredRows } of sheets) {
      const id = this.worksheet({ sheet }).getSheetId();
      if (filteredRows) filtered.set(id, new Set(filteredRows));
      for (const [name, refersTo] of Object.entries(local)) this.giveName(`${id}!${name}`, name, refersTo, id);
      for (const { name, range } of tables) this.giveName(idOfTable(name), name, `${sheetPrefix(sheet)}${range}`, wholeWorkbook);
    }
  }

  /** Not by way of the facade: it refuses names that are fine in a workbook, such as Price, because functions are called so. */
  private giveName(id: string, name: string, formulaOrRefString: string, localSheetId: string): void {
    const data = { unitId: this.workbookId, id, name, formulaOrRefString, localSheetId };
    this.injector.get(ICommandService).syncExecuteCommand(SetDefinedNameMutation.id, data);
  }

  /** The worksheets whose cells follow the decimals of other cells. */
  protected decimalsRules(): { name: string; rules: readonly DecimalsRule[] }[] {
    return [...this.fileOnly].flatMap(([name, { followsDecimals }]) =>
      followsDecimals ? [{ name, rules: followsDecimals }] : [],
    );
  }

  /** The worksheets with cells that are shaded by their numbers. */
  protected colourScales(): { name: string; scales: readonly ColourScale[] }[] {
    return [...this.fileOnly].flatMap(([name, { colourScales }]) => (colourScales ? [{ name, scales: colourScales }] : []));
  }

  /** The words that a cell takes; an open list takes others too. */
  choicesAt(address: string): { list: readonly string[]; isOpen: boolean } | undefined {
    const { sheet, row, column } = readAddress(address);
    const worksheet = this.worksheet({ sheet });
    const rule = this.fileOnly.get(worksheet.getName())?.validations?.find(({ range }) => {
      const place = readAddress(range);
      return row >= place.row && row <= place.lastRow && column >= place.column && column <= place.lastColumn;
    })?.allowed;
    if (!rule) return undefined;
    if ("list" in rule) return { list: rule.list, isOpen: rule.isOpen ?? false };
    if (!("listRange" in rule)) return undefined;
    const words = this.readRange(rule.listRange.replaceAll("$", "")).flatMap(([word]) =>
      typeof word === "string" && word !== "" ? [word] : [],
    );
    return { list: words, isOpen: true };
  }

  /** The cell of a defined name, "Plan!B7": a name of this worksheet before one of the workbook. */
  placeOfName(name: string, sheet?: string): string | undefined {
    const own = sheet === undefined ? undefined : this.ownNames.get(sheet)?.[name];
    return (own ?? this.givenNames[name])?.replace(/^=/, "").replaceAll("$", "");
  }

  /** Everything in it, with values, formulas, styles and spills. */
  workbook(): WorkbookData {
    return this.complete(toWorkbookData(this.model, this.injector, this.engine.translation));
  }

  private complete(data: WorkbookData): WorkbookData {
    return { ...data, ...this.beside, sheets: data.sheets.map((sheet) => withFileOnly(sheet, this.fileOnly.get(sheet.name))) };
  }

  /** What a draft keeps: long columns apart, and the other rows down to `mostRows`. */
  draft(mostRows: number): SheetDraft {
    const longOf = (sheet: Worksheet) => longColumnsOf(sheet, this.model);
    const sheets = this.model.getSheets().map((sheet) => ({ name: sheet.getName(), ...longOf(sheet) }));
    return {
      workbook: this.complete(toWorkbookData(this.model, this.injector, this.engine.translation, mostRows, longOf)),
      long: Object.fromEntries(sheets.flatMap(({ name, long }) => (long ? [[name, long]] : []))),
      isCut: this.lacksRows(mostRows),
    };
  }

  /** Are there rows that such a draft leaves out? */
  lacksRows(mostRows: number): boolean {
    return this.model.getSheets().some((sheet) => longColumnsOf(sheet, this.model).lastOther >= mostRows);
  }

  /** What was given to it that no file keeps, with counts. */
  get unsavedLooks(): string[] {
    return unsavedLooks(this.model, (sheet) => this.fileOnly.get(sheet));
  }

  /** The looks of cells among them, for a draft. */
  get otherLooks(): OtherLooks {
    return otherLooks(this.model, (sheet) => {
      const { long, lastOther } = longColumnsOf(sheet, this.model);
      return long ? Math.max(long.firstRow, lastOther) : Infinity;
    });
  }

  set otherLooks(looks: OtherLooks) {
    for (const [name, styled] of Object.entries(looks)) {
      const worksheet = this.model.getSheetBySheetName(name);
      const matrix = new ObjectMatrix<ICellData>();
      for (const { style, cells } of styled)
        for (const { row, column } of cells.map((cell) => readAddress(cell))) matrix.setValue(row, column, { s: style });
      if (worksheet) this.write(worksheet.getSheetId(), matrix, SetStyleCommand.id);
    }
  }

  /** Gives a cell another look; what is undefined in it goes. */
  setLook(address: string, look: { readonly [Key in keyof CellStyle]?: CellStyle[Key] | undefined }): void {
    const { sheet, row, column } = readAddress(address);
    const matrix = new ObjectMatrix<ICellData>({ [row]: { [column]: { s: engineLook(look) } } });
    this.write(this.worksheet({ sheet }).getSheetId(), matrix, SetStyleCommand.id);
  }

  /** In pixels, by column letters and by row number. */
  setSizes(sheet: string, widths: Readonly<Record<string, number>>, heights: Readonly<Record<string, number>>): void {
    const worksheet = this.facade.getSheetBySheetId(this.worksheet({ sheet }).getSheetId())!;
    for (const [column, pixels] of Object.entries(widths)) worksheet.setColumnWidth(columnNumber(column), pixels);
    for (const [row, pixels] of Object.entries(heights)) worksheet.setRowHeightsForced(Number(row) - 1, 1, pixels);
  }

  get sheetNames(): string[] {
    return this.model.getSheets().map((sheet) => sheet.getName());
  }

  addSheet(name: string): void {
    this.facade.insertSheet(name);
    this.calculation.edited("structure");
  }

  setCells(cells: Readonly<Record<string, CellInput>>): void {
    const bySheet = new Map<string, ObjectMatrix<ICellData>>();
    for (const [address, input] of Object.entries(cells)) {
      const place = readAddress(address);
      const id = this.worksheet(place).getSheetId();
      if (!bySheet.has(id)) bySheet.set(id, new ObjectMatrix<ICellData>());
      bySheet.get(id)!.setValue(place.row, place.column, engineInput(input));
    }
    for (const [subUnitId, matrix] of bySheet) this.write(subUnitId, matrix);
  }

  setValue(address: string, value: SheetValue): void {
    const { sheet, row, column } = readAddress(address);
    this.write(
      this.worksheet({ sheet }).getSheetId(),
      new ObjectMatrix<ICellData>({ [row]: { [column]: constantInput(value) } }),
    );
  }

  setFormula(address: string, formula: string): void {
    this.setCells({ [address]: formula.startsWith("=") ? formula : `=${formula}` });
  }

  /** Rows of values and formulas from this cell on. */
  setTable(address: string, rows: readonly (readonly CellInput[])[]): void {
    const start = readAddress(address);
    const worksheet = this.worksheet(start);
    const matrix = new ObjectMatrix<ICellData>();
    rows.forEach((row, down) =>
      row.forEach((input, right) => matrix.setValue(start.row + down, start.column + right, engineInput(input))),
    );
    const width = largest(rows.map((row) => row.length));
    this.grow(worksheet, start.row + rows.length, start.column + Math.max(0, width));
    this.write(worksheet.getSheetId(), matrix);
  }

  /**
   * Rows of values from this cell on, many thousands of them: written past the engine's commands, which look at every cell of the sheet
   * with each. There is no formula there. The patterns are those of the columns. Whoever writes calls calculateReadersOf at the end.
   */
  putRows(address: string, rows: readonly (readonly SheetValue[])[], patterns: readonly (string | undefined)[] = []): void {
    const start = readAddress(address);
    const worksheet = this.worksheet(start);
    this.grow(worksheet, start.row + rows.length, start.column + Math.max(0, ...rows.slice(0, 1).map((row) => row.length)));
    const cells = worksheet.getCellMatrix().getMatrix();
    const styles = patterns.map((pattern, right) => this.styleWith(pattern, worksheet, start.row, start.column + right));
    for (const [down, row] of rows.entries()) {
      const line = (cells[start.row + down] ??= {});
      for (let right = 0; right < row.length; right += 1) {
        const column = start.column + right;
        line[column] = styledCell(row[right]!, styles[right] ?? line[column]?.s);
      }
    }
    noteWrite(cells);
  }

  /** One style for a column, that of its first cell with another number format. */
  private styleWith(pattern: string | undefined, worksheet: Worksheet, row: number, column: number): string | undefined {
    if (pattern === undefined) return undefined;
    const styles = this.model.getStyles();
    const own = styles.getStyleByCell(worksheet.getCellRaw(row, column));
    return styles.setValue({ ...own, n: { pattern } }) ?? undefined;
  }

  /** Calculates what reads the cells of this range. */
  async calculateReadersOf(address: string): Promise<void> {
    const place = readAddress(address);
    const range = { startRow: place.row, endRow: place.lastRow, startColumn: place.column, endColumn: place.lastColumn };
    await this.calculation.readersOf(this.workbookId, this.worksheet(place).getSheetId(), range);
    if (this.growForSpills()) await this.calculation.everything();
  }

  /** Gives each column of a range a number format, the styles of its cells kept. */
  setNumberFormats(address: string, formats: readonly (string | undefined)[]): void {
    const start = readAddress(address);
    const matrix = new ObjectMatrix<ICellData>();
    for (let row = start.row; row <= start.lastRow; row += 1)
      formats.forEach((pattern, right) => {
        if (pattern !== undefined) matrix.setValue(row, start.column + right, { s: { n: { pattern } } });
      });
    // Without this word the engine takes the cells for emptied ones and forgets their formulas
    this.write(this.worksheet(start).getSheetId(), matrix, SetStyleCommand.id);
  }

  /** The last row of a worksheet that holds something in its first columns, and the first formula there. */
  usedIn(sheet: string, columns: number): { lastRow: number; formula: string | undefined } {
    const worksheet = this.worksheet({ sheet });
    const found: { lastRow: number; formula: string | undefined } = { lastRow: 0, formula: undefined };
    worksheet.getCellMatrix().forValue((row, column, cell) => {
      if (column >= columns || !cell) return;
      if (cell.f || cell.si) found.formula ??= cellName(row, column);
      if (cell.f || cell.si || (cell.v !== null && cell.v !== undefined && cell.v !== ""))
        found.lastRow = Math.max(found.lastRow, row + 1);
    });
    return found;
  }

  /** Empties the cells of the first columns that hold a formula. */
  clearFormulas(sheet: string, columns: number): void {
    const worksheet = this.worksheet({ sheet });
    const matrix = new ObjectMatrix<ICellData>();
    worksheet.getCellMatrix().forValue((row, column, cell) => {
      if (column < columns && (cell?.f || cell?.si)) matrix.setValue(row, column, constantInput(null));
    });
    this.write(worksheet.getSheetId(), matrix);
  }

  insertRows(sheet: string, beforeRow: number, count = 1): void {
    this.rebuild(sheet, (worksheet) => worksheet.insertRowsBefore(beforeRow - 1, count));
  }

  deleteRows(sheet: string, row: number, count = 1): void {
    this.rebuild(sheet, (worksheet) => worksheet.deleteRows(row - 1, count));
  }

  /** The engine moves the formulas of the active worksheet, whichever the rows are of: this one is active meanwhile. */
  private rebuild(sheet: string, change: (worksheet: FacadeWorksheet) => void): void {
    const { model } = this;
    const [active, changed] = [model.getActiveSheet(), this.worksheet({ sheet })];
    model.setActiveSheet(changed);
    change(this.facade.getSheetBySheetId(changed.getSheetId())!);
    if (active) model.setActiveSheet(active);
    this.calculation.edited("structure");
  }

  /** Calls back when cells, worksheets or panes stand elsewhere than before, and when all of that was undone. */
  onRebuilt(listener: (isRebuilt: boolean) => void): IDisposable {
    const steps = new RebuildingSteps();
    return this.injector
      .get(ICommandService)
      .onCommandExecuted(({ id, params }) => void (steps.take(id, params) && listener(steps.isRebuilt)));
  }

  /** Gives a range a name: "Plan!$B$2:$B$9". */
  defineName(name: string, refersTo: string): void {
    this.facade.insertDefinedName(name, refersTo);
    this.calculation.edited("structure");
  }

  /** Calculates what was edited (everything when nothing was) and resolves when the results are in the cells. */
  async recalculate(): Promise<void> {
    await this.calculation.run();
    if (this.growForSpills()) await this.calculation.everything();
  }

  /** What stands in a cell, spilled or not, in full precision; null is empty. */
  read(address: string): SheetValue {
    const place = readAddress(address);
    return this.reader.valueAt(this.worksheet(place), place.row, place.column);
  }

  readRange(address: string): SheetValue[][] {
    const place = readAddress(address);
    const { reader } = this;
    const worksheet = this.worksheet(place);
    return Array.from({ length: place.lastRow - place.row + 1 }, (_, down) =>
      Array.from({ length: place.lastColumn - place.column + 1 }, (__, right) =>
        reader.valueAt(worksheet, place.row + down, place.column + right),
      ),
    );
  }

  /** The formula of a cell as it was typed; a cell that is only spilled into has none. */
  formulaAt(address: string): string | undefined {
    const place = readAddress(address);
    return this.reader.formulaAt(this.worksheet(place), place.row, place.column);
  }

  /** Why there is an error in this cell; undefined when there is none. */
  reasonAt(address: string): string | undefined {
    const value = this.read(address);
    return value instanceof CellError ? value.message : undefined;
  }

  /** The spill that this cell belongs to. */
  spillAt(address: string): Spill | undefined {
    const place = readAddress(address);
    const worksheet = this.worksheet(place);
    for (const { row, column, range } of this.reader.spillsOf(worksheet)) {
      const isInside =
        place.row >= range.row && place.row <= range.lastRow && place.column >= range.column && place.column <= range.lastColumn;
      if (isInside && !this.reader.isBlocked(worksheet, row, column)) {
        return { sheet: worksheet.getName(), anchor: cellName(row, column), range: rangeName(range) };
      }
    }
    return undefined;
  }

  async evaluate(formula: string): Promise<CellResult> {
    return (await this.evaluateAll([formula]))[0]!;
  }

  /** Calculates formulas that stand in no cell, each on its own; references see the first worksheet. */
  async evaluateAll(formulas: readonly string[]): Promise<CellResult[]> {
    if (this.calculation.isPending) await this.recalculate();
    if (this.calculation.isRunning) await this.calculation.settled();
    return evaluateFormulas(this.injector, this.engine, this.evaluationPlace(), formulas);
  }

  /** The answers of formulas as if each were calculated in its cell, those whose result is kept included. */
  async evaluateAt(formulas: readonly { sheet: string; address: string; formula: string }[]): Promise<CellResult[]> {
    const placed = formulas.map(({ sheet, address, formula }) => ({ ...this.placeOf(sheet, address), formula }));
    return evaluateFormulas(this.injector, this.engine, this.evaluationPlace(), placed);
  }

  /** The answers of formulas as if each stood in this cell; a calculation that is due comes first. */
  async evaluateIn(address: string, formulas: readonly string[]): Promise<CellResult[]> {
    if (this.calculation.isPending) await this.recalculate();
    if (this.calculation.isRunning) await this.calculation.settled();
    const { row, column, ...place } = readAddress(address);
    const sheetId = this.worksheet(place).getSheetId();
    const placed = formulas.map((formula) => ({ sheetId, row, column, formula }));
    return evaluateFormulas(this.injector, this.engine, this.evaluationPlace(), placed);
  }

  /** Does the engine have a function of this name? */
  hasFunction(name: string): boolean {
    const word = name.toUpperCase();
    return word === "LET" || word === "LAMBDA" || this.injector.get(IFunctionService).hasExecutor(word);
  }

  /** These results, and no others, stand for their formulas; the rows of a table fill its cells. Everything is calculated anew. */
  keep(results: readonly HeldResult[]): void {
    this.hold(results);
    this.calculation.held();
  }

  /** The same for results that stand in their cells already and from which nothing follows that does not stand there. */
  keepShown(results: readonly HeldResult[]): void {
    this.hold(results);
    this.calculation.shown();
  }

  private hold(results: readonly HeldResult[]): void {
    this.engine.translation.keep(
      results.map(({ sheet, address, formula, ...held }) => ({
        ...this.placeOf(sheet, address),
        formula,
        constant: "stored" in held ? constantFormula(held.stored) : `=FAULT("#CALC!","${held.fault.replace(/"/g, '""')}")`,
      })),
    );
  }

  /** Puts the one value of each of these results into the cell of its formula, as if it had been calculated; nothing follows from it. */
  show(results: readonly { sheet: string; address: string; stored: SheetValue[][] }[]): void {
    const bySheet = new Map<string, ObjectMatrix<ICellData>>();
    for (const { sheet, address, stored } of results) {
      const { sheetId, row, column } = this.placeOf(sheet, address);
      const matrix = bySheet.get(sheetId) ?? new ObjectMatrix<ICellData>();
      bySheet.set(sheetId, matrix);
      matrix.setValue(row, column, { custom: null, ...engineCell(stored[0]![0]!) });
    }
    for (const [subUnitId, matrix] of bySheet) {
      const params = { unitId: this.workbookId, subUnitId, cellValue: matrix.getMatrix() };
      const options = { onlyLocal: true, fromFormula: true, applyFormulaCalculationResult: true };
      this.injector.get(ICommandService).syncExecuteCommand(SetRangeValuesMutation.id, params, options);
    }
  }

  private placeOf(sheet: string, address: string): { sheetId: string; row: number; column: number } {
    const { row, column } = readAddress(address);
    return { sheetId: this.worksheet({ sheet }).getSheetId(), row, column };
  }

  dispose(): void {
    // A second after a calculation has begun the engine asks for the word that tells so, and throws where there are no words any more
    this.injector.get(LocaleService).t = (key) => key;
    this.univer.dispose();
  }

  protected get injector(): Injector {
    return this.univer.__getInjector();
  }

  /** A formula that is evaluated stands in the last cell of the first worksheet, where nobody refers to it by accident. */
  private evaluationPlace(): Place {
    const worksheet = this.model.getSheets()[0]!;
    const [rowCount, columnCount] = [worksheet.getRowCount(), worksheet.getColumnCount()];
    const place = { row: rowCount - 1, column: columnCount - 1, rowCount, columnCount };
    return { unitId: this.workbookId, sheetId: worksheet.getSheetId(), ...place };
  }

  /** The error in a cell by the engine's own coordinates. */
  protected errorIn(sheetId: string, row: number, column: number): CellError | undefined {
    const worksheet = this.model.getSheetBySheetId(sheetId);
    const value = worksheet ? this.reader.valueAt(worksheet, row, column) : null;
    return value instanceof CellError ? value : undefined;
  }

  protected get model(): Workbook {
    return this.injector.get(IUniverInstanceService).getUnit<Workbook>(this.workbookId, UniverInstanceType.UNIVER_SHEET)!;
  }

  private madeApi: FUniver | undefined;

  /** Made once: every one listens to all commands of the engine. */
  protected get api(): FUniver {
    return (this.madeApi ??= FUniver.newAPI(this.injector));
  }

  protected get facade() {
    return this.api.getUniverSheet(this.workbookId)!;
  }

  private get reader(): CellReader {
    return new CellReader(this.model, this.injector);
  }

  protected worksheet({ sheet }: Pick<ReadAddress, "sheet">): Worksheet {
    const found = sheet === undefined ? this.model.getSheets()[0] : this.model.getSheetBySheetName(sheet);
    if (!found) throw new Error(`there is no worksheet "${sheet}"; there are ${this.sheetNames.join(", ")}`);
    return found;
  }

  private write(subUnitId: string, matrix: ObjectMatrix<ICellData>, trigger?: string): void {
    const params = { unitId: this.workbookId, subUnitId, cellValue: matrix.getMatrix(), ...(trigger && { trigger }) };
    this.injector.get(ICommandService).syncExecuteCommand(SetRangeValuesMutation.id, params);
    this.calculation.edited();
  }

  /** Makes room for spills that end beyond the sheet; true when one did. */
  protected growForSpills(): boolean {
    let hasGrown = false;
    for (const worksheet of this.model.getSheets()) {
      for (const { row, column, range } of this.reader.spillsOf(worksheet)) {
        if (this.reader.isBlocked(worksheet, row, column))
          hasGrown = this.grow(worksheet, range.lastRow + 1, range.lastColumn + 1) || hasGrown;
      }
    }
    return hasGrown;
  }

  /** Not by a command: it would be a step of its own to undo. */
  private grow(worksheet: Worksheet, rows: number, columns: number): boolean {
    const commands = this.injector.get(ICommandService);
    const place = { unitId: this.workbookId, subUnitId: worksheet.getSheetId() };
    const [needsRows, needsColumns] = [rows > worksheet.getRowCount(), columns > worksheet.getColumnCount()];
    if (needsRows) commands.syncExecuteCommand(SetWorksheetRowCountMutation.id, { ...place, rowCount: rows + 100 });
    if (needsColumns) commands.syncExecuteCommand(SetWorksheetColumnCountMutation.id, { ...place, columnCount: columns + 10 });
    return needsRows || needsColumns;
  }
}

type FacadeWorksheet = NonNullable<ReturnType<Sheet["facade"]["getSheetBySheetId"]>>;

/** What the engine does not hold and a saved workbook has again. */
const fileOnly = [
  "merges",
  "validations",
  "followsDecimals",
  "colourScales",
  "charts",
  "print",
  "hiddenRows",
  "filteredRows",
] as const;

type FileOnly = Pick<WorksheetData, (typeof fileOnly)[number]>;

/** Cells that were merged in the sheet stand beside those of the file. */
function withFileOnly(sheet: WorksheetData, file: FileOnly | undefined): WorksheetData {
  const merges = [...(file?.merges ?? []), ...(sheet.merges ?? [])];
  return { ...sheet, ...file, ...(merges.length > 0 && { merges }) };
}

function fileOnlyOf(sheet: WorksheetData): FileOnly {
  return Object.fromEntries(fileOnly.filter((key) => sheet[key]).map((key) => [key, sheet[key]]));
}

function engineInput(input: CellInput): ICellData {
  if (typeof input === "string" && input.startsWith("=") && input.length > 1) return { f: input, v: null, p: null, custom: null };
  return constantInput(input);
}

/** A value in place of whatever stood there. */
function constantInput(value: SheetValue): ICellData {
  return { f: null, si: null, p: null, custom: null, ...engineCell(value) };
}
