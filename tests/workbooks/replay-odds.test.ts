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
  it("holds the specification's worked cells for one target", async () => {
    await open(oddsTemplate);
    sheet.setValue("Odds!B21", 71400);
    sheet.setValue("Odds!B22", null);
    await sheet.recalculate();
    expect(errors("Odds!A1:M40")).toEqual([]);
    const at = (label: string, column: string) => figure("Odds!E13:E21", `Odds!${column}13:${column}21`, label) as number;
    expect(at("Win probability", "I")).toBeCloseTo(1 / 12, 4);
    expect(at("Break-even probability", "I")).toBeCloseTo(0.12, 2);
    expect(at("Expected net", "I")).toBeCloseTo(-1.2285, 4);
    expect(at("Win probability", "J")).toBeCloseTo(0.2, 10);
    expect(at("Break-even probability", "J")).toBeCloseTo(0.24, 3);
    expect(at("Expected net", "J")).toBeCloseTo(-2.1, 4);
  });

  it("expects a gross result of 0 without drift, whatever the plan", async () => {
    await open(oddsTemplate);
    sheet.setValue("Odds!B8", "pyramid 4");
    sheet.setValue("Odds!B7", 10);
    for (const [cell, target] of [
      ["B21", 71500],
      ["B22", 72000],
    ] as const)
      sheet.setValue(`Odds!${cell}`, target);
    await sheet.recalculate();
    for (const column of ["I", "J"]) {
      expect(figure("Odds!E13:E21", `Odds!${column}13:${column}21`, "Expected gross")).toBeCloseTo(0, 9);
    }
    expect(sheet.read("Odds!E2")).toContain("an edge must come from drift");
  });
});
