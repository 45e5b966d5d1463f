/** What every template gets alike: the checks of its inputs, derived from their kinds, and a print set-up. */
import type { ValidationData, WorkbookData, WorksheetData } from "../grid/workbook-data";
import { validationOf } from "./blocks";
import type { Template } from "./template";

/** The workbook is made when it is first asked for: a menu needs its name alone. */
export function finished(template: Template): Template {
  let made: WorkbookData | undefined;
  const make = (): WorkbookData => {
    const { workbook } = template;
    return { ...workbook, sheets: workbook.sheets.map((sheet) => withLayout(sheet, template)) };
  };
  const workbook = { enumerable: true, get: () => (made ??= make()) };
  return Object.defineProperties({}, { ...Object.getOwnPropertyDescriptors(template), workbook }) as Template;
}

function withLayout(sheet: WorksheetData, { inputs }: Template): WorksheetData {
  const derived = inputs
    .filter(({ address }) => address.startsWith(`${sheet.name}!`) && !isRuled(sheet, address.replace(/^.*!/, "")))
    .map((input) => validationOf(input, sheet.cells[input.address.replace(/^.*!/, "")]?.style?.numberFormat))
    .filter((validation): validation is ValidationData => validation !== undefined);
  const validations = [...derived, ...(sheet.validations ?? [])];
  const print = sheet.print ?? { isLandscape: true, ...(sheet.frozenRows && { titleRows: `1:${sheet.frozenRows}` }) };
  return { ...sheet, print, ...(validations.length > 0 && { validations }) };
}

function isRuled({ validations = [] }: WorksheetData, address: string): boolean {
  return validations.some(({ range }) => range === address);
}
