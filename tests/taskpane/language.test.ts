/** The pane in another language: nothing that it shows is left in English but names, figures and reasons of errors. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { JSDOM } from "jsdom";
import { speak, type Wordings } from "../../src/languages/text";
import { checkView } from "../../src/taskpane/check-view";
import { functionsView } from "../../src/taskpane/functions-view";
import { startPageLanguage } from "../../src/taskpane/page-language";
import { planView } from "../../src/taskpane/plan-view";
import { shareView } from "../../src/taskpane/share-view";
import { textsOf } from "../../tools/translations";

const page = readFileSync(resolve(__dirname, "../../src/taskpane/taskpane.html"), "utf8").replace(/<script[^>]*><\/script>/g, "");
let dom: JSDOM | undefined;
const kept = new Map<string, string>();
const storage = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
  removeItem: (key: string) => void kept.delete(key),
};
for (const name of ["document", "HTMLSelectElement", "HTMLInputElement", "Event", "navigator"] as const)
  Object.defineProperty(globalThis, name, { configurable: true, get: () => dom?.window[name] });
Object.defineProperty(globalThis, "localStorage", { configurable: true, get: () => storage });

beforeEach(() => {
  dom = new JSDOM(page);
  // jsdom lays nothing out and cannot scroll
  Object.assign(dom.window.Element.prototype, { scrollTo: () => undefined });
  kept.clear();
});
afterEach(() => speak("en"));
afterAll(() => (dom = undefined));

const textOf = (id: string) => document.getElementById(id)!.textContent!.trim();

test("the pane speaks the language of Excel's menus", async () => {
  await startPageLanguage("de-DE");
  expect([textOf("tab-functions"), textOf("tab-check"), document.documentElement.lang]).toEqual(["Funktionen", "Prüfen", "de"]);
  const list = document.getElementById("language") as HTMLSelectElement;
  expect([...list.options].map((option) => option.textContent)).toEqual([
    "Wie Excel: Deutsch",
    "English",
    "Deutsch",
    "Français",
    "Español",
    "Português",
  ]);
  expect(list.value).toBe("");
});

test("what the reader chose goes before Excel's language; where there is no such language it is English", async () => {
  kept.set("microscale.language", "fr");
  await startPageLanguage("de-DE");
  expect([textOf("tab-check"), (document.getElementById("language") as HTMLSelectElement).value]).toEqual(["Vérifier", "fr"]);
  dom = new JSDOM(page);
  kept.set("microscale.language", "klingon");
  await startPageLanguage("nl-NL");
  expect([textOf("tab-check"), document.documentElement.lang]).toEqual(["Check", "en"]);
});

const marked: Wordings = Object.fromEntries(
  [...Object.keys(textsOf("de").functions), ...Object.keys(textsOf("de").pages)].map((english) => [
    english,
    english.replace(/[^{}]+(?![^{]*\})/g, (words) => `⟦${words}⟧`),
  ]),
);

/** Names and figures: ids, codes, currencies, formulas, words that an input takes. */
const names =
  /^(?:[\s\d.,%=()?{}:/◐←✕✓!-]|[A-Z][A-Z0-9._:]+|long|short|equal|entry|stay|linear|follow|breakeven|atr|hold|inverse)*$/;

/** What a reader sees or hears of it that is neither marked as translated nor a name. */
function leftInEnglish(root: Element): string[] {
  const words = [...root.querySelectorAll("*")].flatMap((each) => [
    ...(each.matches("code, option[lang], .help-errors dd, .help-reason p, output, .source")
      ? []
      : [...each.childNodes].filter((node) => node.nodeType === 3 && !each.closest("code")).map((node) => node.textContent!)),
    ...["aria-label", "title", "placeholder"].flatMap((name) => each.getAttribute(name) ?? []),
  ]);
  // What a field is called in the sheet is meant to be English
  const own = words.map((each) => each.trim()).filter((each) => !each.startsWith("⟦In the sheet: ⟧"));
  return own.filter((each) => !names.test(each.replace(/⟦[^⟧]*⟧/g, "")));
}

test.each([
  ["functions", functionsView],
  ["new-plan", planView],
  ["check", checkView],
  ["share", shareView],
] as const)("%s shows nothing in English but names", (name, view) => {
  speak("de", marked);
  const panel = document.getElementById(`${name}-panel`)!;
  view(panel, undefined).shown?.();
  expect(panel.textContent).toContain("⟦");
  expect(leftInEnglish(panel)).toEqual([]);
});

test("a function's help has all its own texts in the language; its errors and its source stay in English", () => {
  const texts = textsOf("de");
  speak("de", { ...texts.functions, ...texts.pages });
  const panel = document.getElementById("functions-panel")!;
  functionsView(panel, undefined);
  panel.querySelector<HTMLElement>(".function-item")!.click();
  expect(panel.querySelector(".help-summary")!.textContent).toMatch(/^Durchschnittlicher Einstand/);
  expect([...panel.querySelectorAll(".help-part")].map((each) => each.textContent)).toEqual(
    expect.arrayContaining(["Argumente", "Ergebnis", "Gut zu wissen", "Beispiele", "Fehler", "Verwandt"]),
  );
  expect(panel.querySelector(".help-errors dd")!.textContent).toMatch(/\b(?:is|are|or|out)\b/);
});
