/** The Read me sheet that every planning workbook carries: what it does, what made it, what to do without the add-in. */
import { tokenMarker } from "../grid/function-tokens";
import type { CellStyle, WorksheetData } from "../grid/workbook-data";
import { version } from "../host/version";
import type { Cells } from "./blocks";
import { inputStyle, styles } from "./template";

export const readMeName = "Read me";

const withoutAddIn = [
  "Every cell keeps its last result, so the workbook can be read and printed as it is.",
  `The formulas show as ${tokenMarker}..., and a cell that is edited or recalculated turns into #NAME?: close without saving, nothing is lost.`,
  "Ask the sender for a copy with values only, or for one with native formulas: calc plan.xlsx --values-only --out copy.xlsx,",
  "or calc plan.xlsx --portable --out copy.xlsx. Both come with the project, which also has a sheet for the browser that opens this file.",
];

const withAddIn = [
  "Excel does not recalculate custom functions when a file is opened: press Ctrl+Alt+F9 after an update of the add-in.",
  "An error in a cell has a reason: select the cell and press Why? in the task pane.",
];

/** The worksheet for a workbook that does this and is used like this, in sentences. */
export function readMe(name: string, does: readonly string[], use: readonly string[]): WorksheetData {
  const cells: Cells = { A1: { value: name, style: styles.title } };
  let row = 3;
  const line = (value: string, style: CellStyle): void => {
    cells[`A${row}`] = { value, style };
    row += 1;
  };
  const section = (title: string, sentences: readonly string[]): void => {
    line(title, styles.heading);
    sentences.forEach((sentence) => line(sentence, plain));
    row += 1;
  };
  section("What it does", does);
  section("How to use it", use);
  line("Cells like this one are yours to change; everything else is calculated.", { ...inputStyle(), align: "left" });
  row += 1;
  section("What made it", [`Made with MicroScale ${version}. The functions that are in use now say:`]);
  row -= 1;
  cells[`A${row}`] = { formula: "=MICRO.VERSION()", style: { ...plain, bold: true } };
  row += 2;
  section("With the add-in", withAddIn);
  section("Without the add-in", withoutAddIn);
  line("It calculates what you type in. It knows no market, gives no advice and promises no result.", plain);
  return {
    name: readMeName,
    cells,
    hidesGridlines: true,
    rowHeights: { 1: 32 },
    columnWidths: { A: 800 },
    print: { area: `A1:A${row}`, isLandscape: true, isOnePage: true },
  };
}

const plain = { size: 10, color: styles.label.color } as const;
