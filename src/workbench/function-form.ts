/** Insert function: one field an argument with its help, cells picked from the sheet, the value as it is now, the formula below. */
import type { CatalogueEntry } from "../catalogue/types";
import { element } from "../help/element";
import { presentText } from "../help/model";
import { CellError } from "../grid/cell";
import type { PageSheet } from "../sheet/page-sheet";
import { formulaOf, wordsOfArgument } from "./function-text";

export interface FunctionFormHost {
  sheet: PageSheet;
  insert: (formula: string) => void;
  back: () => void;
}

/** Milliseconds after the last key before the value is worked out. */
const pause = 250;

export class FunctionForm {
  readonly element: HTMLElement;
  private readonly fields: HTMLInputElement[];
  private readonly formula = element("code", { class: "formula" });
  private readonly result = element("output", { class: "wizard-result" });
  private picking: HTMLInputElement | undefined;
  private waiting = 0;
  private turn = 0;

  /** `given` are the arguments of a call that is edited. */
  constructor(
    private readonly entry: CatalogueEntry,
    private readonly host: FunctionFormHost,
    given: readonly string[] = [],
  ) {
    this.fields = entry.parameters.map(({ name }, at) => this.field(name, given[at] ?? this.standing(name)));
    const rows = entry.parameters.map((parameter, at) => this.row(parameter, this.fields[at]!));
    const insert = element(
      "button",
      { type: "button", class: "button primary", click: () => host.insert(this.text()) },
      "Put into the selected cell",
    );
    const back = element("button", { type: "button", class: "button", click: () => host.back() }, "All functions");
    this.element = element(
      "form",
      { class: "wizard", submit: (event: Event) => event.preventDefault() },
      element("h3", {}, entry.id),
      element("p", {}, entry.summary),
      ...rows,
      element("p", { class: "muted small" }, "Formula"),
      element("p", {}, this.formula),
      element("p", { role: "status" }, this.result),
      element("p", { class: "plan-actions" }, insert, back),
    );
    this.changed();
  }

  /** The cell or range that was selected goes into the field that asked for it. */
  picked(address: string): void {
    if (!this.picking) return;
    this.picking.value = address;
    this.picking.setAttribute("aria-pressed", "false");
    this.changed();
  }

  focus(): void {
    this.fields[0]?.focus();
  }

  private field(name: string, value: string): HTMLInputElement {
    const input = element("input", { type: "text", id: `wizard-${name}`, autocomplete: "off", spellcheck: "false", value });
    input.addEventListener("input", () => this.changed());
    return input;
  }

  /** Terms and the whole block of inputs are filled in where the workbook has them. */
  private standing(name: string): string {
    const known: Readonly<Record<string, string>> = {
      terms: "Terms",
      inputs: "Plan_inputs",
      side: "Side",
      equity: "Account_equity",
    };
    const place = known[name];
    return place !== undefined && this.host.sheet.placeOfName(place) !== undefined ? place : "";
  }

  private row({ name, description, optional }: CatalogueEntry["parameters"][number], input: HTMLInputElement): HTMLElement {
    const words = wordsOfArgument(description);
    const listId = `wizard-words-${name}`;
    if (words.length > 0) input.setAttribute("list", listId);
    const pick = element(
      "button",
      { type: "button", class: "button quiet", "aria-label": `Pick cells for ${name}`, "aria-pressed": "false" },
      "Pick",
    );
    pick.addEventListener("click", () => {
      const isOn = this.picking === input;
      this.element.querySelectorAll("[aria-pressed]").forEach((each) => each.setAttribute("aria-pressed", "false"));
      this.picking = isOn ? undefined : input;
      pick.setAttribute("aria-pressed", String(!isOn));
    });
    return element(
      "div",
      { class: "field wide" },
      element("label", { for: input.id }, name, optional ? element("span", { class: "muted" }, " (may be left out)") : ""),
      element("span", { class: "wizard-line" }, input, pick),
      element("p", { class: "muted small" }, description),
      words.length > 0 && element("datalist", { id: listId }, ...words.map((word) => element("option", { value: word }))),
    );
  }

  private text(): string {
    return formulaOf(
      this.entry,
      this.fields.map(({ value }) => value),
    );
  }

  private changed(): void {
    this.formula.textContent = this.text();
    window.clearTimeout(this.waiting);
    this.waiting = window.setTimeout(() => void this.calculate(), pause);
  }

  private async calculate(): Promise<void> {
    const turn = ++this.turn;
    const missing = this.entry.parameters.filter(({ optional }, at) => !optional && this.fields[at]!.value.trim() === "");
    if (missing.length > 0) {
      this.result.textContent = `Needs ${missing.map(({ name }) => name).join(", ")}.`;
      return;
    }
    const value = await this.host.sheet.evaluate(this.text());
    if (turn !== this.turn) return;
    this.result.textContent = value instanceof CellError ? `${value.code}: ${value.message}` : `= ${presentText(value)}`;
  }
}
