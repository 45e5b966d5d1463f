/** Functions: search, help that follows the selected cell, the reason for its error, examples to insert. */
import { element } from "../help/element";
import { renderFunctionHelp, sentence } from "../help/function-help";
import { byFamily, pageName } from "../help/model";
import { searchFunctions } from "../help/search";
import { text, translated } from "../languages/text";
import type { SelectedCell } from "./cells";
import { catalogue, entryOf } from "./library";
import { button, StatusLine } from "./parts";
import type { View } from "./tabs";
import { explain, type Finding } from "./why";
import type { Workbook } from "./workbook";

export function functionsView(panel: HTMLElement, workbook: Workbook | undefined): View {
  const view = new FunctionsView(panel, workbook);
  view.start();
  return { shown: () => void view.follow() };
}

class FunctionsView {
  private readonly query = element("input", { id: "query", type: "search", autocomplete: "off", spellcheck: "false" });
  private readonly found = element("p", { class: "muted small", role: "status" });
  private readonly list = element("div", { class: "function-list" });
  private readonly help = element("div", { class: "help-area" });
  private readonly cellLine = element("p", { class: "cell-line", role: "status" });
  private readonly status = new StatusLine();
  /** Counts the cells followed: an answer that comes after the next question is dropped. */
  private asked = 0;
  private shownFor = "";
  private place = "";

  constructor(
    private readonly panel: HTMLElement,
    private readonly workbook: Workbook | undefined,
  ) {}

  start(): void {
    const label = element("label", { for: "query", class: "visually-hidden" }, text("Search functions"));
    this.query.placeholder = text("Search: liquidation, break-even, ATR …");
    this.query.addEventListener("input", () => this.search());
    this.query.addEventListener("keydown", (event) => {
      const first = searchFunctions(catalogue, this.query.value)[0];
      if (event.key !== "Enter" || first === undefined) return;
      // Else the same key press would go on to the button that gets the focus
      event.preventDefault();
      this.open(first.id);
    });
    const search = element("div", { class: "field search-field" }, label, this.query);
    this.panel.append(this.cellLine, search, this.found, this.status.element, this.help, this.list);
    this.search();
    this.watch();
  }

  private watch(): void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void this.follow(), 120);
    };
    this.workbook?.watch(soon).catch((error: unknown) => this.status.fail(text("The selected cell cannot be followed."), error));
  }

  private search(): void {
    const query = this.query.value.trim();
    const entries = searchFunctions(catalogue, query);
    this.found.textContent =
      query === ""
        ? ""
        : entries.length === 0
          ? text("No function fits. Try a word such as stop, size, fee or ATR.")
          : text("{count} found", { count: entries.length });
    const item = (id: string, summary: string) =>
      element(
        "li",
        {},
        element(
          "button",
          { type: "button", class: "function-item", click: () => this.open(id) },
          element("code", {}, id),
          element("span", {}, translated(summary)),
        ),
      );
    const listed = (all: typeof entries) => element("ul", {}, ...all.map(({ id, summary }) => item(id, summary)));
    this.list.replaceChildren(
      ...(query === ""
        ? byFamily(entries).flatMap((family) => [
            element("h2", {}, family.name, " ", element("span", {}, translated(family.title))),
            listed(family.entries),
          ])
        : [listed(entries)]),
    );
    this.showList();
  }

  private showList(): void {
    this.help.replaceChildren();
    this.list.hidden = false;
    this.shownFor = "";
  }

  /** Help for a function that was chosen, not found in a cell. */
  private open(id: string): void {
    this.status.clear();
    this.show(id);
    this.help.querySelector<HTMLElement>("button")?.focus();
  }

  private show(id: string, finding?: Finding): void {
    const entry = entryOf(id);
    if (entry === undefined) return;
    const help = renderFunctionHelp(entry, {
      ...finding,
      onFunction: (other) => this.open(other),
      isKnown: (other) => entryOf(other) !== undefined,
      ...(this.workbook && { onExample: (formula: string) => void this.insert(formula, false) }),
      pageUrl: `reference/${pageName(id)}`,
    });
    const back = button(text("All functions"), () => this.back(), "quiet back");
    const others = finding?.others.length ? [this.otherFunctions(finding.others)] : [];
    this.help.replaceChildren(back, help, ...others);
    this.list.hidden = true;
    this.panel.closest("main")?.scrollTo({ top: 0 });
  }

  private otherFunctions(ids: readonly string[]): HTMLElement {
    return element(
      "p",
      { class: "others" },
      `${text("Also in this formula:")} `,
      ...ids.map((id) => element("button", { type: "button", class: "link", click: () => this.open(id) }, id)),
    );
  }

  private back(): void {
    this.showList();
    this.query.focus();
  }

  /** Shows what is in the selected cell now. */
  async follow(): Promise<void> {
    if (this.workbook === undefined || this.panel.hidden) return;
    const question = ++this.asked;
    try {
      const cell = await this.workbook.selected();
      const finding = await explain(cell, (requests) => this.workbook!.read(requests));
      if (question === this.asked) this.showCell(cell, finding);
    } catch (error) {
      if (question === this.asked) this.status.fail(text("The selected cell could not be read."), error);
    }
  }

  private showCell(cell: SelectedCell, finding: Finding): void {
    const place = `${cell.sheet}!${cell.address}`;
    const { id, reason, advice } = finding;
    // What was said of an example stays while its cell is recalculated, and goes with another cell
    if (place !== this.place) this.status.clear();
    this.place = place;
    this.cellLine.replaceChildren(element("strong", {}, place), ` ${cellWords(cell, finding)}`);
    this.cellLine.classList.toggle("failed", id === undefined && reason !== undefined);
    if (id === undefined && reason !== undefined)
      this.cellLine.append(element("span", { class: "reason" }, sentence(capital(reason.message)), advice ? ` ${advice}` : ""));
    if (id !== undefined) {
      // The same cell with the same values is left as it is: somebody may be reading or tabbing through it
      const state = JSON.stringify([place, finding]);
      if (state !== this.shownFor) this.show(id, finding);
      this.shownFor = state;
    } else if (this.shownFor !== "") this.showList();
  }

  private async insert(formula: string, replace: boolean): Promise<void> {
    try {
      const answer = await this.workbook!.insertFormula(formula, replace);
      if (answer === "occupied") this.askToReplace(formula);
      else
        this.status.say(
          text("The example is in the selected cell. A result with several values fills the cells below and beside it."),
        );
    } catch (error) {
      this.status.fail(text("The example was not inserted."), error);
    }
    this.status.element.scrollIntoView({ block: "nearest" });
  }

  private askToReplace(formula: string): void {
    const replace = button(text("Replace"), () => void this.insert(formula, true));
    this.status.say(
      text("The selected cell is not empty. Select an empty one, or replace what it holds."),
      replace,
      button(text("Keep it"), () => this.status.clear(), "quiet"),
    );
    replace.focus();
  }
}

function cellWords({ spill, value }: SelectedCell, { id, reason }: Finding): string {
  if (id !== undefined)
    return spill ? text("belongs to the result of {id} in {cell}", { id, cell: spill.address }) : text("holds {id}", { id });
  if (reason !== undefined) return `${text("shows {code}.", { code: reason.code })} `;
  return value === null ? text("is empty") : text("holds no MicroScale function");
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
