/** The files of texts, as the build reads them. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type TranslatedCode, translatedLanguages } from "../src/languages/languages";
import type { LanguageTexts } from "../src/languages/load";
import { root } from "./project";

export function textsOf(code: TranslatedCode): LanguageTexts {
  return JSON.parse(readFileSync(resolve(root, `src/languages/texts/${code}.json`), "utf8")) as LanguageTexts;
}

/** "functions-de.json". */
export function metadataFile(code: TranslatedCode): string {
  return `functions-${code}.json`;
}

/** A text of the manifest in each locale that gets another than the English one. */
export function manifestOverrides(english: string): { locale: string; text: string }[] {
  return translatedLanguages.flatMap(({ code, locales }) => {
    const text = textsOf(code).manifest[english];
    return text === undefined ? [] : locales.map((locale) => ({ locale, text }));
  });
}
