/** The Plan tab: the form of the open planning sheet, its picture with handles, and what can be taken away of it. */
import { readField } from "../form/field-text";
import { type PlanChanges, PlanForm } from "../form/plan-form";
import { splitAddress } from "../grid/address";
import type { SheetValue } from "../grid/workbook-data";
import { CellError } from "../grid/cell";
import { element } from "../help/element";
import { type PlanContract, planContracts } from "../plan/contract-list";
import { type PlanInputName, planInputs, type PlanValue, type PlanValues } from "../plan/inputs";
import { planOf, type PlanOutputs, type PlanResult } from "../plan/model";
import type { PageSheet } from "../sheet/page-sheet";
import { compareTable } from "./plan-compare";
import { asItWas } from "./input-rules";
import { endRefusal, showMessage, showRefusal } from "./messages";
import { changesFor, type HandleName } from "./plan-handles";
import { PayoffPicture } from "./payoff-picture";
import { readersWays } from "./typed-cells";
import { PlanPicture } from "./plan-picture";
import { copyOrders, printPlan, saveOrders, savePicture, type TakeAway } from "./take-away";

export interface PlanPanelHost {
  sheet: PageSheet;
  name(): string;
  /** Writes into cells, as one step to undo. */
  enter(cells: Readonly<Record<string, SheetValue>>): void;
  /** Opens a workbook of two plans. */
  compare(a: PlanValues, b: PlanValues): void;
}

/** Where a planning sheet of the open workbook has its cells, by name. */
export type PlanPlaces = Readonly<Record<string, string>>;

export class PlanPanel {
  /** One, or the two of a comparison. */
  private plans: readonly PlanPlaces[] = [];
  private at = 0;
  /** The other one of two plans, as its cells have it. */
  private other: PlanResult | undefined;
  private entered: PlanResult | undefined;
  private draft: PlanChanges = {};
  private kept: PlanResult | undefined;
  private readonly form: PlanForm;
  private readonly headline = element("p", { class: "plan-headline" });
  private readonly detail = element("p", { class: "plan-detail" });
  private readonly draftMark = element(
    "p",
    { class: "plan-draft", hidden: true, title: "Enter keeps it, Esc takes it back." },
    "Not entered",
  );
  private readonly pictureBox = element("div", { class: "picture", role: "group", "aria-label": "Prices of the plan" });
  private readonly payoffBox = element("div", { class: "picture low" });
  private readonly picture: PlanPicture;
  private readonly payoff: PayoffPicture;
  private readonly compare = element("div", {});
  private readonly keepButton = element("button", { type: "button", class: "button", click: () => this.keep() }, "Keep as A");
  private readonly compareButton = element(
    "button",
    { type: "button", class: "button", hidden: true, click: () => this.openComparison() },
    "Open as workbook",
  );
  private readonly planSwitch = element("div", { class: "plan-switch", role: "group", "aria-label": "Plan", hidden: true });

  constructor(
    panel: HTMLElement,
    private readonly host: PlanPanelHost,
  ) {
    this.form = new PlanForm(
      {
        draft: (changes) => this.show((this.draft = changes)),
        enter: (changes) => this.enter(changes),
        cancel: () => this.cancel(),
        refuse: (words) => showRefusal(asItWas(words)),
        contracts: () => this.contracts(),
        ways: () => readersWays(navigator.language, window.localStorage),
      },
      "form",
    );
    this.picture = new PlanPicture(this.pictureBox, {
      move: (handle, price) => this.move(handle, price),
      enter: () => this.enter(this.draft),
      cancel: () => this.cancel(),
    });
    this.payoff = new PayoffPicture(this.payoffBox);
    const top = element("div", { class: "plan-top" }, this.planSwitch, this.headline, this.pictureBox, this.draftMark);
    panel.replaceChildren(
      ...[top, this.form.element, this.detail, element("h2", {}, "Result against price"), this.payoffBox],
      ...[element("p", { class: "plan-actions" }, this.keepButton, this.compareButton), this.compare],
      ...[element("h2", {}, "Take away"), this.takeAwayButtons()],
    );
  }

  /** Another workbook is open, with these planning sheets; of two the second is the one that is worked on. It is shown when it is read again. */
  open(plans: readonly PlanPlaces[]): void {
    this.plans = plans;
    this.at = Math.max(0, plans.length - 1);
    this.draft = {};
    this.kept = undefined;
    this.entered = undefined;
    this.other = undefined;
    this.compare.replaceChildren();
    this.keepButton.textContent = "Keep as A";
    this.keepButton.hidden = this.isComparison;
    this.compareButton.hidden = true;
    this.planSwitch.hidden = !this.isComparison;
  }

  private get places(): PlanPlaces | undefined {
    return this.plans[this.at];
  }

  private get isComparison(): boolean {
    return this.plans.length > 1;
  }

  /** The worksheet of the selected cell: of two plans the form shows the one that stands on it. */
  follow(address: string): void {
    const sheetName = sheetOf(address);
    const at = this.plans.findIndex((places) => sheetOf(places["Side"]!) === sheetName);
    if (!this.isComparison || at < 0 || at === this.at) return;
    this.at = at;
    this.draft = {};
    this.refresh();
  }

  /** The plan as its cells have it now; undefined without one. */
  get result(): PlanResult | undefined {
    return this.entered;
  }

  /** Reads the sheet again, after a calculation. */
  refresh(): void {
    if (!this.places) return;
    const contracts = this.contracts();
    this.entered = planOf(this.values(this.places), contracts);
    const other = this.plans.length === 2 ? this.plans[1 - this.at] : undefined;
    this.other = other && planOf(this.values(other), contracts);
    this.showSwitch();
    if (Object.keys(this.draft).length === 0) this.show({});
  }

  /** What is being typed into a cell of the plan, as a draft; undefined: that has ended. */
  draftCell(address: string, text: string | undefined): void {
    const { places } = this;
    const plain = address.replaceAll("'", "");
    const input = planInputs.find(({ name }) => places?.[name]?.replaceAll("'", "") === plain);
    if (!input || !this.entered) return;
    if (text === undefined) return this.cancel();
    if (text.startsWith("=")) return;
    const previous = this.entered.values[input.name];
    const ways = readersWays(navigator.language, window.localStorage);
    const { value } = readField(input, text, ways, typeof previous === "number" ? previous : undefined);
    this.draft = { [input.name]: value };
    this.show(this.draft);
  }

  /** What the sheet's cells say, by name: no sentence is composed twice. */
  output<Name extends keyof PlanOutputs>(name: Name): SheetValue {
    const place = this.places?.[name];
    return place === undefined ? null : this.host.sheet.read(place);
  }

  private values(places: PlanPlaces): PlanValues {
    return Object.fromEntries(
      planInputs.map(({ name }): [PlanInputName, PlanValue] => {
        const value = this.host.sheet.read(places[name]!);
        return [name, value instanceof CellError ? { isError: true } : value];
      }),
    ) as PlanValues;
  }

  private contracts(): readonly PlanContract[] {
    const { sheet } = this.host;
    if (!sheet.sheetNames.includes("Contracts")) return planContracts;
    const rows = sheet
      .readRange(`Contracts!A${5 + planContracts.length}:L204`)
      .filter(([code]) => typeof code === "string" && code !== "");
    return [...planContracts, ...rows.map(ownContract)];
  }

  private enter(changes: PlanChanges): void {
    endRefusal();
    this.draft = {};
    const { places } = this;
    if (!places) return;
    const cells = Object.fromEntries(Object.entries(changes).map(([name, value]) => [places[name]!, value as SheetValue]));
    const differs = Object.entries(cells).some(([address, value]) => (this.host.sheet.read(address) ?? null) !== (value ?? null));
    if (differs) this.host.enter(cells);
    else this.show({});
  }

  private cancel(): void {
    this.draft = {};
    this.show({});
  }

  private move(handle: HandleName, price: number): void {
    if (!this.entered) return;
    const shown = planOf({ ...this.entered.values, ...this.draft }, this.contracts());
    this.draft = { ...this.draft, ...changesFor(handle, price, shown) };
    this.show(this.draft);
  }

  private show(changes: PlanChanges): void {
    const { entered } = this;
    if (!entered) return;
    const isDraft = Object.keys(changes).length > 0;
    const result = isDraft ? planOf({ ...entered.values, ...changes }, this.contracts()) : entered;
    const { Headline, Detail, Fault } = result.outputs;
    const said = (name: "Headline" | "Detail", own: string): string => (isDraft ? own : String(this.output(name) ?? own));
    this.headline.textContent = said("Headline", Headline);
    this.headline.classList.toggle("wrong", Fault !== "" || result.outputs.Verdict !== "Within the limit");
    this.detail.textContent = said("Detail", Detail);
    this.draftMark.hidden = !isDraft;
    this.form.show(result, entered.values);
    for (const box of [this.pictureBox, this.payoffBox]) box.classList.toggle("stale", Fault !== "");
    if (Fault !== "") return;
    const faint = this.kept ?? (this.other?.outcome && this.other);
    this.picture.show(result, faint);
    this.payoff.show(result, faint);
    if (!faint) this.compare.replaceChildren();
    else if (this.kept) this.compare.replaceChildren(compareTable(faint, result, ["A", "Now", "Now - A"]));
    else {
      const [a, b] = this.at === 0 ? [result, faint] : [faint, result];
      this.compare.replaceChildren(compareTable(a, b, ["Plan A", "Plan B", "B - A"]));
    }
  }

  private showSwitch(): void {
    if (!this.isComparison) return;
    const buttons = this.plans.map((places, at) => {
      const name = sheetOf(places["Side"]!);
      const isShown = at === this.at;
      return element(
        "button",
        {
          ...{ type: "button", class: isShown ? "button primary" : "button", "aria-pressed": String(isShown) },
          click: () => this.host.sheet.select(places["Entry_price"]!),
        },
        name,
      );
    });
    this.planSwitch.replaceChildren(...buttons);
  }

  /** A workbook of the plan that is kept and the plan of now. */
  private openComparison(): void {
    if (this.kept && this.entered) this.host.compare(this.kept.values, this.entered.values);
  }

  private takeAwayButtons(): HTMLElement {
    const button = (label: string, take: (plan: TakeAway) => unknown): HTMLElement =>
      element("button", { type: "button", class: "button", click: () => void take(this.takeAway()) }, label);
    return element(
      "p",
      { class: "plan-actions" },
      button("Orders as CSV", saveOrders),
      button("Copy orders", copyOrders),
      button("Picture", savePicture),
      button("Print", printPlan),
    );
  }

  private takeAway(): TakeAway {
    return {
      name: this.host.name(),
      headline: String(this.output("Headline") ?? ""),
      detail: String(this.output("Detail") ?? ""),
      result: this.entered,
      picture: this.pictureBox.querySelector("svg"),
    };
  }

  /** Pins the plan as A, or lets go of it. */
  private keep(): void {
    if (this.kept) {
      this.kept = undefined;
      this.compare.replaceChildren();
      this.keepButton.textContent = "Keep as A";
    } else if (this.entered && !this.entered.outcome) {
      showMessage("fault", `Only a plan without a fault can be kept. ${this.entered.outputs.Fault}.`);
    } else if (this.entered?.outcome) {
      this.kept = this.entered;
      this.keepButton.textContent = "Let go of A";
    }
    this.compareButton.hidden = this.kept === undefined;
    this.show(this.draft);
  }
}

/** The name of the worksheet of an address. */
function sheetOf(address: string): string {
  return splitAddress(address)[0] ?? "";
}

function ownContract(row: readonly SheetValue[]): PlanContract {
  const [code, size, type, tick, lot, quote, settles, unit, taker, tiers, asOf, note] = row;
  const positive = (value: SheetValue | undefined): number | undefined =>
    typeof value === "number" && value > 0 ? value : undefined;
  const text = (value: SheetValue | undefined): string => (typeof value === "string" ? value : "");
  const [knownTick, knownLot] = [positive(tick), positive(lot)];
  return {
    ...{ code: String(code), size: positive(size) ?? 0, type: type === "inverse" ? "inverse" : "linear" },
    ...(knownTick !== undefined && { tick: knownTick }),
    ...(knownLot !== undefined && { lot: knownLot }),
    ...{ quote: text(quote), settles: text(settles), unit: text(unit) },
    ...(typeof taker === "number" && { taker }),
    ...{ hasTiers: tiers === "yes", asOf: text(asOf), note: text(note) },
  };
}
