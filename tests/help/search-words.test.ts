/** What traders call things leads to the function that is called otherwise. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Catalogue } from "../../src/catalogue/types";
import { searchFunctions } from "../../src/help/search";
import { soughtAs } from "../../src/help/search-words";

const catalogue = JSON.parse(readFileSync(join(__dirname, "../../src/generated/catalogue.json"), "utf8")) as Catalogue;
const phrases = Object.entries(soughtAs).flatMap(([id, words]) => words.split(", ").map((phrase) => [phrase, id] as const));

test.each(phrases)("%s finds %s among the first two", (phrase, id) => {
  const found = searchFunctions(catalogue, phrase).map((entry) => entry.id);
  expect(found.slice(0, 2)).toContain(id);
});
