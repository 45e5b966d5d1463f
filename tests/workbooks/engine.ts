/** The built functions and templates in the engine, for tests. The build is made when it is missing. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { FunctionLibrary } from "../../src/host/library";
import { createHeadlessSheet } from "../../src/sheet/headless";
import { loadLibraryFrom } from "../../src/sheet/load-in-node";
import type { Sheet } from "../../src/sheet/sheet";
import { templates } from "../../src/workbooks/templates";
import type { Template } from "../../src/workbooks/template";

export const root = join(__dirname, "../..");
export const dist = join(root, "dist");

let library: FunctionLibrary | undefined;

export function builtLibrary(): FunctionLibrary {
  if (!existsSync(join(dist, "functions.js")) || !existsSync(join(dist, "catalogue.json"))) {
    const { status } = spawnSync(process.execPath, ["tools/calc.mjs", "=1"], { cwd: root });
    if (status !== 0) throw new Error("the functions could not be built");
  }
  return (library ??= loadLibraryFrom(dist));
}

export function customFunctions(): string[] {
  return builtLibrary().metadata.functions.map(({ id }) => id);
}

export function template(id: string): Template {
  const found = templates.find((each) => each.id === id);
  if (!found) throw new Error(`there is no template ${id}`);
  return found;
}

/** A template opened and calculated. */
export async function opened(id: string): Promise<Sheet> {
  const sheet = createHeadlessSheet(builtLibrary(), template(id).workbook);
  await sheet.recalculate();
  return sheet;
}
