/** Which language a page is in, and its texts, loaded when they are needed. */
import { languageOf, languages, type LanguageCode, type TranslatedCode } from "./languages";
import { speak, type Wordings } from "./text";

/** A file of texts: those of the functions and their help, those of pages, those of the manifest. */
export interface LanguageTexts {
  functions: Wordings;
  pages: Wordings;
  manifest: Wordings;
}

const files: Readonly<Record<TranslatedCode, () => Promise<{ default: LanguageTexts }>>> = {
  de: () => import("./texts/de.json"),
  fr: () => import("./texts/fr.json"),
  es: () => import("./texts/es.json"),
  pt: () => import("./texts/pt.json"),
};

const storageKey = "microscale.language";

/** What the reader chose; undefined: nothing, the language of the program counts. */
export function chosenLanguage(): LanguageCode | undefined {
  try {
    const stored = localStorage.getItem(storageKey);
    return languages.find(({ code }) => code === stored)?.code;
  } catch {
    return undefined;
  }
}

/** Keeps a choice; undefined goes back to the language of the program. */
export function keepLanguage(code: LanguageCode | undefined): void {
  try {
    if (code === undefined) localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, code);
  } catch {
    // A browser without storage keeps nothing
  }
}

/** Loads the reader's language, or else that of the program, such as "de-DE". What cannot be loaded leaves the page in English. */
export async function startLanguage(programLocale: string | undefined): Promise<LanguageCode> {
  const code = chosenLanguage() ?? languageOf(programLocale);
  try {
    if (code === "en") speak("en");
    else {
      const { functions, pages } = (await files[code]()).default;
      speak(code, { ...functions, ...pages });
    }
  } catch (error) {
    console.error(error);
    speak("en");
    return "en";
  }
  document.documentElement.lang = code;
  return code;
}
