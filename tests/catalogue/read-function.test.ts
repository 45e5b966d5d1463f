import { readFunction } from "../../src/catalogue/read-function";
import { checkCatalogue } from "../../src/catalogue/rules";
import type { CatalogueEntry } from "../../src/catalogue/types";

const file = "src/functions/micro/micro-double.ts";

/** A made-up function file; `change` spoils it. */
function source(change: (text: string) => string = (text) => text): string {
  return change(`
/**
 * Twice a number.
 *
 * A detail that help shows.
 *
 * @customfunction MICRO.DOUBLE
 * @param value Any number.
 * @param [terms] A table.
 * @returns Twice the value.
 * @throws #VALUE! value is empty or no number
 * @example =MICRO.DOUBLE(2) // 4
 * @see MICRO.ROUND, MICRO.VALUE
 */
export function microDouble(value: any, terms?: any[][]): any {
  return value * 2;
}
`);
}

describe("reading a function file", () => {
  it("takes everything from the JSDoc", () => {
    const { entry, exportName } = readFunction(file, source());
    expect(exportName).toBe("microDouble");
    expect(entry).toEqual({
      id: "MICRO.DOUBLE",
      family: "MICRO",
      summary: "Twice a number.",
      details: "A detail that help shows.",
      parameters: [
        { name: "value", description: "Any number.", optional: false, shape: "cell" },
        { name: "terms", description: "A table.", optional: true, shape: "range" },
      ],
      returns: "Twice the value.",
      throws: [{ code: "#VALUE!", reason: "value is empty or no number" }],
      sources: [],
      examples: [{ formula: "=MICRO.DOUBLE(2)", result: "4" }],
      related: ["MICRO.ROUND", "MICRO.VALUE"],
      file,
    });
  });

  it.each<[string, (text: string) => string, string]>([
    ["no @returns", (text) => text.replace(/ \* @returns.*\n/, ""), "@returns"],
    ["no @throws", (text) => text.replace(/ \* @throws.*\n/, ""), "@throws"],
    ["no @example", (text) => text.replace(/ \* @example.*\n/, ""), "@example"],
    ["no @see", (text) => text.replace(/ \* @see.*\n/, ""), "@see"],
    ["no summary", (text) => text.replace("Twice a number.", "").replace("A detail that help shows.", ""), "summary"],
    ["an undocumented parameter", (text) => text.replace(/ \* @param value.*\n/, ""), "@param"],
    ["a parameter without a description", (text) => text.replace("value Any number.", "value"), "description"],
    ["parameters in another order", (text) => text.replace("@param value", "@param terms2"), "@param tags must be value, terms"],
    ["an optional parameter without brackets", (text) => text.replace("[terms]", "terms"), "brackets"],
    [
      "an arrow function",
      (text) => text.replace(/export function microDouble\((.*)\): any \{/, "export const microDouble = ($1): any => {"),
      "arrow",
    ],
    ["a function that is not exported", (text) => text.replace("export function", "function"), "export"],
    ["a default initialiser", (text) => text.replace("value: any", "value: any = 5"), "default initialiser"],
    ["a rest parameter", (text) => text.replace("terms?: any[][]", "...terms: any[][]"), "rest parameter"],
    ["a type alias", (text) => text.replace("value: any", "value: Cell"), "does not understand"],
    ["a repeating argument", (text) => text.replace("terms?: any[][]", "terms?: number[]"), "does not understand"],
    ["no type", (text) => text.replace("value: any", "value"), "does not understand"],
    ["another name than its file", (text) => text.replace("MICRO.DOUBLE\n", "MICRO.TWICE\n"), "must be called micro-twice.ts"],
    [
      "a function called otherwise",
      (text) => text.replace("function microDouble", "function double"),
      "must be called microDouble",
    ],
    ["an example without a result", (text) => text.replace(" // 4", ""), "@example"],
    [
      "an example of another function",
      (text) => text.replace("=MICRO.DOUBLE(2)", "=MICRO.ROUND(2)"),
      "does not use MICRO.DOUBLE",
    ],
    ["an error without a code", (text) => text.replace("#VALUE! value", "value"), "@throws"],
  ])("stops at %s", (_fault, change, words) => {
    expect(() => readFunction(file, source(change))).toThrow(words);
  });
});

describe("the rules across functions", () => {
  const { entry } = readFunction(file, source());
  const other = (change: Partial<CatalogueEntry>): CatalogueEntry => ({ ...entry, file: "other.ts", ...change });

  it.each<[string, CatalogueEntry[], string]>([
    ["the same id twice", [entry, other({})], "same name in a saved workbook"],
    [
      "two ids that are one token in a file",
      [other({ id: "MICRO.A.B" }), other({ id: "MICRO.A_B" })],
      "same name in a saved workbook (MICRO_A_B)",
    ],
    ["an id without a family", [other({ id: "DOUBLE" })], "FAMILY.NAME"],
    ["an id in small letters", [other({ id: "MICRO.double" })], "capital letters"],
    ["an id that is too long", [other({ id: `MICRO.${"A".repeat(60)}` })], "longer than 64"],
    ["too many arguments", [other({ parameters: Array.from({ length: 8 }, () => entry.parameters[0]!) })], "more than 7"],
    [
      "a required argument after an optional one",
      [other({ parameters: [entry.parameters[1]!, entry.parameters[0]!] })],
      "required argument",
    ],
    [
      "a description that Excel cuts",
      [other({ parameters: [{ ...entry.parameters[0]!, description: "x".repeat(513) }] })],
      "too long",
    ],
  ])("refuse %s", (_fault, entries, words) => {
    expect(() => checkCatalogue(entries)).toThrow(words);
  });
});
