import { JSDOM } from "jsdom";
import fc from "fast-check";
import { readTypedFormula } from "../../src/door/typed-formula";
import { columnMarkOf, localFormula, localNumber } from "../../src/grid/local-formula";
import { renderFunctionPage } from "../../src/help/reference";
import { startSeparators } from "../../src/help/separators";
import whole from "../../src/generated/catalogue.json";
import { catalogue, margin } from "./entries";
import { runsBy } from "../property";

let dom: JSDOM | undefined;
Object.defineProperty(globalThis, "document", { configurable: true, get: () => dom?.window.document });
afterAll(() => (dom = undefined));

test.each([
  ["=MICRO.MARGIN(3,70000,10,0.01)", "=MICRO.MARGIN(3;70000;10;0,01)"],
  ['=SCALE.SPLIT(6,"1/4,1/4,1/2",0.5)', '=SCALE.SPLIT(6;"1/4,1/4,1/2";0,5)'],
  ["='Plan, old'!B4*1.5", "='Plan, old'!B4*1,5"],
  ["=SUM(Table1[[#All],[Price, net]],0.5)", "=SUM(Table1[[#All];[Price, net]];0,5)"],
  ['=MICRO.PNL(1,2,3,4,{"type","inverse"})', '=MICRO.PNL(1;2;3;4;{"type"\\"inverse"})'],
  ['=F({"size",0.01;"fee",0.0005})', '=F({"size"\\0,01;"fee"\\0,0005})'],
  ["MICRO.MARGIN(contracts, price, [terms])", "MICRO.MARGIN(contracts; price; [terms])"],
])("%s is %s with a decimal comma", (english, local) => expect(localFormula(english, "\\")).toBe(local));

test("German and French Excel part the columns of an array constant with a point", () => {
  expect(["de-DE", "fr-CA", "es-ES", "pt-BR", "it"].map(columnMarkOf)).toEqual([".", ".", "\\", "\\", "\\"]);
  expect(localFormula('=F({"size",0.01;"fee",2})', ".")).toBe('=F({"size".0,01;"fee".2})');
});

test("numbers of results change both their marks", () => {
  expect(["70,000.5", "210", "-0.12", "1,234,567"].map(localNumber)).toEqual(["70.000,5", "210", "-0,12", "1.234.567"]);
});

/**
 * The door reads a formula in these separators back as it was. One with nothing to part outside braces it takes for English, and an array
 * constant of one column too: {0,5;0,3} are four numbers there.
 */
const examples = whole.functions.flatMap((entry) => entry.examples.map(({ formula }) => formula));
test("every example of the catalogue reads back as it was", () => {
  for (const formula of examples) {
    const local = localFormula(formula, "\\");
    if (local.replace(/"[^"]*"|\{[^}]*\}/g, "").includes(";") && !/\{[^}\\]*\d,\d[^}\\]*\}/.test(local))
      expect([local, readTypedFormula(local, true)]).toEqual([local, { formula, shown: true }]);
  }
});

test("so does any call with texts, numbers and arrays", () => {
  const number = fc.double({ min: 0, max: 1e6, noNaN: true }).map((value) => String(Math.round(value * 1e4) / 1e4));
  const word = fc.stringMatching(/^[a-z,;. ]{0,6}$/).map((letters) => `"${letters}"`);
  const array = fc.array(fc.oneof(number, word), { minLength: 2, maxLength: 3 }).map((row) => `{${row.join(",")}}`);
  const call = fc.array(fc.oneof(number, word, array, fc.constantFrom("A1", "$B$2:C3", "")), { minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(call, (values) => {
      const formula = `=MICRO.MARGIN(${values.join(",")})`;
      expect(readTypedFormula(localFormula(formula, "\\"), true)).toEqual({ formula, shown: true });
    }),
    runsBy(1),
  );
});

describe("a reference page", () => {
  const open = (language: string, kept: Record<string, string> = {}) => {
    dom = new JSDOM(renderFunctionPage(margin, catalogue, { style: "a.css", script: "a.js", theme: "theme.js" }));
    const storage = {
      getItem: (key: string) => kept[key] ?? null,
      setItem: (key: string, mark: string) => void (kept[key] = mark),
    };
    const button = document.getElementById("separators")!;
    expect(button.hidden).toBe(true);
    startSeparators(button, language, storage as unknown as Storage);
    return { button, kept, formula: () => document.querySelector(".example code")!.textContent };
  };

  test("shows formulas in the marks of the browser's language; the switch changes them and is remembered", () => {
    const page = open("de-DE");
    expect(page.formula()).toBe(localFormula(margin.examples[0]!.formula, "."));
    expect(document.querySelector(".signature")!.textContent!.trim()).toBe("=MICRO.MARGIN(contracts; price; leverage; [terms])");
    page.button.click();
    expect(page.formula()).toBe(margin.examples[0]!.formula);
    expect(page.kept).toEqual({ decimalMark: "." });
    expect(page.button.getAttribute("aria-label")).toBe(
      "Formulas with commas and a decimal point. Press for semicolons and a decimal comma.",
    );
  });

  test("shows what was chosen, here or in the workbench, before what the language has", () => {
    expect(open("en-US", { decimalMark: "," }).formula()).toContain(";");
    expect(open("de-DE", { decimalMark: "." }).formula()).not.toContain(";");
    expect(open("no language").formula()).toBe(margin.examples[0]!.formula);
  });
});
