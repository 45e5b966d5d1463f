/** Bars and fills on their way into the open workbook: read, asked about, put on their sheets, taken back. */
import type { Answers } from "../door/answers";
import type { BarsRead } from "../door/bar";
import type { FillsRead } from "../door/fill";
import { type ContractList, fillColumns, fillsHeaderRow, fillsOnSheet, fillsSheetName } from "../door/fills-sheet";
import { joinBars } from "../door/join";
import type { TableRead } from "../door/read-table";
import { barsOnSheet, barsSheetName, sentenceColumn } from "../door/sheet-layout";
import { cellName, sheetPrefix } from "../grid/address";
import type { SheetValue } from "../grid/workbook-data";
import { templates } from "../workbooks/templates";
import { readInBackground } from "./background";
import { ask, hideMessage, type MessageAction, showMessage } from "./messages";
import type { Workbench } from "./workbench";

type Named<Kind> = { name: string; read: Kind };

/** Where a text comes from, and how sentences call it. */
export interface Source {
  name: string;
  content: Uint8Array | string;
}

/** Fills that were added to a sheet: where they begin, how many, and what is said of them. */
interface Added {
  address: string;
  rows: number;
  says: string;
}

const blankRows = (rows: number): null[][] => Array.from({ length: rows }, () => fillColumns.map(() => null));

export class TableImport {
  /** The bars that came through the door last, and the sheet that they stand on. */
  private standing: (Named<BarsRead> & { sheet: string; workbook: number }) | undefined;

  constructor(
    private readonly workbench: Workbench,
    private readonly mayReplace: () => Promise<boolean>,
  ) {}

  /** Brings in what was dropped, opened or pasted, one after the other: several tables of bars as one. */
  async bring(sources: readonly Source[]): Promise<void> {
    const bars: Named<BarsRead>[] = [];
    const fills: Named<FillsRead>[] = [];
    for (const { name, content } of sources) {
      const read = await this.read({ name, content });
      if (!read) return;
      if ("bars" in read) bars.push({ name, read: read.bars });
      else if ("fills" in read) fills.push({ name, read: read.fills });
    }
    if (fills.length > 0) await this.bringFills(...fills);
    if (bars.length === 0) return;
    const joined = bars.length === 1 ? { bars: bars[0]!.read } : joinBars(bars);
    if ("refusal" in joined) showMessage("fault", joined.refusal.says);
    else await this.bringBars({ name: bars[0]!.name, read: joined.bars });
  }

  /** Reads a table and asks what it leaves open; undefined when it is refused or the question is not answered. */
  async read({ name, content }: Source): Promise<TableRead | undefined> {
    await announced(`Reading ${linesOf(content).toLocaleString("en-US")} lines…`);
    let answers: Answers = {};
    for (;;) {
      const read = await readInBackground(content, answers, name);
      if ("refusal" in read) {
        showMessage("fault", read.refusal.says);
        return undefined;
      }
      if (!("question" in read)) return read;
      const { ask: word, says, choices } = read.question;
      // Nothing is being read while it is open
      hideMessage();
      const answer = await ask(`${name}: what is meant?`, says, choices.slice(0, 24));
      if (answer === undefined) {
        showMessage("note", "Nothing was changed.");
        return undefined;
      }
      answers = { ...answers, [word]: answer };
    }
  }

  async bringBars(bars: Named<BarsRead>): Promise<void> {
    const sheet = await this.sheetFor(barsSheetName, bars.read.report, "replay", "New Replay with these bars");
    if (sheet !== undefined) await this.putBars(bars, sheet);
  }

  private async putBars(bars: Named<BarsRead>, name: string): Promise<void> {
    const { sheet } = this.workbench;
    const workbook = this.workbench.opened;
    const target = await this.targetFor(name, 6);
    if (target === undefined) return showMessage("note", "Nothing was changed.");
    const { rows, timeFormat, priceFormat, sentence } = barsOnSheet(bars.read);
    const { lastRow } = sheet.usedIn(target, 6);
    const place = sheetPrefix(target);
    const former = await this.workbench.readRows(place, "F", lastRow);
    const told = `${place}${cellName(0, sentenceColumn(sheet.readRange(`${place}A1:AZ1`)[0]!))}`;
    const before = this.standing;
    const formerTold = sheet.read(told);
    sheet.setValue(told, sentence);
    await this.write(target, rows, lastRow, [timeFormat, priceFormat, priceFormat, priceFormat, priceFormat]);
    this.standing = { ...bars, sheet: target, workbook };
    const takeBack = async (): Promise<void> => {
      sheet.setValue(told, formerTold);
      await this.write(target, former, rows.length, []);
      this.standing = before;
      showMessage("note", "The bars that were there are back.");
    };
    const actions: MessageAction[] = [{ label: "Take back", act: () => void takeBack() }];
    if (before && before.sheet === target && before.workbook === workbook)
      actions.push({ label: "Join to the bars that were there", act: () => void this.join(before, bars, target) });
    showMessage("note", `${bars.name}: ${sentence}`, actions);
  }

  private async join(before: Named<BarsRead>, bars: Named<BarsRead>, target: string): Promise<void> {
    const joined = joinBars([{ name: "the bars that were there", read: before.read }, bars]);
    if ("refusal" in joined) showMessage("fault", joined.refusal.says);
    else await this.putBars({ name: bars.name, read: joined.bars }, target);
  }

  /** Below those that stand there, each file told in a sentence of its own. */
  async bringFills(...files: readonly Named<FillsRead>[]): Promise<void> {
    const reports = files.map(({ read }) => read.report).join(" ");
    const name = await this.sheetFor(fillsSheetName, reports, "journal", "New Journal with these fills");
    if (name === undefined) return;
    const added: Added[] = [];
    for (const { read } of files) {
      const one = await this.putFills(name, read);
      if (typeof one === "string") return showMessage("fault", one);
      added.push(one);
    }
    const takeBack = async (): Promise<void> => {
      for (const { address, rows } of added) if (rows > 0) this.workbench.sheet.setTable(address, blankRows(rows));
      await this.workbench.fillTable(added[0]!.address, blankRows(added[0]!.rows));
      showMessage("note", "The fills are taken back.");
    };
    const actions = added.every(({ rows }) => rows === 0) ? [] : [{ label: "Take back", act: () => void takeBack() }];
    const says = added.map(({ says }, at) => (files.length > 1 ? `${files[at]!.name}: ${says}` : says));
    showMessage("note", says.join(" "), actions);
  }

  /** What was added, or why nothing was. */
  private async putFills(name: string, fills: FillsRead): Promise<Added | string> {
    const { sheet } = this.workbench;
    const place = sheetPrefix(name);
    const used = sheet.usedIn(name, 12);
    if (used.lastRow === 0) sheet.setTable(`${place}A1`, [[...fillColumns]]);
    const all = sheet.readRange(`${place}A1:L${Math.max(1, used.lastRow)}`);
    const header = fillsHeaderRow(all);
    if (header < 0) return `The sheet ${name} has no header Time, Symbol, Side, Contracts, Price. Nothing was changed.`;
    const { rows, standing, madeUp, told } = fillsOnSheet(all.slice(header + 1), fills, await this.contracts());
    const address = `${place}A${header + 2 + standing}`;
    // All of it is written before anything is calculated: half of the made-up fills make no trades
    for (const row of madeUp) sheet.setTable(`${place}A${header + 2 + row}`, blankRows(1));
    if (rows.length > 0 || madeUp.length > 0) await this.workbench.fillTable(address, rows.length > 0 ? rows : blankRows(1));
    const first = header + 2 + standing;
    if (rows.length > 0) sheet.setNumberFormats(`${place}A${first}:A${first + rows.length - 1}`, ["yyyy-mm-dd hh:mm"]);
    return { address, rows: rows.length, says: `${fills.report} ${told}` };
  }

  /** Our own list of contracts under the one of the workbook. */
  private async contracts(): Promise<ContractList> {
    const { sheet } = this.workbench;
    const list = new Map<string, { size: number; type: string }>();
    const add = (code: unknown, size: unknown, type: unknown): void => {
      if (typeof code === "string" && typeof size === "number") list.set(code.toUpperCase(), { size, type: String(type) });
    };
    const known = await sheet.evaluate('=MICRO.SPEC("*")');
    if (Array.isArray(known)) for (const [code, , size, type] of known) add(code, size, type);
    if (sheet.sheetNames.includes("Contracts"))
      for (const [code, size, type] of sheet.readRange("Contracts!A5:C204")) add(code, size, type);
    return list;
  }

  /** The sheet that a table belongs on; where there is none, the reader chooses. */
  private async sheetFor(name: string, report: string, templateId: string, label: string): Promise<string | undefined> {
    const { sheet } = this.workbench;
    if (sheet.sheetNames.includes(name)) return name;
    const template = templates.find(
      ({ id, workbook }) => id === templateId && workbook.sheets.some((each) => each.name === name),
    );
    const choices = [
      ...(template ? [{ answer: "new" as const, label, primary: true }] : []),
      { answer: "add" as const, label: `Add a sheet ${name}`, primary: !template },
    ];
    const answer = await ask(`The open workbook has no sheet ${name}`, report, choices);
    if (answer === "new" && template && (await this.mayReplace()))
      await this.workbench.put(template.name, template.workbook, template);
    else if (answer === "add") sheet.addSheet(name);
    else {
      showMessage("note", "Nothing was changed.");
      return undefined;
    }
    return name;
  }

  /** The sheet to write on, a new one where formulas stand in the way and are to stay. */
  private async targetFor(name: string, columns: number): Promise<string | undefined> {
    const { sheet } = this.workbench;
    const { formula } = sheet.usedIn(name, columns);
    if (formula === undefined) return name;
    let number = 2;
    while (sheet.sheetNames.includes(`${name} ${number}`)) number += 1;
    const other = `${name} ${number}`;
    const answer = await ask(`${name}!${formula} holds a formula.`, "Bars are written to columns A to F.", [
      { answer: "new", label: `Use a new sheet ${other}`, primary: true },
      { answer: "replace", label: "Replace" },
      { answer: "cancel", label: "Cancel" },
    ]);
    if (answer === "new") sheet.addSheet(other);
    else if (answer === "replace") sheet.clearFormulas(name, columns);
    return answer === "new" ? other : answer === "replace" ? name : undefined;
  }

  /** Rows from A1 on, in pieces between which the page lives; what stood below them is cleared. */
  private async write(name: string, rows: readonly (readonly SheetValue[])[], lastRow: number, formats: string[]): Promise<void> {
    const blanks = Array.from({ length: Math.max(0, lastRow - rows.length) }, () => Array<SheetValue>(6).fill(null));
    await this.workbench.fillRows(sheetPrefix(name), [...rows, ...blanks], formats);
  }
}

function linesOf(content: Uint8Array | string): number {
  let lines = 1;
  const next = (from: number): number => (typeof content === "string" ? content.indexOf("\n", from) : content.indexOf(10, from));
  for (let at = next(0); at >= 0; at = next(at + 1)) lines += 1;
  return lines;
}

/** Says what is going on before the page is busy with it. */
async function announced(words: string): Promise<void> {
  showMessage("note", words);
  await new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}
