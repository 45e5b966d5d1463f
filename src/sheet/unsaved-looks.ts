/** What a user can give a sheet that no file of ours keeps, counted, so that saving can say it. */
import { BooleanNumber, type ICellData, type Nullable, type Workbook, type Worksheet } from "@univerjs/core";
import type { WorksheetData } from "../grid/workbook-data";
import { beyond } from "./other-looks";

/** Rows that a file hides. */
type HiddenRows = Pick<WorksheetData, "hiddenRows" | "filteredRows">;

/** "underline in 3 cells", "1 hidden column". `hiddenIn` tells the rows of a worksheet that its file hides. */
export function unsavedLooks(workbook: Workbook, hiddenIn: (sheet: string) => HiddenRows | undefined): string[] {
  const looks = new Map<string, number>();
  const others = new Map<string, number>();
  for (const sheet of workbook.getSheets()) {
    countCells(sheet, workbook, looks);
    countFrame(sheet, hiddenIn(sheet.getName()), others);
  }
  return [
    ...[...looks].map(([word, count]) => `${word} in ${count} ${count === 1 ? "cell" : "cells"}`),
    ...[...others].map(([word, count]) => `${count} ${count === 1 ? word : several(word)}`),
  ];
}

/** "hidden rows", "looks of whole rows". */
function several(word: string): string {
  return word
    .replace(/^(look) of a whole (\w+)$/, "$1s of whole $2s")
    .replace(/^row of/, "rows of")
    .replace(/(row|column|colour|worksheet)$/, "$1s");
}

function add(counts: Map<string, number>, word: string, count = 1): void {
  if (count > 0) counts.set(word, (counts.get(word) ?? 0) + count);
}

function countCells(sheet: Worksheet, workbook: Workbook, looks: Map<string, number>): void {
  // Thousands of cells share a style
  const known = new Map<string, readonly string[]>();
  const wordsOf = (style: Exclude<ICellData["s"], undefined>): readonly string[] => {
    if (typeof style !== "string") return beyond(style);
    if (!known.has(style)) known.set(style, beyond(workbook.getStyles().get(style)));
    return known.get(style)!;
  };
  sheet.getCellMatrix().forValue((_row, _column, cell) => {
    if (cell?.p?.body?.textRuns?.length) add(looks, "text in several styles");
    if (cell?.s) for (const word of wordsOf(cell.s)) add(looks, word);
  });
}

function countFrame(sheet: Worksheet, file: HiddenRows | undefined, others: Map<string, number>): void {
  const { rowData = {}, columnData = {}, tabColor, hidden } = sheet.getConfig();
  const fromFile = new Set([...(file?.hiddenRows ?? []), ...(file?.filteredRows ?? [])]);
  const rows = Object.entries(rowData).map(([row, data]) => ({ row: Number(row) + 1, ...data }));
  const columns = Object.values(columnData) as Nullable<{ hd?: BooleanNumber; s?: unknown }>[];
  const isHidden = (line: Nullable<{ hd?: BooleanNumber }>): boolean => line?.hd === BooleanNumber.TRUE;
  add(others, "hidden row", rows.filter((line) => isHidden(line) && !fromFile.has(line.row)).length);
  add(others, "row of the file shown again", rows.filter((line) => !isHidden(line) && fromFile.has(line.row)).length);
  add(others, "hidden column", columns.filter(isHidden).length);
  add(others, "look of a whole row", rows.filter(({ s }) => s).length);
  add(others, "look of a whole column", columns.filter((column) => column?.s).length);
  add(others, "tab colour", tabColor ? 1 : 0);
  add(others, "hidden worksheet", hidden === BooleanNumber.TRUE ? 1 : 0);
}
