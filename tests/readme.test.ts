/** What the README says, run. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createHeadlessSheet } from "../src/sheet/headless";
import { agrees, documentedResult } from "./contract/examples";
import { libraryFromSources } from "./library";

const root = join(__dirname, "..");
const readme = readFileSync(join(root, "README.md"), "utf8");
const rows = [...readme.matchAll(/^\| `(=.+?)` \| (.+?) \|$/gm)].map((match): [string, string] => [match[1]!, match[2]!]);

it("the README has the worked cells of the catalogue", () => {
  expect(rows.length).toBeGreaterThanOrEqual(5);
});

it.each(rows)("%s is %s", async (formula, value) => {
  const sheet = createHeadlessSheet(libraryFromSources());
  const answer = await sheet.evaluate(formula);
  // A column is written with commas there
  const documented = value.includes(",") ? `{${value.replace(/, /g, ";")}}` : value;
  expect([answer, agrees(documentedResult(documented), answer)]).toEqual([answer, true]);
  sheet.dispose();
});

it("the files that the README and the map link to exist", () => {
  const links = (file: string) =>
    [...readFileSync(join(root, file), "utf8").matchAll(/\]\((?!http)([^)#]+)/g)].map((match) => match[1]!);
  expect(links("README.md").filter((link) => !existsSync(join(root, link)))).toEqual([]);
});
