/** Names that stand for several others each, or for themselves, are followed only so often. */
import { needsArrayEvaluation } from "../../src/grid/array-evaluation";
import { bookOf } from "../../src/grid/book";
import { readFormula } from "../../src/grid/formula";
import { precedentsOf } from "../../src/grid/precedents";
import { createHeadlessSheet } from "../../src/sheet/headless";
import { fakeLibrary } from "../sheet/fake-library";

const place = { sheet: "Plan", row: 0, column: 0 };
/** So many names, each of which stands for the next three times; the last is a cell. */
const chain = (count: number): Record<string, string> => ({
  ...Object.fromEntries(Array.from({ length: count }, (_, at) => [`name_${at}`, `name_${at + 1}+name_${at + 1}+name_${at + 1}`])),
  [`name_${count}`]: "Plan!$B$2",
});
const bookWith = (names: Record<string, string>) => bookOf({ sheets: [{ name: "Plan", cells: {} }], names });
const circle = { Me: "You+Me", You: "Me+You" };

it.each([
  [chain(3), false],
  [chain(30), true],
  [circle, true],
])("a formula with them may read anything once they are too many (%#)", (names, readsAnything) => {
  const [first] = Object.keys(names);
  expect(precedentsOf(readFormula(`=${first}`), place, bookWith(names)).readsAnything).toBe(readsAnything);
});

it.each([
  ["name_0", { ...chain(30), name_30: "Plan!$B$2:$B$9" }, true],
  ["name_0", chain(30), false],
  ["Me", circle, false],
])("whether %s stands for several cells is found once (%#)", (name, names, expected) => {
  const surroundings = { book: bookWith(names), sheet: "Plan", isCustom: () => false };
  expect(needsArrayEvaluation(readFormula(`=${name}`), surroundings)).toBe(expected);
});

it.each([
  [chain(8), 3 ** 8 * 2],
  [chain(9), "the names of the formula stand for more than 10,000 others together"],
  [chain(30), "the names of the formula stand for more than 10,000 others together"],
  [circle, "the name Me refers to itself"],
])("the sheet gives a result or the reason (%#)", async (names, expected) => {
  const [first] = Object.keys(names);
  const cells = { A1: { formula: `=${first}` }, B2: { value: 2 } };
  const sheet = createHeadlessSheet(fakeLibrary(), { sheets: [{ name: "Plan", cells }], names });
  await sheet.recalculate();
  const found = sheet.read("A1");
  expect(found !== null && typeof found === "object" ? found.message : found).toBe(expected);
  sheet.dispose();
});
