/** Cells that a template calculates ask before they are overwritten or deleted. */
import { cellName, readAddress } from "../grid/address";
import type { Template } from "../workbooks/template";

/** The formula cell of the template that an address belongs to: itself, or the one that fills it. */
export function lockedBy(
  template: Template | undefined,
  address: string,
  anchorOf: (address: string) => string | undefined,
): string | undefined {
  const sheetName = address.slice(0, address.lastIndexOf("!")).replace(/^'|'$/g, "").replaceAll("''", "'");
  const cells = template?.workbook.sheets.find(({ name }) => name === sheetName)?.cells;
  if (!cells) return undefined;
  const { row, column } = readAddress(address);
  const own = cellName(row, column);
  const place = cells[own]?.formula === undefined ? anchorOf(address) : own;
  return place !== undefined && cells[place]?.formula !== undefined ? place : undefined;
}

export function lockWords(place: string, anchor: string): string {
  const holds = place === anchor ? `${place} holds a formula of the template` : `${place} is part of the result of ${anchor}`;
  return `${holds}. Change the inputs instead, or unlock the formulas.`;
}
