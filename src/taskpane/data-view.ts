/** Data: bars and fills from a file or the clipboard, read by the one reader, shown, and put on their sheet. */
import type { Answers } from "../door/answers";
import { barHeader, fillHeader } from "../door/canonical";
import { fillsSheetName } from "../door/fills-sheet";
import { waysOf } from "../door/locale";
import type { TableRead } from "../door/read-table";
import { barsSheetName } from "../door/sheet-layout";
import { element } from "../help/element";
import { text } from "../languages/text";
import { barTable, contractList, fillTable } from "./data-tables";
import { previewRows } from "./data-preview";
import { button, busy, StatusLine } from "./parts";
import type { View } from "./tabs";
import type { Workbook } from "./workbook";

/** More bars than Excel on the web may hand to a function at a time. */
const manyForTheWeb = 40_000;

export function dataView(panel: HTMLElement, workbook: Workbook | undefined): View {
  new DataView(panel, workbook).start();
  return {};
}

interface Source {
  name: string;
  content: Uint8Array | string;
}

type Read = Extract<TableRead, { bars: unknown } | { fills: unknown }>;

class DataView {
  private read: Read | undefined;
  private ways = waysOf(navigator.language);
  private readonly status = new StatusLine();
  private readonly shown = element("div", { class: "preview" });
  private readonly box = element("textarea", { id: "data-box", rows: 4, spellcheck: "false" });
  private readonly file = element("input", { type: "file", id: "data-file", accept: ".csv,.tsv,.txt", hidden: true });
  private readonly choose = button(text("Choose a file"), () => this.file.click(), "primary");
  private readonly take = button(text("Read what was pasted"), () => this.pasted());
  private readonly put = button("", () => void busy(this.put, () => this.write()), "primary");

  constructor(
    private readonly panel: HTMLElement,
    private readonly workbook: Workbook | undefined,
  ) {}

  start(): void {
    this.put.hidden = true;
    void this.workbook?.writingWays().then((ways) => (this.ways = ways));
    this.file.addEventListener("change", () => void this.chosen([...(this.file.files ?? [])]));
    // A paste is read at once; what is typed by hand waits for the button
    this.box.addEventListener("paste", () => setTimeout(() => this.pasted()));
    this.panel.addEventListener("dragover", (event) => event.preventDefault());
    this.panel.addEventListener("drop", (event) => {
      event.preventDefault();
      void this.chosen([...(event.dataTransfer?.files ?? [])]);
    });
    this.panel.append(
      element(
        "p",
        {},
        text("Bars or fills as an exchange, a broker or a charting site exports them: any column order, any language."),
      ),
      element("p", { class: "muted small" }, text("The file is read here, on this computer. Nothing is sent.")),
      element("div", { class: "actions" }, this.choose, this.file),
      element("div", { class: "field wide" }, element("label", { for: "data-box" }, text("Or paste a table")), this.box),
      element("div", { class: "actions" }, this.take),
      this.status.element,
      this.shown,
      element("div", { class: "actions" }, this.put),
    );
  }

  private async chosen(files: readonly File[]): Promise<void> {
    this.file.value = "";
    const [file, ...others] = files;
    if (!file) return;
    if (others.length > 0)
      return this.status.say(text("One file at a time: choose one of the {count}.", { count: files.length }));
    await this.readSource({ name: file.name, content: new Uint8Array(await file.arrayBuffer()) });
  }

  private pasted(): void {
    if (this.box.value.trim() === "") return this.status.say(text("Nothing was pasted yet."));
    void this.readSource({ name: text("The text"), content: this.box.value });
  }

  private async readSource(source: Source, answers: Answers = {}): Promise<void> {
    this.show(undefined);
    this.status.say(text("Reading {name}…", { name: source.name }));
    await new Promise<void>((done) => setTimeout(done));
    const { readTable } = await import("../door/read-table");
    const read = readTable(source.content, answers, source.name);
    if ("refusal" in read) return this.status.say(read.refusal.says);
    if ("question" in read) {
      const { ask, says, choices } = read.question;
      const buttons = choices
        .slice(0, 24)
        .map(({ answer, label }) => button(label, () => void this.readSource(source, { ...answers, [ask]: answer })));
      return this.status.say(says, element("div", { class: "actions" }, ...buttons));
    }
    this.status.say("bars" in read ? read.bars.report : read.fills.report);
    this.show(read);
  }

  /** The first and the last rows, and where they would go. */
  private show(read: Read | undefined): void {
    this.read = read;
    this.put.hidden = read === undefined;
    this.put.disabled = this.workbook === undefined;
    this.shown.replaceChildren();
    if (!read) return;
    const isBars = "bars" in read;
    this.put.textContent = isBars ? text("Put on Bars") : text("Put on Fills");
    this.shown.append(
      previewRows(isBars ? barHeader : fillHeader, isBars ? read.bars.bars : read.fills.fills, this.ways.decimal),
    );
  }

  private async write(): Promise<void> {
    const { read, workbook } = this;
    if (!read || !workbook) return;
    try {
      if ("bars" in read) await this.writeBars(read, workbook, barsSheetName);
      else await this.writeFills(read, workbook);
    } catch (error) {
      this.status.fail(text("The table was not written completely."), error);
    }
  }

  private async writeBars(
    read: Extract<Read, { bars: unknown }>,
    workbook: Workbook,
    sheet: string,
    replaces = false,
  ): Promise<void> {
    const there = await workbook.tableOn(sheet, "F");
    if (there?.formula !== undefined && !replaces) return this.askAboutFormula(read, workbook, sheet, there.formula);
    const firstRow = there ? await workbook.firstRowOf(sheet) : [];
    await workbook.putTable(barTable(sheet, read.bars, there?.rows.length ?? 0, firstRow));
    const { count } = read.bars.facts;
    const note =
      count > manyForTheWeb && workbook.isOnTheWeb()
        ? ` ${text("Excel on the web may not hand so many bars to a function at a time: if it shows an error, use Excel for desktop or fewer bars.")}`
        : "";
    this.status.say(`${read.bars.report} ${text("They stand on the sheet {sheet}.", { sheet })}${note}`);
  }

  private askAboutFormula(read: Extract<Read, { bars: unknown }>, workbook: Workbook, sheet: string, cell: string): void {
    const other = `${barsSheetName} 2`;
    const choice = (label: string, act: () => Promise<void>) =>
      button(
        label,
        () => void act().catch((error: unknown) => this.status.fail(text("The table was not written completely."), error)),
      );
    this.status.say(
      text("{cell} holds a formula.", { cell: `${sheet}!${cell}` }),
      element(
        "div",
        { class: "actions" },
        choice(text("Use a new sheet {sheet}", { sheet: other }), () => this.writeBars(read, workbook, other, true)),
        choice(text("Replace"), () => this.writeBars(read, workbook, sheet, true)),
        button(text("Cancel"), () => this.status.say(text("Nothing was changed."))),
      ),
    );
  }

  private async writeFills(read: Extract<Read, { fills: unknown }>, workbook: Workbook): Promise<void> {
    const there = await workbook.tableOn(fillsSheetName, "L");
    const [contracts] = await workbook.read([
      { text: "Contracts", sheet: "Contracts", address: "A5:C204", isName: false, spill: false },
    ]);
    const fills = fillTable(fillsSheetName, read.fills, there?.rows ?? [], contractList(contracts));
    if (!fills)
      return this.status.say(
        text("The sheet {sheet} has no header Time, Symbol, Side, Contracts, Price. Nothing was changed.", {
          sheet: fillsSheetName,
        }),
      );
    if (fills.table.rows.length > 0) await workbook.putTable(fills.table);
    this.status.say(`${read.fills.report} ${fills.told}`);
  }
}
