/** The Functions tab: search and insert. */
import type { CatalogueEntry } from "../catalogue/types";
import { element } from "../help/element";
import { byFamily, signatureOf } from "../help/model";
import { searchFunctions } from "../help/search";
import type { FunctionLibrary } from "../host/library";
import { byId } from "./elements";

export interface FunctionActions {
  showFunction: (id: string) => void;
  insert: (formula: string) => void;
}

export function startFunctionsPanel({ catalogue }: FunctionLibrary, actions: FunctionActions): void {
  const input = element("input", {
    id: "function-search",
    type: "search",
    autocomplete: "off",
    spellcheck: "false",
    placeholder: "stop, break-even, liquidation …",
  });
  const list = element("div", { class: "function-list" });
  const count = element("p", { class: "muted small", role: "status" });
  const show = (): void => {
    const found = searchFunctions(catalogue, input.value);
    count.textContent =
      found.length === 0
        ? "No function fits. Try a single word, such as stop, fee or average."
        : `${found.length} of ${catalogue.functions.length} functions`;
    list.replaceChildren(...(input.value.trim() === "" ? families(found, actions) : [items(found, actions)]));
  };
  input.addEventListener("input", show);
  byId("view-functions").append(
    element("h2", { class: "visually-hidden" }, "Functions"),
    element("div", { class: "field" }, element("label", { for: "function-search" }, "Find a function"), input),
    count,
    list,
  );
  show();
}

function families(entries: readonly CatalogueEntry[], actions: FunctionActions): HTMLElement[] {
  return byFamily(entries).flatMap(({ name, title, entries: own }) => [
    element("h3", { class: "family" }, name, element("span", { class: "muted" }, title)),
    items(own, actions),
  ]);
}

function items(entries: readonly CatalogueEntry[], actions: FunctionActions): HTMLElement {
  return element("ul", {}, ...entries.map((entry) => item(entry, actions)));
}

function item(entry: CatalogueEntry, { showFunction, insert }: FunctionActions): HTMLElement {
  const example = entry.examples[0]?.formula;
  return element(
    "li",
    {},
    element(
      "button",
      { type: "button", class: "function-name", title: signatureOf(entry), click: () => showFunction(entry.id) },
      element("code", {}, entry.id),
      element("span", { class: "muted small" }, entry.summary),
    ),
    example !== undefined &&
      element(
        "button",
        {
          type: "button",
          class: "button quiet insert",
          "aria-label": `Insert ${entry.id} into the selected cell`,
          title: `Puts ${example} into the selected cell`,
          click: () => insert(example),
        },
        "Insert",
      ),
  );
}
