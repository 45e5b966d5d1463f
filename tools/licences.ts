/**
 * What of others is in the pages and in calc: dist/licenses.txt with the text of each licence, dist/sbom.json as a list of parts for
 * machines (CycloneDX), and the list of licences that a package may have.
 */
import { readFileSync, readdirSync } from "node:fs";
import { join, sep } from "node:path";
import type { MultiStats } from "webpack";
import { Fault, packageVersion, root } from "./project";

/** Licences that ask for no more than their text beside what is shipped. */
export const shippedLicences = ["MIT", "Apache-2.0", "ISC", "BSD-2-Clause", "BSD-3-Clause", "0BSD"];

/** For what only develops, tests and builds. */
export const developmentLicences = [
  ...shippedLicences,
  ...["BlueOak-1.0.0", "MIT-0", "CC0-1.0", "MPL-2.0", "CC-BY-3.0", "CC-BY-4.0"],
  ...["(MIT OR CC0-1.0)", "(BSD-3-Clause OR GPL-2.0)", "MIT/Apache-2.0"],
];

/** Packages whose package.json names no licence of the lists, with what was found by reading. */
export const readLicences: Readonly<Record<string, string>> = {
  "@univerjs/telemetry": "Apache-2.0",
  // Microsoft's terms: for the tests only, no file of it is shipped
  "@microsoft/office-js": "see its EULA",
  // The stub of tools/unused-agents-toolkit
  "@microsoft/m365agentstoolkit-cli": "MIT",
};

interface LockedPackage {
  version?: string;
  license?: string;
  dev?: boolean;
  devOptional?: boolean;
  link?: boolean;
  /** The checksum that npm holds a download to. */
  integrity?: string;
}

/** Each package of the lock file whose licence is on no list, as a sentence. */
export function faultsOfLicences(lock: { packages: Record<string, LockedPackage> }): string[] {
  return Object.entries(lock.packages).flatMap(([path, { license, dev, devOptional, link }]) => {
    const name = path.split("node_modules/").pop()!;
    if (path === "" || !path.includes("node_modules/") || link) return [];
    const allowed = dev || devOptional ? developmentLicences : shippedLicences;
    const isRead = readLicences[name] !== undefined && !(license !== undefined && shippedLicences.includes(license));
    if (isRead || (license !== undefined && allowed.includes(license))) return [];
    return [
      `${name} has the licence ${license ?? "(none named)"}, which is not on the list for ${dev ? "development" : "what is shipped"}`,
    ];
  });
}

/** A package that something of the build was made of. */
export interface BundledPackage {
  name: string;
  version: string;
  licence: string;
  /** The text of its licence file; undefined where it brings none. */
  text?: string;
}

/** The folders of the packages whose modules webpack put into a bundle. */
export function packageFolders(stats: MultiStats): string[] {
  const folders = new Set<string>();
  for (const { compilation } of stats.stats)
    for (const file of [...compilation.modules].flatMap(filesOf)) {
      const folder = folderOf(file);
      if (folder !== undefined) folders.add(folder);
    }
  return [...folders];
}

/** The packages in these folders, by name. */
export function bundledPackages(folders: readonly string[]): BundledPackage[] {
  return [...new Set(folders)]
    .map(packageIn)
    .sort((one, other) => (one.name + one.version < other.name + other.version ? -1 : 1));
}

/** The files behind a module; one that webpack has joined from several holds these. */
function filesOf(module: unknown): string[] {
  const { resource, modules } = module as { resource?: string; modules?: Iterable<unknown> };
  return [...(resource === undefined ? [] : [resource]), ...(modules ? [...modules].flatMap(filesOf) : [])];
}

/** The folder of the innermost package that a file lies in. */
function folderOf(file: string): string | undefined {
  const parts = file.split("?")[0]!.split(sep);
  const at = parts.lastIndexOf("node_modules");
  if (at < 0) return undefined;
  return parts.slice(0, at + (parts[at + 1]!.startsWith("@") ? 3 : 2)).join(sep);
}

function packageIn(folder: string): BundledPackage {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    name: string;
    version: string;
    license?: string;
  };
  const file = readdirSync(folder).find((each) => /^(licen[cs]e|copying)([.-].*)?$/i.test(each));
  const licence = license ?? readLicences[name];
  if (licence === undefined) throw new Fault(`${name} names no licence: read it and add it to tools/licences.ts`);
  return { name, version, licence, ...(file !== undefined && { text: readFileSync(join(folder, file), "utf8").trim() }) };
}

/** All texts, one after the other; packages with the same text share it. */
export function licencesText(packages: readonly BundledPackage[]): string {
  const own = readFileSync(join(root, "LICENSE"), "utf8").trim();
  const byText = new Map<string, BundledPackage[]>();
  for (const each of packages) {
    const text = each.text ?? standardText(each, packages);
    byText.set(text, [...(byText.get(text) ?? []), each]);
  }
  const line = "-".repeat(78);
  const parts = [...byText].map(([text, owners]) =>
    [line, ...owners.map(({ name, version, licence }) => `${name} ${version} (${licence})`), "", text].join("\n"),
  );
  return [`MicroScale ${packageVersion()}`, "", own, "", "It contains:", "", ...parts, ""].join("\n");
}

/** For a package without a file: its licence as another package of the build prints it. */
function standardText({ name, licence }: BundledPackage, packages: readonly BundledPackage[]): string {
  const sibling = packages.find(
    (each) => each.licence === licence && each.text !== undefined && each.name.startsWith(name.split("/")[0]!),
  );
  const text = sibling?.text ?? standardTexts[licence];
  if (text === undefined) throw new Fault(`${name} brings no text of its licence ${licence}: add it to tools/licences.ts`);
  return text;
}

const standardTexts: Readonly<Record<string, string>> = {
  MIT: readFileSync(join(root, "LICENSE"), "utf8")
    .replace(/^Copyright.*$/m, "Copyright (c) its authors")
    .trim(),
  "Apache-2.0": "Licensed under the Apache License, Version 2.0: https://www.apache.org/licenses/LICENSE-2.0",
  ISC: "Licensed under the ISC License: https://opensource.org/license/isc-license-txt",
};

/**
 * All parts that are shipped, from package-lock.json, as CycloneDX. npm's own `npm sbom --omit dev` leaves out what a package for
 * development asks for too (decimal.js, rxjs), and says another time and number on each run.
 */
export function billOfMaterials(): string {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
    packages: Record<string, LockedPackage>;
  };
  const version = packageVersion();
  const own = componentOf("microscale", { version, license: "MIT" });
  const components = Object.entries(packages)
    .filter(([path, { dev, devOptional, link }]) => path.includes("node_modules/") && !dev && !devOptional && !link)
    .map(([path, each]) => componentOf(path.split("node_modules/").pop()!, each));
  const unique = [...new Map(components.map((each) => [each.purl, each])).values()];
  const bill = {
    bomFormat: "CycloneDX",
    specVersion: "1.5",
    version: 1,
    metadata: { component: { ...own, type: "application" } },
  };
  return `${JSON.stringify({ ...bill, components: unique }, null, 1)}\n`;
}

function componentOf(name: string, { version = "", license, integrity }: LockedPackage) {
  const [algorithm = "", digest = ""] = (integrity ?? "").split("-");
  const purl = `pkg:npm/${name.replace("@", "%40")}@${version}`;
  const hash = { alg: algorithm.replace(/^sha/, "SHA-"), content: Buffer.from(digest, "base64").toString("hex") };
  return {
    type: "library",
    "bom-ref": purl,
    name,
    version,
    purl,
    licenses: [{ license: { id: license ?? readLicences[name] } }],
    ...(digest !== "" && { hashes: [hash] }),
  };
}
