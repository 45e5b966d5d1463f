/** Loads the built add-in in Node. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compileFunction, createContext, runInContext } from "node:vm";
import type { Catalogue, ExcelMetadata } from "../catalogue/types";
import type { FunctionLibrary } from "../host/library";
import { createStandIn, toLibrary } from "./stand-in";

/** The texts of the built files. */
export interface BuiltFiles {
  functionsScript: string;
  metadata: ExcelMetadata;
  catalogue: Catalogue;
}

/**
 * The globals that functions.js works with. It is handed them, for in a context of its own each look at a global goes through an
 * interceptor, which takes several times as long as a calculation.
 */
const globals = [
  ...["Array", "BigInt", "Error", "Float64Array", "Infinity", "JSON", "Map", "Math", "NaN", "Number", "Object", "RegExp", "Set"],
  ...["String", "Symbol", "TypeError", "Uint8Array", "WeakMap", "WeakSet", "isFinite", "isNaN", "parseFloat", "parseInt"],
];

/** Evaluates functions.js in a context of its own that holds the stand-in for Excel. */
export function loadLibrary({ functionsScript, metadata, catalogue }: BuiltFiles): FunctionLibrary {
  const { customFunctions, functions } = createStandIn();
  const context = createContext({ CustomFunctions: customFunctions, console });
  context["self"] = context;
  const evaluate = compileFunction(functionsScript, globals, { filename: "functions.js", parsingContext: context });
  evaluate(...(runInContext(`[${globals.join()}]`, context) as unknown[]));
  return toLibrary(functions, metadata, catalogue);
}

/** Reads functions.js, functions.json and catalogue.json of a built folder. */
export function loadLibraryFrom(folder: string): FunctionLibrary {
  const read = (name: string): string => readFileSync(join(folder, name), "utf8");
  return loadLibrary({
    functionsScript: read("functions.js"),
    metadata: JSON.parse(read("functions.json")) as ExcelMetadata,
    catalogue: JSON.parse(read("catalogue.json")) as Catalogue,
  });
}
