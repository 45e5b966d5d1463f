/** The shapes of the two files that the generator writes: catalogue.json (ours) and functions.json (Excel's). */

/** A parameter as help shows it. */
export interface CatalogueParameter {
  name: string;
  description: string;
  optional: boolean;
  /** "range" takes one cell, a row, a column or a table; "cell" takes one value. */
  shape: "cell" | "range";
}

/** An example, executed by the tests in every host. `result` is a number, a text, TRUE/FALSE, an error word or an array constant. */
export interface CatalogueExample {
  formula: string;
  result: string;
}

/** A reason for an error, as the documentation states it. */
export interface CatalogueError {
  code: string;
  reason: string;
}

/** Everything that help, pages, autocomplete and tests know of one function. */
export interface CatalogueEntry {
  id: string;
  family: string;
  summary: string;
  details: string;
  parameters: CatalogueParameter[];
  returns: string;
  throws: CatalogueError[];
  sources: string[];
  examples: CatalogueExample[];
  related: string[];
  /** The function's file, from the top of the project. */
  file: string;
}

/** catalogue.json. */
export interface Catalogue {
  version: string;
  functions: CatalogueEntry[];
}

/** A parameter in functions.json. No `dimensionality` means one value. */
export interface ExcelParameter {
  name: string;
  description: string;
  type: string;
  dimensionality?: "matrix" | "scalar";
  optional?: boolean;
  repeating?: boolean;
}

/** A function in functions.json. */
export interface ExcelFunction {
  id: string;
  name: string;
  description: string;
  helpUrl?: string;
  parameters: ExcelParameter[];
  result: { type?: string; dimensionality?: "matrix" | "scalar" };
  options?: { supportSync?: boolean };
}

/** functions.json. */
export interface ExcelMetadata {
  allowCustomDataForDataTypeAny: boolean;
  allowErrorForDataTypeAny: boolean;
  functions: ExcelFunction[];
}
