/** Every language has every text, as it is in English now, and says the same names, codes and numbers. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type TranslatedCode, translatedLanguages } from "../../src/languages/languages";
import type { LanguageTexts } from "../../src/languages/load";
import catalogue from "../../src/generated/catalogue.json";
import { functionTexts, manifestTexts, pageTexts } from "./english";

const english: Record<keyof LanguageTexts, string[]> = {
  functions: functionTexts(catalogue as unknown as Parameters<typeof functionTexts>[0]),
  pages: pageTexts(),
  manifest: manifestTexts(),
};
const sections = ["functions", "pages", "manifest"] as const;

const textsOf = (code: TranslatedCode) =>
  JSON.parse(readFileSync(resolve(__dirname, `../../src/languages/texts/${code}.json`), "utf8")) as LanguageTexts;

/** What Excel calls TRUE, FALSE, an error and the functions of the examples, where it is another word. */
const excelWords: Record<TranslatedCode, Readonly<Record<string, string>>> = {
  de: { TRUE: "WAHR", FALSE: "FALSCH", "#N/A": "#NV", AND: "UND", NOT: "NICHT" },
  fr: { TRUE: "VRAI", FALSE: "FAUX", "#NAME?": "#NOM?", AND: "ET", NOT: "NON" },
  es: { TRUE: "VERDADERO", FALSE: "FALSO", "#N/A": "#N/D", "#NAME?": "#¿NOMBRE?", AND: "Y", NOT: "NO" },
  pt: { TRUE: "VERDADEIRO", FALSE: "FALSO", "#N/A": "#N/D", "#NAME?": "#NOME?", AND: "E", NOT: "NÃO" },
};

/** Ids of functions, errors, TRUE and FALSE, texts in quotes, names in small and capital letters: what a cell takes, whatever the language. */
function codesIn(text: string): string[] {
  const found =
    text.match(/\b[A-Z]+(?:\.[A-Z]+)+\b|#[A-Z/¿Ã]+[!?]?|\b(?:TRUE|FALSE)\b|"[^"{}]*"|\b[a-z]+[A-Z]\w+\b|\{\w+\}|`\w+`/g) ?? [];
  return [...new Set(found)].sort();
}

function numbersIn(text: string): string[] {
  return (text.match(/\d+(?:[.,\u202f]\d+)*/g) ?? []).map((number) => number.replace(/\D/g, "")).sort();
}

describe.each(translatedLanguages.map(({ code }) => [code] as const))("%s", (code) => {
  const texts = textsOf(code);
  const rows = sections.flatMap((section) => Object.entries(texts[section]).map((row) => [section, ...row] as const));

  test.each(sections)("has every text of the %s and none that has gone or changed", (section) => {
    const own = new Set(Object.keys(texts[section]));
    const wanted = new Set(english[section]);
    expect([...wanted].filter((each) => !own.has(each)).map((each) => `missing: ${each}`)).toEqual([]);
    expect([...own].filter((each) => !wanted.has(each)).map((each) => `no longer in English: ${each}`)).toEqual([]);
  });

  test("names the same functions, parameters, values, errors and places for figures", () => {
    const local = (word: string) => excelWords[code][word] ?? word;
    const lost = rows.flatMap(([, from, to]) =>
      codesIn(from)
        .filter((word) => !to.includes(local(word)))
        .map((word) => `${local(word)} is not in: ${to}`),
    );
    expect(lost).toEqual([]);
    const added = rows.flatMap(([, from, to]) =>
      [...to.matchAll(/\{\w+\}/g)].filter(([brace]) => !from.includes(brace)).map(([brace]) => `${brace} is not in: ${from}`),
    );
    expect(added).toEqual([]);
  });

  test("states the same numbers, with a decimal comma", () => {
    const other = rows.filter(([, from, to]) => numbersIn(from).join() !== numbersIn(to).join());
    expect(other.map(([, from, to]) => `${from} => ${to}`)).toEqual([]);
    const pointed = rows.filter(([, , to]) => /(?<![\d.])\d+\.\d+(?![\d.])/.test(to.replace(/\b\d{1,2}\.\d{3}\b|"[^"]*"/g, "")));
    expect(pointed.map(([, , to]) => to)).toEqual([]);
  });

  test("ends its sentences as English does, and leaves nothing in English but names", () => {
    const ends = (words: string) => /[.?!:…]$/.exec(words.trim())?.[0] ?? "";
    expect(rows.filter(([, from, to]) => ends(from) !== ends(to)).map(([, from, to]) => `${from} => ${to}`)).toEqual([]);
    const same = rows.filter(([section, from, to]) => section !== "pages" && from === to);
    expect(same.map(([, from]) => from)).toEqual([]);
    const long = rows.filter(([, from, to]) => from === to && from.split(" ").length > 3);
    expect(long.map(([, from]) => from)).toEqual([]);
  });
});
