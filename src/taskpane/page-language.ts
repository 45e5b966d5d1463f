/** The pane in the language of Excel's menus, or in the one that the reader chooses at its foot. */
import { element } from "../help/element";
import { chosenLanguage, keepLanguage, startLanguage } from "../languages/load";
import { languageOf, languages, type LanguageCode } from "../languages/languages";
import { text, translated } from "../languages/text";

export async function startPageLanguage(programLocale: string | undefined): Promise<void> {
  await startLanguage(programLocale);
  for (const place of document.querySelectorAll("[data-text]"))
    place.textContent = translated(place.textContent.replace(/\s+/g, " ").trim());
  const list = document.getElementById("language");
  if (list instanceof HTMLSelectElement) fillList(list, languageOf(programLocale));
}

function fillList(list: HTMLSelectElement, ofProgram: LanguageCode): void {
  const asExcel = text("As Excel: {language}", { language: languages.find(({ code }) => code === ofProgram)!.name });
  list.replaceChildren(
    element("option", { value: "" }, asExcel),
    ...languages.map(({ code, name }) => element("option", { value: code, lang: code }, name)),
  );
  list.value = chosenLanguage() ?? "";
  list.addEventListener("change", () => {
    keepLanguage(languages.find(({ code }) => code === list.value)?.code);
    // Everything that is shown was written in the language before
    location.reload();
  });
}
