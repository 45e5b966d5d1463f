/** The Replay and the Odds sheet, calculated by the engine with the functions of the project. */
import { createHeadlessSheet } from "../../src/sheet/headless";
import type { Sheet } from "../../src/sheet/sheet";
import { oddsTemplate } from "../../src/workbooks/odds";
import { replayTemplate } from "../../src/workbooks/replay";
import { sampleBars } from "../../src/workbooks/sample-bars";
import type { Template } from "../../src/workbooks/template";
import { libraryFromSources } from "../library";
import { slow } from "../property";

jest.setTimeout(300_000);

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
  const placeOf = (name: string): string => replayTemplate.workbook.names![name]!.replaceAll("$", "");
  const type = async (values: Record<string, string | number | null>): Promise<void> => {
    sheet.setCells(Object.fromEntries(Object.entries(values).map(([name, value]) => [placeOf(name), value])));
    await sheet.recalculate();
  };
  const at = (label: string, column: "H" | "I") => figure("Replay!E5:E15", `Replay!${column}5:${column}15`, label);
  /** The plan of the article: three contracts, no targets. */
  const article = { Total_contracts: 3, Target_1: null, Target_2: null };

  it("says what the bars leave open, worst against best, and names the ends by their time", async () => {
    await open(replayTemplate);
    expect(errors("Replay!A1:P140")).toEqual([]);
    expect(sheet.read("Replay!E1")).toBe(
      "Worst reading on made-up bars: Stop at 2024-01-01 17:00 with 3 steps filled, -8.43 USDT (-0.84% of equity).",
    );
    expect(sheet.read("Replay!E2")).toContain("1 bar leaves the outcome open");
    expect(sheet.read("Replay!E2")).toContain("Last bar 2024-01-05 23:00.");
    // 3 contracts of 7 at the last step: stopped at 70,349.9; 2, 2 and 3 bought at 70,000, 70,350 and 70,700
    const bought = 2 * 70000 + 2 * 70350 + 3 * 70700;
    const worst = 0.01 * (7 * 70349.9 - bought) - 0.0005 * 0.01 * (7 * 70349.9 + bought);
    expect(at("Net", "H")).toBeCloseTo(worst, 9);
    expect(at("Net", "I")).toBeGreaterThan(worst);
    expect(sheet.readRange("Replay!H5:I6")).toEqual([
      [expect.closeTo(45292 + 17 / 24, 8), expect.closeTo(45293.5, 8)],
      ["Stop", "Target"],
    ]);
  });

  slow("lines the equity up beside the bars", async () => {
    await open(replayTemplate);
    const bars = sheet.readRange("Bars!A1:I121");
    expect(bars[0]).toEqual(["Time", "Open", "High", "Low", "Close", "Volume", "Funding", "Worst equity", "Best equity"]);
    expect(bars.slice(1).every((row) => row.filter((cell) => typeof cell === "number").length === 8)).toBe(true);
    expect(sheet.read("Bars!M1")).toContain("not market data");
  });

  it("follows when other bars are pasted, fewer or more", async () => {
    await open(replayTemplate);
    // The worked cells of the specification: -4.90175 at worst, one unsure bar
    const blank = Array.from({ length: 118 }, () => [null, null, null, null, null]);
    sheet.setTable("Bars!A2", [[null, 70000, 70100, 69900, 70050], [45383.5, 70050, 70750, 69600, 70720], ...blank]);
    await type(article);
    expect(at("Net", "H")).toBeCloseTo(-4.90175, 10);
    expect(at("Net", "I")).toBeCloseTo(-2.1134985, 10);
    expect(at("Unsure bars", "H")).toBe(1);
    expect(sheet.spillAt("Bars!H1")?.range).toBe("H1:H3");
    expect(sheet.read("Replay!E1")).toBe(
      "Worst reading: Stop at 2024-04-01 12:00 with 2 steps filled, -4.90 USDT (-0.49% of equity).",
    );
    // The bar of the first event has no time: its number stands there; the second has one
    expect(sheet.readRange("Replay!E19:E20").flat()).toEqual([1, 45383.5]);
  });

  it("begins at the bar that is typed, by its number or by its time", async () => {
    await open(replayTemplate);
    await type({ First_bar: 3 });
    expect([sheet.read(placeOf("First_row")), sheet.readRange("Replay!P19:P19").flat()]).toEqual([3, [3]]);
    expect(sheet.readRange("Bars!H2:H3").flat()).toEqual([1000, 1000]);
    const third = at("Net", "H");
    await type({ First_bar: 45292 + 2 / 24 });
    expect([sheet.read(placeOf("First_row")), at("Net", "H")]).toEqual([3, third]);
    await type({ First_bar: "2024-01-01 02:00" });
    expect([sheet.read(placeOf("First_row")), at("Net", "H")]).toEqual([3, third]);
    await type({ First_bar: 121 });
    expect(sheet.read("Replay!E1")).toBe("No plan. First bar: a bar's number, or a time up to the last bar's, was 121.");
    await type({ First_bar: 35 });
    expect(sheet.read("Replay!E1")).toBe(
      "No plan. Entry price: near the open of the first bar, 71,147.9, which lies beyond the last step, was 70000.",
    );
    await type({ First_bar: 1, Entry_price: 75000 });
    expect(sheet.read("Replay!E1")).toMatch(
      /^No entry on made-up bars: the price never reached 75,000\.0 from bar 1 on; these bars go/,
    );
  });

  slow("plays the plan at every signal too, and shares the trades out over their results", async () => {
    await open(replayTemplate);
    await type({ Signals: "average turns" });
    const trades = sheet.readRange("Trades!A2:L40").filter(([number]) => typeof number === "number");
    expect(trades.length).toBeGreaterThan(2);
    const counted = sheet.readRange("Trades!S2:S11").flat() as number[];
    expect(counted.reduce((sum, each) => sum + each, 0)).toBe(trades.length);
    expect(sheet.read("Replay!E3")).toContain(`On every signal: ${trades.length} trades, average `);
    // A trade begins at the open of the bar behind a signal
    for (const [, bar] of trades) expect(sheet.read(`Bars!J${bar as number}`)).toBe(true);
    await type({ Signals: "own" });
    expect(sheet.read("Replay!E1")).toBe("No plan. Signals: another signal, or TRUE and FALSE in column K of Bars, was own.");
    sheet.setCells({ "Bars!K5": true });
    await sheet.recalculate();
    expect(sheet.readRange("Trades!A2:B2").flat()).toEqual([1, 5]);
    await type({ Signals: "retest" });
    expect(sheet.read("Replay!E1")).toBe("No plan. Signals: another signal, or a Level below to be retested, was retest.");
  });

  slow("takes a funding rate of the bars only where one is typed", async () => {
    await open(replayTemplate);
    const before = at("Net", "H") as number;
    await type({ Funding_per_bar: 0.0001 });
    const charged = at("Net", "H") as number;
    expect(charged).toBeLessThan(before);
    for (let row = 2; row <= 121; row++) sheet.setValue(`Bars!G${row}`, 0);
    await sheet.recalculate();
    expect(at("Net", "H")).toBeCloseTo(before, 9);
  });

  it("names the bar that is wrong", async () => {
    await open(replayTemplate);
    sheet.setValue("Bars!C10", 1);
    await sheet.recalculate();
    expect(sheet.read("Replay!E1")).toBe("No result. Bars, row 10: prices above 0, open and close between low and high.");
  });

  slow("reads 20,000 bars to the last one", async () => {
    await open(replayTemplate);
    const bars = sampleBars({ count: 20_000 });
    sheet.setTable(
      "Bars!A2",
      bars.map(({ open: first, high, low, close }, bar) => [45292 + bar / 24, first, high, low, close]),
    );
    await sheet.recalculate();
    expect(sheet.read("Replay!E2")).toContain("Last bar 2026-04-13 07:00.");
    expect(errors("Replay!A1:P140")).toEqual([]);
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
