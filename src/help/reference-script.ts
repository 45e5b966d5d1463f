/** What a reference page can do beyond being read: the switch for its colours, and the search of the index. */
import type { CatalogueEntry } from "../catalogue/types";
import { bindThemeSwitch, onThemeChange } from "../look/theme";
import { searchFunctions } from "./search";
import { startSeparators } from "./separators";

const themeSwitch = document.getElementById("theme");
if (themeSwitch) {
  bindThemeSwitch(themeSwitch);
  themeSwitch.hidden = false;
  // Follows what another page of ours chooses
  onThemeChange(() => undefined);
}

const separators = document.getElementById("separators");
if (separators) startSeparators(separators, navigator.language, storageOf(window));

/** Undefined where the browser keeps nothing for us. */
function storageOf(page: Window): Storage | undefined {
  try {
    return page.localStorage;
  } catch {
    return undefined;
  }
}

const search = document.getElementById("search");
const query = document.getElementById("query") as HTMLInputElement | null;
if (search && query) startSearch(search, query);

function startSearch(box: HTMLElement, input: HTMLInputElement): void {
  const items = [...document.querySelectorAll<HTMLLIElement>("#families li[data-id]")];
  const byId = new Map(items.map((item) => [item.dataset.id!, item]));
  const functions = items.map(entryOf);
  const found = document.getElementById("found")!;
  const results = document.getElementById("results")!;
  const families = document.getElementById("families")!;
  const show = () => {
    const sought = input.value.trim();
    const entries = sought === "" ? [] : searchFunctions({ functions }, sought);
    results.replaceChildren(...entries.map(({ id }) => byId.get(id)!.cloneNode(true)));
    results.hidden = sought === "";
    families.hidden = sought !== "";
    found.textContent = sought === "" ? "" : countOf(entries.length);
  };
  input.addEventListener("input", show);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") results.querySelector("a")?.click();
    if (event.key === "Escape") {
      input.value = "";
      show();
    }
  });
  box.hidden = false;
  show();
}

function countOf(count: number): string {
  if (count === 0) return "No function fits. Try fewer words, or a word such as stop, size, fee or ATR.";
  return count === 1 ? "1 function" : `${count} functions`;
}

/** The index holds what is sought, so that nothing more is loaded. */
function entryOf(item: HTMLLIElement): CatalogueEntry {
  const { id = "", parameters = "", details = "" } = item.dataset;
  return {
    id,
    family: id.split(".")[0]!,
    summary: item.querySelector("span")?.textContent ?? "",
    details,
    parameters: parameters.split(" ").map((name) => ({ name, description: "", optional: false, shape: "cell" })),
    returns: "",
    throws: [],
    sources: [],
    examples: [],
    related: [],
    file: "",
  };
}
