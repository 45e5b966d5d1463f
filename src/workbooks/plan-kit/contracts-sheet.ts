/** The sheet Contracts: what is traded, a row each, shared by all plans of a workbook. Empty rows are for one's own. */
import type { WorksheetData } from "../../grid/workbook-data";
import { planContracts } from "../../plan/contract-list";
import type { Cells } from "../blocks";
import { inputStyle, styles } from "../template";

const firstRow = 5;
export const lastContractRow = 204;

const columns = [
  ...["Code", "Contract size", "Type", "Tick", "Lot", "Quote", "Settles in", "Unit", "Taker fee", "Tiers", "As of", "Note"],
];
const formats = ["@", "General", "@", "General", "General", "@", "@", "@", "0.000#%", "@", "@", "@"];
/** Rows that are formatted for contracts of one's own; more may be typed below them. */
const ownRows = 25;

export function contractsSheet(): WorksheetData {
  const cells: Cells = {
    A1: { value: "Contracts", style: styles.title },
    A2: { value: "Pick a code on a planning sheet; type your own contracts into the yellow rows.", style: styles.caption },
  };
  columns.forEach((word, index) => {
    cells[`${letter(index)}4`] = { value: word, style: { ...styles.columnHead, align: isText(index) ? "left" : "right" } };
  });
  planContracts.forEach((contract, row) => {
    const { code, size, type, tick, lot, quote, settles, unit, taker, hasTiers, asOf, note } = contract;
    const values = [code, size, type, tick, lot, quote, settles, unit, taker, hasTiers ? "yes" : undefined, asOf, note];
    values.forEach((value, index) => {
      const format = formats[index]!;
      cells[`${letter(index)}${firstRow + row}`] = {
        ...(value !== undefined && value !== "" && { value }),
        style: { ...styles.cell, ...(isText(index) && { align: "left" }), ...(format !== "@" && { numberFormat: format }) },
      };
    });
  });
  for (let row = firstRow + planContracts.length; row < firstRow + planContracts.length + ownRows; row++) {
    formats.forEach((format, index) => {
      cells[`${letter(index)}${row}`] = {
        style: { ...inputStyle(format === "@" ? undefined : format), ...(isText(index) && { align: "left" }) },
      };
    });
  }
  return {
    name: "Contracts",
    cells,
    hidesGridlines: true,
    rowHeights: { 1: 32 },
    columnWidths: Object.fromEntries(
      [170, 96, 72, 84, 72, 72, 80, 72, 80, 60, 96, 260].map((width, index) => [letter(index), width]),
    ),
    frozenRows: 4,
    print: { isLandscape: true, titleRows: "4:4" },
  };
}

function letter(index: number): string {
  return String.fromCharCode(65 + index);
}

function isText(index: number): boolean {
  return formats[index] === "@";
}
