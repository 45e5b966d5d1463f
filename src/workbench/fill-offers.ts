/** What the page adds to a row of fills: choosing a contract writes its size and type as values, and the fee at the list's rate is offered. */
import { Decimal } from "decimal.js";
import { codeOf } from "../door/fill-contracts";
import { fillColumns, fillsSheetName } from "../door/fills-sheet";
import type { SheetValue } from "../grid/workbook-data";
import { showMessage } from "./messages";
import type { Workbench } from "./workbench";

type Row = readonly SheetValue[];

export interface FillOffer {
  /** Contract size and type, where the row has none or others. */
  terms?: { size: number; type: string };
  /** What the list's taker fee comes to, where the row has a count, a price and no fee. */
  fee?: { value: number; words: string };
}

const at = (row: Row, name: (typeof fillColumns)[number]): SheetValue => row[fillColumns.indexOf(name)] ?? null;
const isBlank = (value: SheetValue): boolean => value === null || value === "";

/** `row` is a row of Fills from A on, `contracts` the rows of the sheet Contracts. */
export function offerFor(row: Row, contracts: readonly Row[]): FillOffer | undefined {
  const symbol = at(row, "Symbol");
  if (typeof symbol !== "string" || symbol.trim() === "") return undefined;
  const code = codeOf("", symbol.trim()).toLowerCase();
  const found = contracts.find(([each]) => typeof each === "string" && each.trim().toLowerCase() === code);
  const [, size, type, , , , settles, , taker, , asOf] = found ?? [];
  if (typeof size !== "number" || (type !== "linear" && type !== "inverse")) return undefined;
  const hasTerms = at(row, "Contract size") === size && at(row, "Contract type") === type;
  const [count, price] = [at(row, "Contracts"), at(row, "Price")];
  const isDue = typeof count === "number" && typeof price === "number" && count > 0 && price > 0 && isBlank(at(row, "Fee"));
  const offer: FillOffer = hasTerms ? {} : { terms: { size, type } };
  if (!isDue || typeof taker !== "number") return offer;
  const coins = new Decimal(count).times(size);
  const worth = type === "inverse" ? coins.div(price) : coins.times(price);
  const value = worth.times(taker).toSignificantDigits(12).toNumber();
  const rate = `${new Decimal(taker).times(100).toString()}%${isBlank(asOf ?? null) ? "" : ` of ${String(asOf)}`}`;
  return { ...offer, fee: { value, words: `The taker fee of the list, ${rate}, comes to ${value} ${String(settles)}.` } };
}

/** After a cell of a fill was entered. */
export function offerFill(workbench: Workbench, address: string): void {
  const [, sheetName, column = "", row = ""] = /^'?([^'!]+)'?!([A-Z]+)(\d+)$/.exec(address) ?? [];
  const { sheet } = workbench;
  if (sheetName !== fillsSheetName || row === "1" || !["B", "D", "E"].includes(column)) return;
  if (!sheet.sheetNames.includes("Contracts") || sheet.read(`${fillsSheetName}!B1`) !== "Symbol") return;
  const [values = []] = sheet.readRange(`${fillsSheetName}!A${row}:L${row}`);
  const offer = offerFor(values, sheet.readRange("Contracts!A5:L204"));
  if (!offer) return;
  const { terms, fee } = offer;
  const isChosen = column === "B" && terms !== undefined;
  if (isChosen) workbench.enter({ [`${fillsSheetName}!K${row}`]: terms.size, [`${fillsSheetName}!L${row}`]: terms.type });
  const written = isChosen ? `K${row} and L${row} hold the contract now: ${terms.size}, ${terms.type}. ` : "";
  if (fee) {
    const act = (): void => {
      workbench.enter({ [`${fillsSheetName}!F${row}`]: fee.value });
      workbench.focusSheet();
    };
    showMessage("note", `${written}${fee.words}`, [{ label: `Write it into F${row}`, act }]);
  } else if (isChosen) showMessage("note", written.trim());
}
