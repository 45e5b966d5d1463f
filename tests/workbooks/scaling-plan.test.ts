/** The planning sheet, calculated by the engine with the functions of the project: sentences, tables and their places. */
import type { SheetValue } from "../../src/grid/workbook-data";
import { planHeadings } from "../../src/host/plan-table";
import { createHeadlessSheet } from "../../src/sheet/headless";
import type { Sheet } from "../../src/sheet/sheet";
import { scalingPlan } from "../../src/workbooks/scaling-plan";
import { templateOf } from "../../src/workbooks/templates";
import { libraryFromSources } from "../library";
import { workedHeadline } from "../plan/said";
import { initialValues, type PlanValues } from "../../src/plan/inputs";
import { planOf } from "../../src/plan/model";

const placeOf = (name: string): string => scalingPlan.workbook.names![name]!.replaceAll("$", "");

describe("the planning sheet", () => {
  let sheet: Sheet;
  const set = async (values: Record<string, SheetValue>): Promise<void> => {
    sheet.setCells(Object.fromEntries(Object.entries(values).map(([name, value]) => [placeOf(name), value])));
    await sheet.recalculate();
  };
  const read = (name: string): SheetValue => sheet.read(placeOf(name));

  beforeEach(async () => {
    sheet = createHeadlessSheet(libraryFromSources(), scalingPlan.workbook);
    await sheet.recalculate();
  });
  afterEach(() => sheet.dispose());

  it("says its plan in two sentences, and what fails", () => {
    // planner.md section 2, of the untouched template
    expect(sheet.read("Plan!E1")).toBe(workedHeadline);
    expect(sheet.read("Plan!E2")).toBe(
      "If every step fills and every target is reached: 54.54 USDT, 5.56 times the worst stage. " +
        "Without drift it wins 12.5% of the time and needs 17.8%. Margin 492.80 of 1,000.00 USDT. " +
        "The stop is reached before liquidation. 3 checks fail.",
    );
    expect(read("Failing")).toBe(
      "Risk if the stops are never moved; Stop after scale 1 covers break-even; Profit locked after the last scale",
    );
  });

  it("shows what one acts on first: step, add, trigger, stop, net", () => {
    expect(sheet.spillAt("Plan!E12")?.range).toBe("E12:O15");
    expect(sheet.readRange("Plan!E12:I12")[0]).toEqual(
      (["step", "add", "trigger", "stop", "net"] as const).map((column) => planHeadings[column]),
    );
    expect(sheet.readRange("Plan!F13:H15")).toEqual([
      [2, 70000, 69650],
      [2, 70350, 70000],
      [3, 70700, 70349.9],
    ]);
  });

  it("has room for twelve steps, and no figure stays when there are fewer again", async () => {
    await set({ Steps: 12, Account_equity: 10000 });
    expect(sheet.spillAt("Plan!E12")?.range).toBe("E12:O24");
    await set({ Steps: 2 });
    expect(sheet.spillAt("Plan!E12")?.range).toBe("E12:O14");
    expect(
      sheet
        .readRange("Plan!E15:O24")
        .flat()
        .every((value) => value === null),
    ).toBe(true);
  });

  it("shows no figure beside a fault", async () => {
    await set({ Entry_price: -5 });
    expect(sheet.read("Plan!E1")).toBe("No plan. Entry price: a price above 0, was -5.");
    expect(["Detail", "Failing", "Worst_stage", "Margin_needed"].map(read)).toEqual(["", "", "", ""]);
    expect(
      sheet
        .readRange("Plan!E13:O24")
        .flat()
        .every((value) => value === null),
    ).toBe(true);
  });

  it("shouts when liquidation comes first", async () => {
    await set({ Leverage: 125, Initial_stop: 69000 });
    expect(read("Verdict")).toBe("Liquidation comes first");
    expect(read("Detail")).toContain("LIQUIDATION COMES BEFORE THE STOP.");
  });

  it("names a fault by its label, once: what depends on it says nothing", async () => {
    await set({ Tick_size: -1 });
    expect(read("Fault")).toBe("Tick size: a number above 0, was -1");
    const notes = sheet.readRange("Plan!C4:C52").flat();
    expect(notes.filter((note) => String(note).startsWith("✕"))).toHaveLength(1);
  });

  it("says beside the contract that its lot is assumed, until one is typed; the model says the same", async () => {
    const notes = async (typed: Record<string, SheetValue>): Promise<unknown[]> => {
      await set({ Contract: "BINANCE:ETHUSDT", ...typed });
      const { judgements } = planOf({ ...initialValues, Contract: "BINANCE:ETHUSDT", ...typed } as PlanValues);
      return [sheet.read("Plan!C6"), judgements.get("Contract")!.note];
    };
    expect(await notes({})).toEqual(["1 ETH, lot 1 assumed", "1 ETH, lot 1 assumed"]);
    expect(await notes({ Lot_step: 0.001 })).toEqual(["1 ETH", "1 ETH"]);
  });

  it("is known again by its labels", () => {
    expect(templateOf(sheet.workbook())?.id).toBe(scalingPlan.id);
    sheet.setValue("Plan!A7", "Something else");
    expect(templateOf(sheet.workbook())).toBeUndefined();
  });
});
