/** A sheet on a page: what a user selects and sees, beside what every sheet does. */
import { type ICellData, ICommandService, type IDisposable, type IRange, ObjectMatrix, type Univer } from "@univerjs/core";
import { SetRangeValuesCommand, SheetsSelectionsService } from "@univerjs/sheets";
import { CellAlertManagerService } from "@univerjs/sheets-ui";
import "@univerjs/sheets-ui/facade";
import { fullName, readAddress } from "../grid/address";
import type { EngineParts } from "./engine";
import { engineCell } from "./engine-workbook";
import { CellShades } from "./cell-shades";
import { followDecimals, type ShownDecimals } from "./follow-decimals";
import { Sheet } from "./sheet";
import { interceptTyping, type TypedCell, type TypedInto } from "./typing";
import type { SheetValue, WorkbookData } from "../grid/workbook-data";

/** The key under which the engine shows an error that the pointer rests on. */
const errorAlertKey = "SHEET_FORMULA_ALERT";

export class PageSheet extends Sheet {
  private shownDecimals: ShownDecimals = new Map();
  private readonly shades: CellShades;

  constructor(univer: Univer, engine: EngineParts, workbook: WorkbookData) {
    super(univer, engine, workbook);
    this.shades = new CellShades(this.injector);
    this.showOwnReasons();
    this.onCalculated(() => this.showDecimals());
    this.onCalculated(() => this.showShades());
    // What a user types may need more rows than there are: made outside of the calculation that found out.
    this.onCalculated(() => setTimeout(() => this.growForSpills() && void this.calculation.everything()));
  }

  override open(workbook: WorkbookData): void {
    this.shownDecimals = new Map();
    super.open(workbook);
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
    }
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
    return worksheet && range
      ? fullName(worksheet.getSheetName(), { sheet: "", row: range.getRow(), column: range.getColumn() })
      : undefined;
  }

  /** Selects a cell or a range and brings it into view. */
  select(address: string): void {
    const { sheet, row, column, lastRow, lastColumn } = readAddress(address);
    const worksheet = sheet === undefined ? this.facade.getActiveSheet() : this.facade.getSheetByName(sheet);
    if (!worksheet) throw new Error(`there is no worksheet "${sheet}"`);
    this.facade.setActiveSheet(worksheet);
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

  /** Calls back after every calculation, when the results are in the cells. */
  onCalculated(listener: () => void): IDisposable {
    return this.calculation.onCalculated(listener);
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
      return show({ ...alert, title: error.code, message: error.message, width: 320, height: 54 + 20 * lines });
    };
  }
}
