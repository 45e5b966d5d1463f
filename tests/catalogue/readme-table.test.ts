import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { withFunctionTable } from "../../src/catalogue/readme-table";
import type { Catalogue } from "../../src/catalogue/types";

const root = join(__dirname, "../..");
const catalogue = JSON.parse(readFileSync(join(root, "src/generated/catalogue.json"), "utf8")) as Catalogue;

describe("the README's table of functions", () => {
  it("is the catalogue's", () => {
    expect(existsSync(join(root, "README.md"))).toBe(true);
    const readme = readFileSync(join(root, "README.md"), "utf8");
    expect(readme).toContain("written by npm run generate");
    expect(withFunctionTable(readme, catalogue)).toBe(readme);
  });

  it("has one row for each function", () => {
    const readme = withFunctionTable("<!-- functions: written by npm run generate -->\n<!-- end of functions -->", catalogue);
    for (const { id } of catalogue.functions) expect(readme).toContain(`| \`${id}(`);
  });
});
