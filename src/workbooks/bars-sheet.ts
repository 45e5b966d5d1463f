/** The sheet Bars that templates share: A Time to F Volume, G Funding typed by hand, a template's own columns from H on. */
import type { CellData } from "../grid/workbook-data";
import type { Cells } from "./blocks";
import type { WorkedRow } from "./plan-kit/worked-out";
import { type SampleBar, sampleBars, sampleBarsLabel, sampleVolumes } from "./sample-bars";
import { inputStyle, styles } from "./template";

export const barsSheet = "Bars";

/** How many bars there are: as many rows as have a close. */
export const barCount = `COUNT(${barsSheet}!$E:$E)`;

/** The table with its header: no fixed count, and Funding only where there is a number in it. */
export const barTable = `TAKE(${barsSheet}!$A:$G,${barCount}+1,6+(COUNT(${barsSheet}!$G:$G)>0))`;

/** One column of the bars, without its header: "C" is the highs. `rows` is a formula: how many of them. */
export function barColumn(letter: string, rows = barCount): string {
  // Parts of a range that are taken stay ranges, so that nothing is copied
  return `TAKE(TAKE(${barsSheet}!$${letter}:$${letter},${rows}+1),0-(${rows}))`;
}

/**
 * All the bars where the condition holds, else the first of them alone. Some programs work out every branch of an IF: what is not
 * wanted must be short.
 */
export const barsIf = (condition: string): string => `IF(${condition},${barCount},1)`;

export const barHeadStyle: CellData["style"] = { ...styles.columnHead, lineBelow: styles.heading.lineBelow };

const header = ["Time", "Open", "High", "Low", "Close", "Volume", "Funding"];
const formats = ["yyyy-mm-dd hh:mm", "#,##0.0", "#,##0.0", "#,##0.0", "#,##0.0", "#,##0", "0.0000%"];

/** 1 January 2024, as Excel counts days. */
const firstDay = 45292;

/** Several templates ask for them, and each of them is made when it is first asked for. */
let made: SampleBar[] | undefined;
const madeUpBars = (): SampleBar[] => (made ??= sampleBars());

/** Header and made-up bars of one hour. The sentence that says so stands in the first free column of row 1. */
export function sampleBarCells(sentenceColumn: string): Cells {
  const cells: Cells = { [`${sentenceColumn}1`]: { value: sampleBarsLabel, style: styles.label } };
  header.forEach((value, column) => {
    cells[`${"ABCDEFG"[column]}1`] = { value, style: barHeadStyle };
  });
  const bars = madeUpBars();
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
  const bars = madeUpBars();
  const stands = (bar: number, { open, close }: SampleBar) =>
    `AND(${barsSheet}!$B$${bar + 2}=${open},${barsSheet}!$E$${bar + 2}=${close})`;
  const last = bars.length - 1;
  return `IF(OR(${stands(0, bars[0]!)},${stands(last, bars[last]!)}),"${words}","")`;
}

/** Nothing, or what is wrong with the bars as a whole; quick, however many there are. */
export const barsFault =
  `IF(${barCount}=0,"Bars: rows with High, Low and Close, is empty",` +
  `IF(OR(COUNT(${barsSheet}!$C:$C)<>${barCount},COUNT(${barsSheet}!$D:$D)<>${barCount}),"Bars: a number in High, Low and Close of every row",""))`;

/** The first row that cannot be a bar, in words: looked for once a function had no answer. */
export const badBar = (isWanted: string): string =>
  `LET(m,${barsIf(isWanted)},o,${barColumn("B", "m")},h,${barColumn("C", "m")},l,${barColumn("D", "m")},k,${barColumn("E", "m")},` +
  `i,IFERROR(XMATCH(TRUE,(h<l)+(k>h)+(k<l)+(l<=0)+(o<>0)*((o>h)+(o<l))>0),0),` +
  `IF(i>0,"Bars, row "&i+1&": prices above 0, open and close between low and high","Bars: read the reason in the sheet's own columns, from H on"))`;

/** Counts of the sheet Bars that a template's sheet holds as named cells, each counted once instead of in every formula. */
const counts: readonly (readonly [name: string, formula: string])[] = [
  ["Bar_count", barCount],
  ["Timed_bars", `COUNT(${barsSheet}!$A:$A)`],
  ["Volume_bars", `COUNT(${barsSheet}!$F:$F)`],
  ["Funded_bars", `COUNT(${barsSheet}!$G:$G)`],
];

export const countRows: readonly WorkedRow[] = counts.map(([name, formula]) => ({
  ...{ name, label: name.replace("_", " "), formula, format: "0", note: "" },
}));

/** The same sheet with these names in place of what they count. */
export function withCounts<Sheet extends { cells: Cells }>(sheet: Sheet): Sheet {
  const named = (formula: string): string =>
    counts.some(([, counted]) => formula === `=${counted}`)
      ? formula
      : counts.reduce((text, [name, counted]) => text.replaceAll(counted, name), formula);
  const cells = Object.entries(sheet.cells).map(([address, cell]) => [
    address,
    cell.formula === undefined ? cell : { ...cell, formula: named(cell.formula) },
  ]);
  return { ...sheet, cells: Object.fromEntries(cells) as Cells };
}
