/**
 * The sheet Fills of the journal and of the live plan: one row a fill, values only. A to I are what an export holds, J to P what the
 * trader adds. Nothing outside of a row changes what it says.
 */
import { fillColumns, fillsSheetName, madeUpId } from "../../door/fills-sheet";
import type { CellStyle, WorksheetData } from "../../grid/workbook-data";
import { type Cells, tableHead } from "../blocks";
import { lastContractRow } from "../plan-kit/contracts-sheet";
import { inputStyle } from "../template";

export const fillsSheet = fillsSheetName;

const typedPrice = "#,##0.0###";

interface FillColumn {
  letter: string;
  name: string;
  width: number;
  /** A number format; a column without one holds words. */
  format?: string;
}

const widths = [148, 130, 56, 80, 88, 76, 76, 92, 70, 60, 100, 100, 84, 84, 160, 84];
const formats: readonly (string | undefined)[] = [
  ...["yyyy-mm-dd hh:mm", undefined, undefined, "General", typedPrice, "#,##0.00####"],
  ...[undefined, undefined, undefined, undefined, "General", undefined],
  ...[typedPrice, undefined, undefined, "#,##0.00####"],
];

const columns: readonly FillColumn[] = fillColumns.map((name, at) => {
  const format = formats[at];
  return { letter: "ABCDEFGHIJKLMNOP"[at]!, name, width: widths[at]!, ...(format !== undefined && { format }) };
});

/** Rows that look like places to type into; more may be typed or imported below them. */
const styledRows = 200;
const ruledRows = 10_000;

/** The cells of a column from the first fill to one blank row below the last, a range in every program. */
export function fillColumn(letter: string): string {
  const column = `${fillsSheet}!$${letter}:$${letter}`;
  return `INDEX(${column},2):INDEX(${column},Fill_rows+2)`;
}

/** How many rows below the header are in use, whatever is blank in between or wrong. */
export const fillRows = ((): string => {
  const lastNumber = (letter: string): string => `IFERROR(MATCH(1E+300,${fillsSheet}!$${letter}:$${letter}),1)`;
  const last = (letter: string): string => `IFERROR(XMATCH(TRUE,${fillsSheet}!$${letter}:$${letter}<>"",0,-1),1)`;
  return `MAX(1,${["A", "D", "E"].map(lastNumber).join(",")},${["C", "J"].map(last).join(",")})-1`;
})();

/** A row of the sheet, A to P, blank at the end. */
export type SampleFill = readonly (string | number | null)[];

/** The number of made-up fills that still stand there. */
export const madeUpFills = `COUNTIF(${fillsSheet}!$H:$H,"${madeUpId}*")`;

export function fillsWorksheet(sample: readonly SampleFill[]): WorksheetData {
  const letters = columns.map(({ letter }) => letter);
  const cells: Cells = tableHead(1, letters, fillColumns);
  for (const { letter, format } of columns) {
    const head = cells[`${letter}1`]!;
    if (format === undefined) cells[`${letter}1`] = { ...head, style: { ...head.style, align: "left" } };
    const style: CellStyle = { ...inputStyle(format), ...(format === undefined && { align: "left", isIndented: true }) };
    for (let row = 0; row < styledRows; row++) cells[`${letter}${row + 2}`] = { value: null, style };
  }
  sample.forEach((values, row) =>
    values.forEach((value, at) => {
      const address = `${letters[at]!}${row + 2}`;
      cells[address] = { ...cells[address], value };
    }),
  );
  const ruled = (letter: string): string => `${letter}2:${letter}${ruledRows}`;
  return {
    name: fillsSheet,
    cells,
    frozenRows: 1,
    columnWidths: Object.fromEntries(columns.map(({ letter, width }) => [letter, width])),
    validations: [
      { range: ruled("B"), allowed: { listRange: `Contracts!$A$5:$A$${lastContractRow}` }, message: "Symbol: any word." },
      { range: ruled("C"), allowed: { list: ["buy", "sell"] }, message: "Side is buy or sell." },
      { range: ruled("D"), allowed: { above: 0 }, message: "Contracts are a number above 0; Side says which way." },
      { range: ruled("E"), allowed: { above: 0 }, message: "Price is a number above 0." },
      { range: ruled("I"), allowed: { list: ["long", "short"] }, message: "Position is long, short or empty." },
      { range: ruled("K"), allowed: { above: 0 }, message: "Contract size is a number above 0." },
      { range: ruled("L"), allowed: { list: ["linear", "inverse"] }, message: "Contract type is linear or inverse." },
      { range: ruled("M"), allowed: { above: 0 }, message: "Stop is a price above 0, or empty." },
    ],
    print: { isLandscape: true, titleRows: "1:1" },
  };
}
