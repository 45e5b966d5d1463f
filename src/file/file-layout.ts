/** Widths, panes, merged cells, validation and print set-up of a worksheet in a file. */
import type { DataValidation, Worksheet } from "@cj-tech-master/excelts";
import { columnLetters } from "../grid/address";
import type { PrintData, ValidationData, WorksheetData } from "../grid/workbook-data";

/** Heights in a file are points. */
export const pointsPerPixel = 0.75;

/** Widths in a file count characters of the standard font, 7 pixels each and 5 around. */
export function toCharacters(pixels: number): number {
  return Math.max(0, (pixels - 5) / 7);
}

function toPixels(characters: number): number {
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

function readValidations(sheet: Worksheet): ValidationData[] {
  return Object.entries(sheet.dataValidations.model).flatMap(([key, validation]) => {
    const allowed = validation && allowedBy(validation);
    const range = key.replace(/^range:/, "");
    return allowed ? [{ range, allowed, message: validation.error ?? "" }] : [];
  });
}

/** Undefined for a kind of rule that our data does not know. */
function allowedBy(validation: DataValidation): ValidationData["allowed"] | undefined {
  if (validation.type === "any") return undefined;
  const [first, second] = validation.formulae;
  if (validation.type === "list") {
    const list = /^"(.*)"$/.exec(String(first))?.[1];
    return list === undefined ? undefined : { list: list.split(",") };
  }
  const [a, b] = [Number(first), Number(second)];
  if (validation.type !== "decimal" || Number.isNaN(a)) return undefined;
  const { operator = "between" } = validation;
  if (operator === "greaterThanOrEqual") return { minimum: a };
  if (operator === "lessThanOrEqual") return { maximum: a };
  return operator === "between" && !Number.isNaN(b) ? { minimum: a, maximum: b } : undefined;
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

function readPrint(sheet: Worksheet): PrintData | undefined {
  const { orientation, printArea, printTitlesRow, fitToPage, fitToHeight } = sheet.pageSetup;
  const read: PrintData = {
    ...(printArea && { area: printArea.replaceAll("$", "") }),
    ...(fitToPage && fitToHeight !== 0 && { isOnePage: true }),
    ...(orientation === "landscape" && { isLandscape: true }),
    ...(printTitlesRow && { titleRows: printTitlesRow.replaceAll("$", "") }),
  };
  return Object.keys(read).length > 0 ? read : undefined;
}

/** Everything about a worksheet but its cells. */
export function readLayout(sheet: Worksheet): Omit<WorksheetData, "name" | "cells" | "spills"> {
  const view = (sheet.views ?? []).find(({ state }) => state === "frozen") as { xSplit?: number; ySplit?: number } | undefined;
  const widths = (sheet.columns ?? []).flatMap((column, index) =>
    column.width ? [[columnLetters(index), toPixels(column.width)] as const] : [],
  );
  const heights: [string, number][] = [];
  sheet.eachRow({ includeEmpty: true }, (row, number) => {
    if (row.height) heights.push([String(number), Math.round(row.height / pointsPerPixel)]);
  });
  const merges = sheet.model.mergeCells ?? [];
  const validations = readValidations(sheet);
  const print = readPrint(sheet);
  return {
    ...(sheet.views?.[0]?.showGridLines === false && { hidesGridlines: true }),
    ...(heights.length > 0 && { rowHeights: Object.fromEntries(heights) }),
    ...(widths.length > 0 && { columnWidths: Object.fromEntries(widths) }),
    ...(view?.ySplit && { frozenRows: view.ySplit }),
    ...(view?.xSplit && { frozenColumns: view.xSplit }),
    ...(merges.length > 0 && { merges }),
    ...(validations.length > 0 && { validations }),
    ...(print && { print }),
  };
}
