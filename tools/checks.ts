/** What must hold for dist/ to work in Excel. Each fault is a sentence; the build fails when there is one. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Catalogue, ExcelMetadata } from "../src/catalogue/types";
import { translatedLanguages } from "../src/languages/languages";
import { loadFunctions } from "./functions-script";
import type { Release } from "./project";
import { metadataFile } from "./translations";

/** Microsoft's limits on names and texts. */
const limits = { id: 64, parameterName: 64, parameterDescription: 512, description: 1024, metadataBytes: 1_000_000 };
const manifestLimits = { resourceId: 32, shortString: 125, longString: 250 };
const microsoftScripts = "https://appsforoffice.microsoft.com/";

/** All faults of a built folder. */
export function faultsOf(directory: string, release: Release): string[] {
  const read = (file: string) => readFileSync(join(directory, file), "utf8");
  const metadata = JSON.parse(read("functions.json")) as ExcelMetadata;
  const manifest = read("manifest.xml");
  return [
    ...faultsOfAssociation(metadata, read("functions.js"), release.version),
    ...faultsOfMetadata(metadata, Buffer.byteLength(read("functions.json"))),
    ...translatedLanguages.flatMap(({ code }) => faultsOfTranslation(metadata, metadataFile(code), read(metadataFile(code)))),
    ...faultsOfHelp(metadata, directory, release),
    ...faultsOfManifest(manifest, release),
    ...faultsOfAddresses(manifest, directory, release),
    ...faultsOfPages(directory),
    ...((JSON.parse(read("catalogue.json")) as Catalogue).version === release.version
      ? []
      : [`catalogue.json is of another version than ${release.version}`]),
  ];
}

/** The ids of functions.json and of functions.js must be the same, or a cell shows #N/A. */
export function faultsOfAssociation(metadata: ExcelMetadata, script: string, version: string): string[] {
  let functions;
  try {
    functions = loadFunctions(script);
  } catch (error) {
    return [`functions.js does not load: ${(error as Error).message}`];
  }
  const declared = new Set(metadata.functions.map(({ id }) => id));
  const stated = functions.get("MICRO.VERSION")?.();
  return [
    ...[...declared]
      .filter((id) => !functions.has(id))
      .map((id) => `${id} is in functions.json, but functions.js does not associate it`),
    ...[...functions.keys()]
      .filter((id) => !declared.has(id))
      .map((id) => `${id} is associated, but functions.json does not name it`),
    ...(stated === undefined ||
    String(stated)
      .split(/[\s,;]+/)
      .includes(version)
      ? []
      : [`MICRO.VERSION() says "${String(stated)}", the package is ${version}`]),
  ];
}

/** Names, texts and the file's size within Excel's limits; no two ids that a saved workbook cannot tell apart. */
export function faultsOfMetadata({ functions }: ExcelMetadata, bytes: number): string[] {
  const faults: string[] = [];
  const demand = (holds: boolean, fault: string) => void (holds || faults.push(fault));
  const tokens = new Map<string, string>();
  for (const { id, name, description, parameters } of functions) {
    demand(/^[A-Z][A-Z0-9_.]{2,}$/.test(id) && id.length <= limits.id, `${id} is no id for Excel: 3 to 64 of A-Z, 0-9, _ and .`);
    demand(!/^[A-Z]{1,3}[0-9]+$/.test(id), `${id} is the address of a cell`);
    demand(name === id, `${id} has the name ${name}`);
    const token = id.toUpperCase().replaceAll(".", "_");
    demand(!tokens.has(token), `${id} and ${tokens.get(token)} are the same name in a saved workbook`);
    tokens.set(token, id);
    demand(description.length <= limits.description, `the description of ${id} is longer than ${limits.description} characters`);
    for (const parameter of parameters) {
      demand(parameter.name.length <= limits.parameterName, `a parameter's name of ${id} is too long: ${parameter.name}`);
      demand(
        (parameter.description ?? "").length <= limits.parameterDescription,
        `the description of ${parameter.name} of ${id} is longer than ${limits.parameterDescription} characters`,
      );
    }
  }
  demand(bytes <= limits.metadataBytes, `functions.json has ${bytes} bytes, Excel reads at most ${limits.metadataBytes}`);
  return faults;
}

/** The same functions in another language: within the same limits, and nothing but descriptions may differ. */
export function faultsOfTranslation(metadata: ExcelMetadata, file: string, content: string): string[] {
  const translation = JSON.parse(content) as ExcelMetadata;
  const bare = (of: ExcelMetadata) => JSON.stringify(of, (key, value: unknown) => (key === "description" ? undefined : value));
  return [
    ...faultsOfMetadata(translation, Buffer.byteLength(content)).map((fault) => `${file}: ${fault}`),
    ...(bare(translation) === bare(metadata) ? [] : [`${file} differs from functions.json in more than its descriptions`]),
  ];
}

/** Every function says where its page is, and the page is there. */
export function faultsOfHelp({ functions }: ExcelMetadata, directory: string, { address }: Release): string[] {
  return functions.flatMap(({ id, helpUrl }) => {
    if (helpUrl === undefined) return [`${id} has no helpUrl`];
    const file = fileOf(helpUrl, address);
    if (file === undefined) return [`the helpUrl of ${id} is elsewhere: ${helpUrl}`];
    return existsSync(join(directory, file)) ? [] : [`the helpUrl of ${id} is not in the folder: ${file}`];
  });
}

/** What the schema does not say about a manifest of ours. */
export function faultsOfManifest(manifest: string, { version, namespace }: Release): string[] {
  const faults: string[] = [];
  const demand = (holds: boolean, fault: string) => void (holds || faults.push(fault));
  const count = (pattern: RegExp) => [...manifest.matchAll(pattern)].length;
  demand(manifest.includes(`<Version>${version}.0</Version>`), `the manifest is of another version than ${version}.0`);
  demand(
    count(/<ExtensionPoint xsi:type="CustomFunctions">/g) === 1,
    "the manifest must have exactly one CustomFunctions extension point",
  );
  demand(
    !manifest.includes("EquivalentAddin"),
    "the manifest declares an equivalent add-in, which changes the names of the functions for good",
  );
  demand(count(/<Namespace /g) === (namespace === undefined ? 0 : 1), "the manifest's Namespace is not the one asked for");
  for (const [, address = ""] of manifest.matchAll(/DefaultValue="(https?:[^"]*#[^"]*)"/g))
    demand(false, `the address ${address} has a hash, which Excel for Mac drops`);
  demand(!manifest.includes("{{"), "the manifest still holds a placeholder");
  demand(
    count(/<TaskpaneId>Office\.AutoShowTaskpaneWithDocument<\/TaskpaneId>/g) === 1,
    "the manifest must name the pane that opens by itself exactly once: Excel knows the first one only",
  );
  for (const [, locale, value = ""] of manifest.matchAll(/Override Locale="([^"]*)" Value="([^"]*)"/g)) {
    demand(!value.startsWith("http") || !value.includes("#"), `the address for ${locale} has a hash: ${value}`);
    demand(value.length <= manifestLimits.longString, `the text of the manifest for ${locale} is too long: ${value}`);
  }
  const defined = [...manifest.matchAll(/<bt:(\w+) id="([^"]*)" DefaultValue="([^"]*)"/g)];
  for (const [, kind, id = "", value = ""] of defined) {
    demand(
      id.length <= manifestLimits.resourceId,
      `the resource id ${id} is longer than ${manifestLimits.resourceId} characters`,
    );
    demand(kind !== "String" || value.length <= manifestLimits.longString, `the text ${id} of the manifest is too long`);
  }
  const short = /<bt:ShortStrings>(.*?)<\/bt:ShortStrings>/s.exec(manifest)?.[1] ?? "";
  for (const [, value = ""] of short.matchAll(/Value="([^"]*)"/g)) {
    demand(value.length <= manifestLimits.shortString, `the short text "${value}" of the manifest is too long`);
  }
  const ids = new Set(defined.map(([, , id]) => id));
  for (const [, id] of manifest.matchAll(/resid="([^"]*)"/g))
    demand(ids.has(id), `the manifest names the resource ${id}, which it does not define`);
  return faults;
}

/** Every address of the manifest is ours and its file exists; scripts and metadata carry the version. */
export function faultsOfAddresses(manifest: string, directory: string, { address, version }: Release): string[] {
  const addresses = [...manifest.matchAll(/Value="(https?:[^"]*)"/g)].map((match) => match[1]!.replaceAll("&amp;", "&"));
  return addresses.flatMap((each) => {
    const file = fileOf(each, address);
    if (file === undefined) return [`the manifest names another domain or folder: ${each}`];
    if (!existsSync(join(directory, file))) return [`the manifest names ${file}, which is not in the folder`];
    if (/^functions[.-]/.test(file) && new URL(each).search !== `?v=${version}.0`)
      return [`${file} is named without the version ${version}.0`];
    return [];
  });
}

/** A page loads its own files, by a relative address, and Microsoft's scripts: nothing else. It carries a policy that says so. */
export function faultsOfPages(directory: string): string[] {
  const pages = readdirSync(directory, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".html"));
  return pages.flatMap((page) => {
    const html = readFileSync(join(directory, page), "utf8");
    const loaded = [...html.matchAll(/<(?:script|link|img|iframe)\b[^>]*?\s(?:src|href)="([^"]*)"/g)].map((match) => match[1]!);
    const foreign = loaded.filter((source) => /^(?:[a-z]+:)?\/\//i.test(source) && !source.startsWith(microsoftScripts));
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1];
    return [
      ...foreign.map((source) => `${page} loads ${source}`),
      ...(policy === undefined ? [`${page} has no Content-Security-Policy`] : []),
      ...(policy?.includes("unsafe-eval") ? [`the policy of ${page} allows eval`] : []),
    ];
  });
}

/** The file of dist/ behind an address; undefined when it is not below ours. */
function fileOf(url: string, address: string): string | undefined {
  if (!url.startsWith(`${address}/`)) return undefined;
  const path = decodeURIComponent(new URL(url).pathname.slice(new URL(address).pathname.replace(/\/$/, "").length + 1));
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
}
