import { CatalogueFault } from "./read-function";
import type { CatalogueEntry, ExcelMetadata } from "./types";

/** Excel's limits on names, texts and the size of functions.json. */
const limits = {
  idLength: 64,
  parameterName: 64,
  parameterDescription: 512,
  description: 1024,
  parameters: 7,
  metadataBytes: 1_000_000,
};

/** The rules that hold across all functions: ids distinct, also as file tokens; texts within Excel's limits. */
export function checkCatalogue(entries: readonly CatalogueEntry[]): void {
  const byToken = new Map<string, string>();
  for (const entry of entries) {
    const fail = (message: string): never => {
      throw new CatalogueFault(`${entry.file}: ${message}`);
    };
    if (!/^[A-Z][A-Z0-9_]*\.[A-Z][A-Z0-9_.]*$/.test(entry.id))
      fail(`${entry.id} must be FAMILY.NAME in capital letters, digits and underscores`);
    if (entry.id.length > limits.idLength) fail(`${entry.id} is longer than ${limits.idLength} characters`);
    const token = entry.id.replace(/\./g, "_");
    const other = byToken.get(token);
    if (other !== undefined) fail(`${entry.id} and ${other} are the same name in a saved workbook (${token})`);
    byToken.set(token, entry.id);
    if (entry.parameters.length > limits.parameters) fail(`${entry.id} has more than ${limits.parameters} arguments`);
    const required = entry.parameters.map((parameter) => !parameter.optional);
    if (required.lastIndexOf(true) > required.indexOf(false) && required.includes(false))
      fail("a required argument comes after an optional one");
    for (const parameter of entry.parameters) {
      if (parameter.name.length > limits.parameterName) fail(`the name of ${parameter.name} is too long for Excel`);
      if (parameter.description.length > limits.parameterDescription)
        fail(`the description of ${parameter.name} is too long for Excel`);
    }
  }
}

/** The rules on what Microsoft's tool made of the files: every function seen, under the same id, within Excel's limits. */
export function checkMetadata(metadata: ExcelMetadata, entries: readonly CatalogueEntry[]): void {
  const seen = metadata.functions.map((each) => each.id).sort();
  const wanted = entries.map((each) => each.id).sort();
  if (seen.join() !== wanted.join())
    throw new CatalogueFault(`functions.json would hold ${seen.join(", ")} instead of ${wanted.join(", ")}`);
  for (const { id, description } of metadata.functions) {
    if (description.length > limits.description)
      throw new CatalogueFault(`the description of ${id} is longer than ${limits.description} characters`);
  }
  const bytes = Buffer.byteLength(JSON.stringify(metadata));
  if (bytes > limits.metadataBytes)
    throw new CatalogueFault(`functions.json has ${bytes} bytes, Excel takes ${limits.metadataBytes}`);
}
