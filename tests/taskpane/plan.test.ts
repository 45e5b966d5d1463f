import { CellError } from "../../src/grid/cell";
import { contracts } from "../../src/taskpane/contracts";
import { waysOf } from "../../src/door/locale";
import { initialTexts, planFields, readFields } from "../../src/taskpane/plan-fields";
import { type Preview, previewOf } from "../../src/taskpane/plan-preview";
import { areaOf } from "../../src/taskpane/cells";
import { planCell, planSheet, roomForSteps } from "../../src/taskpane/plan-sheet";
import { scalingPlan } from "../../src/workbooks/scaling-plan";

const preview = (changed: Record<string, string> = {}) => previewOf(readFields({ ...initialTexts(), ...changed }).values);
const column = (table: unknown[][], name: string) => table.slice(1).map((row) => row[table[0]!.indexOf(name)]);

test("the example of the founding article previews with its exact figures", () => {
  const { plan, steps } = preview() as Preview;
  expect(steps).toBe(3);
  expect(column(plan, "Net at stop")).toEqual([-4.19825, -4.90175, -2.1134985]);
});

test("the summary says the worst stage in words", () => {
  const { summary, audit } = preview() as Preview;
  expect(summary).toMatch(/^Worst stage: a loss of 4\.90 \(0\.49% of equity\); /);
  expect(Array.isArray(audit) && audit.length).toBe(12);
});

test("an audit without an exit plan fails that check", () => {
  const { audit } = preview({ target1: "", target2: "" }) as Preview;
  expect((audit as unknown[][])[9]![1]).toBe("FAIL");
});

test("what the functions refuse is shown in their words", () => {
  const refused = preview({ stop: "70500" });
  expect(refused).toBeInstanceOf(CellError);
  expect((refused as CellError).message).not.toBe("");
  expect((preview({ weights: "=1+1" }) as CellError).code).toBe("#VALUE!");
  expect((preview({ leverage: "0.5" }) as CellError).message).toContain("leverage must be at least 1");
});

test("a plan with more steps than the sheet has room for is refused", () => {
  expect(roomForSteps).toBeGreaterThanOrEqual(4);
  const many = preview({ weights: `equal ${roomForSteps + 1}`, total: "70" }) as CellError;
  expect(many.message).toContain(`room for ${roomForSteps} steps`);
});

test.each([
  ["70000", 70000],
  ["1,234,567.5", 1234567.5],
  ["70 000,5", 70000.5],
  ["0,001", 0.001],
  ["0,005", 0.005],
  ["0,125", 0.125],
  ["-0,250", -0.25],
  [".5", 0.5],
  ["1e-3", 0.001],
])("%s in a number field is %p", (text, number) => {
  expect(readFields({ ...initialTexts(), leverage: text }).values.leverage).toBe(number);
});

test.each([
  ["0,5%", 0.005],
  ["0,05%", 0.0005],
  ["0,05", 0.0005],
  ["0.05%", 0.0005],
  ["5 bps", 0.0005],
])("%s in the field Fee is %p", (text, number) => {
  const { values, readings } = readFields({ ...initialTexts(), fee: text });
  expect(values.fee).toBe(number);
  expect(readings.find(({ key }) => key === "fee")?.message ?? "= 0.05%").toMatch(/^= 0\.0?5%$/);
});

test.each([["abc"], ["1.2.3"], ["=1"], ["1,2,3"], ["1/2"]])("%s is no number", (text) => {
  expect(readFields({ ...initialTexts(), entry: text }).faults).toEqual([
    { key: "entry", message: `Entry price must be a number, was "${text}".` },
  ]);
});

test("two readings, and a date, are named", () => {
  expect(readFields({ ...initialTexts(), entry: "70,000" }).values.entry).toBe(70000);
  expect(readFields({ ...initialTexts(), entry: "70.350" }).faults[0]!.message).toContain("70.35 or 70350");
  expect(readFields({ ...initialTexts(), entry: "70.350" }, waysOf("de-DE")).values.entry).toBe(70350);
  expect(readFields({ ...initialTexts(), entry: "01.04.2024" }).faults[0]!.message).toContain("1 April 2024");
});

test("percent fields become fractions without noise", () => {
  const { values } = readFields({ ...initialTexts(), fee: "0.07", distance: "0.29" });
  expect([values.fee, values.distance]).toEqual([0.0007, 0.0029]);
});

test("a field that is missing or no number is named", () => {
  const { faults } = readFields({ ...initialTexts(), entry: "", stop: "low" });
  expect(faults).toEqual([
    { key: "entry", message: "Entry price is needed." },
    { key: "stop", message: 'Initial stop must be a number, was "low".' },
  ]);
});

test("every field belongs to an input of the planning sheet, and every input has a field", () => {
  expect(planFields.map(({ key }) => key).sort()).toEqual(scalingPlan.inputs.map(({ key }) => key).sort());
});

test("the sheet holds the form's values, escaped, and live formulas", () => {
  const { values } = readFields({ ...initialTexts(), entry: "65,000", weights: '=HYPERLINK("http://x")' });
  const { cells, names, chart } = planSheet(values, "=evil", 3);
  const at = (key: string) => cells[scalingPlan.inputs.find((input) => input.key === key)!.address.split("!")[1]!]!.value;
  expect(at("entry")).toBe(65000);
  expect(at("weights")).toBe('\'=HYPERLINK("http://x")');
  expect(cells.A1!.value).toBe("'=evil");
  expect(Object.values(cells).filter(({ value }) => typeof value === "string" && /^[=+\-@]/.test(value))).toEqual([]);
  const formulas = Object.values(cells).map(({ formula }) => formula ?? "");
  for (const call of ["SCALE.PLAN(", "SCALE.AUDIT(", "SCALE.RISK(", "MICRO.VERSION("])
    expect(formulas.some((formula) => formula.includes(call))).toBe(true);
  expect(names.Entry_price).toBe(scalingPlan.inputs.find(({ key }) => key === "entry")!.address.split("!")[1]);
  const row = areaOf(planCell).row + 2;
  expect(chart.lines.map(({ values: range }) => range)).toEqual(
    ["G", "I", "K", "O"].map((each) => `${each}${row}:${each}${row + 2}`),
  );
});

test("nothing of the sheet lies under its chart", () => {
  const { cells, chart } = planSheet(readFields(initialTexts()).values, "Plan", 3);
  const row = (address: string) => Number(/\d+/.exec(address)![0]);
  expect(Math.max(...Object.keys(cells).map(row))).toBeLessThan(row(chart.from));
});

test("contracts to choose from are linear, with the figures of MICRO.SPEC", () => {
  const all = contracts();
  expect(all.find(({ code }) => code === "CME:MBT")).toMatchObject({ size: "0.1", tick: "5" });
  expect(all.some(({ code }) => code === "BYBIT:BTCUSD")).toBe(false);
});
