/** Loads the built add-in in a page, by a script element: the page's content policy allows no evaluated text. */
import type { Catalogue, ExcelMetadata } from "../catalogue/types";
import type { FunctionLibrary } from "../host/library";
import { createStandIn, toLibrary } from "./stand-in";

/** Where the three files are, relative to the page. */
export interface BuiltAddresses {
  functions: string;
  metadata: string;
  catalogue: string;
}

const besideThePage: BuiltAddresses = { functions: "functions.js", metadata: "functions.json", catalogue: "catalogue.json" };

/** The stand-in stays in place: functions.js looks it up whenever a function fails. */
export async function loadLibraryInPage(addresses: BuiltAddresses = besideThePage): Promise<FunctionLibrary> {
  const { customFunctions, functions } = createStandIn();
  (globalThis as { CustomFunctions?: unknown }).CustomFunctions = customFunctions;
  const [metadata, catalogue] = await Promise.all([
    fetchJson<ExcelMetadata>(addresses.metadata),
    fetchJson<Catalogue>(addresses.catalogue),
    runScript(addresses.functions),
  ]);
  return toLibrary(functions, metadata, catalogue);
}

async function fetchJson<Shape>(address: string): Promise<Shape> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} could not be loaded: ${response.status}`);
  return (await response.json()) as Shape;
}

function runScript(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`${address} could not be loaded`));
    document.head.append(script);
  });
}
