/**
 * A stand-in for Excel's global CustomFunctions, so that the very functions.js that Excel loads runs here: what it associates is
 * collected into a library.
 */
import type { Catalogue, ExcelMetadata } from "../catalogue/types";
import type { FunctionLibrary } from "../host/library";

type LibraryFunction = (...values: unknown[]) => unknown;

/** Excel's CustomFunctions.Error: a word and a reason. */
export class StandInError extends Error {
  constructor(
    readonly code: string,
    message = "",
  ) {
    super(message);
  }
}

/** Excel's names for the words of its errors. */
export const errorCodeNames = {
  invalidValue: "#VALUE!",
  notAvailable: "#N/A",
  divisionByZero: "#DIV/0!",
  invalidNumber: "#NUM!",
  nullReference: "#NULL!",
  invalidName: "#NAME?",
  invalidReference: "#REF!",
} as const;

/** The part of Excel's CustomFunctions that functions.js uses, and what was associated through it. */
export interface StandIn {
  associate: (id: string, call: LibraryFunction) => void;
  Error: typeof StandInError;
  ErrorCode: typeof errorCodeNames;
}

/** A new stand-in; the map fills while functions.js is evaluated. */
export function createStandIn(): { customFunctions: StandIn; functions: Map<string, LibraryFunction> } {
  const functions = new Map<string, LibraryFunction>();
  const associate = (id: string, call: LibraryFunction): void => {
    if (functions.has(id)) throw new Error(`functions.js associates ${id} twice`);
    functions.set(id, call);
  };
  return { customFunctions: { associate, Error: StandInError, ErrorCode: errorCodeNames }, functions };
}

/** The library of what was associated; metadata and code have to name the same functions. */
export function toLibrary(
  functions: ReadonlyMap<string, LibraryFunction>,
  metadata: ExcelMetadata,
  catalogue: Catalogue,
): FunctionLibrary {
  const ids = new Set(metadata.functions.map(({ id }) => id));
  const without = [...ids].filter((id) => !functions.has(id));
  const unknown = [...functions.keys()].filter((id) => !ids.has(id));
  if (without.length > 0) throw new Error(`functions.json names what functions.js does not associate: ${without.join(", ")}`);
  if (unknown.length > 0) throw new Error(`functions.js associates what functions.json does not name: ${unknown.join(", ")}`);
  return { metadata, catalogue, functions };
}
