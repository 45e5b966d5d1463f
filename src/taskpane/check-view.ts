/** Check workbook: what is wrong with our formulas anywhere in the workbook, why, and what can be mended from here. */
import { element } from "../help/element";
import { sentence } from "../help/function-help";
import { text } from "../languages/text";
import { type CellFinding, checkWorkbook, deepest, type Report } from "./check";
import { catalogue } from "./library";
import { button, busy, StatusLine } from "./parts";
import type { StampFinding } from "./stamp";
import type { View } from "./tabs";
import type { Workbook } from "./workbook";

export function checkView(panel: HTMLElement, workbook: Workbook | undefined): View {
  const view = new CheckView(panel, workbook);
  view.start();
  return { shown: () => view.check() };
}

/** Findings of a kind that are spelt out. */
const mostListed = 100;

class CheckView {
  private readonly report = element("div", { class: "report" });
  private readonly status = new StatusLine();
  private readonly checkButton = button(text("Check again"), () => this.check(), "primary");
  private readonly recalculateButton = button(
    text("Recalculate"),
    () => void busy(this.recalculateButton, () => this.recalculate()),
  );

  constructor(
    private readonly panel: HTMLElement,
    private readonly workbook: Workbook | undefined,
  ) {}

  start(): void {
    for (const each of [this.checkButton, this.recalculateButton]) each.disabled = this.workbook === undefined;
    const actions = element("div", { class: "actions" }, this.checkButton, this.recalculateButton);
    this.panel.append(actions, this.status.element, this.report);
    if (this.workbook === undefined)
      this.report.append(element("p", { class: "muted" }, text("There is no open workbook to check.")));
  }

  check(): void {
    if (this.workbook !== undefined) void busy(this.checkButton, () => this.run());
  }

  private async run(): Promise<void> {
    try {
      const sheets = await this.workbook!.sheets();
      const report = await checkWorkbook(sheets, catalogue.version, (requests) => this.workbook!.read(requests));
      this.report.replaceChildren(...this.parts(report));
      this.status.say(headline(report));
    } catch (error) {
      this.status.fail(text("The workbook could not be checked."), error);
    }
  }

  private async recalculate(): Promise<void> {
    try {
      await this.workbook!.recalculate();
      this.status.say(text("Excel recalculates the workbook. Check again when it has finished."));
    } catch (error) {
      this.status.fail(text("Excel did not recalculate."), error);
    }
  }

  private parts({ errors, damaged, deep, stamps, count }: Report): HTMLElement[] {
    if (count === 0 && damaged.length === 0 && stamps.length === 0)
      return [element("p", { class: "muted" }, text("No MicroScale formulas yet. New plan inserts a sheet of them."))];
    return [
      ...this.part(text("Errors: {count}", { count: errors.length }), errors, ({ code, reason, advice }) => [
        element("p", {}, element("strong", { class: "code" }, code), " ", sentence(reason)),
        advice !== undefined && element("p", { class: "muted small" }, advice),
      ]),
      ...this.damagePart(damaged),
      ...this.part(text("Chains deeper than {deepest}: {count}", { deepest, count: deep.length }), deep, ({ depth }) => [
        element(
          "p",
          {},
          text(
            "{depth} of our cells wait for each other. Each level costs Excel a part of a second: one function that spills a whole plan is faster.",
            { depth },
          ),
        ),
      ]),
      ...this.stampPart(stamps),
    ];
  }

  private part<Finding extends CellFinding>(
    title: string,
    findings: readonly Finding[],
    words: (finding: Finding) => (HTMLElement | false)[],
  ): HTMLElement[] {
    if (findings.length === 0) return [];
    const item = (finding: Finding) =>
      element("li", {}, this.place(finding), element("code", { class: "formula muted" }, finding.formula), ...words(finding));
    const rest = findings.length - mostListed;
    return [
      element("h2", {}, title),
      element("ul", { class: "findings" }, ...findings.slice(0, mostListed).map(item)),
      ...(rest > 0
        ? [element("p", { class: "muted" }, text("And {rest} more: mend these first, then check again.", { rest }))]
        : []),
    ];
  }

  private place({ sheet, address }: { sheet: string; address: string }): HTMLElement {
    const select = () =>
      this.workbook!.select(sheet, address).catch((error: unknown) =>
        this.status.fail(text("The cell could not be selected."), error),
      );
    return element(
      "button",
      {
        type: "button",
        class: "link",
        click: () => void select(),
        "aria-label": text("Select {cell}", { cell: `${sheet}!${address}` }),
      },
      `${sheet}!${address}`,
    );
  }

  private damagePart(damaged: Report["damaged"]): HTMLElement[] {
    const mendable = damaged.filter((each) => each.repaired !== undefined);
    const list = this.part(text("Damaged formulas: {count}", { count: damaged.length }), damaged, ({ repaired }) => [
      repaired === undefined
        ? element("p", {}, text("This function is not one of this add-in: it is left alone."))
        : element("p", {}, text("Becomes"), " ", element("code", { class: "formula" }, repaired)),
    ]);
    if (mendable.length === 0) return list;
    if (mendable.every(({ isUnjoined }) => isUnjoined))
      list.splice(
        1,
        0,
        element(
          "p",
          {},
          text(
            "Excel reads formulas this way while the add-in is not loaded. First close the file and open it again with MicroScale running; repair what is still here then.",
          ),
        ),
      );
    const repair = button(
      mendable.length === 1 ? text("Repair it") : text("Repair all {count}", { count: mendable.length }),
      () => void busy(repair, () => this.repair(mendable)),
    );
    return [...list, repair];
  }

  private async repair(damaged: Report["damaged"]): Promise<void> {
    try {
      await this.workbook!.writeFormulas(damaged.map(({ sheet, address, repaired }) => ({ sheet, address, formula: repaired! })));
      await this.run();
    } catch (error) {
      this.status.fail(text("The formulas were not repaired."), error);
    }
  }

  private stampPart(stamps: readonly StampFinding[]): HTMLElement[] {
    if (stamps.length === 0) return [];
    const item = (stamp: StampFinding) => element("li", {}, this.place(stamp), element("p", {}, stampWords(stamp)));
    return [element("h2", {}, text("Version")), element("ul", { class: "findings" }, ...stamps.map(item))];
  }
}

function stampWords({ version, is }: StampFinding): string {
  const versions = { version, own: catalogue.version };
  return is === "older"
    ? text(
        "Calculated with MicroScale {version}, which is older than the add-in ({own}). Press Recalculate, then compare the figures with those you acted on.",
        versions,
      )
    : text(
        "Calculated with MicroScale {version}, which is newer than the add-in ({own}). Close and open Excel to load the newest add-in.",
        versions,
      );
}

function headline({ count, waiting, errors, damaged, deep, stamps }: Report): string {
  const findings = errors.length + damaged.length + deep.length + stamps.length;
  const formulas = count === 1 ? text("1 formula") : text("{count} formulas", { count });
  if (waiting > 0)
    return text("{formulas}, {waiting} of them still being calculated: check again in a moment.", { formulas, waiting });
  if (findings === 0) return count === 0 ? text("Nothing to check.") : text("{formulas} checked: nothing found.", { formulas });
  const found = findings === 1 ? text("1 finding") : text("{count} findings", { count: findings });
  return text("{formulas} checked: {found}.", { formulas, found });
}
