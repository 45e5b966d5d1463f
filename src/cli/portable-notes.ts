/** The sheet that says what became of each of our formulas in a portable copy. */
import { partText, setPartText } from "../file/package";
import { addContentType, addRelation, workbookPath } from "../file/relations";
import type { WorkbookFile } from "../file/workbook-file";
import { child, escaped, prefixOf, readXml } from "../file/xml";

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/** A cell of the copy: the formula it had, and the one it gets; without one it keeps its value. */
export interface Replacement {
  sheet: string;
  address: string;
  before: string;
  after?: string;
}

export function addNotes(file: WorkbookFile, replacements: readonly Replacement[]): void {
  const { parts } = file;
  const workbook = workbookPath(parts);
  const xml = partText(parts, workbook);
  const sheets = child(readXml(xml), "sheets")!;
  const names = sheets.children.map(({ attributes }) => attributes["name"] ?? "");
  let number = 1;
  const free = (): string => (number === 1 ? "Portable notes" : `Portable notes ${number}`);
  while (names.some((name) => name.toLowerCase() === free().toLowerCase())) number += 1;
  let part = 1;
  while (parts.has(`xl/worksheets/sheet${part}.xml`)) part += 1;
  const path = `xl/worksheets/sheet${part}.xml`;
  setPartText(parts, path, notesPart(replacements));
  addContentType(parts, `/${path}`, "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml");
  const relation = addRelation(parts, workbook, "worksheet", `/${path}`);
  const ids = sheets.children.map(({ attributes }) => Number(attributes["sheetId"] ?? 0));
  const id = Math.max(0, ...ids) + 1;
  const prefix = prefixOf(sheets.tag);
  const element = `<${prefix}sheet xmlns:r="${office}" name="${free()}" sheetId="${id}" r:id="${relation}"/>`;
  setPartText(parts, workbook, xml.slice(0, sheets.innerEnd) + element + xml.slice(sheets.innerEnd));
}

function notesPart(replacements: readonly Replacement[]): string {
  const rows = [
    ["This copy needs no add-in. Each line tells what became of a cell that used one of its functions."],
    ["Native formulas follow their inputs; values stay as they were when the copy was made."],
    [
      "Each native formula gave the same result as the formula that it replaces. The words that were in force (stop rule, mode) are fixed.",
    ],
    [],
    ["Cell", "Now", "Formula before"],
    ...replacements.map(({ sheet, address, before, after }) => [
      `${sheet}!${address}`,
      after === undefined ? "value" : `native ${after}`,
      before,
    ]),
  ];
  const cells = rows.map(
    (texts, row) =>
      `<row r="${row + 1}">${texts
        .map(
          (text, column) =>
            `<c r="${String.fromCharCode(65 + column)}${row + 1}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`,
        )
        .join("")}</row>`,
  );
  return (
    `${head}<worksheet xmlns="${main}"><cols><col min="1" max="1" width="24" customWidth="1"/><col min="2" max="3" width="70" customWidth="1"/></cols>` +
    `<sheetData>${cells.join("")}</sheetData></worksheet>`
  );
}
