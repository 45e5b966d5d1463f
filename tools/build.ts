/**
 * npm run build: everything that a static host, Excel and the workbench need, in dist/; the calc command in build/.
 * With names of parts (functions, workbench, taskpane, cli) it builds only those.
 */
import { spawn } from "node:child_process";
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
import { dirname, join, resolve } from "node:path";
import { translatedMetadata } from "../src/catalogue/translated-metadata";
import type { Catalogue } from "../src/catalogue/types";
import { llmsText } from "../src/help/llms";
import { referencePages } from "../src/help/pages";
import { translatedLanguages } from "../src/languages/languages";
import { type Bundle, bundle, bundleBeside } from "./bundle";
import { faultsOf } from "./checks";
import { isBuilt, noteBuilt, stateOfSources } from "./fresh-build";
import { headersFile } from "./headers";
import { billOfMaterials, bundledPackages, licencesText } from "./licences";
import { alone } from "./lock";
import { manifestOf, writeDevelopmentManifest } from "./manifest";
import { releasedMetadata } from "./metadata";
import { offlineFiles, serviceWorker, webManifest } from "./offline";
import { dist, explained, Fault, type Release, releaseOf, root } from "./project";
import { metadataFile, textsOf } from "./translations";

type Say = (line: string) => void;

/** Builds the parts named, or all. Returns nothing: dist/ and build/ are the result. */
export async function build(names: readonly string[], release: Release, say: Say): Promise<void> {
  await generate();
  writeDevelopmentManifest();
  if (names.length === 0) return buildAll(release, say);
  await timed(names, say, bundle(names, true));
  if (names.includes("functions")) writeFiles(release);
}

/** The pages beside the rest: the workbooks are calculated while webpack still reads the sheet's packages. */
async function buildAll(release: Release, say: Say): Promise<void> {
  // In a fresh clone, that of a machine which tests, nobody builds again; from the second time on it pays
  const keeps = existsSync(dist);
  const stop = new AbortController();
  const [pages, { made, written, workbooks }] = await Promise.all([
    timed(["workbench", "taskpane"], say, bundleBeside(["workbench", "taskpane"], keeps, stop.signal)),
    buildFunctions(release, keeps, say),
  ]).catch((fault: unknown) => {
    stop.abort();
    throw fault;
  });
  const packages = [...made.packages, ...pages.packages];
  const files = [...made.files, ...pages.files, ...written, ...writeLicences(packages)];
  removeOthers(new Set([...files, ...writeOffline(files, release), ...workbooks]));
  const faults = faultsOf(dist, release);
  if (faults.length > 0) throw new Fault(["dist/ would not work in Excel:", ...faults.map((fault) => `  ${fault}`)].join("\n"));
}

/** The functions and calc, and what is made with them. */
async function buildFunctions(release: Release, keeps: boolean, say: Say) {
  const made = await timed(["functions", "cli"], say, bundle(["functions", "cli"], keeps));
  return { made, written: writeFiles(release), workbooks: await writeWorkbooks() };
}

async function timed(names: readonly string[], say: Say, bundled: Promise<Bundle>): Promise<Bundle> {
  const started = Date.now();
  const made = await bundled;
  say(`${names.join(", ")} built in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  return made;
}

function readyFor({ address, namespace }: Release): string {
  return `dist/ is ready for ${address}${namespace ? ` with the namespace ${namespace}` : ""}`;
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

/** Everything in dist/ that is no bundle. Returns the files written. */
function writeFiles(release: Release): string[] {
  const catalogue = readJson<Catalogue>("src/generated/catalogue.json");
  const reference = referencePages(catalogue);
  const helpFiles = new Map(reference.map(({ id, file }) => [id, file]));
  const metadata = releasedMetadata(readJson("src/generated/functions.json"), release, helpFiles);
  const files: [file: string, content: string][] = [
    ["functions.json", JSON.stringify(metadata)],
    ...translatedLanguages.map(({ code }): [string, string] => [
      metadataFile(code),
      JSON.stringify(translatedMetadata(metadata, catalogue.functions, textsOf(code).functions)),
    ]),
    ["catalogue.json", JSON.stringify(catalogue)],
    ["llms.txt", llmsText(catalogue)],
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

/** The planning workbooks, calculated by the functions just built. */
async function writeWorkbooks(): Promise<string[]> {
  // Loaded late: the templates are stamped with the version, which exists once it is generated
  const { workbookFiles } = await import("./workbooks");
  const files = await workbookFiles(dist);
  mkdirSync(join(dist, "workbooks"), { recursive: true });
  for (const { file, content } of files) writeFileSync(join(dist, file), content);
  return files.map(({ file }) => file);
}

/** Whose work is in what was built, and under which terms. */
function writeLicences(packages: readonly string[]): string[] {
  writeFileSync(join(dist, "licenses.txt"), licencesText(bundledPackages(packages)));
  writeFileSync(join(dist, "sbom.json"), billOfMaterials());
  return ["licenses.txt", "sbom.json"];
}

/** The copy for use without a network, made of what has been built. */
function writeOffline(files: readonly string[], { version }: Release): string[] {
  writeFileSync(join(dist, "manifest.webmanifest"), webManifest());
  writeFileSync(join(dist, "sw.js"), serviceWorker(dist, offlineFiles([...files, "manifest.webmanifest"]), version));
  return ["manifest.webmanifest", "sw.js"];
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

async function main(): Promise<void> {
  const say = (line: string) => console.error(line);
  // Ended from outside, a build still gives back its lock
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
  try {
    const release = releaseOf(process.env);
    const words = process.argv.slice(2);
    const names = words.filter((word) => word !== "--if-needed");
    await alone(resolve(root, ".cache", "building"), async () => {
      const state = stateOfSources(release);
      if (isBuilt(state) && words.includes("--if-needed")) return;
      if (!isBuilt(state)) noteBuilt(undefined);
      await build(names, release, say);
      if (names.length > 0) return;
      noteBuilt(state);
      // npm start says its own address
      if (!words.includes("--if-needed")) say(readyFor(release));
    });
  } catch (thrown) {
    console.error(explained(thrown));
    process.exitCode = 1;
  }
}

if (require.main === module) void main();
