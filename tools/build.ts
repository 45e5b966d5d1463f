/**
 * npm run build: everything that a static host, Excel and the workbench need, in dist/; the calc command in build/.
 * With names of parts (functions, workbench, taskpane, cli) it builds only those.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import webpack, { type Configuration, type MultiStats } from "webpack";
import type { Catalogue, ExcelMetadata } from "../src/catalogue/types";
import { type ReferenceFile, referencePages } from "../src/help/pages";
import { faultsOf } from "./checks";
import { headersFile } from "./headers";
import { manifestOf, writeDevelopmentManifest } from "./manifest";
import { dist, explained, Fault, type Release, releaseOf, root } from "./project";

type Say = (line: string) => void;

/** Builds the parts named, or all. Returns nothing: dist/ and build/ are the result. */
export async function build(names: readonly string[], release: Release, say: Say): Promise<void> {
  await generate();
  writeDevelopmentManifest();
  const built = await bundle(names, say);
  if (names.length > 0 && !names.includes("functions")) return;
  const written = writeFiles(release, referencePages(readJson<Catalogue>("src/generated/catalogue.json")));
  if (names.length === 0) removeOthers(new Set([...built, ...written]));
  if (names.length > 0) return;
  const faults = faultsOf(dist, release).filter((fault) => !awaited(fault));
  if (faults.length > 0) throw new Fault(["dist/ would not work in Excel:", ...faults.map((fault) => `  ${fault}`)].join("\n"));
  say(`dist/ is ready for ${release.address}${release.namespace ? ` with the namespace ${release.namespace}` : ""}`);
}

/** Faults that cannot be mended before the part they name exists in the project. */
function awaited(fault: string): boolean {
  const missing = (file: string) => !existsSync(resolve(root, "src", file));
  return (
    (missing("taskpane/main.ts") && fault.startsWith("the manifest names taskpane.html")) ||
    (missing("workbench/main.ts") && fault.startsWith("the manifest names index.html"))
  );
}

/** Derives src/generated/ from the functions' documentation. */
function generate(): Promise<void> {
  return new Promise((done, failed) => {
    const generator = spawn(process.execPath, ["--import", "tsx", "src/catalogue/generate.ts"], {
      cwd: root,
      stdio: ["ignore", 2, 2],
    });
    generator.on("error", failed);
    generator.on("exit", (code) =>
      code === 0 ? done() : failed(new Fault("the documentation of the functions has faults, see above")),
    );
  });
}

/** Runs webpack and returns the files that it wrote into dist/. */
function bundle(names: readonly string[], say: Say): Promise<string[]> {
  // Loaded late, and not by an import: which parts exist is decided when the file is read
  const all = require(resolve(root, "webpack.config.js")) as Configuration[];
  const unknown = names.filter((name) => !all.some((part) => part.name === name));
  if (unknown.length > 0) throw new Fault(`there is no part named ${unknown.join(", ")} to build`);
  const parts = names.length === 0 ? [...all] : all.filter((part) => names.includes(part.name!));
  const started = Date.now();
  return new Promise((done, failed) => {
    const compiler = webpack(parts);
    if (compiler === null) return failed(new Fault("webpack did not start"));
    compiler.run((error, stats) => {
      compiler.close(() => {
        if (error || stats === undefined) return failed(error ?? new Fault("webpack said nothing"));
        if (stats.hasErrors()) return failed(new Fault(stats.toString({ preset: "errors-only" })));
        say(`${parts.map((part) => part.name).join(", ")} built in ${((Date.now() - started) / 1000).toFixed(1)} s`);
        done(filesOf(stats));
      });
    });
  });
}

function filesOf(stats: MultiStats): string[] {
  return stats.stats
    .filter(({ compilation }) => compilation.outputOptions.path === dist)
    .flatMap(({ compilation }) => Object.keys(compilation.assets));
}

/** Everything in dist/ that is no bundle. Returns the files written. */
function writeFiles(release: Release, reference: readonly ReferenceFile[]): string[] {
  const helpFiles = new Map(reference.map(({ id, file }) => [id, file]));
  const metadata = readJson<ExcelMetadata>("src/generated/functions.json");
  for (const each of metadata.functions) {
    const file = helpFiles.get(each.id);
    if (file !== undefined) each.helpUrl = `${release.address}/${file}`;
  }
  const files: [file: string, content: string][] = [
    ["functions.json", JSON.stringify(metadata)],
    ["catalogue.json", JSON.stringify(readJson("src/generated/catalogue.json"))],
    ["manifest.xml", manifestOf(release)],
    ["_headers", headersFile(release.address)],
    // GitHub Pages would otherwise leave out some files
    [".nojekyll", ""],
    ...reference.map(({ file, content }): [string, string] => [file, content]),
  ];
  for (const [file, content] of files) {
    const path = join(dist, file);
    mkdirSync(dirname(path), { recursive: true });
    if (!existsSync(path) || readFileSync(path, "utf8") !== content) writeFileSync(path, content);
  }
  return [...files.map(([file]) => file), ...copyIcons()];
}

function copyIcons(): string[] {
  mkdirSync(join(dist, "assets"), { recursive: true });
  return readdirSync(resolve(root, "assets")).map((name) => {
    copyFileSync(resolve(root, "assets", name), join(dist, "assets", name));
    return `assets/${name}`;
  });
}

/** Removes what an earlier build left in dist/: only what this one wrote is served. */
function removeOthers(kept: ReadonlySet<string>): void {
  for (const name of readdirSync(dist, { recursive: true, encoding: "utf8" }).reverse()) {
    const path = join(dist, name);
    if (statSync(path).isDirectory()) {
      if (readdirSync(path).length === 0) rmdirSync(path);
    } else if (!kept.has(name.replaceAll("\\", "/"))) rmSync(path);
  }
}

function readJson<Content>(file: string): Content {
  return JSON.parse(readFileSync(resolve(root, file), "utf8")) as Content;
}

/** Builds all unless nothing has changed since the last whole build for the same release. */
export async function buildIfNeeded(release: Release, say: Say): Promise<void> {
  const stamp = resolve(root, ".cache", "built");
  const state = stateOfSources(release);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === state && existsSync(join(dist, "index.html"))) return;
  say("building, this takes a moment the first time");
  await build([], release, say);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, state);
}

/** A fingerprint of all that a build depends on. */
function stateOfSources(release: Release): string {
  const hash = createHash("sha256").update(JSON.stringify(release));
  const add = (path: string) => hash.update(`${relative(root, path)} ${statSync(path).size} ${statSync(path).mtimeMs}\n`);
  for (const folder of ["src", "tools", "assets"]) {
    for (const name of readdirSync(resolve(root, folder), { recursive: true, encoding: "utf8" }).sort()) {
      const path = resolve(root, folder, name);
      if (!name.startsWith("generated") && statSync(path).isFile()) add(path);
    }
  }
  for (const file of ["package-lock.json", "package.json", "tsconfig.json", "webpack.config.js"]) add(resolve(root, file));
  return hash.digest("hex");
}

async function main(): Promise<void> {
  try {
    await build(process.argv.slice(2), releaseOf(process.env), (line) => console.error(line));
  } catch (thrown) {
    console.error(explained(thrown));
    process.exitCode = 1;
  }
}

if (require.main === module) void main();
