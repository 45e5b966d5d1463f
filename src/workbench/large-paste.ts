/** Pasting a long table, such as a year of price bars. The sheet's own paste takes half a minute for 100,000 rows; this a second. */
import type { SheetValue } from "../grid/workbook-data";
import { byId } from "./elements";
import { showMessage } from "./messages";
import type { Workbench } from "./workbench";

/** Shorter ones are left to the sheet, which can undo them. */
const longFrom = 2000;

export function startLargePaste(workbench: Workbench): void {
  document.addEventListener(
    "paste",
    (event) => {
      const text = event.clipboardData?.getData("text/plain") ?? "";
      const address = workbench.sheet.selected;
      if (address === undefined || !byId("cells").contains(event.target as Node) || !isLong(text)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const rows = parseTable(text);
      showMessage("note", `Pasting ${rows.length.toLocaleString("en-US")} rows…`);
      // The message is painted before the page is busy
      requestAnimationFrame(() => setTimeout(() => void paste(workbench, address, rows)));
    },
    { capture: true },
  );
}

async function paste(workbench: Workbench, address: string, rows: SheetValue[][]): Promise<void> {
  await workbench.fillTable(address, rows);
  const count = rows.length.toLocaleString("en-US");
  showMessage(
    "note",
    `${count} rows were pasted from ${address.replace(/^.*!/, "")} on. Ctrl+Z does not take back a paste of this length.`,
  );
}

function isLong(text: string): boolean {
  let lines = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) if (++lines >= longFrom) return true;
  return false;
}

/** Rows of a text that a spreadsheet or an exchange gives: parted by tabs, semicolons or commas. */
export function parseTable(text: string): SheetValue[][] {
  const lines = text.replace(/\s+$/, "").split(/\r?\n/);
  const first = lines[0] ?? "";
  const separator = ["\t", ";", ","].find((each) => first.includes(each)) ?? "\t";
  return lines.map((line) => line.split(separator).map(cellValue));
}

function cellValue(text: string): SheetValue {
  const trimmed = text.trim().replace(/^"(.*)"$/s, "$1");
  if (trimmed === "") return null;
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(trimmed) ? Number(trimmed) : trimmed;
}
