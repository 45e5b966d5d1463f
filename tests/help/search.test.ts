import { searchFunctions } from "../../src/help/search";
import { catalogue } from "./entries";

const found = (query: string) => searchFunctions(catalogue, query).map(({ id }) => id);

test("an empty query gives all functions by family, then by name", () => {
  expect(found("  ")).toEqual(["MICRO.AVG", "MICRO.LEVERAGE", "MICRO.LIQ", "MICRO.MARGIN", "STOP.BREAKEVEN"]);
});

test.each([
  ["MICRO.LIQ", "MICRO.LIQ"],
  ["=micro.margin(3,", "MICRO.MARGIN"],
  ["lev", "MICRO.LEVERAGE"],
  ["break-even", "STOP.BREAKEVEN"],
  ["break even", "STOP.BREAKEVEN"],
  ["breakeven", "STOP.BREAKEVEN"],
  ["average entry", "MICRO.AVG"],
  ["how is the margin", "MICRO.MARGIN"],
  ["averages", "MICRO.AVG"],
])("%s finds %s first", (query, id) => {
  expect(found(query)[0]).toBe(id);
});

test.each([
  ["margni", "MICRO.MARGIN"],
  ["levrage", "MICRO.LEVERAGE"],
  ["liquidaton", "MICRO.LIQ"],
  ["brekeven", "STOP.BREAKEVEN"],
])("the slip %s still finds %s", (query, id) => {
  expect(found(query)).toContain(id);
});

test("a name comes before an argument, an argument before a description", () => {
  expect(found("leverage").slice(0, 2)).toEqual(["MICRO.LEVERAGE", "MICRO.MARGIN"]);
});

test("every word must fit", () => {
  expect(found("margin chandelier")).toEqual([]);
  expect(found("price margin")).toEqual(["MICRO.LIQ", "MICRO.MARGIN"]);
});

test("nothing is found for what is not there", () => {
  expect(found("zzzz")).toEqual([]);
  expect(found("(((")).toHaveLength(catalogue.functions.length);
});

test("short words must fit exactly: a slip of one letter in three says nothing", () => {
  expect(found("lix")).toEqual([]);
});
