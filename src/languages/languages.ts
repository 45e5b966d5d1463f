/** The languages that texts are written in. English is the source: its texts stand in the code. */

export type LanguageCode = "en" | "de" | "fr" | "es" | "pt";
export type TranslatedCode = Exclude<LanguageCode, "en">;

export interface Language {
  code: LanguageCode;
  /** As its own speakers call it. */
  name: string;
  /** Display languages of Office that get it, as the manifest spells them. */
  locales: readonly string[];
}

export const languages: readonly Language[] = [
  { code: "en", name: "English", locales: [] },
  { code: "de", name: "Deutsch", locales: ["de-DE"] },
  { code: "fr", name: "Français", locales: ["fr-FR", "fr-CA"] },
  { code: "es", name: "Español", locales: ["es-ES", "es-MX"] },
  { code: "pt", name: "Português", locales: ["pt-BR", "pt-PT"] },
];

export const translatedLanguages = languages.filter(
  (language): language is Language & { code: TranslatedCode } => language.code !== "en",
);

/** The language for a locale such as "de-AT"; English where there is none. */
export function languageOf(locale: string | undefined): LanguageCode {
  const primary = (locale ?? "").toLowerCase().split(/[-_]/)[0];
  return languages.find(({ code }) => code === primary)?.code ?? "en";
}
