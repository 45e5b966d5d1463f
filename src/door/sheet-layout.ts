/** How bars stand on the sheet Bars: A to F are the door's, G is the trader's, a template's own columns follow. */
import type { BarsRead } from "./bar";
import { barHeader } from "./canonical";
import { dayLength } from "./time-text";

export const barsSheetName = "Bars";

/** A value of a cell that the door writes. */
export type DoorCell = string | number | null;

export interface BarsOnSheet {
  /** The header and the bars, columns A to F. */
  rows: DoorCell[][];
  timeFormat: string;
  priceFormat: string;
  /** What says which bars these are. */
  sentence: string;
}

/** Excel's serial number of a time. */
export function serialOf(time: number): number {
  return time / dayLength + 25_569;
}

/** The time of a serial number, to the millisecond. */
export function timeOfSerial(serial: number): number {
  return Math.round((serial - 25_569) * dayLength);
}

export function barsOnSheet({ bars, report }: BarsRead): BarsOnSheet {
  const isDaily = bars.every(([time]) => time === null || time % dayLength === 0);
  let decimals = 0;
  // Nearly all have no more than those before them, which is seen without a text for each
  for (const bar of bars)
    for (let at = 1; at < 5; at += 1) if (!hasAtMost(decimals, bar[at]!)) decimals = Math.max(decimals, decimalsOf(bar[at]!));
  return {
    rows: [[...barHeader], ...bars.map(([time, ...rest]) => [time === null ? null : serialOf(time), ...rest])],
    timeFormat: isDaily ? "yyyy-mm-dd" : "yyyy-mm-dd hh:mm",
    priceFormat: decimals === 0 ? "#,##0" : `#,##0.${"0".repeat(Math.min(decimals, 10))}`,
    sentence: report,
  };
}

/** Below 2^53 such a whole number divided by a power of ten is the double nearest to its decimals, which is what their text reads as. */
function hasAtMost(decimals: number, value: number): boolean {
  const scale = 10 ** decimals;
  const scaled = Math.round(value * scale);
  return decimals <= 15 && Math.abs(scaled) < Number.MAX_SAFE_INTEGER && scaled / scale === value;
}

function decimalsOf(value: number): number {
  const text = String(value);
  const exponent = text.indexOf("e-");
  const mantissa = exponent < 0 ? text : text.slice(0, exponent);
  const point = mantissa.indexOf(".");
  return (point < 0 ? 0 : mantissa.length - point - 1) + (exponent < 0 ? 0 : Number(text.slice(exponent + 2)));
}

const firstOwnColumn = 7;
const isSentence = (value: unknown) => typeof value === "string" && /^(Made-up bars:|[\d,]+ bars?\b)/.test(value);

/** The column of the sentence: where one stands, else the first free one behind Funding. */
export function sentenceColumn(firstRow: readonly unknown[]): number {
  const standing = firstRow.findIndex(isSentence);
  if (standing >= 0) return standing;
  let column = firstOwnColumn;
  while (firstRow[column] !== null && firstRow[column] !== undefined && firstRow[column] !== "") column += 1;
  return column;
}
