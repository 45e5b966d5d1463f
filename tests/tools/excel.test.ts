import { advice, webLink } from "../../tools/excel";
import { developmentManifest } from "../../tools/manifest";

const manifest = developmentManifest();
const id = /<Id>(.*)<\/Id>/.exec(manifest)![1];

describe("the link to Excel on the web", () => {
  test("adds the add-in to the address of the workbook", () => {
    const added = `wdaddindevserverport=3000&wdaddinmanifestfile=manifest.xml&wdaddinmanifestguid=${id}`;
    expect(webLink("https://example.sharepoint.com/:x:/p/abc", manifest)).toBe(
      `https://example.sharepoint.com/:x:/p/abc?${added}`,
    );
    expect(webLink("https://example.sharepoint.com/:x:/p/abc?e=1", manifest)).toBe(
      `https://example.sharepoint.com/:x:/p/abc?e=1&${added}`,
    );
  });

  test.each([
    [undefined, "Say which workbook"],
    ["", "Say which workbook"],
    ["plan.xlsx", "is no address"],
    ["http://example.com/plan", "must start with https://"],
  ])("refuses %p in words", (workbook, words) => {
    expect(() => webLink(workbook, manifest)).toThrow(words);
  });
});

describe("the advice", () => {
  test.each([
    ["Unable to install the CA certificate. denied", "npx office-addin-dev-certs install"],
    ["loopback is not allowed", "appcontainer EdgeWebView --loopback"],
    ["Unable to sideload the Office Add-in.", "npm run excel:stop"],
  ])("for %p says what to do and what the system said", (problem, words) => {
    expect(advice(problem)).toContain(words);
    expect(advice(problem)).toContain(problem);
  });
});
