/** Pasting text: bars and fills go through the door, anything else into cells by the one reader. */
import { largest } from "../grid/extremes";
import { type Answers, Ask } from "../door/answers";
import { mayOverwrite, pasteText, ways } from "./typing";
import { cellName, readAddress } from "../grid/address";
import { readInBackground } from "./background";
import { byId } from "./elements";
import { ask, showMessage } from "./messages";
import { isLineOfTable, type PastedCells, pastedCells } from "./pasted-cells";
import type { TableImport } from "./table-import";
import type { Workbench } from "./workbench";

const ownSheets = ["Bars", "Fills"];
/** Fewer rows are no table that somebody downloaded. */
const fewest = 5;
/** The sheet's own paste of typed cells takes half a minute for 100,000 rows. */
const longest = 2000;
/** What sentences call a text that is pasted. */
const name = "The text";

export function startPaste(workbench: Workbench, tables: TableImport): void {
  document.addEventListener(
    "paste",
    (event) => {
      const address = workbench.sheet.selected;
      if (address === undefined || !byId("cells").contains(event.target as Node)) return;
      const text = event.clipboardData?.getData("text/plain") ?? "";
      const html = event.clipboardData?.getData("text/html") ?? "";
      const rows = text.split("\n").filter((line) => line.trim() !== "").length;
      // Copies within the workbench bring formulas and styles along, and what is pasted while one types is typed
      if (rows === 0 || workbench.sheet.isEditing || /data-copy-id|univer/i.test(html)) return;
      const isOwn = ownSheets.includes(sheetOf(address)) && (rows > 1 || isLineOfTable(text));
      const isTyped = /<table|office:excel|google-sheets/i.test(html);
      if (!isOwn && isTyped && rows < longest) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const isOne = rows === 1 && (isListCell(workbench, address) || !isLineOfTable(text));
      const cells = workbench.sheet.selectedCells;
      void workbench.turns.takeHere(name, () => {
        if (isOwn) return tables.bring([{ name, content: text }]);
        return isOne ? pasteText(workbench, cells, text.trim()) : paste(workbench, tables, address, text);
      });
    },
    { capture: true },
  );
}

function sheetOf(address: string): string {
  return address.slice(0, address.lastIndexOf("!")).replace(/^'|'$/g, "");
}

/** A cell of text takes 1/4,1/4,1/4,1/4 as it is. */
function isListCell({ sheet }: Workbench, address: string): boolean {
  return sheet.numberFormatAt(address) === "@";
}

async function paste(workbench: Workbench, tables: TableImport, address: string, text: string): Promise<void> {
  const read = await readInBackground(text, {}, name);
  const found = "bars" in read ? read.bars : "fills" in read ? read.fills : undefined;
  if (found && found.facts.count >= fewest) {
    const kind = "bars" in found ? "Bars" : "Fills";
    const answer = await ask(`These are ${found.report.split(",")[0]}.`, found.report, [
      { answer: "door", label: `Put on ${kind}`, primary: true },
      { answer: "cells", label: "Paste as cells" },
      { answer: "cancel", label: "Cancel" },
    ]);
    if (answer === "door" && "bars" in read) return tables.bringBars({ name, read: read.bars });
    if (answer === "door" && "fills" in read) return tables.bringFills({ name, read: read.fills });
    if (answer !== "cells") return showMessage("note", "Nothing was pasted.");
  }
  // A header of prices or fills with a question about its lines; numbers in columns without one are no table of a kind
  if ("question" in read && read.question.ask !== "columns") {
    const says = `It is asked: ${read.question.says}`;
    const answer = await ask("This is a table of prices or fills.", says, [
      { answer: "door", label: "Put it on its sheet", primary: true },
      { answer: "cells", label: "Paste as cells" },
      { answer: "cancel", label: "Cancel" },
    ]);
    if (answer === "door") return tables.bring([{ name, content: text }]);
    if (answer !== "cells") return showMessage("note", "Nothing was pasted.");
  }
  const cells = await readCells(text);
  if (cells) await pasteCells(workbench, address, cells);
}

async function readCells(text: string): Promise<PastedCells | undefined> {
  const answers: Answers = {};
  for (;;) {
    try {
      return pastedCells(text, ways(), answers);
    } catch (thrown) {
      if (!(thrown instanceof Ask)) throw thrown;
      const answer = await ask("Which decimal mark is meant?", thrown.question.says, thrown.question.choices);
      if (answer === undefined) return undefined;
      answers.decimal = answer as "." | ",";
    }
  }
}

async function pasteCells(workbench: Workbench, address: string, { rows, dates }: PastedCells): Promise<void> {
  const { sheet } = workbench;
  const start = readAddress(address);
  const width = largest(rows.map((row) => row.length));
  const place = address.slice(0, address.lastIndexOf("!") + 1);
  const range = (column: number, last: number) =>
    `${place}${cellName(start.row, start.column + column)}:${cellName(start.row + rows.length - 1, start.column + last)}`;
  const values = sheet.readRange(range(0, width - 1));
  const former = values.map((row, down) =>
    row.map((value, right) => {
      const cell = `${place}${cellName(start.row + down, start.column + right)}`;
      // A formula with what it gave, and nothing in the cells that it spilled into
      return sheet.formulaAt(cell) ?? (value !== null && sheet.spillAt(cell) ? null : value);
    }),
  );
  const cells = rows.flatMap((row, down) => row.map((_, right) => `${place}${cellName(start.row + down, start.column + right)}`));
  if (!mayOverwrite(workbench, cells)) return;
  await workbench.fillTable(address, rows);
  for (const column of dates) sheet.setNumberFormats(range(column, column), ["yyyy-mm-dd"]);
  const takeBack = async (): Promise<void> => {
    await workbench.fillTable(address, former);
    showMessage("note", "The paste is taken back.");
  };
  const count = rows.length === 1 ? "1 row was" : `${rows.length.toLocaleString("en-US")} rows were`;
  showMessage("note", `${count} pasted from ${address.slice(place.length)} on.`, [
    { label: "Take back", act: () => void takeBack() },
  ]);
}
