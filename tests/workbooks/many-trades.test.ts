/** The workbook Many trades, calculated by the engine with the functions of the project. */
import type { SheetValue } from "../../src/grid/workbook-data";
import { createHeadlessSheet } from "../../src/sheet/headless";
import type { Sheet } from "../../src/sheet/sheet";
import { manyTrades } from "../../src/workbooks/many-trades";
import { estimates, ruinMeasures } from "../../src/workbooks/many-trades-measures";
import { templateOf } from "../../src/workbooks/templates";
import { libraryFromSources } from "../library";
import { oneIn, slow } from "../property";

jest.setTimeout(120_000);

const placeOf = (name: string): string => manyTrades.workbook.names![name]!.replaceAll("$", "");
const library = libraryFromSources();

describe("the workbook Many trades", () => {
  let sheet: Sheet;
  const set = async (values: Record<string, SheetValue>): Promise<void> => {
    const cells = Object.entries(values).map(([name, value]) => [name.includes("!") ? name : placeOf(name), value] as const);
    if (!isFresh) before = { ...Object.fromEntries(cells.map(([place]) => [place, sheet.read(place)])), ...before };
    sheet.setCells(Object.fromEntries(cells));
    await sheet.recalculate();
  };
  const at = (cell: string): SheetValue => sheet.read(`'Many trades'!${cell}`);
  const range = (cells: string): SheetValue[][] => sheet.readRange(`'Many trades'!${cells}`);
  const estimate = (label: string, reading = 1): SheetValue => range("E6:G33").find(([each]) => each === label)![reading]!;

  const shared = createHeadlessSheet(library, manyTrades.workbook);
  let isFresh = false;
  let before: Record<string, SheetValue> = {};
  /** Tests that replace bars have a sheet of their own. */
  const open = async (): Promise<void> => {
    isFresh = true;
    sheet = createHeadlessSheet(library, manyTrades.workbook);
    await sheet.recalculate();
  };

  beforeAll(() => shared.recalculate());
  beforeEach(() => {
    sheet = shared;
  });
  afterEach(async () => {
    if (isFresh) sheet.dispose();
    else if (Object.keys(before).length > 0) {
      sheet.setCells(before);
      await sheet.recalculate();
    }
    [isFresh, before] = [false, {}];
  });
  afterAll(() => shared.dispose());

  it("names the rows of both summaries as the functions do, an interval beside every estimate", () => {
    expect(range("E6:E33").flat()).toEqual(estimates.map(([label]) => label));
    expect(range("I6:I28").flat()).toEqual(ruinMeasures.map(([label]) => label));
    const words = String(at("E1"));
    expect(words).toMatch(
      /^\d+ trades on made-up bars: average R -?[\d.]+ \(95%: -?[\d.]+ to -?[\d.]+\), edge (not shown|above 0|below 0)\.$/,
    );
    expect(at("E2")).toMatch(/^Wins [\d.]+% \([\d.]+% to [\d.]+%\), needs [\d.]+%\. /);
    expect(at("E3")).toContain("must be tested on others");
    expect(at("E3")).toMatch(/off by at most 1\.0% by the drawing/);
  });

  it("lines signals and equity up with the bars, and draws the equity from the first bar to the last", () => {
    expect(sheet.spillAt("Bars!I1")?.range).toBe("I1:I121");
    const drawn = sheet.readRange("Trades!N2:O102");
    expect(drawn[0]).toEqual([1, 1000]);
    expect(drawn.at(-1)).toEqual([120, sheet.read("Bars!I121")]);
  });

  it("plays the worked cells of the specification on bars of one's own, and says no more that they are made up", async () => {
    await open();
    // trades.md section 5, without targets: bars 2 to 3 and 4 to 5
    const bars = [
      [69900, 70010, 69850, 70000],
      [70000, 70100, 69900, 69950],
      [69950, 69980, 69650, 69700],
      [69700, 69800, 69690, 69790],
      [69790, 69850, 69700, 69720],
    ];
    const blank = Array.from({ length: 115 }, () => [null, null, null, null, null]);
    sheet.setTable("Bars!A2", [...bars.map((bar) => [null, ...bar]), ...blank]);
    sheet.setTable("Bars!H1", [["Signal"], ...[true, false, true, false, false].map((each) => [each])]);
    const plain = { Leverage: null, Maintenance_margin_rate: null, Tick_size: 0.000001, Target_1: null, Target_2: null };
    await set({ Total_contracts: 3, ...plain });
    expect(sheet.readRange("Trades!B2:D3")).toEqual([
      [2, 3, 70000],
      [4, 5, 69700],
    ]);
    expect(sheet.read("Trades!G2")).toBeCloseTo(-4.19825, 9);
    expect(sheet.read("Trades!G3")).toBeCloseTo(-0.4971, 9);
    expect(estimate("Average R")).toBeCloseTo(-0.559458056, 8);
    expect(estimate("Average R, high")).toBeCloseTo(5.038156, 5);
    expect(estimate("Max drawdown")).toBeCloseTo(5.34535, 9);
    expect(at("E1")).toBe("2 trades: average R -0.56 (95%: -6.16 to 5.04), edge not shown.");
    expect(at("E2")).toBe("Wins 0.0% (0.0% to 65.8%). The bars leave nothing open: worst and best reading agree.");
  });

  slow("prints both readings where a bar leaves the outcome open", async () => {
    await open();
    // replay-odds.md section 5: -4.90175 and -2.1134985 were possible
    const bars = [
      [70000, 70100, 69900, 70000],
      [70000, 70100, 69900, 70050],
      [70050, 70750, 69600, 70720],
    ];
    const blank = Array.from({ length: 117 }, () => [null, null, null, null, null]);
    sheet.setTable("Bars!A2", [...bars.map((bar) => [null, ...bar]), ...blank]);
    sheet.setTable("Bars!H1", [["Signal"], [true], [false], [false]]);
    await set({ Total_contracts: 3, Leverage: null, Maintenance_margin_rate: null, Target_1: null, Target_2: null });
    expect(at("E2")).toBe(
      "Wins 0.0% (0.0% to 79.3%). 1 trade holds a bar that leaves the outcome open: net -4.90 at worst, -2.11 at best. Use finer bars.",
    );
    expect(at("E3")).toMatch(/^Ruin needs two trades with a result in R\./);
  });

  slow("shuffles later bars without changing an earlier trade", async () => {
    await open();
    const trades = sheet.readRange("Trades!A2:L4");
    const last = trades[1]![2] as number;
    const rows = sheet.readRange(`Bars!B${last + 3}:E121`).reverse();
    sheet.setTable(`Bars!B${last + 3}`, rows);
    await sheet.recalculate();
    expect(sheet.readRange("Trades!A2:L3")).toEqual(trades.slice(0, 2));
    expect(sheet.readRange("Trades!A4:L4")[0]).not.toEqual(trades[2]);
  });

  const faults: readonly [values: Record<string, SheetValue>, headline: string][] = [
    [{ Side: "lnog" }, "No result. Side: long or short, was lnog."],
    [{ Signal_average: 2.5 }, "No result. Signal average: a whole number of bars, 1 or more, was 2.5."],
    [{ Anchor: "price" }, "No result. Anchor: percent, points or atr, was price."],
    [{ Risk_per_R: 1.5 }, "No result. Risk per R: a percentage above 0% and below 100%, was 150%."],
    [{ Trades_ahead: 0 }, "No result. Trades ahead: a whole number from 1 to 2,000, was 0."],
    [{ Ruin_at_a_loss_of: 2 }, "No result. Ruin at a loss of: a percentage above 0%, up to 100%, was 200%."],
    [{ Doubt: "maybe" }, "No result. Doubt: TRUE or FALSE, was maybe."],
    [{ Anchor: "atr" }, "No result: the worst reading has none. Select cell E5 to read why."],
    [{ "Bars!C5": 1 }, "No result: the worst reading has none. Select cell E5 to read why."],
    [{ Signal_average: 120 }, "No signal of these bars was played on made-up bars."],
  ];

  it.each(oneIn(4, faults))("says what is wrong: %j", async (values, headline) => {
    await set(values);
    expect(at("E1")).toBe(headline);
  });

  slow("follows short, price and contract, and is known again by its labels", async () => {
    await set({ Side: "short", Entry_price: 3500, Contract: null, Contract_size: 0.1, Tick_size: 0.01, Doubt: true });
    expect(at("E1")).toMatch(/^\d+ trades on made-up bars: average R/);
    expect(sheet.readRange("Ruin!A4:F4")[0]).toEqual(["Trade", "5%", "25%", "50%", "75%", "95%"]);
    expect(templateOf(sheet.workbook())?.id).toBe("many-trades");
  });
});
