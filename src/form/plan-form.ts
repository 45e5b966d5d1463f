/** The form of a plan: a field for each input, what is wrong with it or what it comes to below it. One for workbench and pane. */
import type { LocaleWays } from "../door/locale";
import { element } from "../help/element";
import { spokenLanguage, text, translated } from "../languages/text";
import { type PlanContract } from "../plan/contract-list";
import {
  groupTitles,
  type InputGroup,
  type PlanInput,
  planInput,
  type PlanInputName,
  planInputs,
  type PlanValue,
  type PlanValues,
} from "../plan/inputs";
import type { PlanResult } from "../plan/model";
import { fixed } from "../plan/numbers";
import { refusedInput } from "../plan/refused";
import { fieldText, readField } from "./field-text";
import { said } from "./plan-sentences";
import { inReadersMarks } from "./reader-marks";
import { convertedValue, type UnitField, unitFieldOf, usedUnit } from "./units";

export type PlanChanges = Partial<Record<PlanInputName, PlanValue>>;

/** What the form tells its page. */
export interface FormHost {
  /** While somebody types: not entered yet. */
  draft(changes: PlanChanges): void;
  enter(changes: PlanChanges): void;
  cancel(): void;
  /** The rule of an input refused what was typed; the words are those of the Fault. */
  refuse?(words: string): void;
  contracts(): readonly PlanContract[];
  /** How numbers are typed here. */
  ways(): LocaleWays;
}

type Control = HTMLInputElement | HTMLSelectElement;

interface Field {
  element: HTMLElement;
  control: Control;
  unit?: HTMLSelectElement;
  note: HTMLElement;
  units?: UnitField;
  /** How the typed text was read, where that is not plain. */
  reading?: string | undefined;
  /** The input that the field shows now. */
  name: PlanInputName;
  /** Typed into, and neither entered nor taken back. */
  isTyping: boolean;
}

const openGroups: readonly InputGroup[] = ["trade", "account"];
/** What picking a contract empties: it is the contract's now. */
const overrides: readonly PlanInputName[] = ["Contract_size", "Contract_type", "Tick_size", "Lot_step", "Settlement_currency"];

export class PlanForm {
  readonly element: HTMLFormElement;
  private readonly fields: Field[] = [];
  private values: PlanValues = {};
  private result: PlanResult | undefined;

  constructor(
    private readonly host: FormHost,
    private readonly prefix = "plan",
  ) {
    const groups = (["trade", "account", "details", "contract"] as const).map((group) => this.group(group));
    this.element = element("form", { class: "plan-form", novalidate: true, "aria-label": text("Plan") }, ...groups);
    this.element.addEventListener("submit", (event) => event.preventDefault());
  }

  /** Shows what is entered, or a draft of it; a field that is being typed into keeps its text. */
  show(result: PlanResult, entered: PlanValues = result.values): void {
    this.values = entered;
    this.result = result;
    for (const field of this.fields) this.showField(field, result);
  }

  /** Puts the keyboard into the field of an input. */
  focus(name: PlanInputName): void {
    const field = this.fields.find((each) => each.name === name || each.units?.units.some((unit) => unit.name === name));
    field?.element.closest("details")?.setAttribute("open", "");
    field?.control.focus();
  }

  private group(group: InputGroup): HTMLElement {
    const inputs = planInputs.filter((input) => input.group === group);
    const fields = inputs.map((input) => this.field(input).element);
    return element(
      "details",
      { class: "plan-group", open: openGroups.includes(group) },
      element("summary", {}, translated(groupTitles[group])),
      element("div", { class: "plan-fields" }, ...fields),
    );
  }

  private field(input: PlanInput): Field {
    const units = unitFieldOf(input.name);
    const id = `${this.prefix}-${input.name}`;
    const label = translated(units?.label ?? input.label);
    const control = this.control(input, id);
    const note = element("span", { class: "field-note", id: `${id}-note` });
    const about = element(
      "div",
      { class: "field-about", hidden: true },
      ...input.help.map((line, at) => aboutLine(line, at)),
      ...inTheSheet(input),
    );
    const question = element("button", { type: "button", class: "field-help", "aria-expanded": "false" }, "?");
    question.setAttribute("aria-label", text("About {label}", { label }));
    question.addEventListener("click", () => {
      about.hidden = !about.hidden;
      question.setAttribute("aria-expanded", String(!about.hidden));
    });
    control.setAttribute("aria-describedby", note.id);
    const unit = units && this.unitList(units, label, id);
    const field: Field = {
      ...{ control, note, name: input.name, isTyping: false },
      ...(unit && { unit }),
      ...(units && { units }),
      element: element(
        "div",
        { class: input.kind === "code" ? "plan-field long" : "plan-field" },
        element("label", { for: id }, label),
        element("div", { class: "field-entry" }, control, ...(unit ? [unit] : []), question),
        note,
        about,
      ),
    };
    this.listen(field);
    this.fields.push(field);
    return field;
  }

  private control(input: PlanInput, id: string): Control {
    if (input.words?.isClosed && input.name !== "Contract_type") {
      return element("select", { id }, ...input.words.list.map((word) => element("option", { value: word }, word)));
    }
    const control = element("input", { id, autocomplete: "off", spellcheck: false });
    const isNumber = !["word", "code", "text"].includes(input.kind);
    if (isNumber) control.setAttribute("inputmode", "decimal");
    const words = input.name === "Contract" ? this.host.contracts().map(({ code }) => code) : input.words?.list;
    if (words === undefined) return control;
    const list = element("datalist", { id: `${id}-list` }, ...words.map((word) => element("option", { value: word })));
    control.setAttribute("list", list.id);
    // A list stands beside its field and shows nothing by itself
    queueMicrotask(() => control.after(list));
    return control;
  }

  private unitList({ units }: UnitField, label: string, id: string): HTMLSelectElement {
    return element(
      "select",
      { id: `${id}-unit`, class: "field-unit", "aria-label": text("{label}: unit", { label }) },
      ...units.map(({ name, label: unit }) => element("option", { value: name }, translated(unit))),
    );
  }

  private listen(field: Field): void {
    const { control, unit } = field;
    control.addEventListener("input", () => {
      field.isTyping = true;
      this.host.draft(this.changesOf(field));
    });
    control.addEventListener("change", () => this.enter(field));
    control.addEventListener("keydown", (event) => {
      const { key } = event as KeyboardEvent;
      if (key === "Enter") this.enter(field);
      if (key !== "Escape") return;
      event.stopPropagation();
      field.isTyping = false;
      this.host.cancel();
      this.fill(field, this.values[field.name] ?? null);
    });
    unit?.addEventListener("change", () => this.changeUnit(field, unit.value as PlanInputName));
  }

  private enter(field: Field): void {
    field.isTyping = false;
    const changes = this.changesOf(field);
    const { decimal } = this.host.ways();
    const refused = refusedInput(planInput(field.name), changes[field.name] ?? null, (...given) => fieldText(...given, decimal));
    if (refused !== undefined) return this.refuse(field, refused);
    if (typeof changes[field.name] === "number") field.reading = undefined;
    this.host.enter(changes);
    this.fill(field, changes[field.name] ?? null);
  }

  /** What a rule refuses leaves everything as it was, and says below the field what it must be. */
  private refuse(field: Field, words: string): void {
    field.reading = undefined;
    this.host.cancel();
    this.fill(field, this.values[field.name] ?? null);
    field.note.classList.add("wrong");
    field.note.textContent = `✕ ${said(planInput(field.name).mustBe)}`;
    this.host.refuse?.(words);
  }

  private changesOf(field: Field): PlanChanges {
    const input = planInput(field.name);
    const before = this.values[field.name];
    const previous = typeof before === "number" ? before : undefined;
    const { value, words } = readField(input, field.control.value, this.host.ways(), previous);
    field.reading = words;
    // The default unit counts only while the others of the field are empty
    const sisters = (field.units?.units ?? []).filter(({ name }) => name !== field.name);
    const isDefault = field.units?.units[0]!.name === field.name;
    const emptied = isDefault ? sisters.filter(({ name }) => (this.values[name] ?? null) !== null) : sisters;
    return {
      ...(input.name === "Contract" && value !== before && Object.fromEntries(overrides.map((name) => [name, null]))),
      ...Object.fromEntries(emptied.filter(({ name }) => !keepsDefault(name)).map(({ name }) => [name, null])),
      [input.name]: value,
    };
  }

  /** Another unit for the same price: its cell is written, the others of the field are emptied. */
  private changeUnit(field: Field, name: PlanInputName): void {
    const value = (this.result && convertedValue(name, this.result)) ?? null;
    field.name = name;
    const others = field.units!.units.filter((unit) => unit.name !== name && !keepsDefault(unit.name));
    if (value === null) {
      this.fill(field, null);
      field.note.textContent = this.said(planInput(name).mustBe);
      return;
    }
    // At once: what is typed next must not meet the answer of the sheet
    this.fill(field, value);
    this.host.enter({ ...Object.fromEntries(others.map((unit) => [unit.name, null])), [name]: value });
  }

  private showField(field: Field, result: PlanResult): void {
    const { isTyping } = field;
    if (field.units && !isTyping) {
      field.name = usedUnit(field.units, result).name;
      if (field.unit) field.unit.value = field.name;
    }
    if (!isTyping) this.fill(field, result.values[field.name] ?? null);
    const { note, fault } = result.judgements.get(field.name)!;
    field.control.setAttribute("aria-invalid", String(fault !== undefined));
    field.note.classList.toggle("wrong", fault !== undefined);
    field.note.replaceChildren(
      notesOf(field, this.said(note), fault === undefined ? undefined : this.said(fault)),
      ...this.mirror(field, result, fault),
    );
  }

  /** What the model says, in the reader's language and marks. */
  private said(english: string): string {
    return said(english, this.host.ways().decimal);
  }

  private fill({ control, name }: Field, value: PlanValue): void {
    const shown = fieldText(planInput(name), value, this.host.ways().decimal);
    if (control instanceof HTMLSelectElement) showWord(control, shown);
    else if (control.value !== shown) control.value = shown;
  }

  /** A typed price that is on the wrong side, after a flip say, can be mirrored at the entry. */
  private mirror(field: Field, { resolved, values }: PlanResult, fault: string | undefined): HTMLElement[] {
    const { entry, side, decimals } = resolved.prices;
    const price = values[field.name];
    if (fault === undefined || !entry || !side || typeof price !== "number" || !/^Initial_stop$|_price$/.test(field.name))
      return [];
    const mirrored = Number((2 * entry.toNumber() - price).toPrecision(12));
    if (!(mirrored > 0)) return [];
    const button = element(
      "button",
      { type: "button", class: "link" },
      text("Mirror to {price}", { price: inReadersMarks(fixed(mirrored, decimals), this.host.ways().decimal) }),
    );
    button.addEventListener("click", () => this.host.enter({ [field.name]: mirrored }));
    return [element("span", {}, " "), button];
  }
}

function notesOf({ reading }: Field, note: string, fault: string | undefined): string {
  const judged = fault === undefined ? note : `✕ ${fault}`;
  return reading === undefined ? judged : judged === "" ? reading : `${reading}; ${judged}`;
}

/** Percentages of stop and steps stay in their cells: they count again when the other unit is emptied. */
function keepsDefault(name: PlanInputName): boolean {
  return name === "Stop_distance" || name === "Trigger_distance";
}

const sides: Readonly<Record<string, string>> = { buy: "long", "1": "long", sell: "short", "-1": "short" };

/** A word that the list does not have is added to it, so that it can be seen and changed. */
function showWord(control: HTMLSelectElement, typed: string): void {
  const word = typed.trim().toLowerCase();
  const known = [...control.options].find(({ value }) => value === (sides[word] ?? word));
  if (!known) control.append(element("option", { value: typed }, typed));
  control.value = known ? known.value : typed;
}

/** The planning sheet has its labels in English, and functions look inputs up by them. */
function inTheSheet({ label }: PlanInput): HTMLElement[] {
  return spokenLanguage() === "en" ? [] : [element("p", {}, text("In the sheet: {label}", { label }))];
}

function aboutLine(line: string, at: number): HTMLElement {
  const words = translated(line);
  return element("p", {}, [words, text("Takes: {what}", { what: words }), text("Example: {what}", { what: line })][at]);
}
