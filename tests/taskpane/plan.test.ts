import { JSDOM } from "jsdom";
import { oneIn, runsBy } from "../property";
import { waysOf } from "../../src/door/locale";
import { PlanForm } from "../../src/form/plan-form";
import fc from "fast-check";
import { fieldText, readField } from "../../src/form/field-text";
import { planContracts } from "../../src/plan/contract-list";
import { initialValues, planInput, type PlanInputName, type PlanValues } from "../../src/plan/inputs";
import { planOf, type PlanResult } from "../../src/plan/model";
import { planNames, planSheet, valuesFrom } from "../../src/taskpane/plan-sheet";
import { edits, mismatches, valuesOf } from "../plan/edits";

const { window } = new JSDOM("<body></body>");
const names = ["document", "Event", "HTMLSelectElement", "HTMLInputElement"] as const;
for (const name of names) Object.assign(globalThis, { [name]: window[name] });

/** The form with the model behind it, as the pane has it. */
class Pane {
  values: PlanValues = initialValues;
  result: PlanResult = planOf(initialValues);
  readonly form = new PlanForm({
    draft: (changes) => (this.result = planOf({ ...this.values, ...changes })),
    enter: (changes) => {
      this.values = { ...this.values, ...changes };
      this.result = planOf(this.values);
      this.form.show(this.result, this.values);
    },
    cancel: () => this.form.show((this.result = planOf(this.values)), this.values),
    contracts: () => planContracts,
    ways: () => waysOf("en-US"),
  });

  constructor() {
    document.body.replaceChildren(this.form.element);
    this.form.show(this.result, this.values);
  }

  field(label: string): HTMLInputElement {
    const labels = [...document.querySelectorAll("label")].filter((each) => each.textContent === label);
    return document.getElementById(labels[0]!.htmlFor) as HTMLInputElement;
  }

  type(label: string, text: string): void {
    const field = this.field(label);
    field.value = text;
    field.dispatchEvent(new window.Event("change"));
  }

  unit(label: string, name: PlanInputName): void {
    const unit = document.querySelector<HTMLSelectElement>(`select[aria-label="${label}: unit"]`)!;
    unit.value = name;
    unit.dispatchEvent(new window.Event("change"));
  }

  note(label: string): string {
    return document.getElementById(this.field(label).getAttribute("aria-describedby")!)!.textContent!;
  }
}

/** What is set goes into cells; where the form has a unit list for it, by way of the values. */
test.each(oneIn(4, edits).map((edit) => [edit.id, edit] as const))(
  "%s in the pane: values in, outputs out",
  (_id, { set, expect: expected }) => {
    const pane = new Pane();
    const values = valuesOf(set) as PlanValues;
    pane.form.show(planOf({ ...initialValues, ...values }));
    const { outputs } = planOf({ ...initialValues, ...values });
    expect(mismatches(expected, (name) => outputs[name as keyof typeof outputs])).toEqual([]);
  },
);

test("typing into fields enters what was meant: percent, numbers, words", () => {
  const pane = new Pane();
  pane.type("Stop", "1");
  pane.type("Max risk per trade", "2%");
  pane.type("Entry price", "3,500");
  expect(pane.values).toMatchObject({ Stop_distance: 0.01, Max_risk_per_trade: 0.02, Entry_price: 3500 });
  expect(pane.note("Stop")).toBe("stop at 3,465.0");
  pane.type("Entry price", "abc");
  // What a rule refuses leaves the plan as it was
  expect(pane.note("Entry price")).toBe("✕ a price above 0");
  expect([pane.values.Entry_price, pane.result.outputs.Fault]).toEqual([3500, ""]);
  pane.type("Stop", "50%");
  expect([pane.values.Stop_distance, pane.note("Stop")]).toEqual([0.01, "✕ above 0%, up to 20%"]);
  pane.type("Stop", "2%");
  expect([pane.values.Stop_distance, pane.note("Stop")]).toEqual([0.02, "stop at 3,430.0"]);
});

test("another unit keeps the price and empties its sisters", () => {
  const pane = new Pane();
  pane.unit("Stop", "Initial_stop");
  expect(pane.values).toMatchObject({ Initial_stop: 69650 });
  pane.unit("Stop", "Stop_in_points");
  expect(pane.values).toMatchObject({ Initial_stop: null, Stop_in_points: 350 });
  pane.unit("Stop", "Stop_distance");
  expect(pane.values).toMatchObject({ Stop_in_points: null, Stop_distance: 0.005 });
  pane.unit("Target 1", "Target_1_price");
  expect(pane.values).toMatchObject({ Target_1: null, Target_1_price: 71050 });
});

test("a stop that a flip left on the wrong side can be mirrored", () => {
  const pane = new Pane();
  pane.unit("Stop", "Initial_stop");
  pane.type("Side", "short");
  expect(pane.result.outputs.Fault).toBe("Initial stop: above the entry of a short, was 69650");
  const mirror = [...document.querySelectorAll("button")].find(({ textContent }) => textContent === "Mirror to 70,350.0")!;
  mirror.click();
  expect(pane.result.outputs).toMatchObject({ Fault: "", Stop_used: 70350 });
});

test("picking a contract empties what was typed over the one before", () => {
  const pane = new Pane();
  pane.type("Tick size", "0.5");
  pane.type("Contract", "CME:MBT");
  expect(pane.values).toMatchObject({ Contract: "CME:MBT", Tick_size: null });
  expect(pane.note("Contract")).toBe("0.1 BTC, tick 5, lot 1 assumed");
});

test.each([
  ["70000", 70000],
  ["70,000", 70000],
  [".5", 0.5],
  ["1e-3", 0.001],
  ["abc", "abc"],
  ["1.2.3", "1.2.3"],
])("%s is read as %p", (text, value) => {
  expect(readField(planInput("Entry_price"), text, waysOf("en-US")).value).toBe(value);
});

test("two readings, and a date, are named", () => {
  const read = (text: string, locale = "en-US") => readField(planInput("Entry_price"), text, waysOf(locale), 70000);
  expect(read("70,000").value).toBe(70000);
  expect(read("70.350").words).toContain("70.35 or 70350");
  expect(read("70.350", "de-DE").value).toBe(70350);
  expect(readField(planInput("Entry_price"), "70.350", waysOf("de-DE"), 70).words).toContain("70350 or 70,35");
  expect(read("01.04.2024").words).toContain("1 April 2024");
});

test.each(["en-US", "de-DE"])("what a field shows is the same number when it is typed again: %s", (locale) => {
  const ways = waysOf(locale);
  const parts = fc.tuple(fc.integer({ min: -99_999, max: 9_999_999 }), fc.integer({ min: 0, max: 7 }));
  fc.assert(
    fc.property(parts, ([digits, places]) => {
      const input = planInput("Entry_price");
      const value = Number(`${digits}e-${places}`);
      const shown = fieldText(input, value, ways.decimal);
      const read = readField(input, shown, ways, value);
      expect(read.value).toBe(value);
      expect([undefined, `= ${shown}`]).toContain(read.words);
    }),
    runsBy(1),
  );
});

test("percentages are shown without noise", () => {
  expect(fieldText(planInput("Fee_rate"), 0.0007)).toBe("0.07%");
  expect(fieldText(planInput("Trigger_distance"), 0.0029)).toBe("0.29%");
  expect(fieldText(planInput("Trigger_distance"), 0.0029, ",")).toBe("0,29%");
});

test("the sheet holds the form's values, escaped, live formulas, names, word lists and decimals", () => {
  const values = { ...initialValues, Entry_price: 65000, Split: '=HYPERLINK("http://x")' };
  const { cells, names, validations, followsDecimals, contracts } = planSheet(values, "=evil");
  expect(cells[names.Entry_price!]!.value).toBe(65000);
  expect(cells[names.Split!]!.value).toBe('\'=HYPERLINK("http://x")');
  expect(cells.A1!.value).toBe("'=evil");
  expect(Object.values(cells).filter(({ value }) => typeof value === "string" && /^[=+\-@]/.test(value))).toEqual([]);
  const formulas = Object.values(cells).map(({ formula }) => formula ?? "");
  for (const call of ["SCALE.PLAN(", "SCALE.AUDIT(", "SCALE.SIZE(", "SCALE.ODDS(", "SCALE.OUT(", "MICRO.VERSION("])
    expect(formulas.filter((formula) => formula.includes(call)).length).toBeGreaterThan(0);
  expect(validations.some(({ range, allowed }) => range === names.Side && "list" in allowed)).toBe(true);
  expect(followsDecimals.map(({ from }) => from).sort()).toEqual(["Lot_decimals", "Money_decimals", "Price_decimals"]);
  expect(contracts.cells.A5!.value).toBe("EXAMPLE:MICROBTC");
});

test("nothing of the answers lies under the chart", () => {
  const { cells, chart } = planSheet(initialValues, "Plan");
  const row = (address: string) => Number(/\d+$/.exec(address)![0]);
  const right = Object.keys(cells).filter((address) => /^[E-O]\d+$/.test(address));
  const under = right.filter((address) => row(address) >= row(chart.from) && row(address) <= row(chart.to));
  expect(under).toEqual([]);
});

test("an inserted sheet read back gives the same plan", () => {
  const values: PlanValues = { ...initialValues, Side: "short", Entry_price: 3500, Target_2: null };
  const { cells } = planSheet(values, "Plan");
  // Excel takes the apostrophe that keeps a text a text for itself
  const typed = (value: unknown) => (typeof value === "string" ? value.replace(/^'/, "") : (value ?? null));
  const read = new Map(
    (Object.keys(initialValues) as PlanInputName[]).map((name) => [name, typed(cells[planNames[name]!]!.value)]),
  );
  const back = valuesFrom(read)!;
  expect(planOf(back).outputs).toEqual(planOf(values).outputs);
  expect(valuesFrom(new Map())).toBeUndefined();
});
