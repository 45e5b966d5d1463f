/** Widths, panes, merged cells, validation and print set-up of a worksheet in a file. */
import type { DataValidation, Worksheet } from "@cj-tech-master/excelts";
import type { ColourScale, DecimalsRule, PrintData, ValidationData } from "../grid/workbook-data";

/** Heights in a file are points. */
export const pointsPerPixel = 0.75;

/** Widths in a file count characters of the standard font, 7 pixels each and 5 around. */
export function toCharacters(pixels: number): number {
  return Math.max(0, (pixels - 5) / 7);
}

export function toPixels(characters: number): number {
  return Math.round(characters * 7 + 5);
}

export function writeValidation(sheet: Worksheet, { range, allowed, message }: ValidationData): void {
  const shown = { allowBlank: true, showErrorMessage: true, errorStyle: "stop", errorTitle: "Please check", error: message };
  sheet.dataValidations.add(range.includes(":") ? `range:${range}` : range, { ...shown, ...rule(allowed) } as DataValidation);
}

/** Stands for "above" where a rule has both ends. */
export const smallest = 1e-12;

function rule(allowed: ValidationData["allowed"]): object {
  if ("list" in allowed)
    return { type: "list", formulae: [`"${allowed.list.join(",")}"`], ...(allowed.isOpen && { showErrorMessage: false }) };
  if ("listRange" in allowed) return { type: "list", formulae: [allowed.listRange], showErrorMessage: false };
  const { above, minimum, maximum, isWhole } = allowed;
  const type = isWhole ? "whole" : "decimal";
  // A file has no rule for "above this, up to that": the lower end is the smallest number that counts as above
  const lowest = minimum ?? (above === undefined ? undefined : above + smallest);
  if (lowest !== undefined && maximum !== undefined) return { type, operator: "between", formulae: [lowest, maximum] };
  if (maximum !== undefined) return { type, operator: "lessThanOrEqual", formulae: [maximum] };
  if (above !== undefined) return { type, operator: "greaterThan", formulae: [above] };
  return { type, operator: "greaterThanOrEqual", formulae: [minimum ?? 0] };
}

export const mostDecimals = 10;

/** "#,##0.0" for one decimal. */
export function numberFormatOf(decimals: number): string {
  return decimals === 0 ? "#,##0" : `#,##0.${"0".repeat(decimals)}`;
}

/** Conditional formats, one a number of decimals: a file has no other way to let a format follow a cell. */
export function writeDecimals(sheet: Worksheet, { ranges, from }: DecimalsRule): void {
  const rules = Array.from({ length: mostDecimals + 1 }, (_, decimals) => ({
    type: "expression" as const,
    priority: decimals + 1,
    formulae: [`${from}=${decimals}`],
    style: { numFmt: numberFormatOf(decimals) },
  }));
  sheet.addConditionalFormatting({ ref: ranges.join(" "), rules } as never);
}

/** Below the rules of decimals, which are counted from 1. */
const scalePriority = mostDecimals + 2;

export function writeColourScale(sheet: Worksheet, { range, low, high }: ColourScale): void {
  const color = [low, high].map((each) => ({ argb: each.replace("#", "FF") }));
  const rule = { type: "colorScale", priority: scalePriority, cfvo: [{ type: "min" }, { type: "max" }], color };
  sheet.addConditionalFormatting({ ref: range, rules: [rule] } as never);
}

/** A4, in inches. */
const margins = { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 };

export function writePrint(sheet: Worksheet, { area, isLandscape, isOnePage, titleRows }: PrintData): void {
  Object.assign(sheet.pageSetup, {
    ...{ paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: isOnePage ? 1 : 0, margins },
    orientation: isLandscape ? "landscape" : "portrait",
    ...(area && { printArea: area }),
    ...(titleRows && { printTitlesRow: titleRows }),
  });
  sheet.headerFooter.oddFooter = "&L&A&RPage &P of &N";
}
