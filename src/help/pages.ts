/** For the build: all files of the static reference, named as they lie in dist/. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { buildSync, transformSync } from "esbuild";
import type { Catalogue } from "../catalogue/types";
import { pageName } from "./model";
import {
  type ReferenceAssets,
  renderFunctionPage,
  renderIndexPage,
  renderTermsPage,
  termsPageName,
  privacyPageName,
  renderPrivacyPage,
} from "./reference";

/** A file of dist/. `id` is the function whose help page it is. */
export interface ReferenceFile {
  file: string;
  content: string;
  id?: string;
}

const source = resolve(__dirname, "..");

/** Pages, style, script, and theme.js, which the other pages load too. */
export function referencePages(catalogue: Catalogue): readonly ReferenceFile[] {
  const theme = { file: "theme.js", content: bundled("look/early-theme.ts") };
  const script = hashed("scripts/reference", "js", bundled("help/reference-script.ts"));
  const style = hashed("styles/reference", "css", styles(["look/tokens.css", "look/base.css", "help/reference.css"]));
  const assets: ReferenceAssets = { theme: theme.file, script: script.file, style: style.file };
  return [
    theme,
    script,
    style,
    { file: "reference/index.html", content: renderIndexPage(catalogue, assets) },
    { file: `reference/${termsPageName}`, content: renderTermsPage(catalogue, assets) },
    { file: `reference/${privacyPageName}`, content: renderPrivacyPage(catalogue, assets) },
    ...catalogue.functions.map((entry) => ({
      id: entry.id,
      file: `reference/${pageName(entry.id)}`,
      content: renderFunctionPage(entry, catalogue, assets),
    })),
  ];
}

function bundled(entry: string): string {
  const built = buildSync({
    entryPoints: [resolve(source, entry)],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2020",
  });
  return built.outputFiles[0]!.text;
}

function styles(files: readonly string[]): string {
  const text = files.map((file) => readFileSync(resolve(source, file), "utf8")).join("\n");
  return transformSync(text, { loader: "css", minify: true }).code;
}

/** Named by its content, so that a host may let browsers keep it for good. */
function hashed(name: string, extension: string, content: string): ReferenceFile {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 8);
  return { file: `${name}.${hash}.${extension}`, content };
}
