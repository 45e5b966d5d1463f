/** A sheet on a page: what a user selects and sees, beside what every sheet does. */
import { type ICellData, ICommandService, type IDisposable, type IRange, ObjectMatrix, type Univer } from "@univerjs/core";
import { type IRender, IRenderManagerService } from "@univerjs/engine-render";
import { SetRangeValuesCommand, SetSelectionsOperation, SheetsSelectionsService } from "@univerjs/sheets";
import { CellAlertManagerService, ScrollToCellCommand } from "@univerjs/sheets-ui";
import "@univerjs/sheets/facade";
import "@univerjs/sheets-ui/facade";
import { cellName, columnLetters, fullName, readAddress, sheetPrefix } from "../grid/address";
import { CellError } from "../grid/cell";
import type { EngineParts } from "./engine";
import { engineCell } from "./engine-workbook";
import { CellShades } from "./cell-shades";
import { followDecimals, type ShownDecimals } from "./follow-decimals";
import { Sheet } from "./sheet";
import { neededWidths, pixelsOf, setWidths, type ShownNumber } from "./widen-columns";
import { guardCells } from "./guarded-cells";
import { formatOf, interceptTyping, type TypedCell, type TypedInto } from "./typing";
import type { SheetValue, WorkbookData } from "../grid/workbook-data";

/** The key under which the engine shows an error that the pointer rests on. */
const errorAlertKey = "SHEET_FORMULA_ALERT";

/** What the box for addresses does. */
const goingIds: ReadonlySet<string> = new Set([SetSelectionsOperation.id, ScrollToCellCommand.id]);

export class PageSheet extends Sheet {
  private shownDecimals: ShownDecimals = new Map();
  /** By address: the numbers whose room was looked at. */
  private measured = new Map<string, string>();
  private readonly shades: CellShades;

  constructor(
    univer: Univer,
    engine: EngineParts,
    workbook: WorkbookData,
    private readonly container: HTMLElement,
  ) {
    super(univer, engine, workbook);
    this.shades = new CellShades(this.injector);
    this.showOwnReasons();
    this.onCalculated(() => this.showDecimals());
    this.onCalculated(() => this.showShades());
    this.onCalculated(() => this.closeOldAlert());
    this.onSelection(() => this.closeAlert());
    // What a user types may need more rows than there are: made outside of the calculation that found out.
    this.onCalculated(() => setTimeout(() => this.growForSpills() && void this.calculation.everything()));
  }

  override open(workbook: WorkbookData): void {
    this.shownDecimals = new Map();
    this.measured = new Map();
    super.open(workbook);
  }

  /** The cells are not drawn until the answer is called, but so many milliseconds later at the latest. */
  holdDrawing(longest: number): () => void {
    const renders = this.injector.get(IRenderManagerService);
    const held = new Set<IRender["engine"]>();
    const hold = ({ engine }: IRender): void => {
      engine.renderEvenInBackground = false;
      held.add(engine);
    };
    for (const render of renders.getRenderAll().values()) hold(render);
    const created = renders.created$.subscribe(hold);
    const draw = (): void => {
      window.clearTimeout(latest);
      created.unsubscribe();
      for (const engine of held) engine.renderEvenInBackground = true;
    };
    const latest = window.setTimeout(draw, longest);
    return draw;
  }

  /** Values into cells of one worksheet, as one step that can be undone. */
  enter(cells: Readonly<Record<string, SheetValue>>): void {
    const matrix = new ObjectMatrix<ICellData>();
    const range: IRange[] = [];
    let worksheet = this.facade.getActiveSheet();
    for (const [address, value] of Object.entries(cells)) {
      const { sheet, row, column } = readAddress(address);
      if (sheet !== undefined) worksheet = this.facade.getSheetByName(sheet) ?? worksheet;
      matrix.setValue(row, column, { f: null, si: null, p: null, custom: null, ...engineCell(value) });
      range.push({ startRow: row, endRow: row, startColumn: column, endColumn: column });
    }
    const place = { unitId: this.workbookId, subUnitId: worksheet.getSheetId() };
    const params = { ...place, range, value: matrix.getMatrix() };
    this.injector.get(ICommandService).syncExecuteCommand(SetRangeValuesCommand.id, params);
  }

  /** Cells that follow the decimals of a contract show them. */
  private showDecimals(): void {
    for (const { name, rules } of this.decimalsRules()) {
      const worksheet = this.facade?.getSheetByName(name);
      if (!worksheet) continue;
      const place = { unitId: this.workbookId, subUnitId: worksheet.getSheetId(), rules };
      followDecimals(this.injector, place, (from) => this.numberNamed(from, name), this.shownDecimals);
      const numbers = rules.flatMap(({ ranges }) => ranges.flatMap((range) => this.newNumbers(name, range)));
      const widths = neededWidths(numbers, (column) => worksheet.getColumnWidth(column), pixelsOf);
      setWidths(this.injector, { ...place, rows: worksheet.getMaxRows() }, widths);
    }
  }

  /** The numbers of a range that are shown otherwise than when they were last looked at. */
  private newNumbers(name: string, range: string): ShownNumber[] {
    const { row, column, lastRow, lastColumn } = readAddress(range);
    const found: ShownNumber[] = [];
    for (let r = row; r <= lastRow; r++)
      for (let c = column; c <= lastColumn; c++) {
        const address = `${sheetPrefix(name)}${cellName(r, c)}`;
        const text = typeof this.read(address) === "number" ? this.shownAt(address) : "";
        if (this.measured.get(address) === text) continue;
        this.measured.set(address, text);
        if (text === "") continue;
        const style = this.facade.getSheetByName(name)?.getRange(r, c).getCellStyleData();
        found.push({ column: c, text, points: style?.fs ?? 11 });
      }
    return found;
  }

  /** Cells that are shaded by their numbers are shaded anew. */
  private showShades(): void {
    const sheets = this.colourScales().flatMap(({ name, scales }) => {
      const worksheet = this.facade?.getSheetByName(name);
      return worksheet
        ? [{ id: worksheet.getSheetId(), scales, read: (range: string) => this.readRange(fullName(name, readAddress(range))) }]
        : [];
    });
    this.shades.show(sheets);
  }

  /** Shows what was written past the engine's commands. */
  redraw(): void {
    this.facade.getActiveSheet().refreshCanvas();
  }

  /** The number in the cell of a name: the worksheet's own name first. */
  private numberNamed(name: string, sheet: string): number | undefined {
    const place = this.placeOfName(name, sheet);
    const value = place === undefined ? undefined : this.read(place);
    return typeof value === "number" ? value : undefined;
  }

  /** The selected cell with its worksheet, "Plan!B7". */
  get selected(): string | undefined {
    // There is no workbook for a moment while another one is opened
    const worksheet = this.facade?.getActiveSheet();
    const range = worksheet?.getActiveRange();
    if (!worksheet || !range) return undefined;
    // A whole column that was typed has no first row
    const [row, column] = [range.getRow() || 0, range.getColumn() || 0];
    return fullName(worksheet.getSheetName(), { sheet: "", row, column });
  }

  /** The selected cells, the first four hundred of them. */
  get selectedCells(): string[] {
    const worksheet = this.facade?.getActiveSheet();
    const range = worksheet?.getActiveRange();
    if (!worksheet || !range) return [];
    const width = Math.min(range.getWidth(), 400);
    return Array.from({ length: Math.min(400, range.getHeight() * width) }, (_, at) => {
      const cell = { row: range.getRow() + Math.floor(at / width), column: range.getColumn() + (at % width) };
      return fullName(worksheet.getSheetName(), { sheet: "", ...cell });
    });
  }

  /** Is somebody typing into a cell? */
  get isEditing(): boolean {
    return this.facade?.isCellEditing() ?? false;
  }

  numberFormatAt(address: string): string | undefined {
    const { sheet, row, column } = readAddress(address);
    return formatOf(this.model, this.worksheet({ sheet }).getComposedCellStyle(row, column));
  }

  /** Selects a cell or a range and brings it into view. */
  select(address: string): void {
    const { sheet, row, column, lastRow, lastColumn } = readAddress(address);
    const worksheet = sheet === undefined ? this.facade.getActiveSheet() : this.facade.getSheetByName(sheet);
    if (!worksheet) throw new Error(`there is no worksheet "${sheet}"`);
    if (worksheet.getSheetId() !== this.facade.getActiveSheet().getSheetId()) this.facade.setActiveSheet(worksheet);
    worksheet.getRange(row, column, lastRow - row + 1, lastColumn - column + 1).activate();
  }

  /** Lets the reader decide what becomes of a text that is typed into a cell. */
  onTyping(read: (typed: TypedInto) => TypedCell): void {
    interceptTyping(this.injector, (typed) => {
      const result = read(typed);
      this.calculation.edited();
      return result;
    });
  }

  /** Calls back with the selected cell whenever the selection moves. */
  onSelection(listener: (address: string) => void): IDisposable {
    let before: string | undefined;
    const subscription = this.injector.get(SheetsSelectionsService).selectionChanged$.subscribe(() => {
      const address = this.selected;
      if (address !== undefined && address !== before) listener((before = address));
    });
    return { dispose: () => subscription.unsubscribe() };
  }

  /** A cell as the sheet shows it, formats included. */
  shownAt(address: string): string {
    const value = this.read(address);
    if (value === null) return "";
    if (typeof value !== "number") return value instanceof CellError ? value.code : String(value);
    const { sheet, row, column } = readAddress(address);
    const worksheet = sheet === undefined ? this.facade.getActiveSheet() : this.facade.getSheetByName(sheet);
    return worksheet?.getRange(row, column).getDisplayValue() || String(value);
  }

  /** Where a cell of the worksheet in view stands on the page; undefined while it is scrolled away. */
  boxOf(address: string): { left: number; top: number; width: number; height: number } | undefined {
    const { row, column } = readAddress(address);
    const worksheet = this.facade.getActiveSheet();
    const canvases = [...this.container.querySelectorAll("canvas")].map((each) => each.getBoundingClientRect());
    const frame = canvases.find(({ width, height }) => width > 100 && height > 100);
    if (!frame) return undefined;
    const rect = (r: number, c: number) => worksheet.getRange(r, c).getCellRect();
    const { xSplit = 0, ySplit = 0 } = worksheet.getFreeze();
    const { sheetViewStartRow, sheetViewStartColumn, offsetX, offsetY } = worksheet.getScrollState();
    const cell = rect(row, column);
    const first = rect(ySplit, xSplit);
    const start = rect(ySplit + sheetViewStartRow, xSplit + sheetViewStartColumn);
    const isAway =
      (column >= xSplit && column < xSplit + sheetViewStartColumn) || (row >= ySplit && row < ySplit + sheetViewStartRow);
    if (isAway) return undefined;
    const zoom = worksheet.getZoom();
    const x = cell.left - (column < xSplit ? 0 : start.left - first.left + offsetX);
    const y = cell.top - (row < ySplit ? 0 : start.top - first.top + offsetY);
    const box = { left: frame.left + x * zoom, top: frame.top + y * zoom, width: cell.width * zoom, height: cell.height * zoom };
    return box.left + box.width > frame.right || box.top + box.height > frame.bottom ? undefined : box;
  }

  onScroll(listener: () => void): IDisposable {
    return this.api.addEvent(this.api.Event.Scroll, () => listener());
  }

  /** Calls back with what is being typed into a cell, and with undefined when that has ended. */
  onEditing(listener: (address: string, text: string | undefined) => void): void {
    const { api } = this;
    const place = (worksheet: { getSheetName(): string }, row: number, column: number): string =>
      fullName(worksheet.getSheetName(), { sheet: "", row, column });
    api.addEvent(api.Event.SheetEditChanging, ({ worksheet, row, column, value }) =>
      listener(place(worksheet, row, column), value.toPlainText().replace(/[\r\n]+$/, "")),
    );
    api.addEvent(api.Event.SheetEditEnded, ({ worksheet, row, column }) => listener(place(worksheet, row, column), undefined));
  }

  /** Lets the reader forbid that the contents of cells are deleted. */
  onDeleting(mayDelete: (addresses: readonly string[]) => boolean): void {
    const { api } = this;
    api.addEvent(api.Event.BeforeCommandExecute, (event) => {
      if (!/^sheet\.command\.clear-selection-(content|all)$/.test(event.id)) return;
      const worksheet = this.facade.getActiveSheet();
      const addresses = (worksheet.getSelection()?.getActiveRangeList() ?? []).flatMap((range) => {
        const rows = Math.min(range.getHeight(), 400);
        return Array.from({ length: rows * Math.min(range.getWidth(), 60) }, (_, at) => {
          const [down, right] = [at % rows, Math.floor(at / rows)];
          const cell = { sheet: "", row: range.getRow() + down, column: range.getColumn() + right };
          return fullName(worksheet.getSheetName(), cell);
        });
      });
      if (!mayDelete(addresses)) event.cancel = true;
    });
  }

  /** Calls back with the place where the worksheet ends instead of going to cells behind it: somebody has typed their address. */
  onGoingBeyond(tell: (address: string, worksheet: string, end: string) => void): void {
    const { api } = this;
    api.addEvent(api.Event.BeforeCommandExecute, (event) => {
      const { selections, range: place } = (event.params ?? {}) as { selections?: { range?: IRange }[]; range?: IRange };
      const range = event.id === SetSelectionsOperation.id ? selections?.[0]?.range : place;
      if (!goingIds.has(event.id) || !range) return;
      const worksheet = this.facade.getActiveSheet();
      const [rows, columns] = [worksheet.getMaxRows(), worksheet.getMaxColumns()];
      if (!(range.endRow >= rows || range.endColumn >= columns)) return;
      event.cancel = true;
      if (event.id !== SetSelectionsOperation.id) return;
      const end = range.endRow >= rows ? `row ${rows.toLocaleString("en-US")}` : `column ${columnLetters(columns - 1)}`;
      tell(cellName(range.endRow, range.endColumn), worksheet.getSheetName(), end);
    });
  }

  /** Lets the reader forbid that something is written over cells, or that they are moved away: see guarded-cells.ts. */
  onOverwriting(mayWrite: (addresses: readonly string[]) => boolean): void {
    guardCells(this.injector, mayWrite);
  }

  /** Calls back after every calculation, when the results are in the cells. */
  onCalculated(listener: () => void): IDisposable {
    return this.calculation.onCalculated(listener);
  }

  private alerted: { subUnitId: string; row: number; col: number } | undefined;

  /** A pop-up goes with the error that it tells of. */
  private closeOldAlert(): void {
    const { alerted } = this;
    if (!alerted || this.errorIn(alerted.subUnitId, alerted.row, alerted.col)) return;
    this.closeAlert();
  }

  closeAlert(): void {
    if (!this.alerted) return;
    this.alerted = undefined;
    this.injector.get(CellAlertManagerService).removeAlert(errorAlertKey);
  }

  /** The pointer on an error shows our reason instead of a general sentence. */
  private showOwnReasons(): void {
    const alerts = this.injector.get(CellAlertManagerService);
    const show = alerts.showAlert.bind(alerts);
    alerts.showAlert = (alert) => {
      if (alert.key !== errorAlertKey) return show(alert);
      const { row, col, subUnitId } = alert.location;
      const error = this.errorIn(subUnitId, row, col);
      if (!error) return show(alert);
      const lines = Math.ceil(error.message.length / 42);
      this.alerted = alert.location;
      return show({ ...alert, title: error.code, message: error.message, width: 320, height: 54 + 20 * lines });
    };
  }
}
