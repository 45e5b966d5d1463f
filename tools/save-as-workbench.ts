/**
 * tsx tools/save-as-workbench.ts FILE NEW: opens FILE as the workbench does, changes nothing and saves it. It runs the page's own code
 * on the engine without a page: reading, keeping results, changing in place. The worker, the messages and the download are left out.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readFileContent } from "../src/file/file-content";
import { createHeadlessSheet } from "../src/sheet/headless";
import { loadLibraryFrom } from "../src/sheet/load-in-node";
import { OpenedFile } from "../src/workbench/opened-file";

async function main([source, target]: readonly string[]): Promise<void> {
  if (source === undefined || target === undefined) throw new Error("usage: save-as-workbench FILE NEW");
  const library = loadLibraryFrom(join(__dirname, "../dist"));
  const ids = library.metadata.functions.map(({ id }) => id);
  const bytes = new Uint8Array(readFileSync(source));
  const content = readFileContent(bytes, ids);
  const file = new OpenedFile(bytes, content, ids);
  const sheet = createHeadlessSheet(library, content.data);
  await sheet.recalculate();
  await file.settle(sheet);
  console.error(file.words.trim());
  const saved = await file.save(sheet);
  if (saved.lacks !== "") console.error(`It lacks: ${saved.lacks}`);
  writeFileSync(target, saved.bytes);
  sheet.dispose();
}

void main(process.argv.slice(2)).catch((fault: unknown) => {
  console.error(fault);
  process.exitCode = 1;
});
