/** What the published schemas of spreadsheet packages (schemas/) say against the parts of workbooks. */
import { strFromU8, unzipSync } from "fflate";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { validateXML } from "xmllint-wasm";
import { prefixOf, readXml, type XmlElement } from "../../src/file/xml";

const folder = join(__dirname, "schemas");
const schemas = readdirSync(folder)
  .filter((name) => name.endsWith(".xsd"))
  .map((fileName) => ({ fileName, contents: readFileSync(join(folder, fileName), "utf8") }));

const schemaOfSpace: Readonly<Record<string, string>> = {
  "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "sml.xsd",
  "http://schemas.openxmlformats.org/drawingml/2006/chart": "dml-chart.xsd",
  "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing": "dml-spreadsheetDrawing.xsd",
  "http://schemas.openxmlformats.org/drawingml/2006/main": "dml-main.xsd",
  "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties": "shared-documentPropertiesExtended.xsd",
  "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties": "shared-documentPropertiesCustom.xsd",
};

const compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006";

/** The parts of workbooks, each text once: files that were changed in place have most of them in common. */
export class WrittenParts {
  private readonly names = new Map<string, Map<string, string>>();

  /** How many different parts are there to look at. */
  get count(): number {
    return [...this.names.values()].reduce((sum, parts) => sum + parts.size, 0);
  }

  add(name: string, bytes: Uint8Array): void {
    for (const [path, content] of Object.entries(unzipSync(bytes))) {
      if (!/\.(?:xml|rels)$/.test(path)) continue;
      const xml = strFromU8(content);
      const schema = schemaOf(path, xml);
      if (schema === undefined) continue;
      const parts = this.names.get(schema) ?? new Map<string, string>();
      if (!parts.has(xml)) parts.set(xml, `${name}: ${path}`);
      this.names.set(schema, parts);
    }
  }

  /** "plan.xlsx: xl/styles.xml: Element ... is not expected", in the order of the schemas. */
  async faults(): Promise<string[]> {
    const found: string[] = [];
    for (const [schema, parts] of this.names) found.push(...(await faultsBy(schema, [...parts])));
    return found;
  }
}

export async function schemaFaults(bytes: Uint8Array): Promise<string[]> {
  const parts = new WrittenParts();
  parts.add("file", bytes);
  return parts.faults();
}

async function faultsBy(schema: string, parts: readonly (readonly [xml: string, name: string])[]): Promise<string[]> {
  const { errors, valid, rawOutput } = await validateXML({
    xml: parts.map(([xml], index) => ({ fileName: `${index}.xml`, contents: firstEdition(xml) })),
    schema: schemas.filter(({ fileName }) => fileName === schema),
    preload: schemas.filter(({ fileName }) => fileName !== schema),
    ...{ initialMemoryPages: 1024, maxMemoryPages: 16_384 },
  });
  const found = errors.flatMap(({ loc, message }) => (loc ? `${parts[parseInt(loc.fileName)]![1]}: ${message}` : []));
  if (valid !== (found.length === 0)) throw new Error(rawOutput);
  return found;
}

function schemaOf(path: string, xml: string): string | undefined {
  if (path === "[Content_Types].xml") return "opc-contentTypes.xsd";
  if (path.endsWith(".rels")) return "opc-relationships.xsd";
  const root = readXml(xml);
  return schemaOfSpace[spaceOf(root, spacesOf(root, {}))];
}

/** Namespaces by their prefix, "" for the one without. */
type Spaces = Readonly<Record<string, string>>;

function spacesOf({ attributes }: XmlElement, around: Spaces): Spaces {
  const own = Object.entries(attributes).flatMap(([name, space]) => {
    const match = /^xmlns(?::(.*))?$/.exec(name);
    return match ? [[match[1] ?? "", space] as const] : [];
  });
  return own.length === 0 ? around : { ...around, ...Object.fromEntries(own) };
}

function spaceOf({ tag }: XmlElement, spaces: Spaces): string {
  return spaces[prefixOf(tag).slice(0, -1)] ?? "";
}

/**
 * A part as a program of the first edition reads it: fallbacks taken, ignorable names dropped. xml:space goes too: the schemas do not
 * know it.
 */
function firstEdition(xml: string): string {
  const root = readXml(xml);
  return new FirstEdition(xml, ignorable(root, {})).written(root, {});
}

function ignorable(element: XmlElement, around: Spaces): Set<string> {
  const spaces = spacesOf(element, around);
  const named = Object.entries(element.attributes).flatMap(([name, value]) =>
    spaces[prefixIn(name)] === compatibility && name.endsWith(":Ignorable") ? value.trim().split(/\s+/) : [],
  );
  const found = new Set(named.flatMap((prefix) => spaces[prefix] ?? []));
  for (const child of element.children) for (const space of ignorable(child, spaces)) found.add(space);
  return found;
}

function prefixIn(name: string): string {
  return name.includes(":") ? name.slice(0, name.indexOf(":")) : "none";
}

class FirstEdition {
  constructor(
    private readonly xml: string,
    private readonly ignored: ReadonlySet<string>,
  ) {}

  written(element: XmlElement, around: Spaces): string {
    const spaces = spacesOf(element, around);
    const space = spaceOf(element, spaces);
    if (this.ignored.has(space)) return "";
    if (space === compatibility && element.name === "AlternateContent") {
      const fallback = element.children.find(({ name }) => name === "Fallback");
      return fallback ? this.inside(fallback, spacesOf(fallback, spaces)) : "";
    }
    const closing = this.xml.slice(element.innerEnd, element.end);
    return this.startTag(element, spaces) + this.inside(element, spaces) + closing;
  }

  private inside(element: XmlElement, spaces: Spaces): string {
    let [text, at] = ["", element.innerStart];
    for (const child of element.children) {
      text += this.xml.slice(at, child.start) + this.written(child, spaces);
      at = child.end;
    }
    return text + this.xml.slice(at, element.innerEnd);
  }

  private startTag({ tag }: XmlElement, spaces: Spaces): string {
    return tag.replace(/\s+([^\s=:]+):([^\s=]+)\s*=\s*(?:"[^"]*"|'[^']*')/g, (whole, prefix: string) => {
      if (prefix === "xmlns") return whole;
      const space = spaces[prefix] ?? "";
      return prefix === "xml" || space === compatibility || this.ignored.has(space) ? "" : whole;
    });
  }
}
