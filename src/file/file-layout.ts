/** Widths, panes, merged cells, validation and print set-up of a worksheet in a file. */
import type { DataValidation, Worksheet } from "@cj-tech-master/excelts";
import type { PrintData, ValidationData } from "../grid/workbook-data";

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

function rule(allowed: ValidationData["allowed"]): object {
  if ("list" in allowed) return { type: "list", formulae: [`"${allowed.list.join(",")}"`] };
  const { minimum, maximum } = allowed;
  if (minimum !== undefined && maximum !== undefined)
    return { type: "decimal", operator: "between", formulae: [minimum, maximum] };
  if (maximum !== undefined) return { type: "decimal", operator: "lessThanOrEqual", formulae: [maximum] };
  return { type: "decimal", operator: "greaterThanOrEqual", formulae: [minimum ?? 0] };
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
