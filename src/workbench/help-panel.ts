/** The Help tab: the function of the selected cell with its arguments' present values, and the reason when it is an error. */
import type { CatalogueEntry } from "../catalogue/types";
import { element } from "../help/element";
import { type PresentArgument, renderFunctionHelp, sentence } from "../help/function-help";
import { presentText } from "../help/model";
import { CellError } from "../grid/cell";
import type { FunctionLibrary } from "../host/library";
import type { PageSheet } from "../sheet/page-sheet";
import type { TemplateInput } from "../workbooks/template";
import { advice } from "./advice";
import { byId } from "./elements";
import { type FormulaCall, firstCall } from "./formula-call";
import { keepDecimalMark, readersWays } from "./typed-cells";
import { shortcuts } from "./shortcuts";

export interface HelpActions {
  showFunction: (id: string) => void;
  insert: (formula: string) => void;
  select: (address: string) => void;
}

export class HelpPanel {
  private readonly ids: string[];
  private turn = 0;

  constructor(
    private readonly library: FunctionLibrary,
    private readonly sheet: PageSheet,
    private readonly actions: HelpActions,
  ) {
    this.ids = library.catalogue.functions.map(({ id }) => id);
  }

  /** Shows the help of a function, whatever the selected cell holds. */
  showEntry(id: string): void {
    const entry = this.entry(id);
    if (entry) this.replace(this.help(entry, {}));
  }

  /** Shows the selected cell. */
  async showCell(address: string, input?: TemplateInput): Promise<void> {
    const turn = ++this.turn;
    const spill = this.sheet.spillAt(address);
    const anchor = spill ? `${sheetPart(address)}${spill.anchor}` : address;
    const formula = this.sheet.formulaAt(anchor);
    const value = this.sheet.read(address);
    const call = formula === undefined ? undefined : firstCall(formula, this.ids);
    const entry = call && this.entry(call.id);
    const found = call && entry ? await this.presentArguments(call, address) : [];
    // Another cell was selected while the arguments were calculated
    if (turn !== this.turn) return;
    const head = this.cellHead(address, anchor, formula, value);
    if (call && entry) this.replace(head, this.help(entry, { value, found }));
    else
      this.replace(head, ...(input ? inputHelp(input) : this.withoutHelp(formula, value)), keyboardHelp(), decimalMarkChoice());
  }

  private replace(...children: HTMLElement[]): void {
    const view = byId("view-help");
    view.replaceChildren(...children);
    view.scrollTop = 0;
  }

  private entry(id: string): CatalogueEntry | undefined {
    return this.library.catalogue.functions.find((each) => each.id === id);
  }

  private help(entry: CatalogueEntry, { value, found }: { value?: unknown; found?: PresentArgument[] }): HTMLElement {
    const error = value instanceof CellError ? value : undefined;
    return renderFunctionHelp(entry, {
      ...(found && { arguments: found }),
      ...(error ? { reason: error, advice: advice(error, readersWays(navigator.language, window.localStorage).decimal) } : {}),
      isKnown: (id) => this.ids.includes(id),
      onFunction: (id) => this.actions.showFunction(id),
      onExample: (formula) => this.actions.insert(formula),
      exampleLabel: "Put into the selected cell",
      level: 3,
    });
  }

  private cellHead(address: string, anchor: string, formula: string | undefined, value: unknown): HTMLElement {
    const place = address.replace(/^.*!/, "");
    const from =
      anchor !== address &&
      element(
        "p",
        { class: "muted" },
        "Part of the result of ",
        element(
          "button",
          { type: "button", class: "link", click: () => this.actions.select(anchor) },
          anchor.replace(/^.*!/, ""),
        ),
        ".",
      );
    return element(
      "div",
      { class: "cell-head" },
      element("h2", {}, `Cell ${place}`),
      element("p", { class: "cell-value" }, element("output", {}, presentText(value))),
      from,
      formula !== undefined && element("p", { class: "cell-formula" }, element("code", { class: "formula" }, formula)),
    );
  }

  private withoutHelp(formula: string | undefined, value: unknown): HTMLElement[] {
    if (value instanceof CellError) {
      return [
        element(
          "div",
          { class: "function-help" },
          element(
            "div",
            { class: "help-reason", role: "note", "aria-label": "Reason for the error" },
            element("p", {}, element("strong", { class: "status fail" }, value.code), " ", sentence(value.message)),
            element("p", { class: "muted" }, advice(value)),
          ),
        ),
      ];
    }
    const text =
      formula !== undefined
        ? "This formula uses the sheet's own functions. Help for the functions of this workbench appears here when a cell uses one."
        : value === null || value === ""
          ? "An empty cell. Type = and a name, such as =SCALE.PLAN, or choose one under Functions."
          : "A value that was typed. Select a cell with a formula to read how it is calculated.";
    return [element("p", { class: "muted" }, text)];
  }

  /** What each argument is now. */
  private async presentArguments(call: FormulaCall, address: string): Promise<PresentArgument[]> {
    const given = call.arguments.filter((text) => text !== "");
    const values = await this.sheet.evaluateIn(address, given.map(call.asFormula));
    let next = 0;
    return call.arguments.map((text) => (text === "" ? { text } : { text, value: values[next++] }));
  }
}

function sheetPart(address: string): string {
  return /^.*!/.exec(address)?.[0] ?? "";
}

function inputHelp({ label, kind }: TemplateInput): HTMLElement[] {
  const how = kind === "number" ? "Type another number" : "Type another word";
  return [
    element("h3", {}, `Input: ${label}`),
    element("p", {}, `${how} and press Enter: everything that depends on it follows at once.`),
  ];
}

/** How typed numbers are read; the choice stays in this browser. */
function decimalMarkChoice(): HTMLElement {
  const { decimal } = readersWays(navigator.language, undefined);
  const select = element(
    "select",
    { id: "decimal-mark" },
    element("option", { value: "" }, `As the browser (${decimal})`),
    element("option", { value: "." }, "Point: 0.5"),
    element("option", { value: "," }, "Comma: 0,5"),
  );
  const chosen = window.localStorage.getItem("decimalMark");
  select.value = chosen === "." || chosen === "," ? chosen : "";
  select.addEventListener("change", () =>
    keepDecimalMark(select.value === "." || select.value === "," ? select.value : undefined, window.localStorage),
  );
  return element(
    "div",
    { class: "field wide" },
    element("label", { for: "decimal-mark" }, "Decimal mark of what you type"),
    select,
  );
}

function keyboardHelp(): HTMLElement {
  const rows = shortcuts.flatMap(({ keys, does }) => [element("dt", {}, element("kbd", {}, keys)), element("dd", {}, does)]);
  return element("div", { class: "keyboard" }, element("h3", {}, "Keyboard"), element("dl", {}, ...rows));
}
