/** Speaks the selected cell through a live region: the sheet is a picture to a screen reader. */
import { cellName, type CellRange, readAddress } from "../grid/address";
import { CellError } from "../grid/cell";
import { byId } from "./elements";
import { cellWords } from "./cell-words";
import type { Workbench } from "./workbench";

/** Heads the names of the rows in a table of SCALE.AUDIT, whichever column it stands in. */
const checkHeading = "Check";

/** Moving with a held key says the cell where it rests. */
const rest = 150;

export function startSpokenCells(workbench: Workbench): void {
  let waiting = 0;
  workbench.sheet.onSelection((address) => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => {
      // Another workbook may be on the desk by now
      if (workbench.sheet.selected === address) byId("cell-words").textContent = wordsOf(workbench, address);
    }, rest);
  });
}

export function wordsOf({ sheet, template }: Pick<Workbench, "sheet" | "template">, address: string): string {
  const { row, column } = readAddress(address);
  const prefix = address.slice(0, address.lastIndexOf("!") + 1);
  const at = (r: number, c: number): string => `${prefix}${cellName(r, c)}`;
  const shown = (r: number, c: number): string => (r < 0 || c < 0 ? "" : sheet.shownAt(at(r, c)));
  const value = sheet.read(address);
  const spill = sheet.spillAt(address);
  const input = template?.inputs.find((each) => each.address.replace(/'/g, "") === address.replace(/'/g, ""));
  const choices = sheet.choicesAt(address)?.list.length;
  const common = {
    ...{ place: cellName(row, column), shown: value instanceof CellError ? value.code : shown(row, column) },
    ...(value instanceof CellError && { reason: value.message }),
    ...(choices !== undefined && { choices }),
  };
  if (input) return cellWords({ ...common, label: input.label, note: shown(row, column + 1) });
  if (spill) {
    const table = readAddress(spill.range);
    const isHead = row === table.row;
    const naming = namingColumn(table, (c) => shown(table.row, c));
    const rowName = isHead || column === naming ? "" : `${shown(table.row, naming)} ${shown(row, naming)}`.trim();
    const head = shown(table.row, column);
    return cellWords({ ...common, row: rowName, ...(!isHead && { column: head }), isCalculated: true });
  }
  const label = isWord(sheet.read(address)) ? undefined : labelLeftOf(sheet, row, column, at);
  const isCalculated = sheet.formulaAt(address) !== undefined;
  return cellWords({ ...common, ...(label !== undefined && { label }), ...(isCalculated && { isCalculated }) });
}

/** The column whose cells name the rows of a table: the first, but in the checks the one that says what is checked. */
function namingColumn({ column, lastColumn }: CellRange, head: (column: number) => string): number {
  for (let each = column; each <= lastColumn; each += 1) if (head(each) === checkHeading) return each;
  return column;
}

/** The nearest text to the left in the row, a few cells away at most. */
function labelLeftOf(
  sheet: Workbench["sheet"],
  row: number,
  column: number,
  at: (row: number, column: number) => string,
): string | undefined {
  for (let c = column - 1; c >= Math.max(0, column - 4); c -= 1) {
    const value = sheet.read(at(row, c));
    if (isWord(value)) return value;
    if (value !== null) return undefined;
  }
  return undefined;
}

function isWord(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
