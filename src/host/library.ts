import type { Catalogue, ExcelMetadata } from "../catalogue/types";

/**
 * The built add-in as a host other than Excel sees it: what functions.js associated, what functions.json says of it, and the
 * catalogue for help. A function takes arguments as Excel hands them over (an omitted one is null, a range is a table) and throws
 * an object with `code` and `message` (Excel's CustomFunctions.Error) for an error; error cells of a table are such objects too.
 */
export interface FunctionLibrary {
  metadata: ExcelMetadata;
  catalogue: Catalogue;
  functions: ReadonlyMap<string, (...values: unknown[]) => unknown>;
}
