/** The Functions tab: search and insert. */
import type { CatalogueEntry } from "../catalogue/types";
import { element } from "../help/element";
import { byFamily, signatureOf } from "../help/model";
import { notHere } from "../help/not-here";
import { searchFunctions } from "../help/search";
import type { FunctionLibrary } from "../host/library";
import type { PageSheet } from "../sheet/page-sheet";
import { byId } from "./elements";
import { firstCall } from "./formula-call";
import { FunctionForm } from "./function-form";

/** The tab: the list, or the form of one function. */
export class FunctionsPanel {
  private form: FunctionForm | undefined;
  private readonly list = element("div", {});
  private readonly formBox = element("div", { hidden: true });

  constructor(
    private readonly library: FunctionLibrary,
    private readonly sheet: PageSheet,
    private readonly actions: FunctionActions,
  ) {
    startList(this.list, library, { ...actions, open: (id) => this.open(id) });
    byId("view-functions").append(this.list, this.formBox);
  }

  /** The form of a function; when the selected cell holds one call of it, with the arguments of that. */
  open(id: string): void {
    const entry = this.library.catalogue.functions.find((each) => each.id === id);
    if (!entry) return;
    const address = this.sheet.selected;
    const formula = address === undefined ? undefined : this.sheet.formulaAt(address);
    const call = formula === undefined ? undefined : firstCall(formula, [id]);
    const isWhole = call !== undefined && new RegExp(`^=\\s*${id.replace(".", "\\.")}\\(`, "i").test(formula!);
    const host = { sheet: this.sheet, insert: this.actions.insert, back: () => this.show(undefined) };
    this.show(new FunctionForm(entry, host, isWhole ? call.arguments : []));
  }

  /** Another cell, or a range, was selected. */
  picked(address: string): void {
    this.form?.picked(address);
  }

  private show(form: FunctionForm | undefined): void {
    this.form = form;
    this.list.hidden = form !== undefined;
    this.formBox.hidden = form === undefined;
    this.formBox.replaceChildren(...(form ? [form.element] : []));
    byId("view-functions").scrollTop = 0;
    form?.focus();
  }
}

export interface FunctionActions {
  showFunction: (id: string) => void;
  insert: (formula: string) => void;
}

type ListActions = FunctionActions & { open: (id: string) => void };

function startList(box: HTMLElement, { catalogue }: FunctionLibrary, actions: ListActions): void {
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
    const missing = notHere(input.value);
    count.textContent =
      missing !== undefined
        ? missing
        : found.length === 0
          ? "No function fits. Try a single word, such as stop, fee or average."
          : `${found.length} of ${catalogue.functions.length} functions`;
    list.replaceChildren(...(input.value.trim() === "" ? families(found, actions) : [items(found, actions)]));
  };
  input.addEventListener("input", show);
  box.append(
    element("h2", { class: "visually-hidden" }, "Functions"),
    element("div", { class: "field" }, element("label", { for: "function-search" }, "Find a function"), input),
    count,
    list,
  );
  show();
}

function families(entries: readonly CatalogueEntry[], actions: ListActions): HTMLElement[] {
  return byFamily(entries).flatMap(({ name, title, entries: own }) => [
    element("h3", { class: "family" }, name, element("span", { class: "muted" }, title)),
    items(own, actions),
  ]);
}

function items(entries: readonly CatalogueEntry[], actions: ListActions): HTMLElement {
  return element("ul", {}, ...entries.map((entry) => item(entry, actions)));
}

function item(entry: CatalogueEntry, { showFunction, open }: ListActions): HTMLElement {
  return element(
    "li",
    {},
    element(
      "button",
      { type: "button", class: "function-name", title: signatureOf(entry), click: () => showFunction(entry.id) },
      element("code", {}, entry.id),
      element("span", { class: "muted small" }, entry.summary),
    ),
    element(
      "button",
      {
        type: "button",
        class: "button quiet insert",
        "aria-label": `Insert ${entry.id}`,
        title: `Asks for the arguments of ${entry.id}, then puts it into the selected cell`,
        click: () => open(entry.id),
      },
      "Insert",
    ),
  );
}
