import { languageOf, languages } from "../../src/languages/languages";
import { speak, spokenLanguage, text, translated, wordings } from "../../src/languages/text";
import { textsInCode, textsInPage, textsOfFile } from "./english";

afterEach(() => speak("en"));

test.each([
  ["de-DE", "de"],
  ["de", "de"],
  ["fr-CA", "fr"],
  ["es_MX", "es"],
  ["PT-pt", "pt"],
  ["nl-NL", "en"],
  ["", "en"],
  [undefined, "en"],
])("Excel in %s is shown %s", (locale, code) => expect(languageOf(locale)).toBe(code));

test("every locale of the list leads to its language", () => {
  for (const { code, locales } of languages) expect(locales.map(languageOf)).toEqual(locales.map(() => code));
});

describe("a text", () => {
  test("is its English wording until a language is spoken, and again where the language lacks it", () => {
    expect(text("Check again")).toBe("Check again");
    speak("de", { "Check again": "Erneut prüfen" });
    expect(spokenLanguage()).toBe("de");
    expect([text("Check again"), text("Version"), translated("Check again")]).toEqual([
      "Erneut prüfen",
      "Version",
      "Erneut prüfen",
    ]);
  });

  test("takes its values by name, in the order of the language", () => {
    speak("de", { "{count} of {all}": "von {all} sind es {count}" });
    expect(text("{count} of {all}", { count: 2, all: 3 })).toBe("von 3 sind es 2");
  });

  test("leaves braces that no value is named for", () => {
    expect(text('Type {"size",0.01} or {name}', { other: 1 })).toBe('Type {"size",0.01} or {name}');
  });

  test("is not looked up in what every object has", () => {
    expect(translated("constructor")).toBe("constructor");
    expect(text("{toString}", {})).toBe("{toString}");
  });

  test("of a table is the table's own", () => {
    expect(wordings({ dark: "dark" }).dark).toBe("dark");
  });
});

describe("the texts of the pane", () => {
  test("are spelt out where text() shows them", () => {
    const { texts, faults } = textsInCode();
    expect(faults).toEqual([]);
    expect(texts.map(({ english }) => english)).toContain("Check again");
    expect(textsInPage()).toContain("New plan");
  });

  test("that are put together from parts are a fault, because nobody can translate them", () => {
    const code = "text(`found ${count}`); text(label); text('plain'); wordings({ a: 'one', b: two }); wordings(table);";
    const { texts, faults } = textsOfFile("some.ts", code);
    expect(texts.map(({ english }) => english)).toEqual(["plain", "one"]);
    expect(faults).toHaveLength(4);
  });
});
