/** The planning workbooks as files: every template calculated by the built functions and written with its results. */
import { createHeadlessSheet } from "../src/sheet/headless";
import { loadLibraryFrom } from "../src/sheet/load-in-node";
import type { WorkbookData } from "../src/grid/workbook-data";
import { writeWorkbook } from "../src/file/xlsx";
import type { FunctionLibrary } from "../src/host/library";
import type { Template } from "../src/workbooks/template";
import { templates } from "../src/workbooks/templates";

export interface WorkbookFile {
  /** Below dist/. */
  file: string;
  content: Uint8Array;
}

/** Where the list of the files stands, for pages that offer them. */
export const listFile = "workbooks/workbooks.json";

/** All files that belong into dist/, their list included. */
export async function workbookFiles(dist: string): Promise<WorkbookFile[]> {
  const library = loadLibraryFrom(dist);
  const files: WorkbookFile[] = [];
  for (const template of templates) files.push({ file: fileOf(template), content: await templateFile(template, library) });
  const list = templates.map((template) => ({
    id: template.id,
    name: template.name,
    description: template.description,
    file: fileOf(template),
  }));
  return [...files, { file: listFile, content: new TextEncoder().encode(`${JSON.stringify(list, null, 2)}\n`) }];
}

function fileOf({ id }: Template): string {
  return `workbooks/${id}.xlsx`;
}

/** The template with the results of all its formulas. */
export async function templateFile({ workbook }: Pick<Template, "workbook">, library: FunctionLibrary): Promise<Uint8Array> {
  const sheet = createHeadlessSheet(library, workbook);
  await sheet.recalculate();
  const calculated = sheet.workbook();
  sheet.dispose();
  return writeWorkbook(withResults(workbook, calculated), { customFunctions: library.metadata.functions.map(({ id }) => id) });
}

/** Styles and layout stay those of the template, whatever the engine makes of them. */
function withResults(workbook: WorkbookData, calculated: WorkbookData): WorkbookData {
  const sheets = workbook.sheets.map((sheet, index) => {
    const { cells, spills } = calculated.sheets[index]!;
    const filled = Object.entries(sheet.cells).map(([address, cell]) => {
      const value = cells[address]?.value;
      return [address, cell.formula !== undefined && value !== undefined ? { ...cell, value } : cell] as const;
    });
    return { ...sheet, cells: Object.fromEntries(filled), ...(spills && { spills }) };
  });
  return { ...workbook, sheets };
}
