/** The Replay and the Odds sheet, calculated by the engine with the functions of the project. */
import { createHeadlessSheet } from "../../src/sheet/headless";
import type { Sheet } from "../../src/sheet/sheet";
import { oddsTemplate } from "../../src/workbooks/odds";
import { replayTemplate } from "../../src/workbooks/replay";
import type { Template } from "../../src/workbooks/template";
import { libraryFromSources } from "../library";

let sheet: Sheet;
const open = async ({ workbook }: Template): Promise<void> => {
  sheet = createHeadlessSheet(libraryFromSources(), workbook);
  await sheet.recalculate();
};
afterEach(() => sheet.dispose());

const errors = (range: string) =>
  sheet
    .readRange(range)
    .flat()
    .filter((value) => typeof value === "object" && value !== null);
/** Values of a column of labels and a column of figures. */
const figure = (labels: string, values: string, label: string) =>
  sheet.readRange(values)[sheet.readRange(labels).findIndex(([each]) => each === label)]![0];

describe("the Replay sheet", () => {
  it("says what the bars leave open, worst against best", async () => {
    await open(replayTemplate);
    expect(errors("Replay!A1:O40")).toEqual([]);
    expect(sheet.read("Replay!E1")).toBe("Worst reading on made-up bars: Stop with 3 steps filled, -2.11 (-0.21% of equity)");
    expect(sheet.read("Replay!E2")).toContain("1 bar leaves the outcome open");
    const [worst, best] = ["K25:K34", "M25:M34"].map((column) => figure("Replay!E25:E34", `Replay!${column}`, "Net"));
    // The third step's stop, as the plan above says it
    expect(worst).toBeCloseTo(-2.1134985, 10);
    expect(best).toBeGreaterThan(worst as number);
  });

  it("lines the equity up beside the bars", async () => {
    await open(replayTemplate);
    const bars = sheet.readRange("Bars!A1:I121");
    expect(bars[0]).toEqual(["Time", "Open", "High", "Low", "Close", "Volume", "Funding", "Worst equity", "Best equity"]);
    expect(bars.slice(1).every((row) => row.filter((cell) => typeof cell === "number").length === 8)).toBe(true);
    expect(sheet.read("Bars!J1")).toContain("not market data");
  });

  it("follows when other bars are pasted, fewer or more", async () => {
    await open(replayTemplate);
    // The worked cells of the specification: -4.90175 at worst, one unsure bar
    const blank = Array.from({ length: 118 }, () => [null, null, null, null, null]);
    sheet.setTable("Bars!A2", [[null, 70000, 70100, 69900, 70050], [45383.5, 70050, 70750, 69600, 70720], ...blank]);
    for (const target of ["B22", "B23"]) sheet.setValue(`Replay!${target}`, null);
    await sheet.recalculate();
    expect(figure("Replay!E25:E34", "Replay!K25:K34", "Net")).toBeCloseTo(-4.90175, 10);
    expect(figure("Replay!E25:E34", "Replay!K25:K34", "Unsure bars")).toBe(1);
    expect(sheet.spillAt("Bars!H1")?.range).toBe("H1:H3");
    expect(sheet.read("Replay!E1")).toContain("Worst reading: ");
    // The bar of the first event has no time: its number stands there; the second has one
    expect(sheet.readRange("Replay!P13:P14").flat()).toEqual([1, 45383.5]);
  });

  it("takes a funding rate of the bars only where one is typed", async () => {
    await open(replayTemplate);
    const before = figure("Replay!E25:E34", "Replay!K25:K34", "Net") as number;
    for (let row = 2; row <= 121; row++) sheet.setValue(`Bars!G${row}`, 0.0001);
    await sheet.recalculate();
    expect(figure("Replay!E25:E34", "Replay!K25:K34", "Net")).toBeLessThan(before);
  });
});

describe("the Odds sheet", () => {
  const placeOf = (name: string): string => oddsTemplate.workbook.names![name]!.replaceAll("$", "");
  const type = async (values: Record<string, string | number | null>): Promise<void> => {
    sheet.setCells(Object.fromEntries(Object.entries(values).map(([name, value]) => [placeOf(name), value])));
    await sheet.recalculate();
  };
  const at = (label: string, column: string) => figure("Odds!E5:E13", `Odds!${column}5:${column}13`, label) as number;

  it("holds the specification's worked cells for one target", async () => {
    await open(oddsTemplate);
    await type({ Total_contracts: 3, Target_1: null, Target_2: null, Target_1_price: 71400 });
    expect(at("Win probability", "H")).toBeCloseTo(1 / 12, 4);
    expect(at("Break-even probability", "H")).toBeCloseTo(0.12, 2);
    expect(at("Expected net", "H")).toBeCloseTo(-1.2285, 4);
    expect(at("Win probability", "I")).toBeCloseTo(0.2, 10);
    expect(at("Break-even probability", "I")).toBeCloseTo(0.24, 3);
    expect(at("Expected net", "I")).toBeCloseTo(-2.1, 4);
    expect(sheet.read("Odds!E1")).toBe("Scaled: 8.3% win, 12.0% needed. All in: 20.0% win, 24.0% needed.");
  });

  it("expects a gross result of 0 without drift, whatever the plan, and shares out the whole probability over the results", async () => {
    await open(oddsTemplate);
    await type({ Split: "pyramid 4", Total_contracts: 10, Target_2: 3, Side: "short" });
    for (const column of ["H", "I"]) expect(at("Expected gross", column)).toBeCloseTo(0, 9);
    for (const column of [1, 2]) {
      const bins = sheet.readRange("Odds!E53:G67").map((row) => row[column] as number);
      expect(bins.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 9);
      // Those whose result is above 0 are the wins of the summary; no bin of this plan straddles 0
      const wins = sheet.readRange("Odds!E53:G67").flatMap((row) => ((row[0] as number) > 0 ? [row[column] as number] : []));
      expect(wins.reduce((sum, each) => sum + each, 0)).toBeCloseTo(at("Win probability", column === 1 ? "H" : "I"), 9);
    }
    expect(sheet.read("Odds!E2")).toContain("an edge must come from drift");
  });

  it("asks for what it needs, in a sentence", async () => {
    await open(oddsTemplate);
    await type({ Drift: 0.01, Volatility: null });
    expect(sheet.read("Odds!E1")).toBe("No plan. Volatility: above 0%, up to 100%: needed with a drift, is empty.");
    await type({ Drift: 1.5, Volatility: 0.03 });
    expect(sheet.read("Odds!E1")).toBe("No plan. Drift: a percentage below 100%, was 150%.");
    await type({ Drift: null, Target_1: null, Target_2: null });
    expect(sheet.read("Odds!E1")).toBe("No odds: give the plan a target, such as 1 in Target 1.");
    await type({ Target_1: 1, Side: "lnog" });
    expect(sheet.read("Odds!E1")).toBe("No plan. Side: long or short, was lnog.");
  });
});
