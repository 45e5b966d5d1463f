/** npm run generate: derives everything that follows from the function files. A fault in one of them stops the build. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildCatalogue } from "./build-catalogue";
import { CatalogueFault } from "./read-function";
import { withFunctionTable } from "./function-table";

const root = process.cwd();

const versionComment = "/** The version of the add-in, as package.json states it: written by npm run generate. */";

/** Writes only what changed, so that a watcher or a cache is not disturbed. */
function write(file: string, text: string): void {
  const path = join(root, file);
  if (!existsSync(path) || readFileSync(path, "utf8") !== text) writeFileSync(path, text);
}

async function main(): Promise<void> {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  const { catalogue, metadata, functionIndex } = await buildCatalogue(root, version);
  mkdirSync(join(root, "src/generated"), { recursive: true });
  write("src/generated/functions.ts", functionIndex);
  write("src/host/version.ts", `${versionComment}\nexport const version = "${version}";\n`);
  write("src/generated/functions.json", `${JSON.stringify(metadata, null, 1)}\n`);
  write("src/generated/catalogue.json", `${JSON.stringify(catalogue, null, 1)}\n`);
  const list = join(root, "docs/functions.md");
  if (existsSync(list)) write("docs/functions.md", withFunctionTable(readFileSync(list, "utf8"), catalogue));
}

main().catch((fault: unknown) => {
  console.error(fault instanceof CatalogueFault ? fault.message : fault);
  process.exitCode = 1;
});
