/** manifest.xml from its one template: for development, for the address of a host, and with the fallback namespace. */
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { translatedLanguages } from "../src/languages/languages";
import { developmentAddress, packageVersion, type Release, root } from "./project";
import { manifestOverrides, metadataFile } from "./translations";

/** The sizes that the ribbon of some screen asks for; 16, 32 and 80 are obligatory. */
export const ribbonSizes = [16, 20, 24, 32, 40, 48, 64, 80] as const;

/** The page behind "Support" and "Learn more". */
export const supportPage = "reference/index.html";

export function manifestOf({ version, address, namespace }: Release): string {
  const template = readFileSync(resolve(root, "tools", "manifest-template.xml"), "utf8");
  return template
    .split("\n")
    .flatMap((line) => expanded(line, namespace))
    .flatMap(withOverrides)
    .join("\n")
    .replaceAll("{{version}}", `${version}.0`)
    .replaceAll("{{address}}", escaped(address))
    .replaceAll("{{support}}", supportPage);
}

/** The lines that a line of the template stands for: one for most, one a size for images, none for a namespace that is not there. */
function expanded(line: string, namespace: string | undefined): string[] {
  const [, indent = "", kind, name = ""] =
    /^(\s*)\{\{(images|resources|namespace|namespaceString)(?::(\w+))?\}\}$/.exec(line) ?? [];
  const indented = (lines: string[]) => lines.map((text) => indent + text);
  if (kind === "images") return indented(ribbonSizes.map((size) => `<bt:Image size="${size}" resid="${name}.${size}"/>`));
  if (kind === "resources") {
    return indented(
      ribbonSizes.map((size) => `<bt:Image id="${name}.${size}" DefaultValue="{{address}}/assets/${name}-${size}.png"/>`),
    );
  }
  if (kind === undefined) return [line];
  if (namespace === undefined) return [];
  return indented([
    kind === "namespace"
      ? `<Namespace resid="Functions.Namespace"/>`
      : `<bt:String id="Functions.Namespace" DefaultValue="${namespace}"/>`,
  ]);
}

/** A text of the template, and the address of the functions' descriptions, with what other languages have in its place. */
function withOverrides(line: string): string[] {
  const [, indent = "", prefix = "", name = "", id = "", value = ""] =
    /^(\s*)<(bt:)?(String|Url|Description)( id="[^"]*")? DefaultValue="([^"]*)"\/>$/.exec(line) ?? [];
  const overrides =
    id === ' id="Functions.Metadata"'
      ? translatedLanguages.flatMap(({ code, locales }) =>
          locales.map((locale) => ({ locale, text: value.replace("functions.json", metadataFile(code)) })),
        )
      : name === "Url" || name === ""
        ? []
        : manifestOverrides(value).map(({ locale, text }) => ({ locale, text: escaped(text) }));
  if (overrides.length === 0) return [line];
  return [
    `${indent}<${prefix}${name}${id} DefaultValue="${value}">`,
    ...overrides.map(({ locale, text }) => `${indent}  <${prefix}Override Locale="${locale}" Value="${text}"/>`),
    `${indent}</${prefix}${name}>`,
  ];
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

/** The manifest at the top of the project, which `npm run excel` sideloads. */
export function developmentManifest(): string {
  return manifestOf({ version: packageVersion(), address: developmentAddress });
}

/** Keeps the manifest at the top of the project up to date. */
export function writeDevelopmentManifest(): void {
  const file = resolve(root, "manifest.xml");
  const manifest = developmentManifest();
  if (readFileSync(file, "utf8") !== manifest) writeFileSync(file, manifest);
}
