/**
 * Sheets in the embedded engine, in a process of their own: `npx tsx bench/sheets.ts`. A column of formulas of ours against the same in
 * native formulas, and one edit among many formulas against one among few, each with its readers calculated.
 */
import { join } from "node:path";
import type { WorkbookData } from "../src/grid/workbook-data";
import { createHeadlessSheet } from "../src/sheet/headless";
import { loadLibraryFrom } from "../src/sheet/load-in-node";
import { isEnough, quartiles } from "./measure";

const library = loadLibraryFrom(join(__dirname, "../dist"));

function sheetOf(rows: number, formula: (row: number) => string) {
  const cells: WorkbookData["sheets"][number]["cells"] = {};
  for (let row = 1; row <= rows; row += 1) {
    cells[`A${row}`] = { value: (row % 5) + 1 };
    cells[`B${row}`] = { value: 70000 + row };
    cells[`C${row}`] = { formula: formula(row) };
  }
  return createHeadlessSheet(library, { sheets: [{ name: "Sheet1", cells }] });
}

async function spent(work: () => Promise<unknown>): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

async function compare(name: string, turns: number, ours: () => Promise<unknown>, theirs: () => Promise<unknown>): Promise<void> {
  const times: [number, number][] = [];
  const began = performance.now();
  for (let turn = -1; turn < turns && !isEnough(began, turn, 15); turn += 1) {
    const pair: [number, number] = [await spent(ours), await spent(theirs)];
    if (turn >= 0) times.push(pair);
  }
  const [low, median, high] = quartiles(times.map(([own, other]) => own / other));
  const [own, other] = [0, 1].map((side) => quartiles(times.map((pair) => pair[side]!))[1]);
  const ratio = `${median.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`;
  console.log(`${name.padEnd(58)}${ratio.padEnd(24)}${own!.toFixed(0)} and ${other!.toFixed(0)} ms`);
}

async function main(): Promise<void> {
  const margin = (row: number) => `=MICRO.MARGIN(A${row},B${row},10,0.01)`;
  const ours = sheetOf(10_000, margin);
  const native = sheetOf(10_000, (row) => `=A${row}*B${row}*0.01/10`);
  const few = sheetOf(1000, margin);
  await Promise.all([ours, native, few].map((sheet) => sheet.recalculate()));
  await compare(
    "10,000 rows / in native formulas",
    7,
    () => ours.recalculate(),
    () => native.recalculate(),
  );
  let edits = 0;
  const edit = (sheet: typeof ours) => async () => {
    sheet.setValue("A500", (edits += 1));
    await sheet.recalculate();
  };
  await compare("one edit among 10,000 formulas / among 1,000", 9, edit(ours), edit(few));
  process.exit(0);
}

void main();
