import { existsSync, readFileSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import { validateXML } from "xmllint-wasm";
import { faultsOfManifest } from "../../tools/checks";
import { iconSizes } from "../../tools/icons";
import { developmentManifest, manifestOf } from "../../tools/manifest";
import type { ExcelMetadata } from "../../src/catalogue/types";
import { releasedMetadata } from "../../tools/metadata";
import { packageVersion, type Release, releaseOf } from "../../tools/project";

const root = resolve(__dirname, "../..");
const schemas = resolve(root, "../shared/xsd");
const production: Release = { version: "1.2.3", address: "https://example.org/microscale" };

const releases: [string, Release][] = [
  ["development", releaseOf({})],
  ["production", production],
  ["the fallback with a namespace", { ...production, namespace: "PACK" }],
];

const schemaTest = existsSync(schemas) ? test : test.skip;
if (!existsSync(schemas)) console.warn("The manifest schemas are not on this machine: validation against them is skipped.");

describe("the manifest", () => {
  test("at the top of the project is what the template gives for development", () => {
    expect(readFileSync(resolve(root, "manifest.xml"), "utf8")).toBe(developmentManifest());
  });

  schemaTest.each(releases)("for %s is valid by Microsoft's schemas", async (_name, release) => {
    const file = (name: string) => ({ fileName: name, contents: readFileSync(resolve(schemas, name), "utf8") });
    const main = "OfficeAppManifestV1_1.xsd";
    const others = readdirSync(schemas).filter((name) => name.endsWith(".xsd") && name !== main);
    const validate = (contents: string) =>
      validateXML({ xml: [{ fileName: "manifest.xml", contents }], schema: [file(main)], preload: others.map(file) });
    expect((await validate(manifestOf(release))).errors).toEqual([]);
    expect((await validate(manifestOf(release).replace("<Permissions>", "<Permission>"))).valid).toBe(false);
  });

  test.each(releases)("for %s has no fault that a schema does not see", (_name, release) => {
    expect(faultsOfManifest(manifestOf(release), release)).toEqual([]);
  });

  test("carries the version of package.json and names every file at the address given", () => {
    expect(developmentManifest()).toContain(`<Version>${packageVersion()}.0</Version>`);
    const addresses = [...manifestOf(production).matchAll(/DefaultValue="(http[^"]*)"/g)].map((match) => match[1]);
    expect(addresses.length).toBeGreaterThan(12);
    expect(addresses.filter((address) => !address!.startsWith("https://example.org/microscale/"))).toEqual([]);
    expect(addresses).toContain("https://example.org/microscale/functions.json?v=1.2.3.0");
  });

  test("has the functions' descriptions and its own texts in the languages of Excel, at addresses with the version", () => {
    const manifest = manifestOf(production);
    const metadata = /<bt:Url id="Functions.Metadata".*?<\/bt:Url>/s.exec(manifest)![0];
    const overrides = [...metadata.matchAll(/Locale="([^"]*)" Value="([^"]*)"/g)].map(([, locale, address]) => [locale, address]);
    const address = (code: string) => `https://example.org/microscale/functions-${code}.json?v=1.2.3.0`;
    expect(overrides).toEqual([
      ["de-DE", address("de")],
      ["fr-FR", address("fr")],
      ["fr-CA", address("fr")],
      ["es-ES", address("es")],
      ["es-MX", address("es")],
      ["pt-BR", address("pt")],
      ["pt-PT", address("pt")],
    ]);
    expect(manifest).toContain('<bt:Override Locale="de-DE" Value="MicroScale ist bereit"/>');
    expect(manifest).toMatch(/<Description DefaultValue="[^"]*">\s*<Override Locale="de-DE"/);
    // The name of the add-in and of the functions is one everywhere
    expect(manifest).toContain('<bt:String id="Pane.Label" DefaultValue="MicroScale"/>');
    const long = manifest.replace('Value="MicroScale ist bereit"', `Value="${"x".repeat(126)}"`);
    expect(faultsOfManifest(long, production).join()).toContain("the short text");
  });

  test("declares one CustomFunctions extension point, and a second one is a fault", () => {
    const manifest = manifestOf(production);
    const point = /<ExtensionPoint xsi:type="CustomFunctions">.*?<\/ExtensionPoint>/s.exec(manifest)![0];
    expect(faultsOfManifest(manifest.replace(point, point + point), production).join()).toContain("exactly one CustomFunctions");
  });

  test("has no Namespace and no equivalent add-in, and a Namespace only when one is asked for", () => {
    expect(manifestOf(production)).not.toMatch(/Namespace|EquivalentAddin/);
    expect(manifestOf({ ...production, namespace: "PACK" })).toContain(
      '<bt:String id="Functions.Namespace" DefaultValue="PACK"/>',
    );
    expect(faultsOfManifest(manifestOf({ ...production, namespace: "PACK" }), production).join()).toContain("Namespace");
    expect(faultsOfManifest(manifestOf(production).replace("</Hosts>", "</Hosts><EquivalentAddins/>"), production)).toHaveLength(
      1,
    );
  });

  test("has one button, whose pane opens by itself; a second one, or an address with a hash, is a fault", () => {
    const manifest = manifestOf(production);
    expect(manifest.match(/<Control /g)).toHaveLength(1);
    const control = /<Control .*?<\/Control>/s.exec(manifest)![0];
    expect(faultsOfManifest(manifest.replace(control, control + control), production).join()).toContain("exactly once");
    expect(faultsOfManifest(manifest.replaceAll('/taskpane.html"', '/taskpane.html#check"'), production)).toEqual([
      "the address https://example.org/microscale/taskpane.html#check has a hash, which Excel for Mac drops",
      "the address https://example.org/microscale/taskpane.html#check has a hash, which Excel for Mac drops",
    ]);
  });

  test("runs the functions apart from the pane: no shared runtime", () => {
    expect(manifestOf(production)).not.toContain("<Runtime");
  });

  test("writes an address with & as XML", () => {
    expect(manifestOf({ ...production, address: "https://example.org/a&b" })).toContain(
      "https://example.org/a&amp;b/functions.js",
    );
  });
});

describe("the release", () => {
  test("is for localhost unless MICROSCALE_URL names an address, whose last slash is dropped", () => {
    expect(releaseOf({}).address).toBe("https://localhost:3000");
    expect(releaseOf({ MICROSCALE_URL: "https://example.org/microscale/" }).address).toBe("https://example.org/microscale");
    expect(releaseOf({ MICROSCALE_NAMESPACE: "PACK" }).namespace).toBe("PACK");
  });

  test.each([
    ["MICROSCALE_URL", "example.org", "must be an address"],
    ["MICROSCALE_URL", "http://example.org", "must start with https://"],
    ["MICROSCALE_URL", "https://example.org/?a=1", "must end with a folder"],
    ["MICROSCALE_NAMESPACE", "A.B", "must be letters"],
    ["MICROSCALE_SUPPORT_SYNC", "yes", "must be 1 or 0"],
  ])("refuses %s=%s in words", (name, value, words) => {
    expect(() => releaseOf({ [name]: value })).toThrow(words);
  });
});

describe("functions.json", () => {
  const metadata = readGenerated();

  test("marks no function for synchronous calls unless MICROSCALE_SUPPORT_SYNC is 1", () => {
    const options = (environment: NodeJS.ProcessEnv) =>
      releasedMetadata(metadata, releaseOf(environment), new Map()).functions.map((each) => each.options);
    expect(options({}).filter((each) => each !== undefined)).toEqual([]);
    expect(options({ MICROSCALE_SUPPORT_SYNC: "1" })).toEqual(metadata.functions.map(() => ({ supportSync: true })));
  });

  test("names the help page of a function at the address of the release", () => {
    const files = new Map([["MICRO.MARGIN", "reference/micro-margin.html"]]);
    const named = releasedMetadata(metadata, production, files).functions.filter(({ helpUrl }) => helpUrl !== undefined);
    expect(named.map(({ id, helpUrl }) => [id, helpUrl])).toEqual([
      ["MICRO.MARGIN", "https://example.org/microscale/reference/micro-margin.html"],
    ]);
  });
});

function readGenerated(): ExcelMetadata {
  return JSON.parse(readFileSync(resolve(root, "src/generated/functions.json"), "utf8")) as ExcelMetadata;
}

describe("the icons", () => {
  test.each(iconSizes)("icon-%i.png has that size and a transparent background", (size) => {
    const png = readFileSync(resolve(root, "assets", `icon-${size}.png`));
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    const truecolourWithAlpha = 6;
    expect([png.readUInt32BE(16), png.readUInt32BE(20), png[25]]).toEqual([size, size, truecolourWithAlpha]);
  });
});
