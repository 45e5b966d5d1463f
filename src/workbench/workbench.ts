/** The workbook on the desk: what is open, whether it is saved, and what the panels show of it. */
import { sheetPrefix } from "../grid/address";
import { CellError } from "../grid/cell";
import type { FunctionLibrary } from "../host/library";
import { focusCells, onEdit, showDark } from "../sheet/page-extras";
import type { PageSheet } from "../sheet/page-sheet";
import type { SheetValue, WorkbookData } from "../grid/workbook-data";
import { planInputs, type PlanValues } from "../plan/inputs";
import type { Template } from "../workbooks/template";
import { ChartPanel } from "./chart-panel";
import { byId } from "./elements";
import { FunctionsPanel } from "./functions-panel";
import { HelpPanel } from "./help-panel";
import { showMessage, turnWords } from "./messages";
import { OpenWorkbook } from "./open-workbook";
import type { OpenedFile } from "./opened-file";
import { PlanPanel, type PlanPlaces } from "./plan-panel";
import { Panel, type TabName } from "./tabs";
import { Turns } from "./turns";

/** Milliseconds, the tenth of a second included in which the sheet gathers edits. */
const slow = 400;
/** Milliseconds that a workbook may take to calculate before it is drawn as it is: most are calculated sooner, and drawn once. */
const longestWithoutDrawing = 1000;
/** Rows that are written or read in one go: some tens of milliseconds. Each pause may draw the page anew, so they are few. */
const piece = 10_000;

export class Workbench {
  private isSaved = true;
  private readonly listeners: (() => void)[] = [];
  private readonly leavingListeners: (() => void)[] = [];
  private readonly putListeners: (() => void)[] = [];
  private readonly compareListeners: ((a: PlanValues, b: PlanValues) => void)[] = [];
  /** Edits that come from the page itself while it fills a workbook, and until the first one is there. */
  isFilling = true;
  /** Rows are being put on a sheet, piece by piece. */
  private isWriting = false;
  /** Counts the workbooks that were put on the desk. */
  opened = 0;
  readonly turns = new Turns(this, turnWords);
  /** When the edit was made that is being calculated. */
  private editedAt: number | undefined;
  /** Did the last calculation take so long that the next one is announced? */
  private isSlow = false;
  /** Help follows an edit once, however many cells it changes. */
  private isHelpDue = false;
  private open: OpenWorkbook;
  /** The file that the open workbook came from, if any: Save changes it in place. */
  file: OpenedFile | undefined;
  /** The formula whose table the Chart tab shows because one of its cells is selected. */
  private drawn: string | undefined;
  private readonly panel: Panel;
  private readonly help: HelpPanel;
  private readonly functions: FunctionsPanel;
  /** The reader has unlocked the formulas of the open template. */
  isUnlocked = false;
  private readonly chart = new ChartPanel();
  readonly plan: PlanPanel;

  constructor(
    readonly sheet: PageSheet,
    readonly library: FunctionLibrary,
  ) {
    this.open = new OpenWorkbook(sheet, undefined);
    const actions = {
      showFunction: (id: string) => this.showFunction(id),
      insert: (formula: string) => this.insert(formula),
      select: (address: string) => sheet.select(address),
    };
    this.help = new HelpPanel(library, sheet, actions);
    this.functions = new FunctionsPanel(library, sheet, actions);
    this.plan = new PlanPanel(byId("view-plan"), {
      sheet,
      name: () => this.name,
      enter: (cells) => this.enter(cells),
      compare: (a, b) => {
        for (const listener of this.compareListeners) listener(a, b);
      },
    });
    this.panel = new Panel(() => this.refresh());
    this.panel.start();
    sheet.onSelection(() => this.showSelected());
    sheet.onEditing((address, text) => this.plan.draftCell(address, text));
    sheet.onCalculated(() => this.calculated());
    onEdit(sheet.univer, () => this.edited());
    byId("name").addEventListener("input", () => this.edited());
  }

  /** The template that the open workbook began with, if any. */
  get template(): Template | undefined {
    return this.open.template;
  }

  get name(): string {
    return byId<HTMLInputElement>("name").value.trim() || "Workbook";
  }

  /** Are cells being written, or results calculated? */
  get isAtWork(): boolean {
    return this.isWriting || this.sheet.calculation.isRunning;
  }

  get hasUnsavedChanges(): boolean {
    return !this.isSaved;
  }

  /** Puts a workbook on the desk in place of the one that is there. */
  put(name: string, workbook: WorkbookData, template?: Template, file?: OpenedFile): Promise<void> {
    return this.lay(name, workbook, () => this.sheet.open(workbook), template, file);
  }

  /** The workbook of this template is what the sheet was made with. */
  begin(template: Template): Promise<void> {
    return this.lay(template.name, template.workbook, () => {}, template);
  }

  private async lay(
    ...[name, workbook, open, template, file]: [string, WorkbookData, open: () => void, Template?, OpenedFile?]
  ): Promise<void> {
    const before = document.activeElement;
    document.body.setAttribute("aria-busy", "true");
    for (const listener of this.leavingListeners) listener();
    this.isFilling = true;
    const draw = this.sheet.holdDrawing(longestWithoutDrawing);
    try {
      // The form knows the cells of the sheet that goes
      this.plan.open([]);
      open();
      this.open = new OpenWorkbook(this.sheet, template);
      this.opened += 1;
      this.file?.dispose();
      this.file = file;
      this.isUnlocked = false;
      byId<HTMLInputElement>("name").value = name;
      await this.sheet.recalculate();
      await file?.settle(this.sheet);
      draw();
      this.plan.open(planningSheets(workbook));
      this.sheet.select(template?.start ?? firstInput(workbook));
    } finally {
      draw();
      this.isFilling = false;
      document.body.removeAttribute("aria-busy");
    }
    this.saved("");
    for (const listener of this.putListeners) listener();
    this.panel.begin(firstTab(template) ?? this.panel.shown);
    this.focusSheet(before);
  }

  /** Values into cells as one step that can be undone. */
  enter(cells: Readonly<Record<string, SheetValue>>): void {
    this.sheet.enter(cells);
    this.edited();
  }

  /** Puts values into cells; they count as changes. */
  async fill(values: Readonly<Record<string, SheetValue>>): Promise<void> {
    for (const [address, value] of Object.entries(values)) this.sheet.setValue(address, value);
    this.edited();
    await this.sheet.recalculate();
    this.refresh();
  }

  /** Changes the sheet in one go; it counts as an edit. */
  async change(act: () => void): Promise<void> {
    act();
    this.edited();
    await this.sheet.recalculate();
    this.refresh();
  }

  /** Puts a table of values from a cell on. */
  async fillTable(address: string, rows: readonly (readonly SheetValue[])[]): Promise<void> {
    this.sheet.setTable(address, rows);
    this.edited();
    await this.sheet.recalculate();
  }

  /**
   * Rows from A1 of a worksheet ("Bars!") on, in pieces between which the page lives; patterns are those of the columns below the
   * header. No formula may stand there.
   */
  async fillRows(place: string, rows: readonly (readonly SheetValue[])[], patterns: readonly string[]): Promise<void> {
    this.isWriting = true;
    try {
      this.sheet.putRows(`${place}A1`, rows.slice(0, 1));
      for (let at = 1; at < rows.length; at += piece) {
        this.sheet.putRows(`${place}A${at + 1}`, rows.slice(at, at + piece), patterns);
        await nextTask();
      }
    } finally {
      this.isWriting = false;
    }
    this.edited();
    await this.sheet.calculateReadersOf(`${place}A1:F${Math.max(1, rows.length)}`);
    this.sheet.redraw();
  }

  /** The first columns of so many rows of a worksheet, read in pieces. */
  async readRows(place: string, lastColumn: string, lastRow: number): Promise<SheetValue[][]> {
    const rows: SheetValue[][] = [];
    for (let at = 1; at <= lastRow; at += piece) {
      for (const row of this.sheet.readRange(`${place}A${at}:${lastColumn}${Math.min(lastRow, at + piece - 1)}`)) rows.push(row);
      await nextTask();
    }
    return rows;
  }

  /** Says that nothing would be lost now. */
  saved(words: string): void {
    this.isSaved = true;
    byId("saved").textContent = words;
  }

  /** Puts the keyboard into the cells; right after an opening they take a moment to be there. */
  focusSheet(before = document.activeElement, attempts = 60): void {
    const { activeElement } = document;
    // Whoever has gone elsewhere in the meantime is left there
    if (activeElement !== before && activeElement !== document.body) return;
    focusCells(this.sheet.univer);
    if (attempts > 0 && !byId("cells").contains(document.activeElement))
      window.requestAnimationFrame(() => this.focusSheet(before, attempts - 1));
  }

  focusPanel(): void {
    this.panel.focus();
  }

  showColours(shown: "light" | "dark"): void {
    showDark(this.sheet.univer, shown === "dark");
    this.chart.draw();
  }

  /** Calls back when the workbook, or its name, has changed. */
  onEdited(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** Calls back while a workbook is still on the desk that another one is about to replace. */
  onLeaving(listener: () => void): void {
    this.leavingListeners.push(listener);
  }

  /** Calls back when another workbook is on the desk. */
  onPut(listener: () => void): void {
    this.putListeners.push(listener);
  }

  /** Calls back when a workbook of two plans is wanted. */
  onCompare(listener: (a: PlanValues, b: PlanValues) => void): void {
    this.compareListeners.push(listener);
  }

  /** A word about the state of the workbook, while it is not saved. */
  say(words: string): void {
    if (!this.isSaved) byId("saved").textContent = `Not saved. ${words}`;
  }

  private edited(): void {
    this.editedAt ??= performance.now();
    if (!this.isFilling) for (const listener of this.listeners) listener();
    this.followEdit();
    // The page is busy while it calculates, so this is said before
    if (this.isSlow) byId("busy").textContent = "Calculating…";
    if (this.isFilling || !this.isSaved) return;
    this.isSaved = false;
    byId("saved").textContent = "Not saved";
  }

  /** The help of a cell that was pasted over or emptied: a calculation follows only where a formula reads it. */
  private followEdit(): void {
    if (this.isHelpDue || this.isFilling || this.panel.shown !== "help") return;
    this.isHelpDue = true;
    setTimeout(() => {
      this.isHelpDue = false;
      if (this.panel.shown === "help" && this.sheet.selected !== undefined) this.showCellHelp(this.sheet.selected);
    });
  }

  private calculated(): void {
    const since = this.editedAt;
    this.editedAt = undefined;
    if (since !== undefined) this.isSlow = performance.now() - since > slow;
    byId("busy").textContent = "";
    if (!this.isFilling && this.file?.follow(this.sheet)) void this.sheet.recalculate();
    this.refresh();
  }

  private showSelected(): void {
    const address = this.sheet.selected;
    if (address === undefined) return;
    this.functions.picked(address);
    this.plan.follow(address);
    const value = this.sheet.read(address);
    // An error is what one wants to read about at once
    if (value instanceof CellError && this.panel.isOpen && this.panel.shown !== "help") this.panel.show("help");
    else if (this.panel.shown === "help") this.showCellHelp(address);
    else if (this.panel.shown === "chart" && this.open.drawableAt(address) !== this.drawn) this.refresh();
  }

  private refresh(): void {
    if (this.isFilling) return;
    this.plan.refresh();
    this.drawn = this.open.drawableAt(this.sheet.selected);
    if (this.panel.shown === "help" && this.sheet.selected !== undefined) this.showCellHelp(this.sheet.selected);
    // The sentence of a planning sheet is that of its cell
    const isPlan = this.template === undefined || this.template.chart === "plan";
    const headline = isPlan ? this.open.leadingSentence() || this.plan.output("Headline") : undefined;
    const isChartShown = this.panel.shown === "chart";
    const picture = isChartShown || typeof headline !== "string" ? this.open.picture(this.drawn) : undefined;
    if (picture && isChartShown) this.chart.show(picture.view);
    const said = typeof headline === "string" ? headline : picture!.words;
    // A live region speaks when its text changes
    if (byId("summary").textContent !== said) byId("summary").textContent = said;
  }

  private showCellHelp(address: string): void {
    const { opened } = this;
    const input = this.template?.inputs.find((each) => each.address === address);
    this.help.showCell(address, input).catch((fault: unknown) => {
      // What was asked about may be gone: another workbook is on the desk
      if (this.opened === opened) throw fault;
    });
  }

  private showFunction(id: string): void {
    this.panel.reveal("help");
    this.help.showEntry(id);
  }

  /** Puts a formula into the selected cell when nothing would be lost by it. */
  private insert(formula: string): void {
    const address = this.sheet.selected;
    if (address === undefined) return showMessage("fault", "No cell is selected. Select an empty cell and try again.");
    const place = address.replace(/^.*!/, "");
    if (this.sheet.read(address) !== null || this.sheet.formulaAt(address) !== undefined) {
      return showMessage("fault", `Cell ${place} is not empty and was left as it is. Select an empty cell, then insert again.`);
    }
    this.sheet.setFormula(address, formula);
    this.edited();
    showMessage("note", `${formula} stands in ${place} now. Change its arguments in the formula bar.`);
    this.focusSheet();
  }
}

/** Where the cells of each planning sheet are: by names of the workbook, or of the worksheets themselves. */
function planningSheets({ names, sheets }: WorkbookData): PlanPlaces[] {
  return [names, ...sheets.map((sheet) => sheet.names)].flatMap((each) => {
    if (each?.["Plan_inputs"] === undefined || planInputs.some(({ name }) => each[name] === undefined)) return [];
    const entries = Object.entries(each).map(([name, place]) => [name, place.replace(/^=/, "").replaceAll("$", "")]);
    return [Object.fromEntries(entries) as PlanPlaces];
  });
}

function firstTab(template: Template | undefined): TabName | undefined {
  if (!template) return undefined;
  return template.chart === "plan" ? "plan" : template.chart === "none" ? "help" : "chart";
}

/** The cell that is selected in a workbook of unknown make. */
function firstInput(workbook: WorkbookData): string {
  return `${sheetPrefix(workbook.sheets[0]?.name ?? "Sheet1")}A1`;
}

/** Lets the page live for a moment. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
