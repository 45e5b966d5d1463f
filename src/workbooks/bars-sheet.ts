/** The sheet Bars that templates share: A Time to F Volume, G Funding typed by hand, a template's own columns from H on. */
import type { CellData } from "../grid/workbook-data";
import type { Cells } from "./blocks";
import { type SampleBar, sampleBars, sampleBarsLabel, sampleVolumes } from "./sample-bars";
import { inputStyle, styles } from "./template";

export const barsSheet = "Bars";

/** How many bars there are: as many rows as have a close. */
export const barCount = `COUNT(${barsSheet}!$E:$E)`;

/** The table with its header: no fixed count, and Funding only where there is a number in it. */
export const barTable = `TAKE(${barsSheet}!$A:$G,${barCount}+1,6+(COUNT(${barsSheet}!$G:$G)>0))`;

/** One column of the bars, without its header: "C" is the highs. */
export function barColumn(letter: string): string {
  return `DROP(TAKE(${barsSheet}!$${letter}:$${letter},${barCount}+1),1)`;
}

export const barHeadStyle: CellData["style"] = { ...styles.columnHead, lineBelow: styles.heading.lineBelow };

const header = ["Time", "Open", "High", "Low", "Close", "Volume", "Funding"];
const formats = ["yyyy-mm-dd hh:mm", "#,##0.0", "#,##0.0", "#,##0.0", "#,##0.0", "#,##0", "0.0000%"];

/** 1 January 2024, as Excel counts days. */
const firstDay = 45292;

/** Header and made-up bars of one hour. The sentence that says so stands in the first free column of row 1. */
export function sampleBarCells(sentenceColumn: string): Cells {
  const cells: Cells = { [`${sentenceColumn}1`]: { value: sampleBarsLabel, style: styles.label } };
  header.forEach((value, column) => {
    cells[`${"ABCDEFG"[column]}1`] = { value, style: barHeadStyle };
  });
  const bars = sampleBars();
  const volumes = sampleVolumes(bars.map(({ high, low }) => high - low));
  bars.forEach(({ open, high, low, close }, bar) =>
    [firstDay + bar / 24, open, high, low, close, volumes[bar]!, null].forEach((value, column) => {
      cells[`${"ABCDEFG"[column]}${bar + 2}`] = { ...(value !== null && { value }), style: inputStyle(formats[column]) };
    }),
  );
  return cells;
}

export const barColumnWidths = { A: 120, B: 76, C: 76, D: 76, E: 76, F: 64, G: 64 };

/** Words for as long as the first or the last of the made-up bars stands there; told by the bars, for a paste changes nothing else. */
export function madeUpWords(words = " on made-up bars"): string {
  const bars = sampleBars();
  const stands = (bar: number, { open, close }: SampleBar) =>
    `AND(${barsSheet}!$B$${bar + 2}=${open},${barsSheet}!$E$${bar + 2}=${close})`;
  const last = bars.length - 1;
  return `IF(OR(${stands(0, bars[0]!)},${stands(last, bars[last]!)}),"${words}","")`;
}
