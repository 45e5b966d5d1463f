/** New plan: a short form, the plan and its audit while it is filled in, and the sheet that it becomes. */
import { element } from "../help/element";
import { sentence } from "../help/function-help";
import { waysOf } from "../door/locale";
import { CellError } from "../grid/cell";
import { contracts } from "./contracts";
import { otherWorkbooks } from "./other-workbooks";
import { button, busy, StatusLine } from "./parts";
import { type FieldFault, initialTexts, type PlanField, planFields, readFields } from "./plan-fields";
import { type Preview, previewOf } from "./plan-preview";
import { planSheet } from "./plan-sheet";
import { auditList, planTable } from "./plan-tables";
import type { View } from "./tabs";
import type { Workbook } from "./workbook";

type Control = HTMLInputElement | HTMLSelectElement;

export function planView(panel: HTMLElement, workbook: Workbook | undefined): View {
  new PlanView(panel, workbook).start();
  return {};
}

class PlanView {
  private readonly controls = new Map<string, Control>();
  private readonly name = element("input", { id: "plan-name", value: "Plan", autocomplete: "off" });
  private readonly preview = element("div", { class: "preview" });
  private readonly summary = element("p", { class: "preview-summary", role: "status" });
  private readonly status = new StatusLine();
  private ways = waysOf(navigator.language);
  private readonly insertButton = button(
    "Insert as a new sheet",
    () => void busy(this.insertButton, () => this.insert()),
    "primary",
  );

  constructor(
    private readonly panel: HTMLElement,
    private readonly workbook: Workbook | undefined,
  ) {}

  start(): void {
    const texts = initialTexts();
    const fields = (place: PlanField["place"]) =>
      planFields.filter((each) => each.place === place).map((each) => this.field(each, texts[each.key] ?? ""));
    const form = element(
      "form",
      { class: "plan-form", novalidate: true, "aria-label": "New plan" },
      element("div", { class: "field wide" }, element("label", { for: "plan-name" }, "Name of the sheet"), this.name),
      this.contractField(),
      ...fields("main"),
      element(
        "details",
        { class: "wide" },
        element("summary", {}, "Rounding, stop rule, audit and targets"),
        element("div", { class: "plan-form" }, ...fields("more")),
      ),
    );
    form.addEventListener("input", () => this.refresh());
    form.addEventListener("submit", (event) => event.preventDefault());
    this.insertButton.disabled = this.workbook === undefined;
    const note = element("p", { class: "muted small" }, "Always inserted as a new sheet: no sheet of yours is written to.");
    this.panel.append(form, this.summary, this.preview, this.insertButton, note, this.status.element, otherWorkbooks());
    this.refresh();
    void this.workbook?.writingWays().then((ways) => {
      this.ways = ways;
      this.refresh();
    });
  }

  private field(field: PlanField, text: string): HTMLElement {
    const id = `plan-${field.key}`;
    const control = field.choices ? element("select", { id }) : element("input", { id, value: text, autocomplete: "off" });
    if (field.choices)
      control.append(...field.choices.map(({ value, label }) => element("option", { value, selected: value === text }, label)));
    else if (field.kind !== "text") control.setAttribute("inputmode", "decimal");
    const hint = field.hint === "" ? undefined : element("span", { class: "hint", id: `${id}-hint` }, field.hint);
    const fault = element("span", { class: "fault", id: `${id}-fault`, hidden: true });
    control.setAttribute("aria-describedby", `${id}-hint ${id}-fault`);
    const reading = element("span", { class: "hint reading", role: "status" });
    this.controls.set(field.key, control);
    return element("div", { class: "field" }, element("label", { for: id }, field.label), control, hint, reading, fault);
  }

  /** Fills size and tick from the shipped table of contracts. */
  private contractField(): HTMLElement {
    const all = contracts();
    const choice = element("select", { id: "plan-contract" }, element("option", { value: "" }, "As typed below"));
    choice.append(...all.map(({ code }) => element("option", { value: code }, code)));
    const hint = element("span", { class: "hint", id: "plan-contract-hint" }, "Fills contract size and tick");
    choice.setAttribute("aria-describedby", hint.id);
    choice.addEventListener("input", () => {
      const chosen = all.find(({ code }) => code === choice.value);
      if (chosen === undefined) return;
      this.controls.get("size")!.value = chosen.size;
      this.controls.get("tick")!.value = chosen.tick;
      hint.textContent = chosen.asOf === "" ? "Size and tick filled in" : `Size and tick filled in, as of ${chosen.asOf}`;
    });
    return element("div", { class: "field wide" }, element("label", { for: "plan-contract" }, "Contract"), choice, hint);
  }

  private read(): ReturnType<typeof readFields> {
    return readFields(Object.fromEntries([...this.controls].map(([key, control]) => [key, control.value])), this.ways);
  }

  private refresh(): Preview | undefined {
    this.status.clear();
    const { values, faults, readings } = this.read();
    this.showFaults(faults, readings);
    const preview = faults.length > 0 ? undefined : previewOf(values);
    const isPlan = preview !== undefined && !(preview instanceof CellError);
    this.insertButton.disabled = this.workbook === undefined || !isPlan;
    this.summary.classList.toggle("failed", !isPlan);
    if (!isPlan) {
      this.preview.replaceChildren();
      this.summary.textContent =
        preview === undefined
          ? "No preview yet: mend the marked fields."
          : `No plan: ${sentence(preview.message || preview.code)}`;
      return undefined;
    }
    this.summary.textContent = preview.summary;
    this.preview.replaceChildren(
      element("h2", {}, "Plan"),
      planTable(preview.plan),
      element("h2", {}, "Audit"),
      auditList(preview.audit),
    );
    return preview;
  }

  private showFaults(faults: readonly FieldFault[], readings: readonly FieldFault[]): void {
    for (const [key, control] of this.controls) {
      const fault = faults.find((each) => each.key === key);
      control.setAttribute("aria-invalid", String(fault !== undefined));
      const line = control.parentElement!.querySelector<HTMLElement>(".fault")!;
      line.hidden = fault === undefined;
      line.textContent = fault?.message ?? "";
      const reading = control.parentElement!.querySelector<HTMLElement>(".reading");
      if (reading) reading.textContent = readings.find((each) => each.key === key)?.message ?? "";
    }
  }

  private async insert(): Promise<void> {
    const preview = this.refresh();
    if (preview === undefined || this.workbook === undefined) return;
    const title = this.name.value.trim() || "Plan";
    try {
      const sheet = await this.workbook.insertPlan(title, planSheet(this.read().values, title, preview.steps));
      this.status.say(`The sheet "${sheet}" is inserted. Change a blue figure there: everything follows.`);
    } catch (error) {
      this.status.fail("The sheet was not inserted.", error);
    }
    this.status.element.scrollIntoView({ block: "nearest" });
  }
}
