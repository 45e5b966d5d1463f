/** What a file holds, as data and in words. */
import type { WorkbookData } from "../grid/workbook-data";
import { inventory } from "./inventory";
import { hasMacros } from "./package";
import { WorkbookFile } from "./workbook-file";

export interface FileContent {
  data: WorkbookData;
  /** What the sheet of the workbench does not show, with counts: "2 tables". */
  holds: readonly string[];
  hasMacros: boolean;
}

/** Throws a FileFault for what cannot be opened. */
export function readFileContent(bytes: Uint8Array, customFunctions: readonly string[]): FileContent {
  const { data, parts } = WorkbookFile.open(bytes, customFunctions);
  return { data, holds: inventory(parts, data), hasMacros: hasMacros(parts) };
}
