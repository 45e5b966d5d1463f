import { readFileSync } from "node:fs";
import { join } from "node:path";
import { associate } from "../src/excel/associate";
import { functions } from "../src/generated/functions";
import type { FunctionLibrary } from "../src/host/library";
import { createStandIn, toLibrary } from "../src/sheet/stand-in";

function generated<Content>(name: string): Content {
  return JSON.parse(readFileSync(join(__dirname, "../src/generated", name), "utf8")) as Content;
}

/** The add-in as hosts load it, from the sources: associated with the stand-in for Excel by the same code as in Excel. */
export function libraryFromSources(): FunctionLibrary {
  const standIn = createStandIn();
  (globalThis as Record<string, unknown>)["CustomFunctions"] = standIn.customFunctions;
  for (const { id, call } of functions) associate(id, call);
  return toLibrary(standIn.functions, generated("functions.json"), generated("catalogue.json"));
}
