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

/** What a trader asks, and where the answer is. */
test.each([
  ["profit target", "SCALE.OUT"],
  ["where is my take profit", "SCALE.OUT"],
  ["risk reward", "SCALE.ODDS"],
  ["margin call", "MICRO.LIQ"],
  ["when am I liquidated", "MICRO.LIQ"],
  ["how many contracts", "MICRO.SIZE"],
  ["how many contracts can I buy", "SCALE.SIZE"],
  ["how much can I lose", "MICRO.RISK"],
  ["break even", "STOP.BREAKEVEN"],
  ["trailing stop", "STOP.TRAIL"],
  ["move stop to entry", "STOP.LADDER"],
  ["grid", "SCALE.DCA"],
  ["breakout", "CONFIRM.BREAK"],
  ["pyramiding", "SCALE.PLAN"],
  ["tick value", "MICRO.TICKVALUE"],
  ["contract size", "MICRO.SPEC"],
  ["funding", "MICRO.FUNDING"],
  ["what if", "SCALE.WHATIF"],
  ["kelly", "SCALE.RUIN"],
])("%s is answered by %s, among the first two", (question, id) => {
  const found = searchFunctions(catalogue, question).map((entry) => entry.id);
  expect(found.slice(0, 2)).toContain(id);
});
