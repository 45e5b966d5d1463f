/** The workbook Compare plans, calculated by the engine, held against the planner's model. */
import { namedPlace } from "../../src/cli/typed-inputs";
import { readWorkbook, writeWorkbook } from "../../src/file/xlsx";
import type { SheetValue } from "../../src/grid/workbook-data";
import { initialValues, type PlanInputName, type PlanValues } from "../../src/plan/inputs";
import { planOf } from "../../src/plan/model";
import { payoffOf } from "../../src/plan/payoff";
import { createHeadlessSheet } from "../../src/sheet/headless";
import type { Sheet } from "../../src/sheet/sheet";
import { withInputs } from "../../src/workbench/carried-inputs";
import { comparePlans } from "../../src/workbooks/compare";
import { planFigures } from "../../src/workbooks/plan-kit/answers";
import { templateOf } from "../../src/workbooks/templates";
import { libraryFromSources } from "../library";
import { oneIn, slow } from "../property";

jest.setTimeout(120_000);

const library = libraryFromSources();
const { workbook } = comparePlans;
const namesOf = (plan: "A" | "B") => workbook.sheets.find(({ name }) => name === `Plan ${plan}`)!.names!;

describe("the workbook Compare plans", () => {
  let sheet: Sheet;
  beforeAll(async () => {
    sheet = createHeadlessSheet(library, workbook);
    await sheet.recalculate();
  });
  afterAll(() => sheet.dispose());

  /** Types both plans over what comes with the workbook. */
  const put = async (a: PlanValues, b: PlanValues): Promise<void> => {
    for (const [plan, changed] of [["A", a] as const, ["B", b] as const]) {
      const all = Object.entries({ ...initialValues, ...changed });
      sheet.setCells(
        Object.fromEntries(all.map(([name, value]) => [namesOf(plan)[name]!.replaceAll("$", ""), (value ?? null) as SheetValue])),
      );
    }
    await sheet.recalculate();
  };
  const at = (cell: string): SheetValue => sheet.read(`Compare!${cell}`);
  const row = (label: string): SheetValue[] => {
    const rows = sheet.readRange("Compare!E5:H32");
    return rows.find(([first]) => String(first).startsWith(label))!.slice(1);
  };

  it("lists the inputs that differ, as their cells show them, and every output of both with the difference", async () => {
    await put({}, { Total_contracts: 3, Max_risk_per_trade: 0.02, Side: "long" });
    expect(sheet.readRange("Compare!A8:C10")).toEqual([
      ["Max risk per trade", "1%", "2%"],
      ["Total contracts", "", 3],
      [null, null, null],
    ]);
    // planner.md section 6: -9.8035 with 7 contracts, -4.90175 with 3
    expect(row("Worst stage")).toEqual([-9.8035, -4.90175, expect.closeTo(4.90175, 9)]);
    expect(row("Contracts")).toEqual([7, 3, -4]);
    expect(at("E1")).toMatch(
      /^The worst stage of B is 4\.90 USDT better, the reward of B at the targets \d+\.\d\d USDT lower\. /,
    );
    expect(at("E2")).toBe("They differ in Max risk per trade, Total contracts.");
  });

  it("has every figure that a planning sheet comes to, by the same words", () => {
    const labels = sheet.readRange("Compare!E5:E32").flat();
    // How many targets get a lot is an aid of the sentences
    const missing = [...planFigures.values()].filter(({ name, label }) => name !== "Targets_reached" && !labels.includes(label));
    expect(missing).toEqual([]);
  });

  it("says that the plans are the same", async () => {
    await put({}, {});
    expect(at("E1")).toBe("The plans are the same: change an input of Plan B.");
    expect(at("A8")).toBe("none");
  });

  it("names the plan and the input that is wrong, and shows no difference", async () => {
    await put({}, { Side: "lnog" });
    expect(at("E1")).toBe("No comparison. Plan B: Side: long or short, was lnog.");
    expect(row("Worst stage")).toEqual([-9.8035, "", ""]);
    await put({}, {});
    sheet.setValue("Compare!B5", -5);
    await sheet.recalculate();
    expect(at("E1")).toBe("No comparison. Price to look at: a price above 0, was -5.");
    sheet.setValue("Compare!B5", null);
  });

  slow("has no difference between figures in two currencies", async () => {
    await put({}, { Contract: "BYBIT:BTCUSD", Equity_currency: "USDT" });
    expect(row("Worst stage")[2]).toBe("");
    expect(row("Worst stage, of equity")[2]).toEqual(expect.any(Number));
    expect(at("E1")).toMatch(/^The results are in two currencies, USDT and BTC\. A: Within the limit\. B: /);
  });

  const cases: readonly (readonly [string, PlanValues])[] = [
    ["the plan as it comes", {}],
    ["a short of five steps", { Side: "short", Steps: 5, Split: "pyramid" }],
    ["one step without targets", { Steps: 1, Target_1: null, Target_2: null }],
    ["an inverse contract", { Contract: "BYBIT:BTCUSD", Total_contracts: 300, Exit_split: "30/70" }],
    ["a commission and a typed rate", { Commission: 0.5, Fee_rate: -0.0001, Steps: 2 }],
  ];

  it.each(oneIn(5, cases))("draws the result against the price of %s as the model does", async (_, changed) => {
    await put(changed, changed);
    const plan = planOf({ ...initialValues, ...changed } as PlanValues);
    const points = sheet.readRange("Compare!E51:G91");
    const [first, last] = [points[0]![0], points[40]![0]] as [number, number];
    const model = payoffOf(plan, 40).sort((a, b) => a.price - b.price);
    expect(first).toBeCloseTo(model[0]!.price, 6);
    expect(last).toBeCloseTo(model[model.length - 1]!.price, 6);
    const compared = points.filter(([price]) => model.some((point) => Math.abs(point.price / Number(price) - 1) < 1e-12));
    expect(compared.length).toBeGreaterThan(30);
    for (const [price, a, b] of compared) {
      const { scaled } = model.find((point) => Math.abs(point.price / Number(price) - 1) < 1e-12)!;
      expect([a, b]).toEqual([expect.closeTo(scaled, 8), expect.closeTo(scaled, 8)]);
    }
  });

  slow("is filled with two plans of the page, contracts of one's own among them", async () => {
    const own = ["MINE:X", 5, "linear", 0.5, 1, "USDT", "USDT", "X"];
    const filled = withInputs(
      comparePlans,
      (letter) => ({ ...initialValues, Contract: "MINE:X", Steps: letter === "A" ? 2 : 4 }) as PlanValues,
      [own],
    );
    const other = createHeadlessSheet(library, filled);
    await other.recalculate();
    expect(other.read("Compare!E2")).toBe("They differ in Steps.");
    expect(other.read(namesOf("B").Size_used!.replaceAll("$", ""))).toBe(5);
    other.dispose();
  });

  slow("keeps the names of its sheets in a file, for formulas and for calc", async () => {
    const ids = library.metadata.functions.map(({ id }) => id);
    const read = readWorkbook(await writeWorkbook(workbook, { customFunctions: ids }), { customFunctions: ids });
    for (const plan of ["A", "B"] as const)
      for (const name of ["Side", "Worst_stage", "Fault"] satisfies (PlanInputName | string)[])
        expect(namedPlace(read, `'Plan ${plan}'!${name}`)?.replaceAll("'", "")).toBe(namesOf(plan)[name]!.replaceAll("'", ""));
    expect(read.sheets[0]!.cells.F5!.formula).toBe("='Plan A'!Verdict");
    expect(templateOf(read)?.id).toBe("compare");
  });
});
