import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { withFunctionTable } from "../../src/catalogue/function-table";
import type { Catalogue } from "../../src/catalogue/types";

const root = join(__dirname, "../..");
const catalogue = JSON.parse(readFileSync(join(root, "src/generated/catalogue.json"), "utf8")) as Catalogue;

describe("the table of functions in docs", () => {
  it("is the catalogue's", () => {
    expect(existsSync(join(root, "docs/functions.md"))).toBe(true);
    const page = readFileSync(join(root, "docs/functions.md"), "utf8");
    expect(page).toContain("written by npm run generate");
    expect(withFunctionTable(page, catalogue)).toBe(page);
  });

  it("has one row for each function", () => {
    const page = withFunctionTable("<!-- functions: written by npm run generate -->\n<!-- end of functions -->", catalogue);
    for (const { id } of catalogue.functions) expect(page).toContain(`| \`${id}(`);
  });
});
