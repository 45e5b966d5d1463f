/** manifest.xml from its one template: for development, for the address of a host, and with the fallback namespace. */
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { developmentAddress, packageVersion, type Release, root } from "./project";

/** The sizes that the ribbon of some screen asks for; 16, 32 and 80 are obligatory. */
export const ribbonSizes = [16, 20, 24, 32, 40, 48, 64, 80] as const;

/** The page behind "Support" and "Learn more". */
export const supportPage = "reference/index.html";

export function manifestOf({ version, address, namespace }: Release): string {
  const template = readFileSync(resolve(root, "tools", "manifest-template.xml"), "utf8");
  return template
    .split("\n")
    .flatMap((line) => expanded(line, namespace))
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
