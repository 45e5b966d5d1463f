/** New plan: the form of the planner, what the plan comes to while it is filled in, and the sheet that it becomes. */
import { waysOf } from "../door/locale";
import { type PlanChanges, PlanForm } from "../form/plan-form";
import { said } from "../form/plan-sentences";
import { checkList, stepTable } from "../form/plan-tables";
import { CellError } from "../grid/cell";
import { element } from "../help/element";
import { text } from "../languages/text";
import { planContracts } from "../plan/contract-list";
import { initialValues, planInputs, type PlanValues } from "../plan/inputs";
import { planOf, type PlanResult } from "../plan/model";
import { otherWorkbooks } from "./other-workbooks";
import { button, busy, StatusLine } from "./parts";
import { planSheet, valuesFrom } from "./plan-sheet";
import type { View } from "./tabs";
import type { Workbook } from "./workbook";

export function planView(panel: HTMLElement, workbook: Workbook | undefined): View {
  new PlanView(panel, workbook).start();
  return {};
}

class PlanView {
  private values: PlanValues = initialValues;
  private ways = waysOf(navigator.language);
  private readonly form: PlanForm;
  private readonly name = element("input", { id: "plan-name", value: text("Plan"), autocomplete: "off" });
  private readonly headline = element("p", { class: "plan-headline", role: "status" });
  private readonly detail = element("p", { class: "plan-detail" });
  private readonly tables = element("div", { class: "preview" });
  private readonly status = new StatusLine();
  private readonly insertButton = button(
    text("Insert as a new sheet"),
    () => void busy(this.insertButton, () => this.insert()),
    "primary",
  );
  private readonly takeButton = button(text("Take from this sheet"), () => void busy(this.takeButton, () => this.take()));

  constructor(
    private readonly panel: HTMLElement,
    private readonly workbook: Workbook | undefined,
  ) {
    this.form = new PlanForm({
      draft: (changes) => this.show(planOf({ ...this.values, ...changes })),
      enter: (changes) => this.enter(changes),
      cancel: () => this.show(planOf(this.values)),
      contracts: () => planContracts,
      ways: () => this.ways,
    });
  }

  start(): void {
    this.takeButton.disabled = this.workbook === undefined;
    const name = element(
      "div",
      { class: "field wide" },
      element("label", { for: "plan-name" }, text("Name of the sheet")),
      this.name,
    );
    const note = element("p", { class: "muted small" }, text("Always inserted as a new sheet: no sheet of yours is written to."));
    const buttons = element("div", { class: "actions" }, this.insertButton, this.takeButton);
    this.panel.append(
      ...[this.headline, this.detail, this.form.element, name, buttons, note, this.status.element, this.tables],
      otherWorkbooks(),
    );
    this.enter({});
    void this.workbook?.writingWays().then((ways) => {
      this.ways = ways;
      this.show(planOf(this.values));
    });
  }

  private enter(changes: PlanChanges): void {
    this.values = { ...this.values, ...changes };
    this.status.clear();
    this.show(planOf(this.values));
  }

  private show(result: PlanResult): void {
    const { Headline, Detail, Fault } = result.outputs;
    const { decimal } = this.ways;
    this.form.show(result, this.values);
    this.headline.textContent = said(Headline, decimal);
    this.headline.classList.toggle("wrong", Fault !== "");
    this.detail.textContent = said(Detail, decimal);
    this.insertButton.disabled = this.workbook === undefined || Fault !== "";
    this.tables.classList.toggle("stale", Fault !== "");
    // The last good picture stays below a fault, greyed
    if (Fault !== "") return;
    this.tables.replaceChildren(
      element("h2", {}, text("The plan")),
      stepTable(result, decimal),
      element("h2", {}, text("Checks")),
      checkList(result),
    );
  }

  private async insert(): Promise<void> {
    if (this.workbook === undefined) return;
    const title = this.name.value.trim() || text("Plan");
    try {
      const sheet = await this.workbook.insertPlan(title, planSheet(this.values, title));
      this.status.say(text('The sheet "{sheet}" is inserted. Change a blue figure there: everything follows.', { sheet }));
    } catch (error) {
      this.status.fail(text("The sheet was not inserted."), error);
    }
    this.status.element.scrollIntoView({ block: "nearest" });
  }

  /** Reads the planning sheet in which a cell is selected back into the form. */
  private async take(): Promise<void> {
    if (this.workbook === undefined) return;
    try {
      const { sheet } = await this.workbook.selected();
      const answers = await this.workbook.read(
        planInputs.map(({ name }) => ({ text: name, sheet, address: name, isName: true, spill: false })),
      );
      const found = planInputs.flatMap(({ name }, index) => {
        const cells = answers[index];
        if (cells === undefined) return [];
        const value = cells[0]?.[0] ?? null;
        return [[name, value instanceof CellError ? { isError: true } : value] as const];
      });
      const values = valuesFrom(new Map(found));
      if (values === undefined)
        return this.status.say(text('The sheet "{sheet}" is no planning sheet: nothing was taken.', { sheet }));
      this.values = { ...initialValues, ...values };
      this.show(planOf(this.values));
      this.status.say(text('The inputs of "{sheet}" are in the form now.', { sheet }));
    } catch (error) {
      this.status.fail(text("The sheet was not read."), error);
    }
  }
}
